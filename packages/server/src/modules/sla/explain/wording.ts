import { Temporal } from 'temporal-polyfill';

const minuteMs = 60 * 1000;
const units = ['hour', 'minute', 'second'] as const;

type Unit = (typeof units)[number];

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

/** A length in its units, without those that are zero; nothing for less than the smallest. */
export function unitsOf(length: number, smallest: 'minute' | 'second'): [Unit, number][] {
  if (smallest === 'minute' && length < minuteMs) return [];
  const { hours, minutes, seconds } = Temporal.Duration.from({ milliseconds: Math.round(length) }).round({
    largestUnit: 'hour',
    smallestUnit: smallest,
  });
  const amounts = { hour: hours, minute: minutes, second: seconds };
  return units.map((unit): [Unit, number] => [unit, amounts[unit]]).filter(([, amount]) => amount > 0);
}

export const sameDay = (one: Temporal.ZonedDateTime, other: Temporal.ZonedDateTime): boolean =>
  one.toPlainDate().equals(other.toPlainDate());
