/**
 * A moment of the past: so many minutes ago (`25m`), or so many days ago at a time of the wall clock (`12d 09:40`). With
 * a plus sign, one that is as far ahead.
 */
export type Ago = `${number}m` | `${number}d ${number}:${number}`;
export type Ahead = `+${Ago}`;

const minuteMs = 60_000;

export function momentOf(ago: Ago | Ahead, now: Date, timeZone: string): Date {
  const [, ahead, digits, unit, hours, minutes] = /^(\+?)(\d+)(m|d (\d\d):(\d\d))$/.exec(ago) ?? [];
  if (unit === undefined) throw new RangeError(`${ago} is not a moment`);
  const count = ahead ? Number(digits) : -Number(digits);
  if (unit === 'm') return new Date(now.getTime() + count * minuteMs);
  const { year, month, day } = readCalendar(now, timeZone);
  const wallClock = Date.UTC(year, month - 1, day + count, Number(hours), Number(minutes));
  return new Date(wallClock - readCalendar(new Date(wallClock), timeZone).offsetMs);
}

const calendars = new Map<string, Intl.DateTimeFormat>();

/** The date at a moment in a zone, and how far the zone is ahead of UTC. */
function readCalendar(moment: Date, timeZone: string) {
  const calendar =
    calendars.get(timeZone) ??
    new Intl.DateTimeFormat('en', {
      timeZone,
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      timeZoneName: 'longOffset',
    });
  calendars.set(timeZone, calendar);
  const parts = new Map(calendar.formatToParts(moment).map(({ type, value }) => [type, value]));
  const [, sign, hours, minutes] = /^GMT([+-])(\d\d):(\d\d)$/.exec(parts.get('timeZoneName') ?? '') ?? [];
  const ahead = sign ? Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes)) : 0;
  return {
    year: Number(parts.get('year')),
    month: Number(parts.get('month')),
    day: Number(parts.get('day')),
    offsetMs: ahead * minuteMs,
  };
}
