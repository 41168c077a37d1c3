import { createHash } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import { isDriverAdapterError } from '@prisma/driver-adapter-utils';
import pg from 'pg';
import { Prisma, PrismaClient } from '../generated/prisma/client.ts';
import { AlreadyExistsError, RequestError } from './errors.ts';
import { createReaders, type Reader, type ReadScope, runInScope } from './wall/reader.ts';
import { asRole, requireRole, rolesOf } from './wall/roles.ts';

export { Prisma };
export type { Reader, ReadScope };
export type Transaction = Prisma.TransactionClient;
export type Database = PrismaClient;

export interface DatabaseConnection {
  /** Where `database` connects, as the role of the program. */
  url: string;
  /** As the role of the program: it sees every row. */
  database: Database;
  pool: pg.Pool;
  /** As the role of viewers: the rows of one scope, and only to read. */
  readerFor: (scopeOf: () => ReadScope) => Reader;
  close(): Promise<void>;
}

/** Everything that waits for the database gives up before the caller would: refused in under 2 s, never hanging. */
export const usualConnectMs = 1_500;
const timeouts = { statementMs: 10_000, idleInTransactionMs: 10_000, keepAliveMs: 10_000 };

export interface ConnectOptions {
  onError: (error: Error) => void;
  poolSize?: number | undefined;
  connectMs?: number | undefined;
  /** Whose the tables are, where that is not the user of the URL. */
  ownerUrl?: string | undefined;
}

export function connectDatabase(url: string, options: ConnectOptions): DatabaseConnection {
  const roles = rolesOf(options.ownerUrl ?? url);
  const appUrl = asRole(url, roles.app);
  const pool = openPool(appUrl, 'aftercare', roles.app, options);
  const viewers = asRole(url, roles.viewer, { default_transaction_read_only: 'on' });
  const viewerPool = openPool(viewers, 'aftercare-viewer', roles.viewer, options);
  const readers = createReaders(new PrismaPg(runInScope(viewerPool), adapterOptions(options)));
  const database = new PrismaClient({
    adapter: new PrismaPg(pool, adapterOptions(options)),
    // The long form would carry a caller's arguments into the log.
    errorFormat: 'minimal',
    transactionOptions: { maxWait: options.connectMs ?? usualConnectMs, timeout: timeouts.statementMs },
  });
  return {
    url: appUrl,
    database,
    pool,
    readerFor: readers.readerFor,
    async close() {
      await Promise.all([database.$disconnect(), readers.close()]);
      await Promise.all([pool.end(), viewerPool.end()]);
    },
  };
}

const adapterOptions = ({ onError }: ConnectOptions): ConstructorParameters<typeof PrismaPg>[1] => ({
  statementNameGenerator: ({ sql }) => createHash('sha256').update(sql).digest('base64url').slice(0, 24),
  onConnectionError: onError,
});

function openPool(url: string, name: string, role: string, options: ConnectOptions): pg.Pool {
  const { connectMs = usualConnectMs } = options;
  const pool = new pg.Pool({
    connectionString: url,
    application_name: name,
    onConnect: requireRole(role),
    max: options.poolSize ?? 16,
    connectionTimeoutMillis: connectMs,
    statement_timeout: timeouts.statementMs,
    // For a server that vanished without a word, which no timeout of its own can tell of.
    query_timeout: timeouts.statementMs + connectMs,
    idle_in_transaction_session_timeout: timeouts.idleInTransactionMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: timeouts.keepAliveMs,
  });
  // The pool and Prisma listen only at times; an error that nobody hears would end the process.
  pool.on('error', options.onError);
  pool.on('connect', (client) => client.on('error', options.onError));
  return pool;
}

const unreachable = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028']);
/** The same in the words of Prisma's adapter, for statements written by hand. */
const adapterLost = new Set([
  'ConnectionClosed',
  'DatabaseNotReachable',
  'SocketTimeout',
  'TooManyConnections',
]);
/**
 * SQLSTATE classes 08 (connection) and 57P (the server is going away), too many connections, and what a socket says; and
 * 57014, a statement that has waited as long as one may, for what others have locked.
 */
const lostCode = /^(08\d{3}|57014|57P0\d|53300|ECONNREFUSED|ECONNRESET|EPIPE|ENOTFOUND|ETIMEDOUT)$/;
/** What node-postgres says without a code. */
const lostMessage =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|Query read timeout)/;

/** What a write answers, or the error that what must be unique is taken: the database decides, also in a race. */
export async function unlessTaken<Result>(write: Promise<Result>, message: string): Promise<Result> {
  try {
    return await write;
  } catch (error) {
    const taken = error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
    throw taken ? new AlreadyExistsError(message) : error;
  }
}

/** SQLSTATE 22021: PostgreSQL's text holds every character but NUL. */
const unstorable = /\b22021\b|invalid byte sequence for encoding "UTF8": 0x00/;

/** The caller's error for a text that the database can neither store nor look for, or null for anything else. */
export function asUnstorable(error: unknown): RequestError | null {
  if (!(error instanceof Error) || !unstorable.test(error.message)) return null;
  return new RequestError('BAD_USER_INPUT', 'The request holds a character (NUL) that cannot be stored.', {
    cause: error,
  });
}

/** The caller's error for a database that is away, or null for anything else. */
export function asUnavailable(error: unknown): RequestError | null {
  if (!(error instanceof Error)) return null;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const cause = adapterCause(error);
  // Prisma puts what the driver said on the last line; the lines above it may hold what a caller wrote.
  const said = error.message.slice(error.message.lastIndexOf('\n') + 1);
  const lost =
    unreachable.has(code) ||
    lostCode.test(code) ||
    (cause !== null && (adapterLost.has(cause.kind) || lostCode.test(cause.originalCode ?? ''))) ||
    lostMessage.test(said);
  if (!lost) return null;
  return new RequestError('UNAVAILABLE', 'The database cannot be reached at the moment. Try again.', {
    cause: error,
  });
}

function adapterCause(error: Error) {
  const cause =
    error instanceof Prisma.PrismaClientKnownRequestError ? error.meta?.['driverAdapterError'] : null;
  return cause && isDriverAdapterError(cause) ? cause.cause : null;
}
