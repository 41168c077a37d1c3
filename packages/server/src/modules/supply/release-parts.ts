import type { z } from 'zod';
import { ValidationError } from '../../platform/errors.ts';
import { parse } from '../../platform/parse.ts';
import type { Transaction } from '../../platform/database.ts';
import { authorizeStaff, type Context, staffActor } from '../access/index.ts';
import { countMissing, freeLines, openLines } from '../stock/index.ts';
import { lockHandledTicket, settleParts } from '../ticket/index.ts';
import { changeStock } from './change-stock.ts';
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

type State = 'RESERVED' | 'BACKORDERED' | 'ISSUED' | 'RELEASED' | 'RETURNED';

/** Which states a line may be in, and what stands against the others. */
export type Fit = Partial<Record<State, { message: string; code: string }>>;

const ended = {
  RELEASED: { message: 'This line was released.', code: 'released' },
  RETURNED: { message: 'This line was returned.', code: 'returned' },
};

const releasable: Fit = {
  ...ended,
  ISSUED: {
    message: 'This line was issued: bring back what was not used with returnParts.',
    code: 'issued',
  },
};

export const issuable: Fit = {
  ...ended,
  BACKORDERED: { message: 'This line is awaited: it can be issued when it is there.', code: 'not_reserved' },
  ISSUED: { message: 'This line was issued already.', code: 'issued' },
};

export const returnable: Fit = {
  ...ended,
  RESERVED: { message: 'This line was not issued: give it back with releaseParts.', code: 'not_issued' },
  BACKORDERED: { message: 'This line was not issued: give it back with releaseParts.', code: 'not_issued' },
};

/** Refuses lines that are not the ticket's, or not in a fitting state: all that is wrong at once, each with its place. */
export async function checkLines(
  tx: Transaction,
  ticketId: string,
  ids: readonly string[],
  fit: Fit,
  path: (index: number) => string[] = (index) => ['lines', String(index)],
): Promise<void> {
  const lines = await tx.partLine.findMany({
    where: { ticketId, id: { in: [...ids] } },
    select: { id: true, state: true },
  });
  const states = new Map(lines.map(({ id, state }) => [id, state]));
  const issues = ids.flatMap((id, index) => {
    const state = states.get(id);
    const problem = state
      ? fit[state]
      : { message: 'The ticket has no such line of parts.', code: 'unknown_line' };
    const twice = ids.indexOf(id) !== index && { message: 'This line is here twice.', code: 'duplicate' };
    const wrong = problem ?? twice;
    return wrong ? [{ path: path(index), ...wrong }] : [];
  });
  if (issues.length > 0) throw new ValidationError(issues);
}
