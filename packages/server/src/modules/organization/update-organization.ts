import type { z } from 'zod';
import { RequestError, ValidationError } from '../../platform/errors.ts';
import { recordEvent, takeTurn } from '../../platform/event-log/index.ts';
import { parse } from '../../platform/parse.ts';
import { transact } from '../../platform/platform.ts';
import { authorizeStaff, type Context, inSight, scope, staffActor } from '../access/index.ts';
import { serviceLevelIssues } from './check-service-level.ts';
import { updateOrganizationInput } from './inputs.ts';

/** Changes what is given of an organization; its code, tier and place stay. */
export async function updateOrganization(
  ctx: Context,
  input: z.input<typeof updateOrganizationInput>,
): Promise<string> {
  const viewer = authorizeStaff(ctx, 'organization.manage');
  const { code, name, timeZone, serviceLevel } = parse(updateOrganizationInput, input);
  return transact(ctx, async (tx) => {
    const organization = await tx.organization.findFirst({
      where: { code, AND: [scope(ctx, 'Organization'), await inSight(tx, ctx, 'Organization', { code })] },
      select: { id: true, code: true },
    });
    if (!organization) throw new RequestError('NOT_FOUND', 'There is no such organization.');
    const issues = await serviceLevelIssues(tx, serviceLevel);
    if (issues.length > 0) throw new ValidationError(issues);
    await takeTurn(tx, organization.id);
    const changed = await tx.organization.update({
      where: { id: organization.id },
      data: { name: name ?? undefined, timeZone: timeZone ?? undefined, serviceLevel },
    });
    await recordEvent(tx, {
      type: 'organization.changed',
      at: ctx.clock.now(),
      audience: [organization.id],
      actor: staffActor(viewer),
      data: { code, name: changed.name },
    });
    return organization.id;
  });
}
