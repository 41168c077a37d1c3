import type { z } from 'zod';
import { ValidationError } from '../../platform/errors.ts';
import { parse } from '../../platform/parse.ts';
import { authorize, beyondScope, type Context, scope, signTrackingToken } from '../access/index.ts';
import { isContact } from '../customer/index.ts';
import { requestTrackingInput } from './inputs.ts';

/**
 * A new tracking token for who knows the ticket's number and its phone or email. One answer for a number that does not
 * exist, one of another organization, and a contact that is not the ticket's; every answer takes the same time.
 */
export async function requestTracking(
  ctx: Context,
  input: z.input<typeof requestTrackingInput>,
): Promise<{ trackingToken: string }> {
  const viewer = authorize(ctx, 'tracking.request');
  const { number, contact } = parse(requestTrackingInput, input);
  // What is refused here is refused whatever there is.
  await ctx.limit('requestTracking', [number]);
  ctx.answerTime.takes(answerAfterMs);
  const ticket = await beyondScope(ctx, 'tracking.request').ticket.findFirst({
    where: {
      number,
      AND: [
        viewer.kind === 'PUBLISHABLE_KEY'
          ? await takenBelow(ctx, viewer.organizationId)
          : { AND: [scope(ctx, 'Ticket'), { id: { in: await seenOf(ctx, number) } }] },
      ],
    },
    select: {
      id: true,
      trackingEpoch: true,
      contact: { select: { phoneKey: true, emailKey: true } },
    },
  });
  if (!ticket || !isContact(ticket.contact, contact)) {
    throw new ValidationError([
      {
        path: ['contact'],
        message:
          'We found no ticket with this number and contact. Give the phone number or the email address from your request.',
        code: 'no_match',
      },
    ]);
  }
  const claims = { ticketId: ticket.id, epoch: ticket.trackingEpoch };
  return { trackingToken: await signTrackingToken(ctx.secret, claims, ctx.clock.now()) };
}

/** As staff see it: behind the second wall, past which this verb looks. */
const seenOf = async (ctx: Context, number: string): Promise<string[]> =>
  (await ctx.database.ticket.findMany({ where: { number }, select: { id: true } })).map(({ id }) => id);

/** Longer than it takes to find a ticket and to sign a token: both answers leave at the same time. */
const answerAfterMs = 40;

/** A page finds the tickets that its own organization, or one below it, took in. */
async function takenBelow(ctx: Context, organizationId: string) {
  const { path } = await beyondScope(ctx, 'tracking.request').organization.findUniqueOrThrow({
    where: { id: organizationId },
    select: { path: true },
  });
  return { origin: { path: { startsWith: path } } };
}
