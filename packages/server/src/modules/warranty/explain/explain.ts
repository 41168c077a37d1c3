import type { Temporal } from 'temporal-polyfill';
import { type CoverPhase, coverPhases, type DeviceWarranty, type Reason } from '../rules.ts';
import { en } from './en.ts';
import { type Course, type Cover, kinds, type Kind, type Wording } from './wording.ts';
import { zhCN } from './zh-cn.ts';

/** Chinese for any Chinese locale, else English. */
const wordingFor = (locale: string | null | undefined): Wording =>
  locale?.toLowerCase().startsWith('zh') ? zhCN : en;

/** One step of a decision as a sentence. */
export const explainReason = (reason: Reason, locale: string | null | undefined): string =>
  wordingFor(locale).reason(reason);

/** What is covered from today on, and until when, in plain words. */
export const explainCover = (
  warranty: DeviceWarranty,
  today: Temporal.PlainDate,
  locale: string | null | undefined,
): string => wordingFor(locale).cover(coverOf(warranty, today));

function coverOf(warranty: DeviceWarranty, today: Temporal.PlainDate): Cover {
  const { policy, startsOn, voidReason } = warranty;
  if (!policy) return { is: 'NO_POLICY' };
  if (!startsOn) return { is: 'START_DATE_MISSING', startEvent: policy.startEvent };
  if (voidReason !== null) return { is: 'VOID' };
  const phases = coverPhases(warranty);
  const ahead = phases.filter(({ to }) => to === null || isNotBefore(to, today));
  const [now] = ahead;
  if (now && ahead.length === 1 && phases.length > 1 && kinds.every((kind) => now[kind] === 'CHARGED')) {
    return { is: 'ENDED', on: now.from.subtract({ days: 1 }).toString() };
  }
  const from = now && !isNotBefore(today, now.from) ? now.from.toString() : null;
  return { is: 'COVERED', from, courses: coursesOf(ahead) };
}

const isNotBefore = (day: Temporal.PlainDate, other: Temporal.PlainDate): boolean =>
  day.since(other).sign >= 0;

/** The kinds of cost whose terms change on the same days to the same are told in one. */
function coursesOf(phases: readonly CoverPhase[]): Course[] {
  const courses = new Map<string, Course>();
  for (const kind of kinds) {
    const steps = stepsOf(phases, kind);
    const key = JSON.stringify(steps);
    courses.set(key, { steps, kinds: [...(courses.get(key)?.kinds ?? []), kind] });
  }
  return [...courses.values()];
}

function stepsOf(phases: readonly CoverPhase[], kind: Kind): Course['steps'] {
  const steps: Course['steps'] = [];
  for (const phase of phases) {
    const until = phase.to?.toString() ?? null;
    const last = steps.at(-1);
    if (last?.terms === phase[kind]) last.until = until;
    else steps.push({ terms: phase[kind], until });
  }
  return steps;
}
