import { takeTurn } from '../../platform/event-log/index.ts';
import { type Platform, transact } from '../../platform/platform.ts';
import { moveTicket, systemActor } from './move.ts';
import { closeAfterDays, dayMs } from './rules.ts';
import { replayStale, staleTickets, tellDue } from './tell-due.ts';

/** Each is a transaction of its own, and what else is due waits for them. */
const closedTogether = 10;

/**
 * Does what time alone brings about: tells clocks whose warning, breach or escalation has come, and closes tickets that
 * nobody signed off; and replays clocks whose rules were edited, after what is due. Any number of nodes may call it at any time. Answers when the next of it is due, also if
 * it was stopped before all was done.
 */
export async function keepTime(platform: Platform, stopping?: AbortSignal): Promise<Date | null> {
  for (;;) {
    const { telling, closing, stale } = await nextDue(platform);
    const now = platform.clock.now();
    const isDue = (at: Date | null) => at !== null && at <= now;
    const next = [telling, closing].reduce((one, other) => (!one || (other && other < one) ? other : one));
    if (isDue(telling) && !(await tellDue(platform))) return next;
    if (isDue(closing)) await closeTickets(platform, now);
    if (stale && !(await replayStale(platform))) return next;
    if (stopping?.aborted || (!isDue(next) && !stale)) return next;
  }
}

const closeAfterMs = closeAfterDays * dayMs;

interface Due {
  telling: Date | null;
  closing: Date | null;
  /** Whether there are clocks that go by rules which were edited. */
  stale: boolean;
}

async function nextDue({ database }: Platform): Promise<Due> {
  const [next] = await database.$queryRaw<{ telling: Date | null; resolved: Date | null; stale: boolean }[]>`
    select (select min(next_at) from sla_clock where next_at is not null) as telling,
      (select min(resolved_at) from ticket where status = 'RESOLVED') as resolved,
      exists (${staleTickets(1)}) as stale`;
  const resolved = next?.resolved;
  return {
    telling: next?.telling ?? null,
    closing: resolved ? new Date(resolved.getTime() + closeAfterMs) : null,
    stale: next?.stale ?? false,
  };
}

async function closeTickets(platform: Platform, now: Date): Promise<void> {
  const resolvedBefore = new Date(now.getTime() - closeAfterMs);
  const resolved = await platform.database.ticket.findMany({
    where: { status: 'RESOLVED', resolvedAt: { lte: resolvedBefore } },
    orderBy: { resolvedAt: 'asc' },
    take: closedTogether,
    select: { id: true },
  });
  for (const { id } of resolved) {
    await transact(platform, async (tx) => {
      await takeTurn(tx, id);
      const ticket = await tx.ticket.findUniqueOrThrow({ where: { id } });
      if (ticket.status !== 'RESOLVED' || !ticket.resolvedAt || ticket.resolvedAt > resolvedBefore) return;
      await moveTicket(tx, platform, ticket, {
        move: 'close',
        actor: systemActor,
        change: { closedAt: platform.clock.now() },
        details: { signedBy: null, rating: null },
      });
    });
  }
}
