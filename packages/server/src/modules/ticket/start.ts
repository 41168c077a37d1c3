import type { z } from 'zod';
import type { Role } from '../../generated/prisma/enums.ts';
import { parse } from '../../platform/parse.ts';
import { transact } from '../../platform/platform.ts';
import { authorizeStaff, type Context, staffActor } from '../access/index.ts';
import { startWorkInput } from './inputs.ts';
import { lockHandledTicket, moveTicket } from './move.ts';

/** Begins the work on a ticket. On site or at the bench, it ends the ARRIVAL clock. */
export async function startWork(ctx: Context, input: z.input<typeof startWorkInput>): Promise<string> {
  const viewer = authorizeStaff(ctx, 'ticket.start');
  const { id, expectedVersion, remote } = parse(startWorkInput, input);
  return transact(ctx, async (tx) => {
    const ticket = await lockHandledTicket(tx, ctx, id);
    const moved = await moveTicket(tx, ctx, ticket, {
      move: 'start',
      expectedVersion,
      actor: staffActor(viewer),
      details: {},
      arrived: !(remote ?? startsRemotely(viewer.roles)),
    });
    return moved.id;
  });
}

/** Who says nothing of it: an agent works from afar, a technician before the device. */
const startsRemotely = (roles: readonly Role[]): boolean =>
  !roles.includes('TECHNICIAN') && !roles.includes('ADMIN');
