import type { System } from '../../platform/platform.ts';
import { asideNow } from './aside.ts';
import { expireQuotes } from './expire-quotes.ts';
import { eachInTurn } from './in-turn.ts';
import { moveTicket, systemActor } from './move.ts';
import { closeAfterDays, dayMs } from './rules.ts';
import { replayStale, staleTickets, tellDue } from './tell-due.ts';

/** Each is a transaction of its own, and what else is due waits for them. */
const closedTogether = 10;

/**
 * Does what time alone brings about: tells clocks whose warning, breach or escalation has come, closes tickets that
 * nobody signed off, ends quotes that nobody answered, and replays clocks whose rules were edited, as long as there is any of it that it can do. Any number
 * of nodes may call it at any time: what another node or a caller has in hand is left to them. Answers when the next of
 * it is due, also if it was stopped before all was done.
 */
export async function keepTime(platform: System, stopping?: AbortSignal): Promise<Date | null> {
  for (;;) {
    const { telling, closing, expiring, stale } = await nextDue(platform);
    const now = platform.clock.now();
    const isDue = (at: Date | null) => at !== null && at <= now;
    const told = isDue(telling) && (await tellDue(platform));
    const closed = isDue(closing) && (await closeTickets(platform, now));
    const expired = isDue(expiring) && (await expireQuotes(platform, now));
    const replayed = stale && (await replayStale(platform));
    if (stopping?.aborted || !(told || closed || expired || replayed)) {
      return [telling, closing, expiring].reduce((one, other) =>
        !one || (other && other < one) ? other : one,
      );
    }
  }
}

const closeAfterMs = closeAfterDays * dayMs;

interface Due {
  telling: Date | null;
  closing: Date | null;
  expiring: Date | null;
  /** Whether there are clocks that go by rules which were edited. */
  stale: boolean;
}

async function nextDue(platform: System): Promise<Due> {
  const aside = asideNow(platform);
  const [next] = await platform.database.$queryRaw<
    { telling: Date | null; resolved: Date | null; expiring: Date | null; stale: boolean }[]
  >`
    select (select min(next_at) from sla_clock where next_at is not null and ticket_id <> all(${aside}::uuid[])) as telling,
      (select min(resolved_at) from ticket where status = 'RESOLVED' and id <> all(${aside}::uuid[])) as resolved,
      (select min(valid_until) from quote where state = 'SENT' and ticket_id <> all(${aside}::uuid[])) as expiring,
      exists (${staleTickets(1, aside)}) as stale`;
  const resolved = next?.resolved;
  return {
    telling: next?.telling ?? null,
    closing: resolved ? new Date(resolved.getTime() + closeAfterMs) : null,
    expiring: next?.expiring ?? null,
    stale: next?.stale ?? false,
  };
}

/** Answers whether it closed any. */
async function closeTickets(platform: System, now: Date): Promise<boolean> {
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
  const ids = resolved.map(({ id }) => id);
  return eachInTurn(platform, ids, async (tx, ticket) => {
    if (ticket.status !== 'RESOLVED' || !ticket.resolvedAt || ticket.resolvedAt > resolvedBefore)
      return false;
    await moveTicket(tx, platform, ticket, {
      move: 'close',
      actor: systemActor,
      details: { signedBy: null, signature: null, rating: null },
    });
    return true;
  });
}
