import type { SlaClock } from '../../generated/prisma/client.ts';
import {
  type DistanceBand,
  type Priority,
  SlaClockKind,
  type SlaState,
} from '../../generated/prisma/enums.ts';
import type { Transaction } from '../../platform/database.ts';
import { percentsOf, targetFor } from './level-rules.ts';
import { type ClockRule, reachedAt, readClock, type SlaMark } from './rules.ts';
import { type CurrentRules, currentRules } from './stored.ts';

/** What decides which promise a ticket has. */
export interface Promised {
  id: string;
  serviceLevel: string;
  priority: Priority;
  band: DistanceBand | null;
}

/** A due time that another rule has moved. */
export interface MovedDue {
  clock: SlaClockKind;
  previousDueAt: Date | null;
  dueAt: Date;
}

/** A clock as it is kept. */
export type KeptClock = Omit<SlaClock, 'targetMs'> & { targetMs: number };

/** The clocks of a new ticket; of one that was held back, from when it came in. */
export async function startClocks(
  tx: Transaction,
  ticket: Promised,
  now: Date,
  startedAt = now,
): Promise<void> {
  const start: SlaMark = { at: startedAt, kind: 'STARTED', reason: null };
  await addMarks(tx, ticket.id, 0, [start]);
  await writeClocks(tx, replayAll(ticket, await currentRules(tx, ticket.serviceLevel), [start], [], now));
}

interface ClockChange {
  added: readonly SlaMark[];
  /** Whether the ticket is promised what it was before: then only open clocks take up the next version of a rule. */
  samePromise: boolean;
}

/**
 * Adds marks to a ticket whose turn was taken, and replays its clocks from the start under the rules that hold now:
 * nothing is patched, so no pause is lost. Answers the due times that a change of rule has moved.
 */
export async function keepClocks(
  tx: Transaction,
  ticket: Promised,
  { added, samePromise }: ClockChange,
  now: Date,
): Promise<MovedDue[]> {
  const [kept, known, rules] = [
    await tx.slaMark.findMany({ where: { ticketId: ticket.id }, orderBy: { seq: 'asc' } }),
    await tx.slaClock.findMany({ where: { ticketId: ticket.id } }),
    await currentRules(tx, ticket.serviceLevel),
  ];
  const marks = [...kept, ...added];
  await addMarks(tx, ticket.id, kept.length, added);
  // Of a ticket from before there were promises, closed too long ago to be given any.
  if (marks[0]?.kind !== 'STARTED') return [];
  const replayed = replayAll(ticket, rules, marks, known, now);
  const goesOn = ({ kind }: SlaClock) => replayed.some((clock) => clock.kind === kind && !clock.endedAt);
  const settled = known.filter((clock) => samePromise && clock.endedAt && !goesOn(clock));
  const after = replayed.filter(({ kind }) => !settled.some((clock) => clock.kind === kind));
  await dropClocks(tx, ticket.id, known, [...settled, ...after]);
  await writeClocks(tx, after);
  const before = new Map(known.map((clock) => [clock.kind, clock]));
  return after.flatMap((clock) => movedDue(before.get(clock.kind), clock, added.length > 0));
}

async function addMarks(tx: Transaction, ticketId: string, from: number, marks: readonly SlaMark[]) {
  if (marks.length === 0) return;
  await tx.slaMark.createMany({
    data: marks.map((mark, index) => ({ ticketId, seq: from + index, ...mark })),
  });
}

const replayAll = (
  ticket: Promised,
  rules: CurrentRules,
  marks: readonly SlaMark[],
  known: readonly SlaClock[],
  now: Date,
): KeptClock[] =>
  Object.values(SlaClockKind).flatMap((kind) => {
    const told = known.find((clock) => clock.kind === kind)?.toldPercent ?? 0;
    return replay(ticket, kind, rules, marks, told, now) ?? [];
  });

export function movedDue(
  before: SlaClock | undefined,
  { kind, ...after }: KeptClock,
  marked: boolean,
): MovedDue[] {
  const sameRule =
    before !== undefined &&
    before.serviceLevelId === after.serviceLevelId &&
    before.calendarId === after.calendarId &&
    Number(before.targetMs) === after.targetMs;
  const begins = before === undefined && marked;
  if (sameRule || begins || after.endedAt || before?.dueAt.getTime() === after.dueAt.getTime()) return [];
  return [{ clock: kind, previousDueAt: before?.dueAt ?? null, dueAt: after.dueAt }];
}

