import { Temporal } from 'temporal-polyfill';
import { ValidationError, type ValidationIssue } from '../../platform/errors.ts';
import type { DayInterval, ExtraDay } from './calendar-rules.ts';
import {
  find,
  noteReplaced,
  type Occasion,
  occasionsOf,
  type Replaced,
  valuesOf,
  type Years,
} from './ical-events.ts';
import { IcalError, type IcalEvent, readIcal } from './ical-lines.ts';

/** Days off and days on, in order. */
export interface NamedDays {
  holidays: string[];
  extraDays: ExtraDay[];
}

export interface ImportTerms {
  timeZone: string;
  /** The hours of an extra working day that does not say its own. */
  usualHours: DayInterval[];
  years: Years;
}

const most = { errors: 20, recurring: 100, days: 20_000 };

/**
 * The holidays and extra working days that an iCalendar file names. All or nothing: what is wrong with the file is said
 * with its line, and no day is read from it.
 */
export function readNamedDays(file: string, terms: ImportTerms): NamedDays {
  const { events, errors } = readIcal(file);
  const attempt = (read: () => void) => {
    try {
      read();
    } catch (error) {
      if (!(error instanceof IcalError)) throw error;
      errors.push(error);
    }
  };
  if (errors.length > 0) throw invalid(errors);
  if (events.length === 0) throw invalid([new IcalError(1, 'There is no event in the file.')]);
  if (events.filter((event) => find(event, 'rrule')).length > most.recurring) {
    throw invalid([new IcalError(1, `More than ${most.recurring} events of the file recur.`)]);
  }

  const replaced: Replaced = new Map();
  for (const event of events) attempt(() => noteReplaced(replaced, event, terms.timeZone));
  const days = new DayList(terms, events.some(isMarkedHoliday));
  for (const event of events.filter(takesPlace)) {
    if (days.full || errors.length >= most.errors) break;
    attempt(() => {
      for (const occasion of occasionsOf(event, terms.timeZone, terms.years, replaced)) days.add(occasion);
    });
  }
  if (errors.length > 0) throw invalid(errors);
  return days.named();
}

const invalid = (errors: IcalError[]) => new ValidationError(errors.slice(0, most.errors).map(toIssue));

const toIssue = ({ line, message }: IcalError): ValidationIssue => ({
  path: ['file'],
  message: `Line ${line}: ${message}`,
  code: 'invalid_ical',
});

const takesPlace = (event: IcalEvent) => valuesOf(event, 'status').join().toUpperCase() !== 'CANCELLED';

const specialDay = (event: IcalEvent) => valuesOf(event, 'x-apple-special-day').join().toUpperCase();
const isMarkedHoliday = (event: IcalEvent) => specialDay(event) === 'WORK-HOLIDAY';

const workingCategory = /^work(ing)?([ _-]?days?)?$/i;
/** 班, shift, but not what says that there is none. */
const workingSummary = /(?<![不停]上?)班/;

const isMarkedWorking = (event: IcalEvent) =>
  specialDay(event) === 'ALTERNATE-WORKDAY' ||
  valuesOf(event, 'categories').some((category) => workingCategory.test(category.trim())) ||
  valuesOf(event, 'summary').some((summary) => workingSummary.test(summary));

/** Gathers the days of a file; a day that is both off and on is on. */
class DayList {
  #terms: ImportTerms;
  /** Files that mark their days off hold other days too, festivals on which people work. */
  #onlyMarked: boolean;
  #holidays = new Set<string>();
  #extraDays = new Map<string, DayInterval[]>();
  #count = 0;

  constructor(terms: ImportTerms, onlyMarked: boolean) {
    this.#terms = terms;
    this.#onlyMarked = onlyMarked;
  }

  add({ event, allDay, start, end }: Occasion): void {
    if (!allDay) {
      const { timeZone } = this.#terms;
      this.#addHours(event, start.withTimeZone(timeZone), end.withTimeZone(timeZone));
      return;
    }
    const working = isMarkedWorking(event);
    if (!working && this.#onlyMarked && !isMarkedHoliday(event)) return;
    for (
      let day = start.toPlainDate();
      Temporal.PlainDate.compare(day, end) < 0;
      day = day.add({ days: 1 })
    ) {
      this.#countDay(event);
      if (working) this.#open(day, this.#terms.usualHours);
      else this.#holidays.add(day.toString());
    }
  }

  #addHours(event: IcalEvent, start: Temporal.ZonedDateTime, end: Temporal.ZonedDateTime): void {
    if (start.second !== 0 || end.second !== 0) {
      throw new IcalError(event.line, 'Working hours begin and end on a whole minute.');
    }
    for (let from = start; Temporal.ZonedDateTime.compare(from, end) < 0;) {
      this.#countDay(event);
      const midnight = from.startOfDay().add({ days: 1 });
      const last = Temporal.ZonedDateTime.compare(end, midnight) < 0;
      this.#open(from.toPlainDate(), [{ from: timeText(from), to: last ? timeText(end) : '24:00' }]);
      from = midnight;
    }
  }

  #open(day: Temporal.PlainDate, hours: DayInterval[]): void {
    const date = day.toString();
    this.#extraDays.set(date, [...(this.#extraDays.get(date) ?? []), ...hours]);
  }

  get full(): boolean {
    return this.#count > most.days;
  }

  #countDay(event: IcalEvent): void {
    this.#count++;
    if (this.full) {
      throw new IcalError(
        event.line,
        `Up to here the file names more than ${most.days.toLocaleString('en')} days.`,
      );
    }
  }

  named(): NamedDays {
    const extraDays = [...this.#extraDays].map(([date, hours]) => ({ date, intervals: joined(hours) }));
    return {
      holidays: [...this.#holidays].filter((date) => !this.#extraDays.has(date)).sort(),
      extraDays: extraDays.sort((a, b) => (a.date < b.date ? -1 : 1)),
    };
  }
}

const timeText = (moment: Temporal.ZonedDateTime) =>
  moment.toPlainTime().toString({ smallestUnit: 'minute' });

/** Hours that overlap or touch become one. */
function joined(hours: DayInterval[]): DayInterval[] {
  const result: DayInterval[] = [];
  for (const { from, to } of hours.toSorted((a, b) => a.from.localeCompare(b.from))) {
    const last = result.at(-1);
    if (!last || last.to < from) result.push({ from, to });
    else if (last.to < to) last.to = to;
  }
  return result;
}
