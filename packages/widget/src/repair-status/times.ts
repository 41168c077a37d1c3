import type { TrackMessages } from '../i18n/messages.ts';

type Words = TrackMessages['times'];

const clock = { timeStyle: 'short' } as const;

/** Says moments the way a visitor speaks of them, in their language and their time zone. */
export class Times {
  readonly #locale: string;
  readonly #words: Words;
  readonly #now: Date;

  constructor(locale: string, words: Words, now = new Date()) {
    this.#locale = locale;
    this.#words = words;
    this.#now = now;
  }

  /** `Nov 23, 2026, 3:04 PM`: what has been. */
  moment(iso: string): string {
    return this.#format(new Date(iso), { dateStyle: 'medium', timeStyle: 'short' });
  }

  /** `4:00 PM tomorrow`, `4:00 PM on Thursday, November 26`: by when something is to be. */
  deadline(iso: string): string {
    const date = new Date(iso);
    const time = this.#format(date, clock);
    const word = this.#nearDay(date);
    return word ? this.#words.near(time, word) : this.#words.on(time, this.#format(date, this.#day(date)));
  }

  /** `Wednesday, December 2`: a calendar date, which is the same everywhere; undefined when it is not known or has passed. */
  comingDay(date: string | null): string | undefined {
    const day = new Date(`${date}T00:00`);
    return dayNumber(day) >= dayNumber(this.#now) ? this.#format(day, this.#day(day)) : undefined;
  }

  /** `Tomorrow, Tuesday, November 24` and `2:00 – 4:00 PM`; one text when the span is longer than a day. */
  span(from: string, to: string): string[] {
    const [start, end] = [new Date(from), new Date(to)];
    const word = this.#nearDay(start);
    const day = this.#day(start);
    if (start.toDateString() !== end.toDateString()) {
      return [this.#formatter({ ...day, hour: 'numeric', minute: '2-digit' }).formatRange(start, end)];
    }
    const date = this.#format(start, day);
    return [word ? this.#words.join(word, date) : date, this.#formatter(clock).formatRange(start, end)];
  }

  /** The same in one text. */
  spanText(from: string, to: string): string {
    return this.#words.join(...this.span(from, to));
  }

  /** Whether the clocks of a time zone show another time than the visitor's. */
  differsIn(timeZone: string, iso: string): boolean {
    const date = new Date(iso);
    const style = { dateStyle: 'short', timeStyle: 'short' } as const;
    try {
      return this.#format(date, style) !== this.#format(date, { ...style, timeZone });
    } catch {
      // A time zone that is younger than the browser is not the visitor's.
      return true;
    }
  }

  /** The name of the visitor's time zone. */
  get zone(): string {
    const parts = this.#formatter({ timeZoneName: 'longGeneric' }).formatToParts(this.#now);
    return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  }

  #nearDay(date: Date): string | undefined {
    const days = dayNumber(date) - dayNumber(this.#now);
    if (Math.abs(days) > 1) return undefined;
    return new Intl.RelativeTimeFormat(this.#locale, { numeric: 'auto' }).format(days, 'day');
  }

  #day(date: Date): Intl.DateTimeFormatOptions {
    const thisYear = date.getFullYear() === this.#now.getFullYear();
    return { weekday: 'long', month: 'long', day: 'numeric', ...(!thisYear && { year: 'numeric' }) };
  }

  #format(date: Date, options: Intl.DateTimeFormatOptions): string {
    return this.#formatter(options).format(date);
  }

  #formatter(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    return new Intl.DateTimeFormat(this.#locale, options);
  }
}

/** The days of the visitor's calendar, counted. */
function dayNumber(date: Date): number {
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000;
}
