import type { Part } from '../../generated/prisma/client.ts';
import type { Context } from '../access/index.ts';
import { expectedDay } from './read-stock.ts';

/** Parts that a ticket waits for. */
export interface AwaitedPart {
  part: Pick<Part, 'name' | 'names'>;
  quantity: number;
  /** YYYY-MM-DD; null: it is not known. */
  expectedOn: string | null;
}

/** What a ticket that the viewer sees waits for, and when it is expected. */
export async function listAwaitedParts(ctx: Context, ticketId: string): Promise<AwaitedPart[]> {
  const lines = await ctx.database.partLine.findMany({
    where: { ticketId, state: 'BACKORDERED' },
    orderBy: { id: 'asc' },
    include: { part: { select: { name: true, names: true } } },
  });
  return Promise.all(
    lines.map(async (line) => ({
      part: line.part,
      quantity: line.quantity,
      expectedOn: await expectedDay(ctx, line),
    })),
  );
}
