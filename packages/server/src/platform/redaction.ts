import { pino } from 'pino';

const redacted = '[redacted]';

/**
 * Fields whose value nobody needs who reads a log. `detail`: where PostgreSQL repeats the row. `client`: what pg hangs on the
 * error of a connection, with all that the connection knows.
 */
const secretNames = new Set([
  'authorization',
  'args',
  'client',
  'contact',
  'cookie',
  'credentials',
  'detail',
  'email',
  'input',
  'key',
  'parameters',
  'password',
  'phone',
  'secret',
  'token',
  'trackingtoken',
  'values',
  'variables',
]);

/** As people have them: no slash before the @, and a domain that ends in a word, which no version of a package does. */
const emailPattern =
  /(?<![\p{L}\p{N}_.!#$%&'*+=?^`{|}~-])[\p{L}\p{N}_.!#$%&'*+=?^`{|}~-]+@(?:[\p{L}\p{N}-]+\.)+\p{L}[\p{L}\p{N}-]+/gu;
/** Seven digits or more, as people write them; no date, address of a machine, or part of an id. */
const phonePattern =
  /(?<![\w./:-])(?!\d{4}-\d\d-\d\d)(?!\d{1,3}(?:\.\d{1,3}){3}(?!\d))\+?\(?\d(?:[ ().\u2011/-]*\d){6,14}(?![\w-])/gu;

const patterns: readonly (readonly [RegExp, string])[] = [
  [/\b(sk|pk|tt)_[\w.-]+/gu, `$1_${redacted}`],
  [/\beyJ[\w-]*\.[\w-]+(?:\.[\w-]+)*/gu, redacted],
  [/\b(bearer|basic) +[^\s"',;]+/giu, `$1 ${redacted}`],
  [/(:\/\/[^\s:/@]*):[^\s/@]+@/gu, `$1:${redacted}@`],
  // What PostgreSQL says of a row that is there already, or that a constraint refuses.
  [/(Key \([^)]*\)=)\(.*\)/gu, `$1(${redacted})`],
  [/(Failing row contains )\(.*\)/gu, `$1(${redacted})`],
  [emailPattern, redacted],
  [phonePattern, redacted],
];

/** A text without keys, tokens and contacts. */
export const redactText = (text: string): string =>
  patterns.reduce((rest, [pattern, instead]) => rest.replace(pattern, instead), text);

const deepest = 8;

/** The same of everything in a value, errors included. */
export function redact(value: unknown, of: (text: string) => string = redactText, depth = 0): unknown {
  if (typeof value === 'string') return of(value);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (depth >= deepest) return redacted;
  if (value instanceof Error) return redact(pino.stdSerializers.errWithCause(value), of, depth);
  if (Array.isArray(value)) return value.map((item) => redact(item, of, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, inside]) => [
      name,
      secretNames.has(name.toLowerCase()) && inside != null ? redacted : redact(inside, of, depth + 1),
    ]),
  );
}

/** An error for the log, without what its caller had said: names and addresses look like any text. */
export function redactSaid(error: unknown, said: readonly string[]): unknown {
  const words = said.filter((text) => text.length > 2 || /[^\p{ASCII}]/u.test(text));
  if (words.length === 0) return error;
  const longestFirst = words.toSorted((one, other) => other.length - one.length);
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}_])(?:${longestFirst.map(literally).join('|')})(?![\\p{L}\\p{N}_])`,
    'gu',
  );
  return redact(error, (text) => text.replace(pattern, redacted));
}

const literally = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
