import { Temporal } from 'temporal-polyfill';
import type { CoverageOutcome, FaultCause, Terms, WarrantyStart } from '../../generated/prisma/enums.ts';
import type { AssumedPart, Reason, Rule, TermSet } from './reason.ts';

export type { AssumedPart, Reason, TermSet };

export interface Phase extends TermSet {
  months: number;
}

/** The warranty of a part that was put in as a replacement, from the day on which it was put in. */
export interface ReplacedPartTerms extends TermSet {
  months: number;
  given: 'ALWAYS' | 'UNDER_WARRANTY';
}

export interface Policy {
  code: string;
  version: number;
  startEvent: WarrantyStart;
  phases: readonly Phase[];
  /** What holds after the last phase, for life. */
  afterwards: TermSet;
  excludedCauses: readonly FaultCause[];
  replacedPart: ReplacedPartTerms | null;
}

export interface Extension {
  name: string;
  phases: readonly Phase[];
  /** Its first day; null: it follows on the phases before it. */
  startsOn: Temporal.PlainDate | null;
}

/** The promise as it applies to one device. */
export interface DeviceWarranty {
  policy: Policy | null;
  /** The day of the policy's start event; null: not on record. */
  startsOn: Temporal.PlainDate | null;
  extensions: readonly Extension[];
  voidReason: string | null;
}

/** A part that was put in as a replacement, and is in the device. */
export interface ReplacedPart {
  sku: string;
  serial?: string | null;
  replacedOn: Temporal.PlainDate;
  /** Whether the warranty gave it for free. */
  underWarranty: boolean;
}

export interface Goodwill extends TermSet {
  reason: string;
  grantedBy: string;
}

export interface Question {
  at: Date;
  /** The vendor's, whose midnight ends a day. */
  timeZone: string;
  cause: FaultCause;
  /** The part that failed. */
  sku?: string | null;
  replacedParts?: readonly ReplacedPart[];
  /** That part was chosen among several of its kind, as nobody said which one failed. */
  assumed?: AssumedPart | null;
  goodwill?: Goodwill | null;
}

export interface Decision {
  outcome: CoverageOutcome;
  /** null: it takes a proof first. */
  terms: TermSet | null;
  /** Number of the policy's phase that is in force, from 1. */
  phase: number | null;
  /** Until when these terms hold by what gives them; null where nothing does, or for life. */
  lastDay: Temporal.PlainDate | null;
  reasons: Reason[];
}

/** A time with the same terms throughout. */
export interface CoverPhase extends TermSet {
  from: Temporal.PlainDate;
  /** null: for life. */
  to: Temporal.PlainDate | null;
}

const charged: TermSet = { labour: 'CHARGED', parts: 'CHARGED', travel: 'CHARGED' };

/** Who pays for a job, and why. */
export function decide(warranty: DeviceWarranty | null, question: Question): Decision {
  if (!warranty) return needsProof({ code: 'DEVICE_UNKNOWN', ...registry });
  const { policy, startsOn, voidReason } = warranty;
  if (!policy) return withGoodwill(refused({ code: 'NO_POLICY', ...registry }), question);
  const by = ruleOf(policy);
  if (!startsOn) return needsProof({ code: 'START_DATE_MISSING', ...by, startEvent: policy.startEvent });
  if (voidReason !== null) {
    return withGoodwill(refused({ code: 'VOID', ...by, reason: voidReason }), question);
  }
  const { cause } = question;
  if (policy.excludedCauses.includes(cause)) {
    return withGoodwill(refused({ code: 'EXCLUDED_CAUSE', ...by, cause }), question);
  }
  const day = dayAt(question.at, question.timeZone);
  const promised = decideForDay({ ...warranty, policy, startsOn }, day);
  return withGoodwill(withReplacedPart(promised, policy, question, day), question);
}

/** Whether a part that is replaced in this job is given for free by the warranty itself. */
export const isUnderWarranty = (warranty: DeviceWarranty | null, question: Question): boolean =>
  decide(warranty, { ...question, goodwill: null }).terms?.parts === 'FREE';

/** The terms from the first day on, without a gap; nothing while the policy or its start date is not known. */
export function coverPhases(warranty: DeviceWarranty): CoverPhase[] {
  const { policy, startsOn } = warranty;
  if (!policy || !startsOn) return [];
  const started = { ...warranty, policy, startsOn };
  const stretches = stretchesOf(started);
  const starts = stretches
    .flatMap(({ from, to }) => [from, to.add({ days: 1 })])
    .filter((day) => inOrder(day, startsOn) > 0)
    .toSorted(inOrder);
  const phases: CoverPhase[] = [];
  for (const from of [startsOn, ...starts]) {
    const terms = termsOn(started, stretches, from);
    const last = phases.at(-1);
    if (last && sameTerms(last, terms)) continue;
    if (last) last.to = from.subtract({ days: 1 });
    phases.push({ ...terms, from, to: null });
  }
  return phases;
}

