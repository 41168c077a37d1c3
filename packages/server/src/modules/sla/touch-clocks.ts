import type { Platform } from '../../platform/platform.ts';

const batch = 5_000;

/**
 * Brings every open clock that runs by an older version to the timers at once, which replay it under the one that holds:
 * those of a code that has a new version, or all, after a stop in between. A million clocks can run by one calendar, so
 * it is done after the commit and in short steps, in the order in which a ticket writes its own clocks.
 */
export async function touchClocks({ database, clock }: Platform, code?: string): Promise<void> {
  const superseded = { where: { supersededAt: { not: null }, code }, select: { id: true } };
  const calendars = await database.calendar.findMany(superseded);
  const serviceLevels = await database.serviceLevel.findMany(superseded);
  if (calendars.length + serviceLevels.length === 0) return;
  const now = clock.now();
  let last: string | undefined = '00000000-0000-0000-0000-000000000000';
  while (last) {
    const touched: { ticketId: string }[] = await database.$queryRaw`
      with stale as materialized (
        select ticket_id, kind from sla_clock
        where ticket_id >= ${last}::uuid and ended_at is null and next_at is distinct from ${now}
          and (calendar_id = any(${calendars.map(({ id }) => id)}::uuid[])
            or service_level_id = any(${serviceLevels.map(({ id }) => id)}::uuid[]))
        order by ticket_id, kind limit ${batch}
        for update)
      update sla_clock as clock set next_at = ${now}
      from stale where clock.ticket_id = stale.ticket_id and clock.kind = stale.kind
      returning clock.ticket_id as "ticketId"`;
    last = touched
      .map(({ ticketId }) => ticketId)
      .sort()
      .at(-1);
  }
}
