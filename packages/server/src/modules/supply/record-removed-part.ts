import type { z } from 'zod';
import { RequestError } from '../../platform/errors.ts';
import { parse } from '../../platform/parse.ts';
import { transact } from '../../platform/platform.ts';
import { authorizeStaff, type Context, inSight, scope, staffActor } from '../access/index.ts';
import { issueAt, recordStock } from '../stock/index.ts';
import { lockHandledTicket } from '../ticket/index.ts';
import { recordRemovedPartInput } from './inputs.ts';

/** Says what became of the part that came out when another was put in. */
export async function recordRemovedPart(
  ctx: Context,
  input: z.input<typeof recordRemovedPartInput>,
): Promise<{ ticketId: string; lineIds: string[] }> {
  const viewer = authorizeStaff(ctx, 'stock.issue');
  const { line: id, fate, serial = null } = parse(recordRemovedPartInput, input);
  return transact(ctx, async (tx) => {
    const found = await tx.partLine.findFirst({
      where: { id, AND: [scope(ctx, 'PartLine'), await inSight(tx, ctx, 'PartLine', { id })] },
      select: { ticketId: true },
    });
    if (!found) throw new RequestError('NOT_FOUND', 'There is no such line of parts.');
    const ticket = await lockHandledTicket(tx, ctx, found.ticketId);
    const line = await tx.partLine.findUniqueOrThrow({ where: { id }, include: { part: true } });
    if (line.state !== 'ISSUED') {
      throw issueAt(['line'], 'Only for a part that was issued another came out.', 'not_issued');
    }
    await tx.partLine.update({ where: { id }, data: { removedFate: fate, removedSerial: serial } });
    const told = {
      type: 'stock.removed_part_recorded' as const,
      data: { sku: line.part.sku, fate, serial },
      organizationIds: [],
      job: ticket,
    };
    await recordStock(tx, [told], [], { actor: staffActor(viewer), at: ctx.clock.now() });
    return { ticketId: ticket.id, lineIds: [id] };
  });
}
