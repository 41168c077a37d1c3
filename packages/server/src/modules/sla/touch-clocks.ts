import { Prisma, type Transaction } from '../../platform/database.ts';

const olderVersions = {
  calendar: (code: string) =>
    Prisma.sql`calendar_id in (select id from calendar where code = ${code} and superseded_at is not null)`,
  serviceLevel: (code: string) =>
    Prisma.sql`service_level_id in (select id from service_level where code = ${code} and superseded_at is not null)`,
};

/**
 * Brings every open clock that runs by an older version to the timers at once, which replay it under the new one. The
 * rows are locked in the order in which a ticket writes its own, so that the two never wait for each other.
 */
export async function touchClocks(
  tx: Transaction,
  kind: keyof typeof olderVersions,
  code: string,
  now: Date,
): Promise<void> {
  await tx.$executeRaw`
    with stale as materialized (
      select ticket_id, kind from sla_clock
      where ended_at is null and ${olderVersions[kind](code)}
      order by ticket_id, kind
      for update)
    update sla_clock as clock set next_at = ${now}
    from stale where clock.ticket_id = stale.ticket_id and clock.kind = stale.kind`;
}
