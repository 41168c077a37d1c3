/** What of a part a warehouse can give. */
export interface Source {
  warehouseId: string;
  free: number;
}

export interface Take {
  warehouseId: string;
  quantity: number;
}

/** Takes pieces from the sources in their order. What they do not have is missing. */
export function takeFrom(sources: readonly Source[], quantity: number): { takes: Take[]; missing: number } {
  const takes: Take[] = [];
  let missing = quantity;
  for (const { warehouseId, free } of sources) {
    const taken = Math.min(Math.max(free, 0), missing);
    if (taken === 0) continue;
    takes.push({ warehouseId, quantity: taken });
    missing -= taken;
  }
  return { takes, missing };
}

export interface Place {
  id: string;
  /** Of its organization: ids from the root down, each followed by a slash. */
  path: string;
}

/**
 * Warehouses, which come oldest first, in the order in which a ticket of an organization is supplied: its own, then those of the organization
 * above, then those of that one's other branches, and so on up the network. Below nobody is asked: what a dealer keeps
 * is its own.
 */
export function supplyOrder<Warehouse extends Place>(
  handlerPath: string,
  warehouses: readonly Warehouse[],
): Warehouse[] {
  const ids = handlerPath.split('/').filter((id) => id !== '');
  const pathTo = (depth: number) =>
    ids
      .slice(0, depth)
      .map((id) => `${id}/`)
      .join('');
  const rank = ({ path }: Warehouse): number | null => {
    if (path === handlerPath) return 0;
    for (let depth = ids.length - 1; depth > 0; depth--) {
      const up = 2 * (ids.length - depth);
      if (path === pathTo(depth)) return up - 1;
      const isChild = path.startsWith(pathTo(depth)) && path.split('/').length === depth + 2;
      if (isChild && path !== pathTo(depth + 1)) return up;
    }
    return null;
  };
  return warehouses
    .map((warehouse) => ({ warehouse, rank: rank(warehouse) }))
    .filter((ranked) => ranked.rank !== null)
    .toSorted((one, other) => one.rank! - other.rank!)
    .map(({ warehouse }) => warehouse);
}

/** Something that waits, in the order of the queue. */
export interface Waiting {
  id: string;
  quantity: number;
}

/** Something that is to come, in the order of its days. */
export interface Arrival {
  quantity: number;
  /** YYYY-MM-DD. */
  day: string;
}

/**
 * The day on which each that waits can be filled whole, if what is to come arrives on its day and is given out in the
 * order of the queue (what the trade calls available-to-promise). Null: what is known to come does not suffice.
 */
export function promisedDays(
  queue: readonly Waiting[],
  arrivals: readonly Arrival[],
): Map<string, string | null> {
  const days = new Map<string, string | null>();
  let needed = 0;
  let arrived = 0;
  let at = -1;
  for (const { id, quantity } of queue) {
    needed += quantity;
    while (arrived < needed && at + 1 < arrivals.length) arrived += arrivals[++at]!.quantity;
    days.set(id, arrived >= needed ? arrivals[at]!.day : null);
  }
  return days;
}

/** Whether a level has come down to where it is to be ordered again. */
export const isLow = (level: { onHand: number; reserved: number; reorderPoint: number | null }): boolean =>
  level.reorderPoint !== null && level.onHand - level.reserved <= level.reorderPoint;