/** The last day of the policy and of what follows on it; null while it is not known. */
export function lastDayOfAll({ policy, startsOn, extensions }: DeviceWarranty): Temporal.PlainDate | null {
  if (!policy || !startsOn) return null;
  const following = extensions.filter((extension) => !extension.startsOn);
  return lastDayOf(startsOn, lengthOf([policy, ...following].flatMap(({ phases }) => phases)));
}

/** The last day of so many months: counted from the first day, clipped to the end of the month, and still covered. */
export const lastDayOf = (start: Temporal.PlainDate, months: number): Temporal.PlainDate =>
  start.add({ months }, { overflow: 'constrain' });

export const dayAt = (at: Date, timeZone: string): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone).toPlainDate();

const inOrder = (one: Temporal.PlainDate, other: Temporal.PlainDate): number =>
  Temporal.PlainDate.compare(one, other);

const registry = { rule: 'device registry', version: null };
const ruleOf = ({ code, version }: Policy): Rule => ({ rule: code, version });

const needsProof = (reason: Reason): Decision => ({
  outcome: 'NEEDS_PROOF',
  terms: null,
  phase: null,
  lastDay: null,
  reasons: [reason],
});

const refused = (reason: Reason): Decision => decision(charged, { reasons: [reason] });

const decision = (terms: TermSet, rest: Partial<Omit<Decision, 'outcome' | 'terms'>> = {}): Decision => ({
  phase: null,
  lastDay: null,
  reasons: [],
  ...rest,
  outcome: outcomeOf(terms),
  terms,
});

function outcomeOf({ labour, parts, travel }: TermSet): CoverageOutcome {
  const all = [labour, parts, travel];
  if (all.every((terms) => terms === 'FREE')) return 'FULL';
  return all.every((terms) => terms === 'CHARGED') ? 'NONE' : 'PARTIAL';
}

type Started = DeviceWarranty & { policy: Policy; startsOn: Temporal.PlainDate };

/** A phase of the policy or of an extension, with its days. */
interface Stretch {
  from: Temporal.PlainDate;
  to: Temporal.PlainDate;
  terms: TermSet;
  /** Its number in the policy or the extension, from 1. */
  number: number;
  /** Name of the extension that it is of; null: of the policy. */
  extension: string | null;
}

/** What follows is counted from the same first day as what is before it, never from a clipped end of month. */
function stretchesOf({ policy, startsOn, extensions }: Started): Stretch[] {
  const stretches = layOut(policy.phases, startsOn, 0, null);
  let months = lengthOf(policy.phases);
  for (const { name, phases, startsOn: ownStart } of extensions) {
    stretches.push(
      ...(ownStart ? layOut(phases, ownStart, 0, name) : layOut(phases, startsOn, months, name)),
    );
    if (!ownStart) months += lengthOf(phases);
  }
  return stretches;
}

function layOut(
  phases: readonly Phase[],
  start: Temporal.PlainDate,
  monthsBefore: number,
  extension: string | null,
): Stretch[] {
  let months = monthsBefore;
  let last = months === 0 ? null : lastDayOf(start, months);
  return phases.map(({ months: length, labour, parts, travel }, index) => {
    const from = last?.add({ days: 1 }) ?? start;
    months += length;
    last = lastDayOf(start, months);
    return { from, to: last, terms: { labour, parts, travel }, number: index + 1, extension };
  });
}

const lengthOf = (phases: readonly Phase[]): number => phases.reduce((sum, { months }) => sum + months, 0);

const isIn = (day: Temporal.PlainDate, { from, to }: Pick<Stretch, 'from' | 'to'>): boolean =>
  inOrder(from, day) <= 0 && inOrder(day, to) <= 0;

const termsOn = (warranty: Started, stretches: readonly Stretch[], day: Temporal.PlainDate): TermSet => {
  const inForce = stretches.filter((stretch) => isIn(day, stretch));
  const own = inForce.find(({ extension }) => extension === null)?.terms ?? warranty.policy.afterwards;
  return inForce.reduce((terms, stretch) => better(terms, stretch.terms), copyOf(own));
};

