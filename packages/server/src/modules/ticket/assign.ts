import type { z } from 'zod';
import { parse } from '../../platform/parse.ts';
import { transact } from '../../platform/platform.ts';
import { authorizeStaff, type Context, staffActor } from '../access/index.ts';
import { findTechnician } from '../dispatch/index.ts';
import { assignTicketInput } from './inputs-dispatch.ts';
import { changeTicket, lockHandledTicket, requireOpen } from './move.ts';
import { readAssignee } from './read-assignee.ts';
import { readWork } from './work.ts';

/** Gives a ticket to a technician of the organization that handles it. */
export async function assignTicket(ctx: Context, input: z.input<typeof assignTicketInput>): Promise<string> {
  const viewer = authorizeStaff(ctx, 'ticket.assign');
  const { id, expectedVersion, member } = parse(assignTicketInput, input);
  return transact(ctx, async (tx) => {
    const ticket = await lockHandledTicket(tx, ctx, id);
    requireOpen(ticket);
    const work = await readWork(tx, ticket, ctx.clock.now());
    const assignee = await findTechnician(tx, ctx, { id: member, path: 'member' }, work);
    const changed = await changeTicket(tx, ctx, ticket, {
      expectedVersion,
      actor: staffActor(viewer),
      change: { assigneeId: assignee.id },
      type: 'ticket.assigned',
      data: { assignee: assignee.name, previousAssignee: await readAssignee(tx, ticket) },
    });
    return changed.id;
  });
}
