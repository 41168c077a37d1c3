import type { Ticket } from '../../generated/prisma/client.ts';
import type { Transaction } from '../../platform/database.ts';
import { ValidationError } from '../../platform/errors.ts';
import type { Actor } from '../../platform/event-log/index.ts';
import type { Context } from '../access/index.ts';
import { type CoverageAnswer, decideTicket, type Fault, newestDecision } from '../warranty/index.ts';
import type { TicketEventData } from './events.ts';
import { recordTicketEvent } from './record.ts';

/** Refuses to decide anew while the customer is looking at a price that goes by the decision that holds. */
export function requireNoQuote({ status }: Pick<Ticket, 'status'>): void {
  if (status !== 'AWAITING_APPROVAL') return;
  const message =
    'A quote is out that goes by the decision that holds: withdraw it, and send another one after this.';
  throw new ValidationError([{ path: ['id'], message, code: 'quote_out' }]);
}

/** Decides who pays when a cause is recorded. What was decided about the same cause and the same part stays as it was. */
export async function coverFault(
  tx: Transaction,
  ctx: Context,
  ticket: Ticket,
  fault: Fault,
  actor: Actor,
): Promise<void> {
  const before = await newestDecision(tx, ticket.id);
  if (before?.cause === fault.cause && before.sku === fault.sku) return;
  requireNoQuote(ticket);
  const decided = await decideTicket(tx, ctx, ticket, fault);
  await recordTicketEvent(tx, ctx, ticket, 'ticket.coverage_decided', actor, toldOfDecision(decided));
}

export const toldOfDecision = ({
  cause,
  sku,
  outcome,
  labour,
  parts,
  travel,
}: CoverageAnswer): TicketEventData['ticket.coverage_decided'] & Record<string, string | null> => ({
  cause,
  sku,
  outcome,
  labour,
  parts,
  travel,
});

/** The part that failed: the one that is said, else the one that was said before. */
export async function faultyPart(
  tx: Transaction,
  ticket: Pick<Ticket, 'faultSku'>,
  sku: string | null | undefined,
): Promise<string | null> {
  if (sku == null) return ticket.faultSku;
  if (await tx.part.findUnique({ where: { sku }, select: { id: true } })) return sku;
  const message = `There is no part ${sku} in the catalogue.`;
  throw new ValidationError([{ path: ['sku'], message, code: 'unknown_part' }]);
}
