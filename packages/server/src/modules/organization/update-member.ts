import type { z } from 'zod';
import { ValidationError } from '../../platform/errors.ts';
import { recordEvent } from '../../platform/event-log/index.ts';
import { parse } from '../../platform/parse.ts';
import { transact } from '../../platform/platform.ts';
import { authorizeStaff, type Context, staffActor } from '../access/index.ts';
import { adminOnly } from './create-member.ts';
import { updateMemberInput } from './inputs.ts';
import { lockMember } from './lock-member.ts';
import { mayGrant } from './rules.ts';

/** Changes what is given of a member: lists are given whole. */
export async function updateMember(ctx: Context, input: z.input<typeof updateMemberInput>): Promise<string> {
  const viewer = authorizeStaff(ctx, 'organization.manage');
  const { id, name, roles, skills, regions } = parse(updateMemberInput, input);
  return transact(ctx, async (tx) => {
    const member = await lockMember(tx, ctx, id);
    if (roles && !mayGrant(viewer.roles, member.roles, roles)) throw new ValidationError([adminOnly]);
    const changed = await tx.member.update({
      where: { id: member.id },
      data: {
        name: name ?? undefined,
        roles: roles ?? undefined,
        skills: skills ?? undefined,
        regions: regions ?? undefined,
      },
    });
    await recordEvent(tx, {
      type: 'member.changed',
      at: ctx.clock.now(),
      audience: [member.organizationId],
      actor: staffActor(viewer),
      data: { name: changed.name },
    });
    return member.id;
  });
}
