import { certificationFor, type HeldCertification, overlaps, type Window } from './rules.ts';

export type SuggestionReasonCode =
  | 'CERTIFIED'
  | 'NOT_CERTIFIED'
  | 'CERTIFICATION_EXPIRED'
  | 'SKILLED'
  | 'IN_REGION'
  | 'OTHER_REGION'
  | 'FREE'
  | 'BUSY'
  | 'LOAD';

export interface SuggestionReason {
  code: SuggestionReasonCode;
  favourable: boolean;
  message: string;
}

export interface Candidate {
  name: string;
  skills: readonly string[];
  regions: readonly string[];
  certifications: readonly HeldCertification[];
  /** Their visits that are not over. */
  visits: readonly Window[];
}

export interface Job {
  window: Window;
  /** The day on which the visit ends, where the technicians are. */
  day: string;
  /** Category of the device; null: nobody said which, and everybody may come. */
  category: string | null;
  /** What it would be good to know, in the words of skills. */
  topics: readonly string[];
  /** Where the device stands: its address, part by part. */
  places: readonly string[];
  /** Writes an instant for people, where the technicians are. */
  format: (at: Date) => string;
}

export interface Suggestion<Technician extends Candidate> {
  technician: Technician;
  bookable: boolean;
  reasons: SuggestionReason[];
  openVisits: number;
}

/** Technicians for a job, the best first: who may come and is free, then who knows the place and the device, then who has least to do. */
export function rankTechnicians<Technician extends Candidate>(
  technicians: readonly Technician[],
  job: Job,
): Suggestion<Technician>[] {
  const least = Math.min(...technicians.map(({ visits }) => visits.length));
  return technicians
    .map((technician) => suggest(technician, job, least))
    .sort(
      (one, other) =>
        compare(merits(other), merits(one)) || (one.technician.name < other.technician.name ? -1 : 1),
    );
}

function suggest<Technician extends Candidate>(
  technician: Technician,
  job: Job,
  least: number,
): Suggestion<Technician> {
  const openVisits = technician.visits.length;
  const reasons = [
    certificationReason(technician, job),
    availabilityReason(technician, job),
    regionReason(technician, job),
    skillReason(technician, job),
    {
      code: 'LOAD' as const,
      favourable: openVisits === least,
      message: openVisits === 1 ? '1 open visit' : `${openVisits} open visits`,
    },
  ].filter((reason) => reason !== null);
  return { technician, bookable: !reasons.some(({ code }) => forbidding.has(code)), reasons, openVisits };
}

const forbidding: ReadonlySet<SuggestionReasonCode> = new Set([
  'NOT_CERTIFIED',
  'CERTIFICATION_EXPIRED',
  'BUSY',
]);

function certificationReason(technician: Candidate, { category, day }: Job): SuggestionReason | null {
  if (category === null) return null;
  const { state, held } = certificationFor(technician, category, day);
  const until = held?.validUntil.toISOString().slice(0, 10);
  switch (state) {
    case 'VALID':
      return { code: 'CERTIFIED', favourable: true, message: `certified for ${category} until ${until}` };
    case 'EXPIRED':
      return {
        code: 'CERTIFICATION_EXPIRED',
        favourable: false,
        message: `certified for ${category} until ${until} only`,
      };
    case 'MISSING':
      return { code: 'NOT_CERTIFIED', favourable: false, message: `not certified for ${category}` };
  }
}

function availabilityReason({ visits }: Candidate, { window, format }: Job): SuggestionReason {
  const taken = visits.find((visit) => overlaps(visit, window));
  if (!taken) return { code: 'FREE', favourable: true, message: 'free at that time' };
  const message = `on another visit from ${format(taken.startsAt)} to ${format(taken.endsAt)}`;
  return { code: 'BUSY', favourable: false, message };
}

function regionReason({ regions }: Candidate, { places }: Job): SuggestionReason | null {
  if (regions.length === 0 || places.length === 0) return null;
  const region = regions.find((name) => places.some((place) => holds(place, name)));
  if (region !== undefined) return { code: 'IN_REGION', favourable: true, message: `works in ${region}` };
  return { code: 'OTHER_REGION', favourable: false, message: `works in ${regions.join(', ')}` };
}

function skillReason({ skills }: Candidate, { topics }: Job): SuggestionReason | null {
  const matching = skills.filter((skill) => topics.some((topic) => plain(topic) === plain(skill)));
  if (matching.length === 0) return null;
  return { code: 'SKILLED', favourable: true, message: `knows ${matching.join(', ')}` };
}

const plain = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

const holds = (place: string, name: string): boolean => plain(place).includes(plain(name));

/** What speaks for somebody, the weightiest first. */
function merits({ bookable, reasons, openVisits }: Suggestion<Candidate>): number[] {
  const codes = new Set(reasons.map(({ code }) => code));
  const region = codes.has('IN_REGION') ? 1 : codes.has('OTHER_REGION') ? -1 : 0;
  return [
    Number(bookable),
    Number(!codes.has('NOT_CERTIFIED') && !codes.has('CERTIFICATION_EXPIRED')),
    Number(codes.has('FREE')),
    region,
    Number(codes.has('SKILLED')),
    -openVisits,
  ];
}

function compare(one: number[], other: number[]): number {
  const at = one.findIndex((merit, index) => merit !== other[index]);
  return at === -1 ? 0 : one[at]! - other[at]!;
}
