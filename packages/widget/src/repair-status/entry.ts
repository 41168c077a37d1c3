import type { TrackedEntry } from '@aftercare/sdk/public';
import type { TrackMessages } from '../i18n/messages.ts';
import type { Times } from './times.ts';

/** What happens at its own time; of other news of a visit the planned time is to be told. */
const underWay = new Set(['visit.en_route', 'visit.arrived', 'visit.done']);

/** The entries with a line of their own: that a visit is planned is told by the visit that was booked for it. */
export function toldEntries(timeline: readonly TrackedEntry[]): TrackedEntry[] {
  return timeline.filter(
    ({ type }, index) => type !== 'ticket.scheduled' || timeline[index + 1]?.type !== 'visit.booked',
  );
}

/** The name of what happened in one line of the history. */
export function titleOfEntry(entry: TrackedEntry, messages: TrackMessages): string {
  const entries: Record<string, string | undefined> = messages.entries;
  return (
    entries[entry.type] ?? (entry.status ? messages.states[entry.status][0] : undefined) ?? messages.update
  );
}

/** What the line says below its name; empty when its name says all. */
export function textOfEntry(
  { type, text, visit }: TrackedEntry,
  messages: TrackMessages,
  times: Times,
): string {
  if (type === 'ticket.handed_over' && text) return messages.nowWith(text);
  const plan = visit && !underWay.has(type) ? times.spanText(visit.startsAt, visit.endsAt) : null;
  const about = [plan, visit?.technicianName].filter(Boolean).join(' · ');
  return [about, text].filter(Boolean).join('\n');
}
