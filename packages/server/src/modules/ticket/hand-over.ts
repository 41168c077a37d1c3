import type { z } from 'zod';
import type { Organization, Ticket } from '../../generated/prisma/client.ts';
import type { Prisma, Transaction } from '../../platform/database.ts';
import { ValidationError } from '../../platform/errors.ts';
import type { Actor } from '../../platform/event-log/index.ts';
import { parse } from '../../platform/parse.ts';
import { type Platform, transact } from '../../platform/platform.ts';
import {
  authorizeStaff,
  beyondScope,
  type Context,
  may,
  inSight,
  requireViewer,
  scope,
  staffActor,
} from '../access/index.ts';
import { freeParts } from './hold-parts.ts';
import { handOverTicketInput } from './inputs.ts';
import { changeTicket, handles, lockHandledTicket, requireOpen } from './move.ts';
import { settleParts } from './settle-parts.ts';
import { endTicketVisits } from './ticket-visits.ts';

/** Gives a ticket to another organization of the network, with everything that was found. */
export async function handOverTicket(
  ctx: Context,
  input: z.input<typeof handOverTicketInput>,
): Promise<string> {
  const viewer = authorizeStaff(ctx, 'ticket.handOver');
  const { id, expectedVersion, organization, note } = parse(handOverTicketInput, input);
  return transact(ctx, async (tx) => {
    const ticket = await lockHandledTicket(tx, ctx, id);
    requireOpen(ticket);
    const from = await tx.organization.findUniqueOrThrow({ where: { id: ticket.handlerId } });
    const to = await findReceiver(tx, ctx, from, organization);
    const actor = staffActor(viewer);
    const changed = await passOn(tx, ctx, ticket, { from, to, note, actor, expectedVersion });
    return changed.id;
  });
}

/** Whoever is above the handler of a ticket: it may be given to them, and to those in the caller's sight. */
const above = ({ id, path }: Pick<Organization, 'id' | 'path'>): Prisma.OrganizationWhereInput => ({
  id: { in: path.split('/').filter((step) => step !== '' && step !== id) },
});

/** Any other organization answers like one that does not exist. */
async function findReceiver(
  tx: Transaction,
  ctx: Context,
  from: Organization,
  code: string,
): Promise<Organization> {
  const same = code === from.code;
  const seen = { AND: [scope(ctx, 'Organization'), await inSight(tx, ctx, 'Organization', { code })] };
  const to = await tx.organization.findFirst({ where: { code, OR: [above(from), seen] } });
  if (to && !same) return to;
  const message = same
    ? `${code} handles this ticket already.`
    : `There is no organization ${code} that this ticket can be handed to: it goes up the network, or to one that you see.`;
  throw new ValidationError([
    { path: ['organization'], message, code: same ? 'not_allowed' : 'unknown_organization' },
  ]);
}

const mostReceivers = 500;

/** The organizations that the viewer may hand a ticket to, from the top of the network down. */
export async function listReceivers(ctx: Context, handlerId: string): Promise<Organization[]> {
  if (!may(requireViewer(ctx), 'ticket.handOver')) return [];
  const { organization } = beyondScope(ctx, 'ticket.handOver');
  if (!handles(ctx, { handlerId })) return [];
  const from = await organization.findUniqueOrThrow({ where: { id: handlerId } });
  const seen = await ctx.database.organization.findMany({
    where: { id: { not: handlerId }, AND: [scope(ctx, 'Organization')] },
    orderBy: { path: 'asc' },
    take: mostReceivers,
  });
  const higher = await organization.findMany({ where: above(from) });
  const all = new Map([...higher, ...seen].map((one) => [one.id, one]));
  return [...all.values()].toSorted((one, other) => (one.path < other.path ? -1 : 1)).slice(0, mostReceivers);
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
  const now = platform.clock.now();
  const changed = await changeTicket(tx, platform, ticket, {
    now,
    expectedVersion,
    actor,
    change: { handlerId: to.id, assigneeId: null },
    type: 'ticket.handed_over',
    data: { from: from.name, to: to.name, note },
    audience: [from.id],
  });
  await endTicketVisits(tx, platform, changed, { actor, underWay: 'CANCELLED', audience: [from.id] });
  // Who let go of them is told, not who takes over.
  await freeParts(tx, { ...changed, handlerId: from.id }, { reason: 'HANDED_OVER', actor, at: now });
  await settleParts(tx, platform, changed.id, 0);
  return tx.ticket.findUniqueOrThrow({ where: { id: changed.id } });
}
