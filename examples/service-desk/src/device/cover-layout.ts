import type { CoverPhase, Terms } from '@aftercare/sdk/desk';

export const kinds = ['labour', 'parts', 'travel'] as const;
export type Kind = (typeof kinds)[number];

/** From where to where on the bar, as shares of its length. */
interface Stretch {
  start: number;
  end: number;
}

export interface Segment extends Stretch {
  terms: Terms;
  from: string;
  /** The last day; null for life. */
  to: string | null;
}

export interface BoughtTime extends Stretch {
  name: string;
  from: string;
  to: string;
}

export interface Label {
  day: string;
  at: number;
  /** Labels that would touch stand below one another. */
  lane: number;
  /** Whether it ends at its day, since it would stick out of the bar if it began there. */
  isBefore: boolean;
}

export interface CoverBar {
  rows: { kind: Kind; segments: Segment[] }[];
  bought: BoughtTime[];
  labels: Label[];
  lanes: number;
  today: number;
  /** From where on it is void; null when it is not. */
  voidSince: number | null;
  /** Where parts were replaced. */
  replaced: number[];
}

interface Extension {
  name: string;
  startsOn: string | null;
  phases: readonly { months: number }[];
}

/** As much of a warranty as the bar draws. */
export interface Drawn {
  startsOn: string | null;
  phases: readonly CoverPhase[];
  extensions: readonly Extension[];
  voidedAt: string | null;
  policy: { phases: readonly { months: number }[] };
}

interface Place {
  today: string;
  /** The days on which parts were replaced. */
  replacedOn: readonly string[];
  /** How much of the bar a label takes. */
  labelShare: number;
}

/** The cover over time as a bar, or nothing while the start is not known. */
export function layOutCover(warranty: Drawn, { today, replacedOn, labelShare }: Place): CoverBar | undefined {
  const { startsOn, phases } = warranty;
  if (!startsOn || !phases.length) return undefined;
  const bought = boughtTimes(warranty);
  const ends = [...phases.map(({ to }) => to ?? startsOn), ...bought.map(({ to }) => to)];
  const first = dayNumber(earliest([startsOn, today]));
  const last = dayNumber(latest([today, ...ends]));
  // What holds for life goes on beyond the last day.
  const length = Math.max(last - first, 1) * 1.12;
  const shareOf = (day: string) => (dayNumber(day) - first) / length;
  const afterShare = (day: string | null) => (day === null ? 1 : (dayNumber(day) + 1 - first) / length);
  const days = new Set([startsOn, ...phases.flatMap(({ to }) => to ?? []), ...bought.map(({ to }) => to)]);
  const labels = placeLabels([...days].sort(), shareOf, labelShare);
  return {
    rows: kinds.map((kind) => ({
      kind,
      segments: merge(phases, kind).map((segment) => ({
        ...segment,
        start: shareOf(segment.from),
        end: afterShare(segment.to),
      })),
    })),
    bought: bought.map((time) => ({ ...time, start: shareOf(time.from), end: afterShare(time.to) })),
    labels,
    lanes: Math.max(...labels.map(({ lane }) => lane)) + 1,
    today: shareOf(today),
    voidSince: warranty.voidedAt === null ? null : Math.max(0, shareOf(warranty.voidedAt.slice(0, 10))),
    replaced: replacedOn.map(shareOf).filter((share) => share >= 0),
  };
}

/** Phases that follow one another with the same terms for one kind of cost are one segment. */
function merge(phases: readonly CoverPhase[], kind: Kind): Pick<Segment, 'terms' | 'from' | 'to'>[] {
  const segments: Pick<Segment, 'terms' | 'from' | 'to'>[] = [];
  for (const { from, to, [kind]: terms } of phases) {
    const before = segments.at(-1);
    if (before?.terms === terms) before.to = to;
    else segments.push({ terms, from, to });
  }
  return segments;
}

/** When what was bought holds: an extension without a day of its own follows on the phases before it. */
function boughtTimes({ startsOn, policy, extensions }: Drawn): { name: string; from: string; to: string }[] {
  let months = monthsOf(policy.phases);
  return extensions.map(({ name, startsOn: own, phases }) => {
    const length = monthsOf(phases);
    if (own) return { name, from: own, to: addMonths(own, length) };
    const from = addDay(addMonths(startsOn!, months));
    months += length;
    return { name, from, to: addMonths(startsOn!, months) };
  });
}

const monthsOf = (phases: readonly { months: number }[]): number =>
  phases.reduce((sum, { months }) => sum + months, 0);

function placeLabels(days: readonly string[], shareOf: (day: string) => number, labelShare: number): Label[] {
  const ends: number[] = [];
  return days.map((day) => {
    const at = shareOf(day);
    const isBefore = at + labelShare > 1;
    const start = isBefore ? at - labelShare : at;
    const free = ends.findIndex((end) => end <= start);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = start + labelShare;
    return { day, at, lane, isBefore };
  });
}

/** The same day so many months later, or the last of the month where there is no such day. */
export function addMonths(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return isoDay(Date.UTC(year, month - 1 + months, Math.min(date, lastOfMonth)));
}

const dayMs = 86_400_000;
const dayNumber = (day: string): number => Date.parse(day) / dayMs;
const addDay = (day: string): string => isoDay(Date.parse(day) + dayMs);
const isoDay = (at: number): string => new Date(at).toISOString().slice(0, 10);
// Days written YYYY-MM-DD have the order of their letters.
const earliest = (days: readonly string[]): string => [...days].sort()[0]!;
const latest = (days: readonly string[]): string => [...days].sort().at(-1)!;
