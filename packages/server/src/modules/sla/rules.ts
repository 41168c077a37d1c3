import type { HoldReason, SlaClockKind, SlaMarkKind, SlaState } from '../../generated/prisma/enums.ts';
import { openings, type Calendar } from './calendar-rules.ts';
import { pausesClock } from './level-rules.ts';

/** Something that happened to a ticket; the first is STARTED. PAUSED has the hold's reason, whichever clocks it pauses. */
export interface SlaMark {
  at: Date;
  kind: SlaMarkKind;
  reason: HoldReason | null;
}

export interface ClockRule {
  kind: SlaClockKind;
  /** Milliseconds of working time in the calendar. */
  target: number;
  calendar: Calendar;
  pausesOn: HoldReason[];
  /** Level and calendar with their versions, like "project@1 BUSINESS@1". */
  version: string;
}

export interface SlaInterval {
  from: Date;
  /** null: up to now, and it goes on. */
  to: Date | null;
  counted: boolean;
  /** WORKING, CLOSED, HOLIDAY, PAUSED:WAITING_CUSTOMER …, RESOLVED. */
  reason: string;
  rule: string;
}

export interface ClockReading {
  state: SlaState;
  elapsed: number;
  /** Below zero once it is late. */
  remaining: number;
  /** While it is paused: as if the pause ended now. */
  dueAt: Date;
  breachedAt: Date | null;
  endedAt: Date | null;
  trace: SlaInterval[];
  /** From now until it is due. */
  forecast: SlaInterval[];
}

/** A time over which one cause decides whether the clock runs: its calendar (null), or what it stands still for. */
interface Stretch {
  from: number;
  to: number;
  standstill: string | null;
}

interface Course {
  /** From the start without gaps; the last has no end while the clock runs or is paused. */
  stretches: Stretch[];
  endedAt: number | null;
  endedBy: SlaMarkKind | null;
  lastMarkAt: number;
}

interface Piece {
  from: number;
  to: number;
  reason: string;
}

const ownMarks = {
  RESPONSE: 'RESPONDED',
  ARRIVAL: 'ARRIVED',
  RESOLUTION: 'RESOLVED',
} as const satisfies Record<SlaClockKind, SlaMarkKind>;

/** Where a clock stands, and why: the whole of it follows from the marks. */
export function readClock(rule: ClockRule, marks: readonly SlaMark[], now: Date): ClockReading {
  const { calendar, target } = rule;
  const course = follow(rule, marks);
  const { endedAt } = course;
  const until = endedAt ?? Math.max(now.getTime(), course.lastMarkAt);

  const pieces = piecesOf(calendar, course.stretches, until);
  const elapsed = workedIn(pieces, until);
  const goingOn = [...course.stretches, { from: until, to: Infinity, standstill: null }];
  const dueAt = reach(calendar, goingOn, target);

  const breached = endedAt === null ? dueAt <= until : dueAt < endedAt;
  const state = stateOf(rule, course, breached);
  const forecast =
    state === 'RUNNING' ? piecesOf(calendar, [{ from: until, to: dueAt, standstill: null }], dueAt) : [];

  return {
    state,
    elapsed,
    remaining: target - elapsed,
    dueAt: new Date(dueAt),
    breachedAt: breached ? new Date(dueAt) : null,
    endedAt: endedAt === null ? null : new Date(endedAt),
    trace: pieces.map((piece, index) =>
      intervalOf(rule, piece, endedAt === null && index === pieces.length - 1),
    ),
    forecast: forecast.map((piece) => intervalOf(rule, piece, false)),
  };
}

/** When so much of the target has elapsed if nothing more happens; null while that is not in sight. */
export function reachedAt(rule: ClockRule, marks: readonly SlaMark[], percent: number): Date | null {
  const { stretches, endedAt } = follow(rule, marks);
  const at = reach(rule.calendar, stretches, Math.ceil((rule.target * percent) / 100));
  return at < (endedAt ?? Infinity) ? new Date(at) : null;
}

