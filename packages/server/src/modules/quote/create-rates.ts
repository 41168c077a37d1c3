import type { z } from 'zod';
import { type Transaction, unlessTaken } from '../../platform/database.ts';
import { recordEvent } from '../../platform/event-log/index.ts';
import { once } from '../../platform/idempotency.ts';
import { parse } from '../../platform/parse.ts';
import { transact } from '../../platform/platform.ts';
import { authorizeStaff, type Context, staffActor } from '../access/index.ts';
import { namesByLocale } from '../device/index.ts';
import { createServiceRateInput, createTaxRateInput } from './inputs.ts';

/** Adds what an hour of work or a journey costs. */
export async function createServiceRate(
  ctx: Context,
  input: z.input<typeof createServiceRateInput>,
): Promise<string> {
  const { idempotencyKey, ...wanted } = parseAllowed(ctx, createServiceRateInput, input);
  const { code, kind, name, names, cost, price } = wanted;
  return addOnce(ctx, 'service_rate.created', { code, key: idempotencyKey, input: wanted }, (tx, createdAt) =>
    tx.serviceRate.create({
      data: {
        code,
        kind,
        name,
        names: namesByLocale(names),
        costMinor: cost.amountMinor,
        priceMinor: price.amountMinor,
        currency: price.currency,
        createdAt,
      },
      select: { id: true },
    }),
  );
}

/** Adds a tax for quotes. */
export async function createTaxRate(
  ctx: Context,
  input: z.input<typeof createTaxRateInput>,
): Promise<string> {
  const { idempotencyKey, ...wanted } = parseAllowed(ctx, createTaxRateInput, input);
  const { code, name, names, basisPoints } = wanted;
  return addOnce(ctx, 'tax_rate.created', { code, key: idempotencyKey, input: wanted }, (tx, createdAt) =>
    tx.taxRate.create({
      data: { code, name, names: namesByLocale(names), basisPoints, createdAt },
      select: { id: true },
    }),
  );
}

function parseAllowed<Schema extends z.ZodType>(ctx: Context, schema: Schema, input: unknown) {
  authorizeStaff(ctx, 'catalogue.manage');
  return parse(schema, input);
}

/** They hold for the whole network, so only the vendor adds them. */
async function addOnce(
  ctx: Context,
  type: 'service_rate.created' | 'tax_rate.created',
  { code, key, input }: { code: string; key: string | null | undefined; input: unknown },
  create: (tx: Transaction, at: Date) => Promise<{ id: string }>,
): Promise<string> {
  const viewer = authorizeStaff(ctx, 'catalogue.manage');
  const now = ctx.clock.now();
  const { id } = await unlessTaken(
    transact(ctx, (tx) =>
      once(tx, { subject: viewer.id, operation: type, key, input, now }, async () => {
        const added = await create(tx, now);
        await recordEvent(tx, {
          type,
          at: now,
          audience: [viewer.organizationId],
          actor: staffActor(viewer),
          data: { code },
        });
        return added;
      }),
    ),
    `There is one with the code ${code} already.`,
  );
  return id;
}
