import { Temporal } from 'temporal-polyfill';
import type { CoverageOutcome, FaultCause, Terms } from '../src/generated/prisma/enums.ts';
import type { DeviceWarranty, Phase, Policy, TermSet } from '../src/modules/warranty/rules.ts';

const words: Record<string, Terms> = { F: 'FREE', A: 'AT_COST', C: 'CHARGED' };

/** Labour, parts and travel, written with the first letter of each: 'FAC' is FREE / AT_COST / CHARGED. */
export const terms = (letters: string): TermSet => {
  const [labour, parts, travel] = [...letters].map((letter) => words[letter]!);
  return { labour: labour!, parts: parts!, travel: travel! };
};
export const letters = (set: TermSet | null): string =>
  set === null ? '–' : [set.labour, set.parts, set.travel].map((term) => term[0]).join('');

export const phase = (months: number, ofPhase: string): Phase => ({ months, ...terms(ofPhase) });
export const day = (iso: string): Temporal.PlainDate => Temporal.PlainDate.from(iso);

export const standard4y: Policy = {
  code: 'standard-4y',
  version: 1,
  startEvent: 'PURCHASED',
  phases: [phase(12, 'FFF'), phase(24, 'FAF'), phase(12, 'FAA')],
  afterwards: terms('CCC'),
  excludedCauses: [],
  replacedPart: null,
};

export const project36m: Policy = {
  code: 'project-36m',
  version: 1,
  startEvent: 'ACCEPTED',
  phases: [phase(36, 'FFF')],
  afterwards: terms('CCC'),
  excludedCauses: ['MISUSE', 'DISASTER', 'UNAUTHORIZED_MODIFICATION'],
  replacedPart: { ...phase(36, 'FFF'), given: 'UNDER_WARRANTY' },
};

/** A device under this policy since this day. */
export const sold = (policy: Policy | null, startsOn: string | null): DeviceWarranty => ({
  policy,
  startsOn: startsOn === null ? null : day(startsOn),
  extensions: [],
  voidReason: null,
});

export interface Vector {
  policy: Policy;
  startsOn: string;
  /** Of the part with the sku 'PUMP'. */
  replaced?: { on: string; underWarranty: boolean };
  on: string;
  cause: FaultCause;
  sku?: string;
  answer: string;
  outcome: CoverageOutcome;
  phase: number | null;
  lastDay: string | null;
  reasons: string[];
}

const project = { policy: project36m, startsOn: '2023-05-01', on: '2028-06-01', cause: 'DEFECT' } as const;
const over = { outcome: 'NONE', phase: null, lastDay: null, reasons: ['AFTER_LAST_PHASE'] } as const;

/** The decisions that the domain's page gives, with what it says about their phases and last days. */
export const vectors: Vector[] = [
  {
    policy: standard4y,
    startsOn: '2024-02-29',
    on: '2025-02-28',
    cause: 'WEAR',
    answer: 'FFF',
    outcome: 'FULL',
    phase: 1,
    lastDay: '2025-02-28',
    reasons: ['PHASE'],
  },
  {
    policy: standard4y,
    startsOn: '2024-02-29',
    on: '2025-03-01',
    cause: 'WEAR',
    answer: 'FAF',
    outcome: 'PARTIAL',
    phase: 2,
    lastDay: '2027-02-28',
    reasons: ['PHASE'],
  },
  {
    policy: standard4y,
    startsOn: '2023-05-31',
    on: '2026-05-31',
    cause: 'DEFECT',
    answer: 'FAF',
    outcome: 'PARTIAL',
    phase: 2,
    lastDay: '2026-05-31',
    reasons: ['PHASE'],
  },
  {
    policy: standard4y,
    startsOn: '2023-05-31',
    on: '2026-06-01',
    cause: 'DEFECT',
    answer: 'FAA',
    outcome: 'PARTIAL',
    phase: 3,
    lastDay: '2027-05-31',
    reasons: ['PHASE'],
  },
  {
    policy: standard4y,
    startsOn: '2023-05-31',
    on: '2027-06-01',
    cause: 'DEFECT',
    answer: 'CCC',
    ...over,
    reasons: [...over.reasons],
  },
  {
    policy: project36m,
    startsOn: '2023-11-10',
    on: '2026-11-10',
    cause: 'MISUSE',
    answer: 'CCC',
    outcome: 'NONE',
    phase: null,
    lastDay: null,
    reasons: ['EXCLUDED_CAUSE'],
  },
  {
    ...project,
    replaced: { on: '2026-03-01', underWarranty: true },
    sku: 'PUMP',
    answer: 'FFF',
    outcome: 'FULL',
    phase: null,
    lastDay: '2029-03-01',
    reasons: ['AFTER_LAST_PHASE', 'REPLACED_PART'],
  },
  {
    ...project,
    replaced: { on: '2026-03-01', underWarranty: true },
    sku: 'BOARD',
    answer: 'CCC',
    ...over,
    reasons: [...over.reasons],
  },
  {
    ...project,
    replaced: { on: '2026-06-01', underWarranty: false },
    sku: 'PUMP',
    answer: 'CCC',
    ...over,
    reasons: [...over.reasons],
  },
];
