/** A window of time as a form holds it: local day and wall times. */
export interface FormWindow {
  date: string;
  from: string;
  to: string;
}

export interface Window {
  startsAt: string;
  endsAt: string;
}

const firstHour = 8;
const lastHour = 18;
const usualHours = 2;

/** The next two working hours that one may still plan: from the next full hour on, else tomorrow morning. */
export function nextWindow(now: number): FormWindow {
  const start = new Date(now);
  start.setHours(start.getHours() + 1, 0, 0, 0);
  if (start.getHours() < firstHour) start.setHours(firstHour);
  if (start.getHours() > lastHour - usualHours) {
    start.setDate(start.getDate() + 1);
    start.setHours(firstHour);
  }
  const end = new Date(start);
  end.setHours(start.getHours() + usualHours);
  return { date: localDate(start), from: localTime(start), to: localTime(end) };
}

export function formWindow({ startsAt, endsAt }: Window): FormWindow {
  const start = new Date(startsAt);
  return { date: localDate(start), from: localTime(start), to: localTime(new Date(endsAt)) };
}

/** The instants of a window; undefined unless it is complete and ends after it begins. */
export function instantsOf({ date, from, to }: FormWindow): Window | undefined {
  const startsAt = new Date(`${date}T${from}`);
  const endsAt = new Date(`${date}T${to}`);
  if (!(startsAt.getTime() < endsAt.getTime())) return undefined;
  return { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() };
}

/** A local day, `2026-11-23`. */
export function localDate(at: Date): string {
  return [at.getFullYear(), twoDigits(at.getMonth() + 1), twoDigits(at.getDate())].join('-');
}

const localTime = (at: Date) => `${twoDigits(at.getHours())}:${twoDigits(at.getMinutes())}`;
const twoDigits = (amount: number) => String(amount).padStart(2, '0');