function stateOf(rule: ClockRule, course: Course, breached: boolean): SlaState {
  if (breached) return 'BREACHED';
  if (course.endedAt !== null) return course.endedBy === ownMarks[rule.kind] ? 'MET' : 'STOPPED';
  return course.stretches.at(-1)?.standstill ? 'PAUSED' : 'RUNNING';
}

/** What the marks mean to this clock. The time of nodes differs a little: no mark is earlier than the one before it. */
function follow(rule: ClockRule, marks: readonly SlaMark[]): Course {
  const course: Course = { stretches: [], endedAt: null, endedBy: null, lastMarkAt: -Infinity };
  for (const mark of marks) {
    const at = Math.max(mark.at.getTime(), course.lastMarkAt);
    course.lastMarkAt = at;
    if (mark.kind === 'REOPENED') reopen(course, at);
    else if (course.endedAt === null) advance(course, rule, mark, at);
  }
  return course;
}

function advance(course: Course, rule: ClockRule, { kind, reason }: SlaMark, at: number): void {
  switch (kind) {
    case 'STARTED':
    case 'RESUMED':
      turn(course, at, null);
      break;
    case 'PAUSED':
      turn(course, at, reason && pausesClock(rule, rule.kind, reason) ? `PAUSED:${reason}` : null);
      break;
    case ownMarks[rule.kind]:
    case 'RESOLVED':
    case 'CANCELLED':
      close(course, at);
      course.endedAt = at;
      course.endedBy = kind;
  }
}

/** Only what RESOLVED had ended goes on; the time in between does not count. */
function reopen(course: Course, at: number): void {
  if (course.endedAt === null || course.endedBy !== 'RESOLVED') return;
  course.stretches.push({ from: course.endedAt, to: Infinity, standstill: 'RESOLVED' });
  course.endedAt = null;
  course.endedBy = null;
  turn(course, at, null);
}

function turn(course: Course, at: number, standstill: string | null): void {
  close(course, at);
  course.stretches.push({ from: at, to: Infinity, standstill });
}

function close(course: Course, at: number): void {
  const open = course.stretches.at(-1);
  if (open) open.to = at;
}

/** No promise that is accepted reaches so far; one that does, by rules of old, holds nobody up. */
const horizonMs = 12 * 366 * 24 * 60 * 60 * 1000;

/** The instant at which so much working time has passed; Infinity if the stretches end before. */
function reach(calendar: Calendar, stretches: readonly Stretch[], length: number): number {
  let left = length;
  for (const { from, to, standstill } of stretches) {
    if (standstill !== null) continue;
    for (const opening of openings(calendar, from, to)) {
      if (opening.from - from > horizonMs) return opening.from;
      if (opening.reason !== 'WORKING') continue;
      const worked = opening.to - opening.from;
      if (left <= worked) return opening.from + left;
      left -= worked;
    }
  }
  return Infinity;
}

/** The stretches with the calendar laid over them, up to the piece in which `until` lies; equal neighbours are one. */
function piecesOf(calendar: Calendar, stretches: readonly Stretch[], until: number): Piece[] {
  const pieces: Piece[] = [];
  const append = (piece: Piece) => {
    const last = pieces.at(-1);
    if (last?.reason === piece.reason) last.to = piece.to;
    else pieces.push(piece);
  };
  for (const { from, to, standstill } of stretches) {
    if (standstill !== null) {
      if (from < to) append({ from, to, reason: standstill });
      continue;
    }
    for (const opening of openings(calendar, from, to)) {
      if (opening.from > until) break;
      append(opening);
    }
  }
  return pieces;
}

const isCounted = ({ reason }: Piece): boolean => reason === 'WORKING';

const workedIn = (pieces: readonly Piece[], until: number): number =>
  pieces.filter(isCounted).reduce((worked, { from, to }) => worked + Math.min(to, until) - from, 0);

const intervalOf = (rule: ClockRule, piece: Piece, open: boolean): SlaInterval => ({
  from: new Date(piece.from),
  to: open ? null : new Date(piece.to),
  counted: isCounted(piece),
  reason: piece.reason,
  rule: rule.version,
});
