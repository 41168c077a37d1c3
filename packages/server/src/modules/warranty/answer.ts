import type { Temporal } from 'temporal-polyfill';
import type { CoverageDecision as DecisionRow } from '../../generated/prisma/client.ts';
import type { CoverageOutcome, FaultCause, Terms } from '../../generated/prisma/enums.ts';
import type { WarrantyFacts } from './facts.ts';
import {
  dayAt,
  decide,
  type Decision,
  isUnderWarranty,
  type Question,
  type Reason,
  type ReplacedPart,
} from './rules.ts';
import { dateOf } from './stored.ts';

/** Who pays, as it is told and kept. */
export interface CoverageAnswer {
  outcome: CoverageOutcome;
  labour: Terms | null;
  parts: Terms | null;
  travel: Terms | null;
  phase: number | null;
  lastDay: Date | null;
  reasons: Reason[];
  policyId: string | null;
  cause: FaultCause;
  sku: string | null;
  /** The moment that was judged. */
  at: Date;
  decidedAt: Date;
}

export interface Asked extends Pick<Question, 'at' | 'cause' | 'goodwill'> {
  sku: string | null;
  now: Date;
  /** A job for which nothing counts that was put in by itself. */
  ticketId?: string;
}

/** What the rules say of a device, null for one that is not known. */
export function answerOf(facts: WarrantyFacts | null, asked: Asked): CoverageAnswer {
  const { at, cause, sku, goodwill = null, now } = asked;
  const decision = facts
    ? decide(facts.warranty, {
        at,
        cause,
        sku,
        goodwill,
        timeZone: facts.timeZone,
        replacedParts: partsAt(facts, asked),
      })
    : decide(null, { at, cause, timeZone: 'UTC' });
  return { ...told(decision), policyId: facts?.policyId ?? null, cause, sku, at, decidedAt: now };
}

const told = ({ outcome, terms, phase, lastDay, reasons }: Decision) => ({
  outcome,
  labour: terms?.labour ?? null,
  parts: terms?.parts ?? null,
  travel: terms?.travel ?? null,
  phase,
  lastDay: lastDay && dateOf(lastDay),
  reasons,
});

/** The replaced parts that were in the device when it broke. */
function partsAt({ replacedParts, timeZone }: WarrantyFacts, { at, ticketId }: Asked): ReplacedPart[] {
  const day: Temporal.PlainDate = dayAt(at, timeZone);
  return replacedParts.filter(
    (part) =>
      (part.removedOn === null || part.removedOn >= day.toString()) &&
      (ticketId === undefined || part.ticketId !== ticketId),
  );
}

/** Whether the warranty itself gives a part for free, goodwill aside. */
export const givesPart = (facts: WarrantyFacts, asked: Asked): boolean =>
  isUnderWarranty(facts.warranty, {
    ...asked,
    timeZone: facts.timeZone,
    replacedParts: partsAt(facts, asked),
  });

export const answerOfRow = (row: DecisionRow): CoverageAnswer => ({
  ...row,
  // Written from what the rules said, and by nobody else.
  reasons: row.reasons as unknown as Reason[],
});
