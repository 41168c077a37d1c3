import type { z } from 'zod';
import { type Transaction, unlessTaken } from '../../platform/database.ts';
import { once } from '../../platform/idempotency.ts';
import { parse } from '../../platform/parse.ts';
import { transact } from '../../platform/platform.ts';
import { authorizeStaff, type Context, inSight, scope, staffActor } from '../access/index.ts';
import { createWarehouseInput } from './inputs.ts';
import { recordStock } from './record.ts';
import { issueAt } from './units.ts';

/** Opens a warehouse of an organization. */
export async function createWarehouse(
  ctx: Context,
  input: z.input<typeof createWarehouseInput>,
): Promise<string> {
  const viewer = authorizeStaff(ctx, 'stock.manage');
  const { idempotencyKey, ...wanted } = parse(createWarehouseInput, input);
  const at = ctx.clock.now();
  const call = {
    subject: viewer.id,
    operation: 'createWarehouse',
    key: idempotencyKey,
    input: wanted,
    now: at,
  };
  const create = async (tx: Transaction) => {
    const { code, name, organization: owner } = wanted;
    const named = { code: owner };
    const organization = await tx.organization.findFirst({
      where: { ...named, AND: [scope(ctx, 'Organization'), await inSight(tx, ctx, 'Organization', named)] },
      select: { id: true },
    });
    if (!organization)
      throw issueAt(['organization'], `There is no organization ${owner}.`, 'unknown_organization');
    const { id } = await tx.warehouse.create({
      data: { code, name, organizationId: organization.id, createdAt: at },
      select: { id: true },
    });
    const told = {
      type: 'warehouse.created' as const,
      data: { warehouse: code, name },
      organizationIds: [organization.id],
    };
    await recordStock(tx, [told], [], { actor: staffActor(viewer), at });
    return { id };
  };
  const { id } = await unlessTaken(
    transact(ctx, (tx) => once(tx, call, () => create(tx))),
    `There is a warehouse with the code ${wanted.code} already.`,
  );
  return id;
}
