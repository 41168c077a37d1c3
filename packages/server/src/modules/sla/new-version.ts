import type { Transaction } from '../../platform/database.ts';
import { recordEvent } from '../../platform/event-log/index.ts';
import { type StaffViewer, staffActor } from '../access/index.ts';

/**
 * Waits for the turn to write the next version of what the code names. As the turn of a row, it is taken before anything
 * is written.
 */
export async function takeTurnOf(
  tx: Transaction,
  kind: 'calendar' | 'service level',
  code: string,
): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`${kind} ${code}`}, 0))`;
}

/** Tells the headquarters of a new version: nobody below may change what holds for all. */
export async function recordVersion(
  tx: Transaction,
  viewer: StaffViewer,
  type: 'calendar.changed' | 'service_level.changed',
  { code, version }: { code: string; version: number },
  now: Date,
): Promise<void> {
  const headquarters = await tx.organization.findMany({ where: { parentId: null }, select: { id: true } });
  await recordEvent(tx, {
    type,
    at: now,
    audience: headquarters.map(({ id }) => id),
    actor: staffActor(viewer),
    data: { code, version },
  });
}
