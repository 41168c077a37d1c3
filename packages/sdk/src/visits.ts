import type { TypedDocumentString } from './documents.ts';
import {
  MoveVisitDocument,
  type MoveVisitInput,
  type PlannedVisitFragment as PlannedVisit,
  type RefusalFragment,
  RescheduleVisitDocument,
  type RescheduleVisitInput,
  ScheduleVisitDocument,
  type ScheduleVisitInput,
  type SuggestionFragment as TechnicianSuggestion,
  TechnicianSuggestionsDocument,
  type TechnicianSuggestionsQueryVariables,
  type TicketDetailFragment as Ticket,
  type VisitDetailFragment as Visit,
  type VisitFilter,
  VisitsDocument,
} from './generated/operations.ts';
import type { CallOptions } from './options.ts';
import type { List, PageRange } from './pagination.ts';
import { Part } from './part.ts';

/** Which visits, in pages of which size. */
export interface VisitListOptions extends PageRange, CallOptions {
  filter?: VisitFilter;
}

/** For which ticket a technician is wanted, and when: instants in RFC 3339. */
export type SuggestionQuery = TechnicianSuggestionsQueryVariables;

/** A visit, and its ticket, as they are now. */
export interface VisitChange {
  ticket: Ticket;
  visit: Visit;
}

type VisitDocument<Input> = TypedDocumentString<
  { [field: string]: VisitChange | RefusalFragment },
  { input: Input }
>;

/** Appointments of technicians. */
export class Visits extends Part {
  /** Lists visits with their tickets, the earliest first: the plan of a day, of a technician, of an organization. */
  list({ filter, ...options }: VisitListOptions = {}): List<PlannedVisit> {
    return this.transport.list(VisitsDocument, { filter }, options);
  }

  /** Who could come, the best first, and why: technicians of the organization that handles the ticket. */
  async suggestions(query: SuggestionQuery, options?: CallOptions): Promise<TechnicianSuggestion[]> {
    return (await this.transport.read(TechnicianSuggestionsDocument, query, options)).technicianSuggestions;
  }

  /**
   * Books a technician for a ticket; an ACCEPTED one becomes SCHEDULED.
   *
   * @throws VisitConflictError with the window that is taken, ValidationError (not certified, of another organization,
   * in the past …), IllegalTransitionError, StaleVersionError
   */
  schedule(input: ScheduleVisitInput, options?: CallOptions): Promise<VisitChange> {
    return this.#change(ScheduleVisitDocument, input, options);
  }

  /**
   * Moves a booked visit to another window, another technician, or both.
   *
   * @throws VisitConflictError, ValidationError, IllegalTransitionError
   */
  reschedule(input: RescheduleVisitInput, options?: CallOptions): Promise<VisitChange> {
    return this.#change(RescheduleVisitDocument, input, options);
  }

  /**
   * Says how the visit goes: EN_ROUTE, ARRIVED (work begins, and the ARRIVAL clock ends), DONE, MISSED, CANCELLED; the
   * visit's `allowedTransitions` tell which of them are possible.
   *
   * @throws ValidationError, IllegalTransitionError
   */
  move(input: MoveVisitInput, options?: CallOptions): Promise<VisitChange> {
    return this.#change(MoveVisitDocument, input, options);
  }

  #change<Input>(document: VisitDocument<Input>, input: Input, options?: CallOptions): Promise<VisitChange> {
    return this.transport.write(document, { input }, options);
  }
}
