import { fileURLToPath } from 'node:url';
import { createKeyAsOperator } from '../src/modules/access/index.ts';
import { systemClock } from '../src/platform/clock.ts';
import { connectDatabase } from '../src/platform/database.ts';
import { EventLog } from '../src/platform/event-log/index.ts';
import { createLogger } from '../src/platform/logger.ts';
import type { System } from '../src/platform/platform.ts';
import { Measured } from './process.ts';

const secret = 'the secret of measurements, 32 characters';

/** What verbs stand on, beside the server that is measured or instead of it. */
export function openPlatform(url: string, { poolSize }: { poolSize?: number } = {}) {
  const log = createLogger('warn');
  const connection = connectDatabase(url, {
    onError: (error) => log.warn({ err: error }),
    // A busy machine may take long for its first connections.
    connectMs: 30_000,
    poolSize,
  });
  const { database, readerFor } = connection;
  const eventLog = new EventLog({ ...connection, log });
  const platform: System = {
    database,
    whole: database,
    readerFor,
    eventLog,
    log,
    clock: systemClock,
    sandbox: null,
    secret,
    storage: null,
  };
  const close = async () => {
    await eventLog.stop();
    await connection.close();
  };
  return { platform, close };
}

/** A secret key of the headquarters. */
export const makeKey = (platform: System) =>
  createKeyAsOperator(platform, { organization: 'HQ', kind: 'SECRET', roles: ['AGENT'] });

export const environmentOf = (url: string): Record<string, string> => ({
  DATABASE_URL: url,
  AFTERCARE_SECRET: secret,
  LOG_LEVEL: 'warn',
  NODE_ENV: 'production',
});

/** One key, and one address, stand for many where the limits are not what is measured. */
const roomy = '{"secretKey":{"count":1000000000},"socket.address":{"count":1000000}}';

/** The server as an operator starts it. */
export const startServer = (url: string, { limited = false } = {}): Promise<Measured> =>
  Measured.start(
    [fileURLToPath(new URL('../src/main.ts', import.meta.url)), 'serve', '--port', '0'],
    { ...environmentOf(url), ...(!limited && { AFTERCARE_RATE_LIMITS: roomy }) },
    /localhost:(\d+)\/graphql/,
  );
