import type { z } from 'zod';
import { checkVersion, ValidationError } from '../../platform/errors.ts';
import { parse } from '../../platform/parse.ts';
import { transact } from '../../platform/platform.ts';
import { authorizeStaff, type Context, staffActor } from '../access/index.ts';
import { unassignTicketInput } from './inputs-dispatch.ts';
import { changeTicket, lockHandledTicket, requireOpen } from './move.ts';
import { readAssignee } from './read-assignee.ts';

/** Takes a ticket from its technician. */
export async function unassignTicket(
  ctx: Context,
  input: z.input<typeof unassignTicketInput>,
): Promise<string> {
  const viewer = authorizeStaff(ctx, 'ticket.assign');
  const { id, expectedVersion } = parse(unassignTicketInput, input);
  return transact(ctx, async (tx) => {
    const ticket = await lockHandledTicket(tx, ctx, id);
    requireOpen(ticket);
    checkVersion(ticket, expectedVersion);
    const previousAssignee = await readAssignee(tx, ticket);
    if (previousAssignee === null) {
      const message = 'The ticket is not assigned to anybody.';
      throw new ValidationError([{ path: ['id'], message, code: 'not_assigned' }]);
    }
    const changed = await changeTicket(tx, ctx, ticket, {
      actor: staffActor(viewer),
      change: { assigneeId: null },
      type: 'ticket.assigned',
      data: { assignee: null, previousAssignee },
    });
    return changed.id;
  });
}
