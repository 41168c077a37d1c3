import type { z } from 'zod';
import type { Ticket } from '../../generated/prisma/client.ts';
import type { Transaction } from '../../platform/database.ts';
import { parse } from '../../platform/parse.ts';
import { transact } from '../../platform/platform.ts';
import { literalPattern } from '../../platform/text.ts';
import { authorizeStaff, type Context, staffActor } from '../access/index.ts';
import { coverFault, faultyPart } from './cover.ts';
import { diagnoseTicketInput } from './inputs.ts';
import { changeTicket, lockHandledTicket, requireOpen } from './move.ts';
import { dayMs, repeatDays } from './rules.ts';

/** Records what was found, before the work is done: remote diagnosis comes before dispatch. */
export async function diagnoseTicket(
  ctx: Context,
  input: z.input<typeof diagnoseTicketInput>,
): Promise<string> {
  const viewer = authorizeStaff(ctx, 'ticket.diagnose');
  const { id, expectedVersion, faultCode, cause, diagnosis, ...said } = parse(diagnoseTicketInput, input);
  return transact(ctx, async (tx) => {
    const ticket = await lockHandledTicket(tx, ctx, id);
    requireOpen(ticket);
    const repeated = await findRepeated(tx, ticket, faultCode);
    const part = await faultyPart(tx, ctx, ticket, said);
    const actor = staffActor(viewer);
    const changed = await changeTicket(tx, ctx, ticket, {
      expectedVersion,
      actor,
      change: { faultCode, cause, ...part, diagnosis, repeatOfId: repeated?.id ?? null },
      type: 'ticket.diagnosed',
      data: { faultCode, cause, diagnosis, repeatOf: repeated?.number ?? null },
    });
    await coverFault(tx, ctx, changed, { cause, sku: part.faultSku, partSerial: part.faultSerial }, actor);
    return changed.id;
  });
}

/** The latest ticket of the same device with the same fault that was resolved within 90 days before this one came in. */
export function findRepeated(
  tx: Transaction,
  ticket: Ticket,
  faultCode: string,
): Promise<{ id: string; number: string } | null> {
  if (!ticket.serial) return Promise.resolve(null);
  return tx.ticket.findFirst({
    where: {
      id: { not: ticket.id },
      serial: ticket.serial,
      // Typed by hand: e4 is E4.
      faultCode: { equals: literalPattern(faultCode), mode: 'insensitive' },
      resolvedAt: {
        gte: new Date(ticket.createdAt.getTime() - repeatDays * dayMs),
        lte: ticket.createdAt,
      },
    },
    orderBy: { resolvedAt: 'desc' },
    select: { id: true, number: true },
  });
}
