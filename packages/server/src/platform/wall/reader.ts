import { AsyncLocalStorage } from 'node:async_hooks';
import type { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { Prisma, PrismaClient } from '../../generated/prisma/client.ts';
import { loadRow } from '../batch.ts';

/** Whose rows a statement may answer. */
export interface ReadScope {
  organizations: readonly string[];
  /** The one ticket of a tracking token. */
  ticket: string | null;
}

type Model = Uncapitalize<Prisma.ModelName>;
type Reading =
  | 'findUnique'
  | 'findUniqueOrThrow'
  | 'findFirst'
  | 'findFirstOrThrow'
  | 'findMany'
  | 'count'
  | 'aggregate'
  | 'groupBy';

/** The database as a viewer reads it: rows outside of their scope are not there, whatever a statement asks for. */
export type Reader = { [Name in Model]: Pick<PrismaClient[Name], Reading> } & Pick<PrismaClient, '$queryRaw'>;

const asking = new AsyncLocalStorage<string>();

/**
 * Makes a pool tell each connection whose statement it is about to run, where that is somebody else's than the one
 * before. There is no other way to a connection: without a scope nothing runs.
 */
export function runInScope(pool: pg.Pool): pg.Pool {
  const connect = pool.connect.bind(pool) as () => Promise<pg.PoolClient>;
  const told = new WeakMap<pg.PoolClient, string>();
  const query = async (statement: pg.QueryConfig): Promise<pg.QueryResult> => {
    const scope = asking.getStore();
    if (scope === undefined) throw new Error('a statement of a viewer came without a scope');
    const client = await connect();
    try {
      if (told.get(client) !== scope) {
        told.delete(client);
        await client.query(tell(scope));
        told.set(client, scope);
      }
      const result = await client.query(statement);
      client.release();
      return result;
    } catch (error) {
      client.release(!(error instanceof pg.DatabaseError));
      throw error;
    }
  };
  const refuse = () => Promise.reject(new Error('a viewer has no transactions'));
  return Object.assign(pool, { query, connect: refuse });
}

const scopeText = ({ organizations, ticket }: ReadScope) => `${organizations.join(',')} ${ticket ?? ''}`;

/** The statement that tells a connection whose it is now. */
const tell = (scope: string): pg.QueryConfig => ({
  name: 'aftercare-scope',
  text: `select set_config('aftercare.organizations', $1, false), set_config('aftercare.ticket', $2, false)`,
  values: scope.split(' '),
});

/** Makes readers; all of them share one client and its pool. */
export function createReaders(adapter: PrismaPg) {
  let client: PrismaClient | null = null;
  const open = () => (client ??= new PrismaClient({ adapter, errorFormat: 'minimal' }));
  return {
    /** Reads for whoever `scopeOf` names at the moment of each statement. */
    readerFor: (scopeOf: () => ReadScope): Reader => readerOf(open(), scopeOf),
    close: async () => client?.$disconnect(),
  };
}

type Args = { where?: Record<string, unknown>; select?: object; include?: object };
type Delegate = Record<string, (args?: Args) => Promise<unknown>>;

function readerOf(client: PrismaClient, scopeOf: () => ReadScope): Reader {
  let scope: ReadScope | null = null;
  let text = '';
  // The scope is entered where the statement begins: Prisma's promises do nothing before somebody waits for them.
  const enter = <T>(begin: () => PromiseLike<T>): Promise<T> => {
    const now = scopeOf();
    if (now !== scope) [scope, text] = [now, scopeText(now)];
    return asking.run(text, () => Promise.resolve(begin().then((result) => result)));
  };
  const delegates = new Map<string | symbol, object>();
  const raw = (...statement: Parameters<PrismaClient['$queryRaw']>) =>
    enter(() => client.$queryRaw(...statement));
  return new Proxy(client, {
    get(_target, name) {
      if (name === '$queryRaw') return raw;
      const delegate: unknown = Reflect.get(client, name);
      if (typeof delegate !== 'object' || delegate === null || !('findMany' in delegate)) return undefined;
      const known = delegates.get(name) ?? readingOf(String(name), delegate as Delegate, enter);
      delegates.set(name, known);
      return known;
    },
  }) as unknown as Reader;
}

function readingOf(
  model: string,
  delegate: Delegate,
  enter: <T>(begin: () => PromiseLike<T>) => Promise<T>,
): object {
  const read = (method: string) => (args?: Args) => enter(() => delegate[method]!(args));
  const findMany = read('findMany');
  const findFirst = read('findFirst');
  /**
   * Prisma gathers the `findUnique` of one moment into one statement, over all who ask: that statement would run in one
   * scope for all. So they are gathered here, for each reader by itself.
   */
  const group = {};
  const findUnique = async ({ where = {}, ...query }: Args): Promise<unknown> => {
    const { id, ...rest } = where;
    if (typeof id !== 'string') return findFirst({ ...query, where: flat(where) });
    const kind = `${model} ${JSON.stringify(rest)}`;
    return loadRow(group, kind, id, query, async ({ where: ids, ...rows }) => {
      const found = await findMany({ ...rows, where: { ...rest, ...ids } });
      return found as { id: string }[];
    });
  };
  return {
    findMany,
    findFirst,
    findUnique,
    findUniqueOrThrow: async (args: Args) => (await findUnique(args)) ?? absent(model),
    findFirstOrThrow: read('findFirstOrThrow'),
    count: read('count'),
    aggregate: read('aggregate'),
    groupBy: read('groupBy'),
  };
}

/** `{ code_version: { code, version } }`, the name of a unique index, as the columns that it means. */
const flat = (where: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(where).flatMap(([name, value]) =>
      name.includes('_') && typeof value === 'object' && value !== null
        ? Object.entries(value)
        : [[name, value]],
    ),
  );

function absent(model: string): never {
  throw new Prisma.PrismaClientKnownRequestError(`There is no such ${model}.`, {
    code: 'P2025',
    clientVersion: Prisma.prismaVersion.client,
  });
}
