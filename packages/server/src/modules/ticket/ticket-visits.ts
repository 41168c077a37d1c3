import type { Ticket } from '../../generated/prisma/client.ts';
import type { Transaction } from '../../platform/database.ts';
import type { Actor } from '../../platform/event-log/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { endVisits } from '../dispatch/index.ts';
import { recordTicketEvent } from './record.ts';
import { toldOf } from './visit-told.ts';

interface Ending {
  actor: Actor;
  /** What becomes of a visit whose technician has arrived. */
  underWay: 'DONE' | 'CANCELLED';
  audience?: string[];
}

/** Ends the open visits of a locked ticket, with an event for each. */
export async function endTicketVisits(
  tx: Transaction,
  platform: Platform,
  ticket: Ticket,
  { actor, underWay, audience }: Ending,
): Promise<void> {
  const ended = await endVisits(tx, ticket.id, underWay, platform.clock.now());
  for (const visit of ended) {
    const type = visit.state === 'DONE' ? 'visit.done' : 'visit.cancelled';
    const told = toldOf(visit, visit.technician);
    await recordTicketEvent(tx, platform, ticket, type, actor, told, audience);
  }
}
