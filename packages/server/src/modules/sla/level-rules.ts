import type { DistanceBand, HoldReason, Priority, Role, SlaClockKind } from '../../generated/prisma/enums.ts';
import { type Calendar, type RuleProblem, isInReach } from './calendar-rules.ts';

export interface Target {
  clock: SlaClockKind;
  /** null: any. */
  priority: Priority | null;
  /** null: any, also one that nobody has said yet. */
  band: DistanceBand | null;
  /** Milliseconds of working time in the calendar. */
  target: number;
  calendar: string;
}

export interface Escalation {
  clock: SlaClockKind;
  percent: number;
  action: 'NOTIFY' | 'HAND_OVER' | 'RAISE';
  /** Whom NOTIFY tells. */
  role: Role | null;
}

export interface ServiceLevel {
  code: string;
  version: number;
  targets: Target[];
  pausesOn: HoldReason[];
  escalations: Escalation[];
}

export const warningPercent = 80;
export const breachPercent = 100;
const highestPercent = 1000;
const longestTarget = 366 * 24 * 60 * 60 * 1000;

/** What is promised, or null for no such clock: the most specific target that matches, priority before band. */
export function targetFor(
  level: Pick<ServiceLevel, 'targets'>,
  clock: SlaClockKind,
  priority: Priority,
  band: DistanceBand | null,
): Target | null {
  const matching = level.targets.filter(
    (target) =>
      target.clock === clock &&
      (target.priority === null || target.priority === priority) &&
      (target.band === null || target.band === band),
  );
  const precision = (target: Target) => (target.priority ? 2 : 0) + (target.band ? 1 : 0);
  return matching.sort((a, b) => precision(b) - precision(a))[0] ?? null;
}

/** The customer is to blame for the first reason; for the others the level decides. */
export function pausesClock(
  level: Pick<ServiceLevel, 'pausesOn'>,
  clock: SlaClockKind,
  reason: HoldReason,
): boolean {
  return clock === 'RESOLUTION' && (reason === 'WAITING_CUSTOMER' || level.pausesOn.includes(reason));
}

/** At which percents of a target something happens, in order. */
export function percentsOf(level: Pick<ServiceLevel, 'escalations'>, clock: SlaClockKind): number[] {
  const escalations = level.escalations.filter((escalation) => escalation.clock === clock);
  const percents = new Set([warningPercent, breachPercent, ...escalations.map(({ percent }) => percent)]);
  return [...percents].sort((a, b) => a - b);
}

/** The targets whose end, with all that is told after it, is out of reach from a date on. */
export function targetsOutOfReach(
  level: Pick<ServiceLevel, 'targets' | 'escalations'>,
  calendar: Calendar,
  today: string,
): number[] {
  return level.targets.flatMap(({ clock, target, calendar: code }, index) => {
    const last = percentsOf(level, clock).at(-1) ?? breachPercent;
    const tooLong = target > longestTarget;
    return code === calendar.code && !tooLong && !isInReach(calendar, today, (target * last) / 100)
      ? [index]
      : [];
  });
}

/** What is wrong with a service level that somebody wrote; the path leads into the level. */
export function serviceLevelProblems(
  level: Omit<ServiceLevel, 'code' | 'version'>,
  calendars: ReadonlyMap<string, Calendar>,
  today: string,
): RuleProblem[] {
  const problems: RuleProblem[] = [];
  const report = (path: (string | number)[], code: string, message: string) => {
    problems.push({ path: path.map(String), code, message });
  };

  if (level.targets.length === 0) report(['targets'], 'no_targets', 'A service level promises something.');
  const promised = new Set<string>();
  for (const [index, { clock, priority, band, target, calendar }] of level.targets.entries()) {
    const key = [clock, priority, band].join();
    if (promised.has(key)) {
      report(
        ['targets', index],
        'duplicate_target',
        'There is another target for this clock, priority and band.',
      );
    }
    promised.add(key);
    if (!(target > 0)) {
      report(['targets', index, 'target'], 'target_not_positive', 'A target is longer than zero.');
    }
    if (target > longestTarget) {
      report(
        ['targets', index, 'target'],
        'target_too_long',
        'A target is at most 366 days of working time.',
      );
    }
    if (!calendars.has(calendar)) {
      report(['targets', index, 'calendar'], 'unknown_calendar', `There is no calendar “${calendar}”.`);
    }
  }

  for (const calendar of calendars.values()) {
    for (const index of targetsOutOfReach(level, calendar, today)) {
      report(
        ['targets', index, 'target'],
        'target_out_of_reach',
        `In the hours of ${calendar.code} this, up to its last escalation, takes more than a year or 3,000 intervals. Shorten it, or open the calendar more often and for longer.`,
      );
    }
  }

  const steps = new Set<string>();
  for (const [index, { clock, percent, action, role }] of level.escalations.entries()) {
    const step = [clock, percent, action, role].join();
    if (steps.has(step)) {
      report(['escalations', index], 'duplicate_escalation', 'This step is given twice.');
    }
    steps.add(step);
    if (!level.targets.some((target) => target.clock === clock)) {
      report(
        ['escalations', index, 'clock'],
        'escalation_without_target',
        `No target is given for ${clock}.`,
      );
    }
    if (!Number.isInteger(percent) || percent < 1 || percent > highestPercent) {
      report(
        ['escalations', index, 'percent'],
        'percent_out_of_range',
        `A percent is a whole number from 1 to ${highestPercent}.`,
      );
    }
    if (action === 'NOTIFY' && !role) {
      report(['escalations', index, 'role'], 'role_missing', 'NOTIFY needs the role that is told.');
    }
    if (action !== 'NOTIFY' && role) {
      report(
        ['escalations', index, 'role'],
        'role_without_notify',
        `${action} tells nobody: leave out the role.`,
      );
    }
  }
  return problems;
}
