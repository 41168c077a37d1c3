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
export function moment(at: string): string {
  const date = new Date(at);
  const year = date.getFullYear() === new Date().getFullYear() ? undefined : 'numeric';
  const format = { year, month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' } as const;
  return new Intl.DateTimeFormat(language.tag, format).format(date);
}

/** A calendar date has no time zone; reading it as UTC keeps the day. */
export function day(date: string): string {
  return new Intl.DateTimeFormat(language.tag, { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(date),
  );
}
