import type { SlaClock } from '../../generated/prisma/client.ts';
import type { SlaClockKind } from '../../generated/prisma/enums.ts';
import {
  type KeptClock,
  movedDue,
  type MovedDue,
  nextTold,
  type Promised,
  replay,
  ruleOf,
} from './keep-clocks.ts';
import { type Escalation, percentsOf } from './level-rules.ts';
import { reachedAt, type SlaMark } from './rules.ts';
import type { CurrentRules } from './stored.ts';

/** A percent of a target that a clock has reached. */
export interface Told {
  clock: SlaClockKind;
  percent: number;
  dueAt: Date;
  targetMs: number;
  escalations: Escalation[];
}

export interface Telling {
  /** The clock as it is now; null: nothing is promised any more. */
  clock: KeptClock | null;
  told: Told[];
  moved: MovedDue[];
}

/** What a clock whose time has come has to tell, each percent once, under the rules that hold now. */
export function tellClock(
  ticket: Promised,
  before: SlaClock,
  rules: CurrentRules,
  marks: readonly SlaMark[],
  now: Date,
): Telling {
  const clock = replay(ticket, before.kind, rules, marks, before.toldPercent, now);
  if (!clock) return { clock, told: [], moved: [] };
  const moved = movedDue(before, clock, false);
  if (!clock.nextAt || clock.nextAt > now) return { clock, told: [], moved };

  const { level, calendars } = rules;
  const calendar = [...calendars.values()].find(({ id }) => id === clock.calendarId)!.calendar;
  const rule = ruleOf(level, clock.kind, clock.targetMs, calendar);
  const percents = percentsOf(level, clock.kind);
  const reached = percents.filter((percent) => {
    const at = percent > clock.toldPercent ? reachedAt(rule, marks, percent) : null;
    return at !== null && at <= now;
  });
  const toldPercent = reached.at(-1) ?? clock.toldPercent;
  // What has ended cannot be hurried any more, only told.
  const steps = level.escalations.filter(
    (step) => step.clock === clock.kind && (!clock.endedAt || step.action === 'NOTIFY'),
  );
  const told = reached.map((percent) => ({
    clock: clock.kind,
    percent,
    dueAt: clock.dueAt,
    targetMs: clock.targetMs,
    escalations: steps.filter((step) => step.percent === percent),
  }));
  return {
    clock: { ...clock, toldPercent, nextAt: nextTold(rule, marks, percents, toldPercent) },
    told,
    moved,
  };
}

/** Whether a clock goes by rules that others have superseded. What has ended keeps those under which it ended. */
export const isStale = (clock: SlaClock, { level, calendars }: CurrentRules): boolean =>
  clock.endedAt === null &&
  (clock.serviceLevelId !== level.id || ![...calendars.values()].some(({ id }) => id === clock.calendarId));
