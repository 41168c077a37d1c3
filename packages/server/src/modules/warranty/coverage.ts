import type { z } from 'zod';
import { Prisma } from '../../platform/database.ts';
import { RequestError } from '../../platform/errors.ts';
import { parse } from '../../platform/parse.ts';
import { authorize, type Context, visibleOrganizationIds } from '../access/index.ts';
import { normalizeSerial } from '../device/index.ts';
import { answerOf, type CoverageAnswer } from './answer.ts';
import { readFacts } from './facts.ts';
import { coverageInput } from './inputs.ts';

/** Who would pay, for any moment. A device that the viewer does not see answers like one that nobody has put on record. */
export async function findCoverage(
  ctx: Context,
  input: z.input<typeof coverageInput>,
): Promise<CoverageAnswer> {
  authorize(ctx, 'device.read');
  const { serial, cause, sku = null, partSerial, at } = parse(coverageInput, input);
  const now = ctx.clock.now();
  const moment = at ?? now;
  if (sku) await requirePart(ctx, sku);
  else if (partSerial) throw refused('sku: say which part this is the serial number of.');
  const [facts = null] = await readFacts(
    ctx.database,
    Prisma.sql`device.serial = ${normalizeSerial(serial)} and device.organization_id = any(${visibleOrganizationIds(ctx)}::uuid[])`,
    moment,
  );
  if (facts && partSerial && !facts.parts.some((part) => part.sku === sku && part.serial === partSerial)) {
    throw refused(`partSerial: there is no ${sku} with this serial number in the device.`);
  }
  return answerOf(facts, { at: moment, cause, sku, part: partSerial ? { serial: partSerial } : null, now });
}

async function requirePart(ctx: Context, sku: string): Promise<void> {
  const part = await ctx.database.part.findUnique({ where: { sku }, select: { id: true } });
  if (!part) throw refused(`sku: there is no part ${sku} in the catalogue.`);
}

const refused = (message: string) => new RequestError('BAD_USER_INPUT', message);
