import type { z } from 'zod';
import type { Tier } from '../../generated/prisma/enums.ts';
import { type Transaction, unlessTaken } from '../../platform/database.ts';
import { ValidationError, type ValidationIssue } from '../../platform/errors.ts';
import { recordEvent } from '../../platform/event-log/index.ts';
import { once } from '../../platform/idempotency.ts';
import { newId } from '../../platform/ids.ts';
import { parse } from '../../platform/parse.ts';
import { transact } from '../../platform/platform.ts';
import { authorizeStaff, type Context, inSight, scope, staffActor } from '../access/index.ts';
import { serviceLevelIssues } from './check-service-level.ts';
import { createOrganizationInput } from './inputs.ts';
import { mayStandBelow } from './rules.ts';

/** Adds an organization to the network, somewhere below the viewer's own. */
export async function createOrganization(
  ctx: Context,
  input: z.input<typeof createOrganizationInput>,
): Promise<string> {
  const viewer = authorizeStaff(ctx, 'organization.manage');
  const { idempotencyKey, ...wanted } = parse(createOrganizationInput, input);
  const now = ctx.clock.now();
  const call = {
    subject: viewer.id,
    operation: 'createOrganization',
    key: idempotencyKey,
    input: wanted,
    now,
  };
  const create = async (tx: Transaction) => {
    const { code, name, tier, timeZone, serviceLevel } = wanted;
    const named = { code: wanted.parent };
    const parent = await tx.organization.findFirst({
      where: { ...named, AND: [scope(ctx, 'Organization'), await inSight(tx, ctx, 'Organization', named)] },
    });
    const issues = [
      ...placeIssues(tier, wanted.parent, parent),
      ...(await serviceLevelIssues(tx, serviceLevel)),
    ];
    if (!parent || issues.length > 0) throw new ValidationError(issues);
    const id = newId();
    await tx.organization.create({
      data: {
        id,
        code,
        name,
        tier,
        parentId: parent.id,
        path: `${parent.path}${id}/`,
        timeZone: timeZone ?? parent.timeZone,
        serviceLevel,
        createdAt: now,
      },
    });
    await recordEvent(tx, {
      type: 'organization.created',
      at: now,
      audience: [id],
      actor: staffActor(viewer),
      data: { code, name },
    });
    return { id };
  };
  const { id } = await unlessTaken(
    transact(ctx, (tx) => once(tx, call, () => create(tx))),
    `There is an organization with the code ${wanted.code} already.`,
  );
  // It lies below the viewer, who was asked for before it was there.
  ctx.become({ ...viewer, organizationIds: [...new Set([...viewer.organizationIds, id])] });
  return id;
}

function placeIssues(tier: Tier, code: string, parent: { tier: Tier } | null): ValidationIssue[] {
  if (!parent) {
    const message = `There is no organization with the code ${code}.`;
    return [{ path: ['parent'], message, code: 'unknown_organization' }];
  }
  if (mayStandBelow(tier, parent.tier)) return [];
  const message =
    tier === 'HEADQUARTERS'
      ? 'There is one headquarters: the vendor.'
      : 'A service center stands directly below the headquarters.';
  return [{ path: ['tier'], message, code: 'not_allowed' }];
}
