import type { App } from '../../src/app.ts';

/** Asks what has to be answered. */
export async function ask(app: App, token: string, query: string, variables: object = {}): Promise<unknown> {
  const response = await app.fetch(
    new Request('http://fuzz/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables }),
    }),
  );
  const { data, errors } = (await response.json()) as { data?: unknown; errors?: unknown };
  if (errors) throw new Error(`the world could not be read: ${JSON.stringify(errors)}`);
  return data;
}
