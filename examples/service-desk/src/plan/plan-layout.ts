import type { MemberName, PlannedVisit } from '@aftercare/sdk';

/** A visit on the scale of a day: shares of its width from 0 to 1, and the lane in which nothing overlaps it. */
export interface PlacedVisit {
  visit: PlannedVisit;
  from: number;
  to: number;
  lane: number;
}

/** A member, or as much of one as a visit tells. */
export type Technician = MemberName & { organization?: { id: string; name: string } | null };

export interface PlanRow {
  technician: Technician;
  /** Whom they work for, where the plan has people of several organizations. */
  organization?: string;
  visits: readonly PlacedVisit[];
  lanes: number;
}

export interface Plan {
  /** The scale: full hours of the day, the last one not included. */
  firstHour: number;
  lastHour: number;
  /** By name. */
  rows: readonly PlanRow[];
}

const usualDay = { firstHour: 8, lastHour: 18 };
const dayMinutes = 24 * 60;

/** When a local day begins and ends. */
export function boundsOf(day: string): { start: Date; end: Date } {
  const start = new Date(`${day}T00:00`);
  const end = new Date(start);
  end.setDate(start.getDate() + 1);
  return { start, end };
}

/** The local day that is so many days from another. */
export function shiftDay(day: string, by: number): Date {
  const { start } = boundsOf(day);
  start.setDate(start.getDate() + by);
  return start;
}

/** The wall time of an instant in minutes of a local day; before it 0, after it 24 hours. */
export function minuteOfDay(at: string | number, day: string): number {
  const { start, end } = boundsOf(day);
  const date = new Date(at);
  if (date <= start) return 0;
  if (date >= end) return dayMinutes;
  return date.getHours() * 60 + date.getMinutes();
}

/** The visits of a day by technician, on a scale that is as long as a usual day, or longer where a visit needs it. */
export function layOut(
  visits: readonly PlannedVisit[],
  technicians: readonly Technician[],
  day: string,
): Plan {
  const spans = visits.map((visit) => ({
    visit,
    start: minuteOfDay(visit.startsAt, day),
    end: minuteOfDay(visit.endsAt, day),
  }));
  const firstHour = Math.min(usualDay.firstHour, ...spans.map(({ start }) => Math.floor(start / 60)));
  const lastHour = Math.max(usualDay.lastHour, ...spans.map(({ end }) => Math.ceil(end / 60)));
  const share = (minute: number) => (minute - firstHour * 60) / ((lastHour - firstHour) * 60);

  const everybody = new Map<string, Technician>();
  for (const { technician } of visits) everybody.set(technician.id, technician);
  for (const technician of technicians) everybody.set(technician.id, technician);

  const organizations = new Set(technicians.map(({ organization }) => organization?.id));

  const rows = [...everybody.values()]
    .toSorted((a, b) => a.name.localeCompare(b.name))
    .map((technician) => {
      const own = spans.filter(({ visit }) => visit.technician.id === technician.id);
      const placed = inLanes(own).map(({ visit, start, end, lane }) => ({
        visit,
        from: share(start),
        to: share(end),
        lane,
      }));
      return {
        technician,
        organization: organizations.size > 1 ? technician.organization?.name : undefined,
        visits: placed,
        lanes: Math.max(1, ...placed.map(({ lane }) => lane + 1)),
      };
    });
  return { firstHour, lastHour, rows };
}

interface Span {
  visit: PlannedVisit;
  start: number;
  end: number;
}

/** Open visits never overlap; a missed one may lie beneath the next. */
function inLanes(spans: readonly Span[]): readonly (Span & { lane: number })[] {
  const ends: number[] = [];
  return spans
    .toSorted((a, b) => a.start - b.start || a.end - b.end)
    .map((span) => {
      const free = ends.findIndex((end) => end <= span.start);
      const lane = free < 0 ? ends.length : free;
      ends[lane] = span.end;
      return { ...span, lane };
    });
}
