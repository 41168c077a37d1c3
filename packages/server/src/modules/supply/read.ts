import type { Prisma } from '../../platform/database.ts';
import { type Context, scope } from '../access/index.ts';

/** The lines that a verb was about, in its order. */
export async function readPartLines(
  ctx: Context,
  ids: readonly string[],
  query: Pick<Prisma.PartLineFindManyArgs, 'include' | 'select'>,
) {
  const where = { id: { in: [...ids] }, AND: [scope(ctx, 'PartLine')] };
  const lines = await ctx.database.partLine.findMany({ ...query, where });
  return ids.flatMap((id) => lines.find((line) => line.id === id) ?? []);
}
