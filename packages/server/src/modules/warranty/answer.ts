import type { CoverageDecision as DecisionRow } from '../../generated/prisma/client.ts';
import type { CoverageOutcome, FaultCause, Terms } from '../../generated/prisma/enums.ts';
import type { Installed, WarrantyFacts } from './facts.ts';
import { judgedPart, type NamedPart, partsAt } from './judged-part.ts';
import {
  type AssumedPart,
  decide,
  type Decision,
  isUnderWarranty,
  type Question,
  type Reason,
} from './rules.ts';
import { dateOf, dayOf } from './stored.ts';

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
  /** Serial number of the part that was judged, where it is known and has one. */
  partSerial: string | null;
  /** The moment that was judged. */
  at: Date;
  decidedAt: Date;
}

export interface Asked extends Pick<Question, 'at' | 'cause' | 'goodwill'> {
  sku: string | null;
  /** Which part of this kind; by default the one that was put in last. */
  part?: NamedPart | null;
  now: Date;
  /** A job for which nothing counts that was put in by itself. */
  ticketId?: string;
}

/** What the rules say of a device, null for one that is not known. */
export function answerOf(facts: WarrantyFacts | null, asked: Asked): CoverageAnswer {
  const { at, cause, sku, now } = asked;
  const part = facts && judgedPart(facts, asked);
  const decision = facts ? decideFor(facts, asked, part) : decide(null, { at, cause, timeZone: 'UTC' });
  return {
    ...told(decision),
    policyId: facts?.policyId ?? null,
    cause,
    sku,
    partSerial: part?.serial ?? null,
    at,
    decidedAt: now,
  };
}

/** Says that a part was chosen among several where another one gives another answer. */
function decideFor(facts: WarrantyFacts, asked: Asked, part: Installed | null): Decision {
  const { warranty } = facts;
  const decision = decide(warranty, questionOf(facts, asked, part));
  const all = partsAt(facts, asked);
  if (!part || asked.part || all.length < 2) return decision;
  const answer = JSON.stringify(told(decision));
  const alike = all.every(
    (other) => JSON.stringify(told(decide(warranty, questionOf(facts, asked, other)))) === answer,
  );
  if (alike) return decision;
  const { serial, installedOn } = part;
  return decide(warranty, questionOf(facts, asked, part, { serial, installedOn, of: all.length }));
}

const questionOf = (
  { timeZone }: WarrantyFacts,
  { at, cause, sku, goodwill = null }: Asked,
  part: Installed | null,
  assumed: AssumedPart | null = null,
): Question => ({
  at,
  cause,
  sku,
  goodwill,
  timeZone,
  assumed,
  replacedParts: part?.isReplacement ? [{ ...part, replacedOn: dayOf(part.installedOn) }] : [],
});

const told = ({ outcome, terms, phase, lastDay, reasons }: Decision) => ({
  outcome,
  labour: terms?.labour ?? null,
  parts: terms?.parts ?? null,
  travel: terms?.travel ?? null,
  phase,
  lastDay: lastDay && dateOf(lastDay),
  reasons,
});

/** Whether the warranty itself gives a part for free, goodwill aside. */
export const givesPart = (facts: WarrantyFacts, asked: Asked): boolean =>
  isUnderWarranty(facts.warranty, questionOf(facts, asked, judgedPart(facts, asked)));

export const answerOfRow = (row: DecisionRow): CoverageAnswer => ({
  ...row,
  // Written from what the rules said, and by nobody else.
  reasons: row.reasons as unknown as Reason[],
});
