import { authorize, type Context } from '../access/index.ts';
import { normalizeSerial } from './rules.ts';

/**
 * Whether serial and model belong together. One query for every case, and one answer for an unknown serial, an unknown
 * model and a pair that does not match, so that serials cannot be mined.
 */
export async function checkDevice(ctx: Context, serial: string, modelCode: string) {
  authorize(ctx, 'device.check');
  const device = await ctx.database.device.findFirst({
    where: { serial: normalizeSerial(serial), model: { code: modelCode.trim().toUpperCase() } },
    select: { model: { select: { name: true, names: true } } },
  });
  return { recognised: device !== null, model: device?.model ?? null };
}
