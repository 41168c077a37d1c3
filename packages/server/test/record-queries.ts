import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';
import { onTestFinished, vi } from 'vitest';

interface Statement {
  text: string;
  values?: unknown[];
}

const recording = new AsyncLocalStorage<Statement[]>();

/** What a statement does to which table, like `select ticket`. */
function nameOf(sql: string): string {
  let words = sql.toLowerCase().replaceAll('"', '').replaceAll('public.', '').trim();
  // The parts that a statement names for itself read from the tables first.
  if (words.startsWith('with ')) return `select ${/\bfrom\s+(\w+)/.exec(words)?.[1]}`;
  for (let outer = ''; outer !== words;) {
    outer = words;
    words = outer.replace(/\([^()]*\)/g, '');
  }
  const verb = /^\w+/.exec(words)?.[0] ?? words;
  const subject = /\b(?:from|into|update)\s+(?!as\b)(\w+)/.exec(words)?.[1] ?? /\bpg_\w+/.exec(words)?.[0];
  return subject ? `${verb} ${subject}` : verb;
}

/** What a connection is told or asked of itself depends on who used it before, not on the request. */
const ofConnections = /^select (set_config\('aftercare\.|current_user\b)/;

/** The statements that reach PostgreSQL because of `run`, in their order. */
export async function recordStatements(run: () => Promise<unknown>): Promise<Statement[]> {
  const query: unknown = Reflect.get(pg.Client.prototype, 'query');
  const spy = vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (
    this: pg.Client,
    ...args: unknown[]
  ) {
    const [statement, values] = args as [string | Statement, unknown[]?];
    const asked = typeof statement === 'string' ? { text: statement } : { values, ...statement };
    if (!ofConnections.test(asked.text)) recording.getStore()?.push(asked);
    return Reflect.apply(query as () => never, this, args);
  });
  onTestFinished(() => spy.mockRestore());
  const statements: Statement[] = [];
  await recording.run(statements, run);
  spy.mockRestore();
  return statements;
}

/** The same by what they do, like `select ticket`. */
export const recordQueries = async (run: () => Promise<unknown>): Promise<string[]> =>
  (await recordStatements(run)).map(({ text }) => nameOf(text));