/** One clock of a ticket as its marks and the rules say; null where nothing is promised. */
export function replay(
  ticket: Promised,
  kind: SlaClockKind,
  { level, calendars }: CurrentRules,
  marks: readonly SlaMark[],
  toldPercent: number,
  now: Date,
): KeptClock | null {
  const target = targetFor(level, kind, ticket.priority, ticket.band);
  const kept = target && calendars.get(target.calendar);
  if (!kept) return null;
  const rule = ruleOf(level, kind, target.target, kept.calendar);
  const { state, dueAt, breachedAt, endedAt } = readClock(rule, marks, now);
  return {
    ticketId: ticket.id,
    kind,
    serviceLevelId: level.id,
    calendarId: kept.id,
    targetMs: target.target,
    state,
    dueAt,
    breachedAt,
    endedAt,
    toldPercent,
    // A clock that ended late before anybody told so is still to be told.
    nextAt:
      endedAt && state !== 'BREACHED' ? null : nextTold(rule, marks, percentsOf(level, kind), toldPercent),
  };
}

export const ruleOf = (
  level: CurrentRules['level'],
  kind: SlaClockKind,
  target: number,
  calendar: ClockRule['calendar'],
): ClockRule => ({
  kind,
  target,
  calendar,
  pausesOn: level.pausesOn,
  version: `${level.code}@${level.version} ${calendar.code}@${calendar.version}`,
});

/** When the first percent that was not told is reached, if nothing happens before. */
export function nextTold(
  rule: ClockRule,
  marks: readonly SlaMark[],
  percents: readonly number[],
  toldPercent: number,
): Date | null {
  const next = percents.find((percent) => percent > toldPercent);
  return next === undefined ? null : reachedAt(rule, marks, next);
}

async function dropClocks(
  tx: Transaction,
  ticketId: string,
  before: readonly SlaClock[],
  after: readonly Pick<SlaClock, 'kind'>[],
): Promise<void> {
  const gone = before.map(({ kind }) => kind).filter((kind) => !after.some((clock) => clock.kind === kind));
  if (gone.length > 0) await tx.slaClock.deleteMany({ where: { ticketId, kind: { in: gone } } });
}

/** Writes clocks in one statement, however many. */
export async function writeClocks(tx: Transaction, clocks: readonly KeptClock[]): Promise<void> {
  if (clocks.length === 0) return;
  const column = <Value>(read: (clock: KeptClock) => Value) => clocks.map(read);
  const instants = (read: (clock: KeptClock) => Date | null) =>
    clocks.map((clock) => read(clock)?.toISOString() ?? null);
  await tx.$executeRaw`
    insert into sla_clock (ticket_id, kind, service_level_id, calendar_id, target_ms, state, due_at, breached_at,
      ended_at, told_percent, next_at)
    select ticket_id, kind::"SlaClockKind", service_level_id, calendar_id, target_ms, state::"SlaState", due_at::timestamptz,
      breached_at::timestamptz, ended_at::timestamptz, told_percent, next_at::timestamptz
    from unnest(${column(({ ticketId }) => ticketId)}::uuid[], ${column(({ kind }) => kind)}::text[],
      ${column(({ serviceLevelId }) => serviceLevelId)}::uuid[], ${column(({ calendarId }) => calendarId)}::uuid[],
      ${column(({ targetMs }) => targetMs)}::bigint[], ${column(({ state }): SlaState => state)}::text[],
      ${instants(({ dueAt }) => dueAt)}::text[], ${instants(({ breachedAt }) => breachedAt)}::text[],
      ${instants(({ endedAt }) => endedAt)}::text[], ${column(({ toldPercent }) => toldPercent)}::int[],
      ${instants(({ nextAt }) => nextAt)}::text[])
      as clock (ticket_id, kind, service_level_id, calendar_id, target_ms, state, due_at, breached_at, ended_at,
        told_percent, next_at)
    on conflict (ticket_id, kind) do update set service_level_id = excluded.service_level_id,
      calendar_id = excluded.calendar_id, target_ms = excluded.target_ms, state = excluded.state,
      due_at = excluded.due_at, breached_at = excluded.breached_at, ended_at = excluded.ended_at,
      told_percent = excluded.told_percent, next_at = excluded.next_at`;
}
