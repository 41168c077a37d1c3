import { asUnavailable } from '../../platform/database.ts';
import { tryTurns } from '../../platform/event-log/index.ts';
import { type Platform, transact } from '../../platform/platform.ts';
import { asideNow, setAside } from './aside.ts';
import { moveTicket, systemActor } from './move.ts';
import { closeAfterDays, dayMs } from './rules.ts';
import { replayStale, staleTickets, tellDue } from './tell-due.ts';

/** Each is a transaction of its own, and what else is due waits for them. */
const closedTogether = 10;

/**
 * Does what time alone brings about: tells clocks whose warning, breach or escalation has come, closes tickets that
 * nobody signed off, and replays clocks whose rules were edited, as long as there is any of it that it can do. Any number
 * of nodes may call it at any time: what another node or a caller has in hand is left to them. Answers when the next of
 * it is due, also if it was stopped before all was done.
 */
export async function keepTime(platform: Platform, stopping?: AbortSignal): Promise<Date | null> {
  for (;;) {
    const { telling, closing, stale } = await nextDue(platform);
    const now = platform.clock.now();
    const isDue = (at: Date | null) => at !== null && at <= now;
    const told = isDue(telling) && (await tellDue(platform));
    const closed = isDue(closing) && (await closeTickets(platform, now));
    const replayed = stale && (await replayStale(platform));
    if (stopping?.aborted || !(told || closed || replayed)) {
      return [telling, closing].reduce((one, other) => (!one || (other && other < one) ? other : one));
    }
  }
}

const closeAfterMs = closeAfterDays * dayMs;

interface Due {
  telling: Date | null;
  closing: Date | null;
  /** Whether there are clocks that go by rules which were edited. */
  stale: boolean;
}

async function nextDue(platform: Platform): Promise<Due> {
  const aside = asideNow(platform);
  const [next] = await platform.database.$queryRaw<
    { telling: Date | null; resolved: Date | null; stale: boolean }[]
  >`
    select (select min(next_at) from sla_clock where next_at is not null and ticket_id <> all(${aside}::uuid[])) as telling,
      (select min(resolved_at) from ticket where status = 'RESOLVED' and id <> all(${aside}::uuid[])) as resolved,
      exists (${staleTickets(1, aside)}) as stale`;
  const resolved = next?.resolved;
  return {
    telling: next?.telling ?? null,
    closing: resolved ? new Date(resolved.getTime() + closeAfterMs) : null,
    stale: next?.stale ?? false,
  };
}

/** Answers whether it closed any. */
async function closeTickets(platform: Platform, now: Date): Promise<boolean> {
  const resolvedBefore = new Date(now.getTime() - closeAfterMs);
  const resolved = await platform.database.ticket.findMany({
    where: {
      status: 'RESOLVED',
      resolvedAt: { lte: resolvedBefore },
      id: { notIn: asideNow(platform) },
    },
    orderBy: { resolvedAt: 'asc' },
    take: closedTogether,
    select: { id: true },
  });
  let closed = false;
  for (const { id } of resolved) {
    try {
      closed = (await closeTicket(platform, id, resolvedBefore)) || closed;
    } catch (error) {
      if (asUnavailable(error)) throw error;
      setAside(platform, id, error);
    }
  }
  return closed;
}

const closeTicket = (platform: Platform, id: string, resolvedBefore: Date): Promise<boolean> =>
  transact(platform, async (tx) => {
    if ((await tryTurns(tx, [id])).length === 0) return false;
    const ticket = await tx.ticket.findUniqueOrThrow({ where: { id } });
    if (ticket.status !== 'RESOLVED' || !ticket.resolvedAt || ticket.resolvedAt > resolvedBefore)
      return false;
    await moveTicket(tx, platform, ticket, {
      move: 'close',
      actor: systemActor,
      details: { signedBy: null, rating: null },
    });
    return true;
  });
