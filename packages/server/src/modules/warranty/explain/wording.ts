import type { FaultCause, Terms, WarrantyStart } from '../../../generated/prisma/enums.ts';
import type { Reason, TermSet } from '../rules.ts';

export const kinds = ['labour', 'parts', 'travel'] as const;
export type Kind = (typeof kinds)[number];

/** What holds for some kinds of cost, one after the other. */
export interface Course {
  kinds: Kind[];
  steps: { terms: Terms; until: string | null }[];
}

/** What a customer or a desk is told of the cover of a device. */
export type Cover =
  | { is: 'NO_POLICY' | 'VOID' }
  | { is: 'START_DATE_MISSING'; startEvent: WarrantyStart }
  | { is: 'ENDED'; on: string }
  /** `from`: it has not begun. */
  | { is: 'COVERED'; from: string | null; courses: Course[] };

/** The sentences of one language. Days come in ISO 8601, and leave as the language writes them. */
export interface Wording {
  reason: (reason: Reason) => string;
  cover: (cover: Cover) => string;
}

export const dayFormat = (tag: string): ((day: string) => string) => {
  const format = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' });
  return (day) => format.format(new Date(`${day}T00:00:00Z`));
};

/** The kinds of cost that share their terms, in the order of the first of each. */
export function byTerms(terms: TermSet): [Terms, Kind[]][] {
  const groups = new Map<Terms, Kind[]>();
  for (const kind of kinds) groups.set(terms[kind], [...(groups.get(terms[kind]) ?? []), kind]);
  return [...groups];
}

export type Causes = Record<FaultCause, string>;
