import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from '../../platform/database.ts';
import type { Platform } from '../../platform/platform.ts';

const batch = 5_000;
/** No transaction of ours lasts longer; one of somebody else's is not waited for. */
const longestTransactionMs = 10_000;
const lookAgainMs = 10;

/**
 * Brings every open clock that runs by an older version to the timers at once, which replay it under the one that holds:
 * those of a code that has a new version, or all, after a stop in between. A million clocks can run by one calendar, so
 * it is done after the commit and in short steps, in the order in which a ticket writes its own clocks. The timers take
 * first what would have been told next, so that a breach that is near does not wait for all the others: a touched clock
 * keeps its place, a hundred years earlier.
 */
export async function touchClocks({ database, clock }: Platform, code?: string): Promise<void> {
  const superseded = { where: { supersededAt: { not: null }, code }, select: { id: true } };
  const calendars = await database.calendar.findMany(superseded);
  const serviceLevels = await database.serviceLevel.findMany(superseded);
  if (calendars.length + serviceLevels.length === 0) return;
  await earlierEnded(database);
  const now = clock.now();
  let last: string | undefined = '00000000-0000-0000-0000-000000000000';
  while (last) {
    const touched: { ticketId: string }[] = await database.$queryRaw`
      with stale as materialized (
        select ticket_id, kind from sla_clock
        where ticket_id >= ${last}::uuid and ended_at is null
          and (next_at is null or next_at > ${now}::timestamptz - interval '50 years')
          and (calendar_id = any(${calendars.map(({ id }) => id)}::uuid[])
            or service_level_id = any(${serviceLevels.map(({ id }) => id)}::uuid[]))
        order by ticket_id, kind limit ${batch}
        for update)
      update sla_clock as clock
      set next_at = coalesce(next_at, due_at) - interval '100 years'
      from stale where clock.ticket_id = stale.ticket_id and clock.kind = stale.kind
      returning clock.ticket_id as "ticketId"`;
    last = touched
      .map(({ ticketId }) => ticketId)
      .sort()
      .at(-1);
  }
}

/** Who read the rules before the edit was committed may still be writing clocks by them. */
async function earlierEnded(database: Database): Promise<void> {
  const deadline = performance.now() + longestTransactionMs;
  const [now] = await database.$queryRaw<{ next: bigint }[]>`
    select pg_snapshot_xmax(pg_current_snapshot())::text::bigint as next`;
  let ended = false;
  while (!ended && performance.now() < deadline) {
    const [then] = await database.$queryRaw<{ ended: boolean }[]>`
      select pg_snapshot_xmin(pg_current_snapshot())::text::bigint >= ${now?.next} as ended`;
    ended = then?.ended ?? true;
    if (!ended) await delay(lookAgainMs);
  }
}
