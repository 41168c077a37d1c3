import type { Transaction } from '../../platform/database.ts';
import { recordEvent } from '../../platform/event-log/index.ts';
import { type StaffViewer, staffActor } from '../access/index.ts';

/** What the events of the catalogue of parts say beside who and when. */
export interface StockEventData {
  'part.created': { sku: string };
  'part.changed': { sku: string };
}

/** Tells of a part: the catalogue holds for the whole network, and the headquarters keeps it. */
export async function recordPartEvent(
  tx: Transaction,
  viewer: StaffViewer,
  type: keyof StockEventData,
  sku: string,
  at: Date,
): Promise<void> {
  await recordEvent(tx, {
    type,
    at,
    audience: [viewer.organizationId],
    actor: staffActor(viewer),
    data: { sku },
  });
}
