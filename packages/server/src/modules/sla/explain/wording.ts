import { Temporal } from 'temporal-polyfill';

const minuteMs = 60 * 1000;
const units = ['hour', 'minute', 'second'] as const;

export type Unit = (typeof units)[number];

/** A format of local dates and times: they are read as if in UTC, so that one format serves all zones. */
export function localFormat(tag: string, options: Intl.DateTimeFormatOptions) {
  const format = new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC' });
  return (local: Temporal.PlainDate | Temporal.ZonedDateTime): string =>
    format.format(local.toPlainDateTime().toZonedDateTime('UTC').epochMilliseconds);
}

/** Names of weekdays, by their ISO number. */
export function weekdayNames(tag: string, weekday: 'long' | 'short'): (weekday: number) => string {
  const name = localFormat(tag, { weekday });
  const monday = new Temporal.PlainDate(2024, 1, 1);
  return (number) => name(monday.add({ days: number - 1 }));
}

/** A length in hours, minutes and seconds, without those that are zero. */
export function exactly(length: number): [Unit, number][] {
  return unitsOf(Temporal.Duration.from({ milliseconds: Math.ceil(length) }), 'second');
}

/** A length to the minute; nothing for less than one. */
export function toTheMinute(length: number): [Unit, number][] {
  return length < minuteMs
    ? []
    : unitsOf(Temporal.Duration.from({ milliseconds: Math.round(length) }), 'minute');
}

function unitsOf(length: Temporal.Duration, smallestUnit: Unit): [Unit, number][] {
  const roundingMode = smallestUnit === 'second' ? 'ceil' : 'halfExpand';
  const { hours, minutes, seconds } = length.round({ largestUnit: 'hour', smallestUnit, roundingMode });
  const amounts = { hour: hours, minute: minutes, second: seconds };
  return units.map((unit): [Unit, number] => [unit, amounts[unit]]).filter(([, amount]) => amount > 0);
}

export const sameDay = (one: Temporal.ZonedDateTime, other: Temporal.ZonedDateTime): boolean =>
  one.toPlainDate().equals(other.toPlainDate());
