import { GraphQLError, Kind } from 'graphql';
import { Temporal } from 'temporal-polyfill';
import { builder } from './builder.ts';

const instant = /^(\d{4}-\d\d-\d\d)[Tt]\d\d:\d\d(:\d\d(\.\d+)?)?([Zz]|[+-]\d\d:\d\d)$/;
const day = /^\d{4}-\d\d-\d\d$/;

const badInput = (message: string) => new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });

/** A date of the years 1 to 9999: what both RFC 3339 and the database can say. */
function dateOf(text: string): Date | null {
  const date = new Date(text);
  return !Number.isNaN(date.getTime()) && /^(?!0000)\d{4}-/.test(date.toISOString()) ? date : null;
}

/** A day like 2026-02-30 would roll over into the next month. */
function dayOf(text: string): Date | null {
  const date = dateOf(`${text}T00:00:00Z`);
  return date?.toISOString().startsWith(text) ? date : null;
}

function parseInstant(value: unknown): Date {
  const match = typeof value === 'string' ? instant.exec(value) : null;
  const date = match && dayOf(match[1]!) && dateOf(match[0]);
  if (date) return date;
  throw badInput('A DateTime is an RFC 3339 instant with its offset, like 2026-11-23T09:00:00Z.');
}

function parseDay(value: unknown): Date {
  const date = typeof value === 'string' && day.test(value) ? dayOf(value) : null;
  if (date) return date;
  throw badInput('A Date is a calendar day, like 2026-11-23.');
}

/** As far apart as two instants can be. */
const longestMs = 8.64e15;
const dayMs = 24 * 60 * 60 * 1000;

/** Milliseconds. */
function parseDuration(value: unknown): number {
  const length = typeof value === 'string' ? lengthOf(value) : null;
  if (!length) throw badInput('A Duration is an ISO 8601 length of time, like PT16H or P1DT30M.');
  const { years, months, weeks, days } = length;
  if (years || months) {
    throw badInput(
      'A Duration has no years or months, which differ in length: give days or hours, like PT16H.',
    );
  }
  const ms = (7 * weeks + days) * dayMs + length.with({ weeks: 0, days: 0 }).total('milliseconds');
  if (Math.abs(ms) > longestMs) throw badInput('This Duration is too long.');
  return Math.round(ms);
}

function lengthOf(text: string): Temporal.Duration | null {
  try {
    return Temporal.Duration.from(text);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

builder.scalarType('DateTime', {
  description: 'An instant (RFC 3339), answered in UTC.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339',
  serialize: (value) => value.toISOString(),
  parseValue: parseInstant,
  parseLiteral: (node) => parseInstant(node.kind === Kind.STRING ? node.value : null),
});

builder.scalarType('Date', {
  description: 'A calendar day without a time zone, YYYY-MM-DD.',
  serialize: (value) => value.toISOString().slice(0, 10),
  parseValue: parseDay,
  parseLiteral: (node) => parseDay(node.kind === Kind.STRING ? node.value : null),
});

builder.scalarType('Duration', {
  description:
    'A length of time (ISO 8601), answered in hours, minutes and seconds: PT16H, PT5M, -PT1H30M, PT0S. Days and weeks may be given, a day being 24 hours, also of working time: P1D is PT24H. Years and months are refused.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339#appendix-A',
  serialize: (ms) =>
    Temporal.Duration.from({ milliseconds: Math.round(ms) })
      .round({ largestUnit: 'hours' })
      .toString(),
  parseValue: parseDuration,
  parseLiteral: (node) => parseDuration(node.kind === Kind.STRING ? node.value : null),
});