function decideForDay(warranty: Started, day: Temporal.PlainDate): Decision {
  const { policy, startsOn } = warranty;
  const by = ruleOf(policy);
  if (inOrder(day, startsOn) < 0) {
    return refused({ code: 'NOT_STARTED', ...by, startsOn: startsOn.toString() });
  }
  const stretches = stretchesOf(warranty);
  const inForce = stretches.filter((stretch) => isIn(day, stretch));
  const promised = inForce
    .filter(({ extension }) => extension !== null)
    .toSorted((one, other) => inOrder(other.to, one.to));
  const own = inForce.find(({ extension }) => extension === null);
  const first = own ? inPhase(own, by, startsOn) : afterLastPhase(policy, stretches, by);
  return promised.reduce(
    (before, { extension, terms, to }) =>
      improve(before, terms, to, (improved) => ({
        code: 'EXTENSION',
        rule: extension ?? '',
        version: null,
        lastDay: to.toString(),
        terms: improved,
      })),
    first,
  );
}

const inPhase = ({ number, terms, to }: Stretch, by: Rule, startsOn: Temporal.PlainDate): Decision =>
  decision(terms, {
    phase: number,
    lastDay: to,
    reasons: [
      {
        code: 'PHASE',
        ...by,
        phase: number,
        startsOn: startsOn.toString(),
        lastDay: to.toString(),
        terms,
      },
    ],
  });

function afterLastPhase({ afterwards }: Policy, stretches: readonly Stretch[], by: Rule): Decision {
  const last = stretches.findLast(({ extension }) => extension === null);
  const terms = copyOf(afterwards);
  return decision(terms, {
    reasons: [{ code: 'AFTER_LAST_PHASE', ...by, lastDay: last?.to.toString() ?? '', terms }],
  });
}

/** The better of the device's terms and those of the part itself, if it was put in as a replacement. */
function withReplacedPart(
  promised: Decision,
  policy: Policy,
  { sku, replacedParts = [], assumed }: Question,
  day: Temporal.PlainDate,
): Decision {
  const { replacedPart: own } = policy;
  if (!own || sku == null) return promised;
  const judged = assumed
    ? {
        ...promised,
        reasons: [...promised.reasons, { code: 'PART_ASSUMED' as const, ...registry, sku, ...assumed }],
      }
    : promised;
  return replacedParts
    .filter((part) => part.sku === sku && (own.given === 'ALWAYS' || part.underWarranty))
    .map((part) => ({ ...part, from: part.replacedOn, to: lastDayOf(part.replacedOn, own.months) }))
    .filter((part) => isIn(day, part))
    .toSorted((one, other) => inOrder(other.to, one.to))
    .reduce(
      (before, { replacedOn, to, serial = null }) =>
        improve(before, own, to, (terms) => ({
          code: 'REPLACED_PART',
          ...ruleOf(policy),
          sku,
          serial,
          replacedOn: replacedOn.toString(),
          lastDay: to.toString(),
          terms,
        })),
      judged,
    );
}

/** What a manager granted comes last, and on top of everything but a missing proof. */
function withGoodwill(decided: Decision, { goodwill }: Question): Decision {
  if (!goodwill) return decided;
  const { reason, grantedBy } = goodwill;
  return improve(decided, goodwill, decided.lastDay, (terms) => ({
    code: 'GOODWILL',
    rule: 'goodwill',
    version: null,
    reason,
    grantedBy,
    terms,
  }));
}

/** The better of two terms of each kind, with its reason; as it was where nothing gets better. */
function improve(
  before: Decision,
  offered: TermSet,
  offeredUntil: Temporal.PlainDate | null,
  reason: (terms: TermSet) => Reason,
): Decision {
  if (!before.terms) return before;
  const terms = better(before.terms, offered);
  if (sameTerms(before.terms, terms)) return before;
  return {
    ...before,
    outcome: outcomeOf(terms),
    terms,
    // Where both give something, the answer lasts as long as both do.
    lastDay: sameTerms(terms, offered) ? offeredUntil : earlier(before.lastDay, offeredUntil),
    reasons: [...before.reasons, reason(terms)],
  };
}

const earlier = (
  one: Temporal.PlainDate | null,
  other: Temporal.PlainDate | null,
): Temporal.PlainDate | null => (one && other && inOrder(one, other) < 0 ? one : (other ?? one));

const kinds = ['labour', 'parts', 'travel'] as const;
const order: readonly Terms[] = ['FREE', 'AT_COST', 'CHARGED'];

const betterOf = (one: Terms, other: Terms): Terms =>
  order.indexOf(one) <= order.indexOf(other) ? one : other;

const better = (one: TermSet, other: TermSet): TermSet => ({
  labour: betterOf(one.labour, other.labour),
  parts: betterOf(one.parts, other.parts),
  travel: betterOf(one.travel, other.travel),
});

const copyOf = ({ labour, parts, travel }: TermSet): TermSet => ({ labour, parts, travel });

const sameTerms = (one: TermSet, other: TermSet): boolean => kinds.every((kind) => one[kind] === other[kind]);
