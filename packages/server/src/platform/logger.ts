import { pino, type Logger } from 'pino';

export type { Logger };

const secrets = [
  'authorization',
  'key',
  'secret',
  'token',
  'trackingToken',
  'password',
  'phone',
  'email',
  'contact',
];

/** One JSON object a line, on standard error: standard output belongs to results. */
export function createLogger(level: string): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: secrets.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[redacted]' },
    },
    pino.destination({ dest: 2, sync: true }),
  );
}
