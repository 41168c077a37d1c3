import { GraphQLError, Kind } from 'graphql';
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
