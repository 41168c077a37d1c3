import type { Prisma } from '../../platform/database.ts';
import { literalPattern } from '../../platform/text.ts';
import { type Context, scope } from '../access/index.ts';
import { normalizeSerial } from './rules.ts';

/** A name that more customers have is looked for among the devices, newest first: a page of them is found soon. */
const mostOwners = 1_000;

/**
 * The devices that a text means: by the start of a serial number, a model code or words of the owner's name. Models and
 * owners are found first, so that the condition is on the device's own columns and the database can join their indexes.
 */
export async function searchCondition(ctx: Context, text: string): Promise<Prisma.DeviceWhereInput> {
  const owner = {
    name: { contains: literalPattern(text), mode: 'insensitive' },
    AND: [scope(ctx, 'Customer')],
  } satisfies Prisma.CustomerWhereInput;
  const [model, owners] = await Promise.all([
    modelCondition(ctx, text),
    ctx.database.customer.findMany({ where: owner, select: { id: true }, take: mostOwners + 1 }),
  ]);
  const owned: Prisma.DeviceWhereInput =
    owners.length > mostOwners ? { customer: owner } : { customerId: { in: owners.map(({ id }) => id) } };
  return { OR: [{ serial: { startsWith: literalPattern(normalizeSerial(text)) } }, model, owned] };
}

/** The devices of a model, by its code. */
export async function modelCondition(ctx: Context, code: string): Promise<Prisma.DeviceWhereInput> {
  const where = { code: code.trim().toUpperCase() };
  const model = await ctx.database.productModel.findUnique({ where, select: { id: true } });
  return { modelId: { in: model ? [model.id] : [] } };
}
