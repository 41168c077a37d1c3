import type { Prisma } from '../../platform/database.ts';
import { type KeysetColumn, type Page, readKeyset } from '../../platform/keyset.ts';
import { literalPattern } from '../../platform/text.ts';
import { authorize, type Context } from '../access/index.ts';

const bySku: KeysetColumn[] = [{ name: 'sku', direction: 'asc', type: 'text' }];

/** The catalogue of parts. It belongs to no organization and is open to those who hold a key. */
export function listParts(
  ctx: Context,
  { search, model }: { search?: string | null | undefined; model?: string | null | undefined },
  page: Page,
  query: Pick<Prisma.PartFindManyArgs, 'include' | 'select'>,
) {
  authorize(ctx, 'catalogue.read');
  const text = search?.trim();
  const found: Prisma.PartWhereInput = {
    ...(text && {
      OR: ['sku', 'name'].map((name) => ({
        [name]: { contains: literalPattern(text), mode: 'insensitive' },
      })),
    }),
    ...(model != null && { fits: { some: { model: { code: model.trim().toUpperCase() } } } }),
  };
  return readKeyset(page, bySku, (keyset) =>
    ctx.database.part.findMany({ ...query, ...keyset, where: { AND: [found, keyset.where] } }),
  );
}

export function findPart(
  ctx: Context,
  by: { id: string } | { sku: string },
  query: Pick<Prisma.PartFindFirstArgs, 'include' | 'select'>,
) {
  authorize(ctx, 'catalogue.read');
  return ctx.database.part.findFirst({ ...query, where: by });
}
