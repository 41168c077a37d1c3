import { Prisma } from '../../platform/database.ts';
import { authorize, beyondScope, type Context } from '../access/index.ts';
import { normalizeSerial } from '../device/index.ts';
import { answerOf, type CoverageAnswer } from './answer.ts';
import { readFacts, type WarrantyFacts, withoutWords } from './facts.ts';

export interface DeviceCheck {
  recognised: boolean;
  model: { name: string; names: unknown } | null;
  coverage: CoverageAnswer;
  facts: WarrantyFacts | null;
}

/** Longer than a check takes: every answer leaves at the same time after its question. */
const answerAfterMs = 40;

/**
 * Whether serial and model belong together, and what the warranty covers. One answer, in its shape and in its time, for an
 * unknown serial, an unknown model and a pair that does not match, so that serials cannot be mined; nothing of the owner.
 */
export async function checkDevice(ctx: Context, serial: string, modelCode: string): Promise<DeviceCheck> {
  authorize(ctx, 'device.check');
  // What is refused here is refused whatever there is.
  await ctx.limit('deviceCheck', [normalizeSerial(serial)]);
  ctx.answerTime.takes(answerAfterMs);
  const now = ctx.clock.now();
  const code = modelCode.trim().toUpperCase();
  const database = beyondScope(ctx, 'device.check');
  const [found = null] = await readFacts(
    database,
    Prisma.sql`device.serial = ${normalizeSerial(serial)} and model.code = ${code}`,
    now,
  );
  const model = await database.productModel.findFirst({
    where: { code, devices: { some: { id: found?.deviceId ?? noDevice } } },
    select: { name: true, names: true },
  });
  const facts = found && withoutWords(found);
  const coverage = answerOf(facts, { at: now, cause: 'DEFECT', sku: null, now });
  return { recognised: found !== null, model, coverage, facts };
}

const noDevice = '00000000-0000-0000-0000-000000000000';
