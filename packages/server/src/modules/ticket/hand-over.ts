import type { z } from 'zod';
import type { Organization, Ticket } from '../../generated/prisma/client.ts';
import type { Transaction } from '../../platform/database.ts';
import { ValidationError } from '../../platform/errors.ts';
import type { Actor } from '../../platform/event-log/index.ts';
import { parse } from '../../platform/parse.ts';
import { type Platform, transact } from '../../platform/platform.ts';
import { authorizeStaff, type Context, staffActor, visibleOrganizationIds } from '../access/index.ts';
import { handOverTicketInput } from './inputs.ts';
import { changeTicket, lockTicket, requireOpen } from './move.ts';
import { endTicketVisits } from './ticket-visits.ts';

/** Gives a ticket to another organization of the network, with everything that was found. */
export async function handOverTicket(
  ctx: Context,
  input: z.input<typeof handOverTicketInput>,
): Promise<string> {
  const viewer = authorizeStaff(ctx, 'ticket.handOver');
  const { id, expectedVersion, organization, note } = parse(handOverTicketInput, input);
  return transact(ctx, async (tx) => {
    const ticket = await lockTicket(tx, ctx, id);
    requireOpen(ticket);
    const from = await tx.organization.findUniqueOrThrow({ where: { id: ticket.handlerId } });
    const to = await findReceiver(tx, ctx, from, organization);
    const actor = staffActor(viewer);
    const changed = await passOn(tx, ctx, ticket, { from, to, note, actor, expectedVersion });
    return changed.id;
  });
}

/** Whoever is above the handler, or in the caller's sight. Any other organization answers like one that does not exist. */
async function findReceiver(
  tx: Transaction,
  ctx: Context,
  from: Organization,
  code: string,
): Promise<Organization> {
  const to = await tx.organization.findUnique({ where: { code } });
  const reachable = to && (from.path.startsWith(to.path) || visibleOrganizationIds(ctx).includes(to.id));
  if (reachable && to.id !== from.id) return to;
  const message = reachable
    ? `${code} handles this ticket already.`
    : `There is no organization ${code} that this ticket can be handed to: it goes up the network, or to one that you see.`;
  const problem = reachable ? 'not_allowed' : 'unknown_organization';
  throw new ValidationError([{ path: ['organization'], message, code: problem }]);
}

interface HandOver {
  from: Pick<Organization, 'id' | 'name'>;
  to: Pick<Organization, 'id' | 'name'>;
  note: string | null;
  actor: Actor;
  expectedVersion?: number | null;
}

/** Hands a locked ticket on. The people of the old handler are let go: nobody's technician is sent by somebody else. */
export async function passOn(
  tx: Transaction,
  platform: Platform,
  ticket: Ticket,
  { from, to, note, actor, expectedVersion }: HandOver,
): Promise<Ticket> {
  const changed = await changeTicket(tx, platform, ticket, {
    expectedVersion,
    actor,
    change: { handlerId: to.id, assigneeId: null },
    type: 'ticket.handed_over',
    data: { from: from.name, to: to.name, note },
    audience: [from.id],
  });
  await endTicketVisits(tx, platform, changed, { actor, underWay: 'CANCELLED', audience: [from.id] });
  return changed;
}
