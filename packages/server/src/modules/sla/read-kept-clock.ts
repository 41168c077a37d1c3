import type { SlaClock, SlaMark } from '../../generated/prisma/client.ts';
import { SlaClockKind, type SlaState } from '../../generated/prisma/enums.ts';
import { loadGroup } from '../../platform/batch.ts';
import type { Context } from '../access/index.ts';
import { type Promised, replay, ruleOf } from './keep-clocks.ts';
import { type ClockReading, type ClockRule, readClock } from './rules.ts';
import { currentRules, currentServiceLevel, readCalendar, readServiceLevel } from './stored.ts';

const readings = new WeakMap<SlaClock, Promise<ReadClock>>();

interface ReadClock {
  rule: ClockRule;
  reading: ClockReading;
}

/** A kept clock replayed up to now: worked out once for each row that was read. */
export function readKeptClock(ctx: Context, clock: SlaClock): Promise<ReadClock> {
  const reading = readings.get(clock) ?? replayKept(ctx, clock);
  readings.set(clock, reading);
  return reading;
}

/**
 * The clocks that a ticket in quarantine is given once it is released: what its customer is promised meanwhile, for they
 * are not told of the quarantine.
 */
export async function foreseeClocks(
  ctx: Context,
  ticket: Promised & { createdAt: Date },
): Promise<SlaClock[]> {
  const rules = await currentRules(ctx.database, ticket.serviceLevel);
  const marks: KnownMarks = [{ at: ticket.createdAt, kind: 'STARTED', reason: null }];
  return Object.values(SlaClockKind).flatMap((kind) => {
    const kept = replay(ticket, kind, rules, marks, 0, ctx.clock.now());
    if (!kept) return [];
    const clock = { ...kept, targetMs: BigInt(kept.targetMs) };
    readings.set(clock, replayKept(ctx, clock, marks));
    return [clock];
  });
}

type KnownMarks = Pick<SlaMark, 'at' | 'kind' | 'reason'>[];

async function replayKept(ctx: Context, clock: SlaClock, known?: KnownMarks): Promise<ReadClock> {
  const [marks, rule] = [known ?? (await marksOf(ctx, clock.ticketId)), await ruleOfKept(ctx, clock)];
  return { rule, reading: readClock(rule, marks, ctx.clock.now()) };
}

/** The rule that a clock was last replayed under. */
async function ruleOfKept({ database }: Context, clock: SlaClock): Promise<ClockRule> {
  const level = await readServiceLevel(database, clock.serviceLevelId);
  const calendar = await readCalendar(database, clock.calendarId);
  return ruleOf(level, clock.kind, Number(clock.targetMs), calendar);
}

async function marksOf(ctx: Context, ticketId: string): Promise<SlaMark[]> {
  const marks = await loadGroup(ctx, 'SlaMark', ticketId, async (ids) =>
    Map.groupBy(
      await ctx.database.slaMark.findMany({
        where: { ticketId: { in: [...ids] } },
        orderBy: [{ ticketId: 'asc' }, { seq: 'asc' }],
      }),
      (mark) => mark.ticketId,
    ),
  );
  return marks ?? [];
}

/** The state at a moment: a clock whose due time has just passed is late, whether or not that was told yet. */
export const stateAt = ({ state, dueAt }: Pick<SlaClock, 'state' | 'dueAt'>, now: Date): SlaState =>
  state === 'RUNNING' && dueAt <= now ? 'BREACHED' : state;

/** The version of a service level that a ticket's open clocks go by; when all have ended, that of the last. */
export async function readLevelVersion(
  { database }: Context,
  code: string,
  clocks: readonly SlaClock[],
): Promise<number> {
  const clock = clocks.find(({ endedAt }) => !endedAt) ?? clocks.at(-1);
  const level = clock
    ? await readServiceLevel(database, clock.serviceLevelId)
    : await currentServiceLevel(database, code);
  if (!level) throw new Error(`there is no service level ${code}`);
  return level.version;
}
