import { SlaClockKind } from '../generated/prisma/enums.ts';
import { type CurrentRules, type KeptClock, type SlaMark, tellClock } from '../modules/sla/index.ts';
import { type Promised, replay } from '../modules/sla/keep-clocks.ts';

/** A ticket's clocks as the timers would have left them by now: what has passed counts as told. */
export const bulkClocks = (
  ticket: Promised,
  marks: readonly SlaMark[],
  rules: CurrentRules,
  now: Date,
): KeptClock[] =>
  Object.values(SlaClockKind).flatMap((kind) => {
    const clock = replay(ticket, kind, rules, marks, 0, now);
    if (!clock) return [];
    const kept = { ...clock, targetMs: BigInt(clock.targetMs) };
    return tellClock(ticket, kept, rules, marks, now).clock ?? [];
  });
