import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import { IcalError, type IcalEvent, type IcalProperty } from './ical-lines.ts';

/** One time at which an event takes place. An all-day one lasts from midnight to midnight UTC. */
export interface Occasion {
  event: IcalEvent;
  allDay: boolean;
  start: Temporal.ZonedDateTime;
  end: Temporal.ZonedDateTime;
}

/** The years for which what recurs is written out. */
export interface Years {
  first: number;
  last: number;
}

export const find = (event: IcalEvent, name: string): IcalProperty | undefined =>
  event.properties.find((property) => property.name === name);

/** The values of all properties of a name. */
export const valuesOf = (event: IcalEvent, name: string): string[] =>
  event.properties.filter((property) => property.name === name).flatMap(({ values }) => values);

/** Which occasions of a recurring event (by its UID) another event of the file stands for. */
export type Replaced = Map<string, Set<number>>;

export function noteReplaced(replaced: Replaced, event: IcalEvent, timeZone: string): void {
  const moment = find(event, 'recurrence-id');
  if (!moment) return;
  const uid = valuesOf(event, 'uid').join();
  const moments = replaced.get(uid) ?? new Set();
  replaced.set(uid, moments.add(momentOf(moment, timeZone).epochMilliseconds));
}

/** Every time at which an event takes place; times without a zone of their own are those of `timeZone`. */
export function occasionsOf(
  event: IcalEvent,
  timeZone: string,
  years: Years,
  replaced: Replaced,
): Occasion[] {
  const from = find(event, 'dtstart');
  if (!from) throw new IcalError(event.line, 'The event has no DTSTART.');
  const start = momentOf(from, timeZone);
  const allDay = from.type === 'date';
  const length = lengthOf(event, start, allDay, timeZone);
  return startsOf(event, start, timeZone, years, replaced).map((at) => ({
    event,
    allDay,
    start: at,
    end: at.add(length),
  }));
}

function lengthOf(
  event: IcalEvent,
  start: Temporal.ZonedDateTime,
  allDay: boolean,
  timeZone: string,
): Temporal.Duration {
  const until = find(event, 'dtend');
  const duration = find(event, 'duration');
  const given = until ?? duration;
  if (until && (until.type === 'date') !== allDay) {
    throw new IcalError(until.line, 'DTSTART and DTEND are two days or two times.');
  }
  const end = until
    ? momentOf(until, timeZone).withTimeZone(start.timeZoneId)
    : start.add(duration ? durationOf(duration) : new Temporal.Duration());
  const length = start.until(end, { largestUnit: allDay ? 'day' : 'hour' });
  if (given && length.sign < 0) throw new IcalError(given.line, 'The event ends before it starts.');
  if (length.sign > 0) return length;
  if (allDay) return new Temporal.Duration(0, 0, 0, 1);
  throw new IcalError(given?.line ?? event.line, 'The event has no length: it needs DTEND or DURATION.');
}

function startsOf(
  event: IcalEvent,
  start: Temporal.ZonedDateTime,
  timeZone: string,
  years: Years,
  replaced: Replaced,
): Temporal.ZonedDateTime[] {
  const rule = find(event, 'rrule');
  const starts = rule ? recur(rule, start, years) : [start];
  starts.push(...momentsOf(event, 'rdate', timeZone).map((moment) => moment.withTimeZone(start.timeZoneId)));
  if (find(event, 'recurrence-id')) return starts;
  const except = new Set([
    ...momentsOf(event, 'exdate', timeZone).map(({ epochMilliseconds }) => epochMilliseconds),
    ...(replaced.get(valuesOf(event, 'uid').join()) ?? []),
  ]);
  return starts.filter(({ epochMilliseconds }) => !except.has(epochMilliseconds));
}

/** A day of a holiday calendar recurs at most daily; what is finer could run to millions. */
const tooFine = /FREQ=(HOURLY|MINUTELY|SECONDLY)|BY(HOUR|MINUTE|SECOND)=/i;

function recur(rule: IcalProperty, start: Temporal.ZonedDateTime, years: Years): Temporal.ZonedDateTime[] {
  const rruleString = rule.values.join();
  if (tooFine.test(rruleString)) throw new IcalError(rule.line, 'The event recurs more often than daily.');
  const [first, last] = [
    new Temporal.PlainDateTime(years.first, 1, 1),
    new Temporal.PlainDateTime(years.last, 12, 31, 23, 59),
  ].map((bound) => bound.toZonedDateTime(start.timeZoneId));
  return orIcalError(rule, 'The recurrence cannot be worked out', () =>
    new RRuleTemporal({ rruleString, dtstart: start, temporal: Temporal, includeDtstart: true }).between(
      first!,
      last!,
      true,
    ),
  );
}

const momentsOf = (event: IcalEvent, name: string, timeZone: string): Temporal.ZonedDateTime[] =>
  event.properties
    .filter((property) => property.name === name)
    .flatMap((property) =>
      property.values.map((value) => momentOf({ ...property, values: [value] }, timeZone)),
    );

const years = { first: 1900, last: 2200 };

function momentOf(property: IcalProperty, timeZone: string): Temporal.ZonedDateTime {
  const value = property.values.join();
  const zone = property.type === 'date' || value.endsWith('Z') ? 'UTC' : (property.timeZone ?? timeZone);
  const wall = orIcalError(property, 'This is not a date or a time', () =>
    property.type === 'date'
      ? Temporal.PlainDate.from(value).toPlainDateTime()
      : Temporal.PlainDateTime.from(value.replace(/Z$/, '')),
  );
  if (wall.year < years.first || wall.year > years.last) {
    throw new IcalError(property.line, `The year is not from ${years.first} to ${years.last}.`);
  }
  return orIcalError(property, `“${zone}” is not a time zone of the IANA database`, () =>
    wall.toZonedDateTime(zone),
  );
}

const durationOf = (property: IcalProperty): Temporal.Duration =>
  orIcalError(property, 'This is not a length of time', () => Temporal.Duration.from(property.values.join()));

/** What a library cannot make sense of is a mistake of the file. */
function orIcalError<Result>(property: IcalProperty, message: string, read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new IcalError(property.line, `${message}: ${property.text.slice(0, 100)}`);
  }
}
