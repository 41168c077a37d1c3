/** A moment of the past: so many minutes ago (`25m`), or so many days ago at a time of the wall clock (`12d 09:40`). */
export type Ago = `${number}m` | `${number}d ${number}:${number}`;

const minuteMs = 60_000;

export function momentOf(ago: Ago, now: Date, timeZone: string): Date {
  const [, count, unit, hours, minutes] = /^(\d+)(m|d (\d\d):(\d\d))$/.exec(ago) ?? [];
  if (unit === undefined) throw new RangeError(`${ago} is not a moment of the past`);
  if (unit === 'm') return new Date(now.getTime() - Number(count) * minuteMs);
  const today = new Date(`${new Intl.DateTimeFormat('en-CA', { timeZone }).format(now)}T00:00:00Z`);
  const wallClock =
    today.setUTCDate(today.getUTCDate() - Number(count)) + minutesOf(hours, minutes) * minuteMs;
  return new Date(wallClock - offsetMinutes(new Date(wallClock), timeZone) * minuteMs);
}

/** How far the zone is ahead of UTC, near enough to a moment. */
function offsetMinutes(moment: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(moment);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  const [, sign, hours, minutes] = /^GMT([+-])(\d\d):(\d\d)$/.exec(name) ?? [];
  return sign ? Number(`${sign}1`) * minutesOf(hours, minutes) : 0;
}

const minutesOf = (hours: string | undefined, minutes: string | undefined): number =>
  Number(hours) * 60 + Number(minutes);
