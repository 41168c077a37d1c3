import type { FaultCause, Terms, WarrantyStart } from '../../generated/prisma/enums.ts';

/** What the customer pays for each kind of cost. */
export interface TermSet {
  labour: Terms;
  parts: Terms;
  travel: Terms;
}

export interface Rule {
  rule: string;
  version: number | null;
}

/** One of several parts of a kind. */
export interface AssumedPart {
  serial: string | null;
  /** ISO 8601. */
  installedOn: string;
  /** How many there are. */
  of: number;
}

/** One step of a decision, without words: `rule` and `version` name what it goes by. Days are ISO 8601. */
export type Reason = Rule &
  (
    | { code: 'DEVICE_UNKNOWN' | 'NO_POLICY' }
    | { code: 'START_DATE_MISSING'; startEvent: WarrantyStart }
    | { code: 'VOID'; reason: string }
    | { code: 'EXCLUDED_CAUSE'; cause: FaultCause }
    | { code: 'NOT_STARTED'; startsOn: string }
    | { code: 'PHASE'; phase: number; startsOn: string; lastDay: string; terms: TermSet }
    | { code: 'AFTER_LAST_PHASE'; lastDay: string; terms: TermSet }
    | { code: 'EXTENSION'; lastDay: string; terms: TermSet }
    | ({ code: 'PART_ASSUMED'; sku: string } & AssumedPart)
    | {
        code: 'REPLACED_PART';
        sku: string;
        /** Absent in decisions that were frozen before it was said. */
        serial?: string | null;
        replacedOn: string;
        lastDay: string;
        terms: TermSet;
      }
    | { code: 'GOODWILL'; reason: string; grantedBy: string; terms: TermSet }
  );
