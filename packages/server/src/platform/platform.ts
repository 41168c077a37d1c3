import type { Clock, SandboxClock } from './clock.ts';
import type { Database, Reader, ReadScope, Transaction } from './database.ts';
import type { EventLog } from './event-log/index.ts';
import type { Logger } from './logger.ts';
import type { Storage } from './storage.ts';
import type { TokenIssuer } from './token-issuer.ts';

/** What every verb stands on. */
export interface Platform {
  /** The database past the wall: for transactions, and for `beyondScope`. */
  whole: Database;
  /** The database as somebody may see it. */
  readerFor: (scopeOf: () => ReadScope) => Reader;
  clock: Clock;
  /** The same clock where it may be moved: in a sandbox. */
  sandbox: SandboxClock | null;
  log: Logger;
  eventLog: EventLog;
  /** Signs what callers carry away; the same on every node. */
  secret: string;
  /** Where files lie; null: nobody has said where. */
  storage: Storage | null;
  /** Whose word is taken on who somebody is; absent: nobody's. */
  issuer?: TokenIssuer | null;
}

/** What runs for nobody in particular stands on: timers, commands, authentication. Its database sees every row. */
export interface System extends Platform {
  database: Database;
}

/** Runs one business transaction, and tells the log's readers after its commit. */
export async function transact<T>(platform: Platform, run: (tx: Transaction) => Promise<T>): Promise<T> {
  const result = await platform.whole.$transaction(run);
  platform.eventLog.committed();
  return result;
}
