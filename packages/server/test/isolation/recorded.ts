import type { QueryOptions, TestApp } from '../app.ts';

export interface Take {
  as: string | undefined;
  document: string;
  variables: Record<string, unknown>;
  data: unknown;
}

/** The same app, which keeps what it is asked and answers. */
export function recorded(plain: TestApp): { app: TestApp; takes: Take[] } {
  const takes: Take[] = [];
  const query: TestApp['query'] = async <Data>(document: string, options: QueryOptions = {}) => {
    const answer = await plain.query<Data>(document, options);
    takes.push({ as: options.as, document, variables: options.variables ?? {}, data: answer.data });
    return answer;
  };
  return { app: { ...plain, query }, takes };
}
