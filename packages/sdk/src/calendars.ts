import {
  CalendarDocument,
  type CalendarDetailFragment as Calendar,
  CalendarsDocument,
  CreateCalendarDocument,
  type CreateCalendarInput,
  ImportHolidaysDocument,
  type ImportHolidaysInput,
  UpdateCalendarDocument,
  type UpdateCalendarInput,
} from './generated/operations.ts';
import { keyed } from './idempotency.ts';
import type { CallOptions } from './options.ts';
import type { List, PageRange } from './pagination.ts';
import { Part } from './part.ts';

/** What an import of holidays brought. */
export interface HolidayImport {
  /** The calendar, in its next version. */
  calendar: Calendar;
  /** The days that the file closes. */
  holidays: string[];
  /** The days that the file opens. */
  extraDays: string[];
}

/**
 * The calendars in which promised times are counted. An edit makes a new version, under which clocks that still run
 * are counted anew. All staff may read them; headquarters edit them.
 */
export class Calendars extends Part {
  /** Lists the newest versions. */
  list(options?: PageRange & CallOptions): List<Calendar> {
    return this.transport.list(CalendarsDocument, {}, options);
  }

  /** Reads the newest version of one calendar; null if there is none. */
  async get(by: { code: string }, options?: CallOptions): Promise<Calendar | null> {
    return (await this.transport.read(CalendarDocument, by, options)).calendar;
  }

  /**
   * Makes a calendar. Safe to repeat: it draws an `idempotencyKey` unless the input has one.
   *
   * @throws AlreadyExistsError, ValidationError with all issues at once, IdempotencyMismatchError
   */
  async create(input: CreateCalendarInput, options?: CallOptions): Promise<Calendar> {
    return (await this.transport.write(CreateCalendarDocument, { input: keyed(input) }, options)).calendar;
  }

  /**
   * Writes the whole calendar anew, as its next version.
   *
   * @throws StaleVersionError, ValidationError
   */
  async update(input: UpdateCalendarInput, options?: CallOptions): Promise<Calendar> {
    return (await this.transport.write(UpdateCalendarDocument, { input }, options)).calendar;
  }

  /**
   * Takes holidays and extra working days from the text of an iCalendar file, RFC 5545.
   *
   * @throws ValidationError with the line of the file that is wrong, StaleVersionError
   */
  importHolidays(input: ImportHolidaysInput, options?: CallOptions): Promise<HolidayImport> {
    return this.transport.write(ImportHolidaysDocument, { input }, options);
  }
}
