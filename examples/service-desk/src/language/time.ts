import { serverClock } from '../clock/server-clock.ts';
import { language } from './language.ts';

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** How long ago, in its largest unit: "3d", "2h", "5m". */
export function age(since: string, now: number): string {
  const elapsed = now - Date.parse(since);
  const largest = units.find(([, length]) => elapsed >= length);
  if (!largest) return language.text.justNow;
  const [unit, length] = largest;
  const format = { style: 'unit', unit, unitDisplay: 'narrow' } as const;
  return new Intl.NumberFormat(language.tag, format).format(Math.floor(elapsed / length));
}

/** Day and time; the year only when it is another one. */
export function moment(at: string | number): string {
  const date = new Date(at);
  const year = date.getFullYear() === new Date(serverClock.now).getFullYear() ? undefined : 'numeric';
  const format = { year, month: 'short', day: 'numeric', ...onlyTime } as const;
  return new Intl.DateTimeFormat(language.tag, format).format(date);
}

/** A calendar date has no time zone; reading it as UTC keeps the day. */
export function day(date: string): string {
  return new Intl.DateTimeFormat(language.tag, { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(date),
  );
}

/** A calendar date near today: the year only when it is another one. */
export function nearDay(date: string): string {
  const isThisYear = date.startsWith(String(new Date(serverClock.now).getFullYear()));
  const year = isThisYear ? undefined : 'numeric';
  const format = { year, month: 'short', day: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(language.tag, format).format(new Date(date));
}

/** Day and time with the weekday, for what is yet to come. */
export function appointment(at: string | number): string {
  return new Intl.DateTimeFormat(language.tag, weekdayAndTime).format(new Date(at));
}

/** From when until when, saying the day once if it is one day. */
export function span(from: string | number, to: string | number): string {
  return new Intl.DateTimeFormat(language.tag, weekdayAndTime).formatRange(new Date(from), new Date(to));
}

/** From when until when on a day that is known. */
export function hours(from: string | number, to: string | number): string {
  return new Intl.DateTimeFormat(language.tag, onlyTime).formatRange(new Date(from), new Date(to));
}

/** A local day in full, with its weekday. */
export function wholeDay(day: string): string {
  return new Intl.DateTimeFormat(language.tag, { dateStyle: 'full' }).format(new Date(`${day}T00:00`));
}

const onlyTime = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const weekdayAndTime = { weekday: 'short', month: 'short', day: 'numeric', ...onlyTime } as const;
