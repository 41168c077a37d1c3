export { type Cursor, formatCursor, parseCursor, logStart } from './cursor.ts';
export { EventLog } from './event-log.ts';
export { type EventMatch, type LogEvent, matchesEvent, readEvents, scanEvents, settle } from './read.ts';
export {
  type Actor,
  type NewEvent,
  recordEvent,
  recordEvents,
  takeTurn,
  takeTurns,
  tryTurns,
} from './record.ts';
