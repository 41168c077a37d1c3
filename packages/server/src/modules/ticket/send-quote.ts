import type { z } from 'zod';
import { checkVersion, type ValidationIssue, ValidationError } from '../../platform/errors.ts';
import { once } from '../../platform/idempotency.ts';
import { parse } from '../../platform/parse.ts';
import { transact } from '../../platform/platform.ts';
import { authorizeStaff, type Context, staffActor } from '../access/index.ts';
import { nextRevision, priceOffer, validDays, writeQuote } from '../quote/index.ts';
import { holdQuotedParts } from './hold-parts.ts';
import { sendQuoteInput } from './inputs.ts';
import { lockHandledTicket, moveTicket } from './move.ts';
import { dayMs, decideMove, staffAuthors } from './rules.ts';

/** Offers the customer what the job will cost. The ticket waits for their answer, and so does the promise of a repair. */
export async function sendQuote(ctx: Context, input: z.input<typeof sendQuoteInput>): Promise<string> {
  const viewer = authorizeStaff(ctx, 'ticket.quote');
  const { idempotencyKey, ...wanted } = parse(sendQuoteInput, input);
  const { id, expectedVersion, currency, lines, tax, note = null } = wanted;
  const now = ctx.clock.now();
  const call = { subject: viewer.id, operation: 'sendQuote', key: idempotencyKey, input: wanted, now };
  const validUntil = wanted.validUntil ?? new Date(now.getTime() + validDays * dayMs);
  const { ticketId } = await transact(ctx, (tx) =>
    once(tx, call, async () => {
      const ticket = await lockHandledTicket(tx, ctx, id);
      const actor = staffActor(viewer);
      checkVersion(ticket, expectedVersion);
      decideMove(ticket, 'quote', staffAuthors, now);
      if (validUntil <= now) throw new ValidationError([inThePast]);
      const priced = await priceOffer(tx, ctx, ticket, { currency, lines, tax });
      const revision = await nextRevision(tx, ticket.id);
      const moved = await moveTicket(tx, ctx, ticket, {
        move: 'quote',
        actor,
        details: {
          revision,
          totalMinor: priced.totalMinor,
          currency,
          validUntil: validUntil.toISOString(),
        },
      });
      const quoteId = await writeQuote(tx, priced, {
        ticketId: ticket.id,
        revision,
        note,
        validUntil,
        sentBy: actor.name,
        sentAt: now,
      });
      await holdQuotedParts(tx, moved, { id: quoteId, validUntil }, { actor, at: now });
      return { ticketId: ticket.id };
    }),
  );
  return ticketId;
}

const inThePast: ValidationIssue = {
  path: ['validUntil'],
  message: 'This has passed: a quote is valid until a moment to come.',
  code: 'in_the_past',
};
