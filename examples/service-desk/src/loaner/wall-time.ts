/** A moment as a form's field holds it, `2026-11-23T08:00`, in the browser's time zone. */
export function wallTime(at: number | string): string {
  const date = new Date(at);
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

const two = (amount: number) => String(amount).padStart(2, '0');

/** The moment that a field holds; undefined for none. */
export function instantOf(text: string | undefined): string | undefined {
  const at = new Date(text ?? '');
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

/** The end of the working day, so many days from a moment: when a loaner is usually due back. */
export function endOfDay(now: number | string, days: number): string {
  const at = new Date(now);
  at.setDate(at.getDate() + days);
  at.setHours(18, 0, 0, 0);
  return wallTime(at.getTime());
}
