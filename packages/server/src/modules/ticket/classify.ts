import type { z } from 'zod';
import type { Ticket } from '../../generated/prisma/client.ts';
import type { DistanceBand, Priority } from '../../generated/prisma/enums.ts';
import type { Transaction } from '../../platform/database.ts';
import { ValidationError } from '../../platform/errors.ts';
import { parse } from '../../platform/parse.ts';
import { transact } from '../../platform/platform.ts';
import { authorizeStaff, type Context, staffActor } from '../access/index.ts';
import { currentServiceLevel } from '../sla/index.ts';
import { classifyTicketInput } from './inputs.ts';
import { changeTicket, lockHandledTicket, requireOpen } from './move.ts';

/** Says anew how urgent a ticket is, how far, and what was promised: its clocks are replayed from the start. */
export async function classifyTicket(
  ctx: Context,
  input: z.input<typeof classifyTicketInput>,
): Promise<string> {
  const viewer = authorizeStaff(ctx, 'ticket.classify');
  const { id, expectedVersion, ...wanted } = parse(classifyTicketInput, input);
  return transact(ctx, async (tx) => {
    const ticket = await lockHandledTicket(tx, ctx, id);
    requireOpen(ticket);
    const promise = await decidePromise(tx, ticket, wanted);
    const changed = await changeTicket(tx, ctx, ticket, {
      expectedVersion,
      actor: staffActor(viewer),
      change: promise,
      type: 'ticket.classified',
      data: { ...promise, previousPriority: ticket.priority },
    });
    return changed.id;
  });
}

interface Terms {
  priority: Priority;
  band: DistanceBand | null;
  serviceLevel: string;
}

/** What a ticket's clocks go by: as it is, but for what is said anew. */
export async function decidePromise(
  tx: Transaction,
  ticket: Pick<Ticket, keyof Terms>,
  wanted: { [Name in keyof Terms]?: Terms[Name] | null },
): Promise<Terms> {
  if (wanted.serviceLevel) await requireServiceLevel(tx, wanted.serviceLevel);
  return {
    priority: wanted.priority ?? ticket.priority,
    band: wanted.band ?? ticket.band,
    serviceLevel: wanted.serviceLevel ?? ticket.serviceLevel,
  };
}

export async function requireServiceLevel(tx: Transaction, code: string): Promise<void> {
  if (await currentServiceLevel(tx, code)) return;
  throw new ValidationError([
    {
      path: ['serviceLevel'],
      message: `There is no service level ${code}.`,
      code: 'unknown_service_level',
    },
  ]);
}
