import { type EventListOptions, Events } from './events.ts';
import { type DeskEventFragment as DeskEvent, DeskHistoryDocument } from './generated/operations.ts';
import type { List } from './pagination.ts';

/** The log, with what a desk tells of warranties and decisions. */
export class DeskEvents extends Events {
  /** Reads the log like `list`, the oldest first, with the details of decisions and of changes to warranties and parts. */
  history({ filter, ...options }: EventListOptions = {}): List<DeskEvent> {
    return this.transport.list(DeskHistoryDocument, { filter }, options);
  }
}
