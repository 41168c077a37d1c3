import type { PlannedVisit, TechnicianSuggestion } from '@aftercare/sdk';
import { language } from '../language/language.ts';
import { day, hours } from '../language/time.ts';

type Reason = TechnicianSuggestion['reasons'][number];

/** What a technician is judged by. */
export interface Job {
  /** Category of the device. */
  category?: string;
  /** The visits that take somebody's time in the window. */
  taken: readonly PlannedVisit[];
}

/** Why somebody could come, or could not, in the language of the desk. */
export function reasonInWords(
  { code }: Reason,
  { technician, openVisits }: TechnicianSuggestion,
  { category, taken }: Job,
): string {
  const { reason } = language.text.visits;
  const held = technician.certifications.find((certification) => certification.category === category);
  const until = held && day(held.validUntil);
  switch (code) {
    case 'CERTIFIED':
      return until ? reason.certifiedUntil(until) : reason.certified;
    case 'CERTIFICATION_EXPIRED':
      return until ? reason.expiredOn(until) : reason.expired;
    case 'NOT_CERTIFIED':
      return reason.notCertified;
    case 'SKILLED':
      return reason.skilled;
    case 'IN_REGION':
      return reason.inRegion;
    case 'OTHER_REGION':
      return reason.otherRegion(technician.regions.join(language.text.listSeparator));
    case 'FREE':
      return reason.free;
    case 'BUSY': {
      const visit = taken.find((taking) => taking.technician.id === technician.id);
      return visit ? reason.busyAt(hours(visit.startsAt, visit.endsAt)) : reason.busy;
    }
    case 'LOAD':
      return reason.load(openVisits);
  }
}
