import type { z } from 'zod';
import { parse } from '../../platform/parse.ts';
import { authorizeStaff, type Context, staffActor } from '../access/index.ts';
import { countMissing, freeLines, openLines } from '../stock/index.ts';
import { lockHandledTicket, settleParts } from '../ticket/index.ts';
import { changeStock } from './change-stock.ts';
import { checkLines, releasable } from './check-lines.ts';
import { releasePartsInput } from './inputs.ts';

/** Gives back what is held or awaited for a ticket: the lines that are named, or all of them. */
export async function releaseParts(
  ctx: Context,
  input: z.input<typeof releasePartsInput>,
): Promise<{ ticketId: string; lineIds: string[] }> {
  const viewer = authorizeStaff(ctx, 'stock.reserve');
  const { idempotencyKey, ...wanted } = parse(releasePartsInput, input);
  const at = ctx.clock.now();
  const call = { subject: viewer.id, operation: 'releaseParts', key: idempotencyKey, input: wanted, now: at };
  return changeStock(ctx, call, async (tx, freed) => {
    const ticket = await lockHandledTicket(tx, ctx, wanted.ticket);
    if (wanted.lines) await checkLines(tx, ticket.id, wanted.lines, releasable);
    const lines = await openLines(tx, ticket.id, wanted.lines ? { id: { in: wanted.lines } } : {});
    const told = { reason: 'REQUESTED', actor: staffActor(viewer), at } as const;
    freed.push(...(await freeLines(tx, ticket, lines, told)));
    await settleParts(tx, ctx, ticket.id, await countMissing(tx, ticket.id));
    return { ticketId: ticket.id, lineIds: wanted.lines ?? lines.map(({ id }) => id) };
  });
}
