import type { Loaner } from '../../generated/prisma/client.ts';
import type { Transaction } from '../../platform/database.ts';
import { type Actor, recordEvent } from '../../platform/event-log/index.ts';

/** What the events of a pool say; those of a booking are their ticket's. */
export interface LoanerEventData {
  'loaner.added': { serial: string; note: string | null };
  'loaner.removed': { serial: string; note: string | null };
}

/** One event of a pool, in the transaction of its change. */
export async function recordPoolEvent<Type extends keyof LoanerEventData>(
  tx: Transaction,
  actor: Actor,
  {
    loaner,
    type,
    data,
    at,
  }: {
    loaner: Pick<Loaner, 'deviceId' | 'organizationId'>;
    type: Type;
    data: LoanerEventData[Type];
    at: Date;
  },
): Promise<void> {
  const audience = [loaner.organizationId];
  await recordEvent(tx, { type, at, audience, deviceId: loaner.deviceId, actor, data: { ...data } });
}
