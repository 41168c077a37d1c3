import type { Ticket } from '../../generated/prisma/client.ts';
import type { Transaction } from '../../platform/database.ts';
import { ValidationError } from '../../platform/errors.ts';
import type { Actor } from '../../platform/event-log/index.ts';
import { type Context, inSight, scope } from '../access/index.ts';
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
  const isSamePart =
    before?.sku === fault.sku && (fault.partSerial === null || fault.partSerial === before.partSerial);
  if (before?.cause === fault.cause && isSamePart) return;
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

type FaultyPart = Pick<Ticket, 'faultSku' | 'faultSerial'>;

/** The part that failed: the one that is said, else the one that was said before. */
export async function faultyPart(
  tx: Transaction,
  ctx: Context,
  ticket: Pick<Ticket, 'deviceId'> & FaultyPart,
  { sku, partSerial }: { sku?: string | null; partSerial?: string | null },
): Promise<FaultyPart> {
  const faultSku = sku ?? ticket.faultSku;
  if (sku != null && !(await tx.part.findUnique({ where: { sku }, select: { id: true } }))) {
    throw issue('sku', `There is no part ${sku} in the catalogue.`, 'unknown_part');
  }
  if (partSerial == null) {
    return { faultSku, faultSerial: faultSku === ticket.faultSku ? ticket.faultSerial : null };
  }
  if (faultSku === null) throw issue('sku', 'Say which part this is the serial number of.', 'required');
  const deviceId = ticket.deviceId ?? noDevice;
  const known = await tx.installedPart.findFirst({
    where: {
      deviceId,
      device: { AND: [scope(ctx, 'Device'), await inSight(tx, ctx, 'Device', { id: deviceId })] },
      part: { sku: faultSku },
      serial: partSerial,
    },
    select: { id: true },
  });
  if (known) return { faultSku, faultSerial: partSerial };
  throw issue('partSerial', `There is no ${faultSku} with this serial number in the device.`, 'unknown_part');
}

const noDevice = '00000000-0000-0000-0000-000000000000';

const issue = (path: string, message: string, code: string) =>
  new ValidationError([{ path: [path], message, code }]);

/** What was found, as the decision about who pays takes it; null before a cause is recorded. */
export const faultOf = ({
  cause,
  faultSku: sku,
  faultSerial: partSerial,
}: Pick<Ticket, 'cause'> & FaultyPart): Fault | null => cause && { cause, sku, partSerial };
