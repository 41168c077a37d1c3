import type { Installed, WarrantyFacts } from './facts.ts';
import { dayAt } from './rules.ts';

/** One part among those of its kind: as somebody named it, or as it is on record. */
export type NamedPart = { serial: string } | { id: string };

interface Search {
  at: Date;
  sku: string | null;
  part?: NamedPart | null;
  /** A job for which nothing counts that was put in by itself. */
  ticketId?: string;
}

/** The parts of a kind that were in the device when it broke, in the order in which they were put in. */
export function partsAt({ parts, timeZone }: WarrantyFacts, { at, sku, ticketId }: Search): Installed[] {
  const day = dayAt(at, timeZone).toString();
  return parts.filter(
    (part) =>
      part.sku === sku &&
      part.installedOn <= day &&
      (part.removedOn === null || part.removedOn >= day) &&
      (ticketId === undefined || part.ticketId !== ticketId),
  );
}

/** The part whose own warranty counts: the one that is named, else the one that was put in last. */
export function judgedPart(facts: WarrantyFacts, search: Search): Installed | null {
  const { part: named } = search;
  const parts = partsAt(facts, search);
  const last = parts.at(-1) ?? null;
  if (!named) return last;
  if ('serial' in named) return parts.findLast(({ serial }) => serial === named.serial) ?? null;
  // What was put in and taken out again in one job stands in the place of what was there before.
  return parts.find(({ id }) => id === named.id) ?? last;
}
