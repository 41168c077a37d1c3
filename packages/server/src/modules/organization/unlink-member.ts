import { ValidationError } from '../../platform/errors.ts';
import { recordEvent } from '../../platform/event-log/index.ts';
import { transact } from '../../platform/platform.ts';
import { authorizeStaff, type Context, staffActor } from '../access/index.ts';
import { adminOnly } from './create-member.ts';
import { lockMember } from './lock-member.ts';
import { mayGrant } from './rules.ts';

/**
 * Forgets the account that a member signs in with, and ends what it has open within 5 s. The next verified account with the
 * member's email address is tied to them anew.
 */
export async function unlinkMember(ctx: Context, id: string): Promise<string> {
  const viewer = authorizeStaff(ctx, 'organization.manage');
  return transact(ctx, async (tx) => {
    const member = await lockMember(tx, ctx, id);
    // Who ties another account to an ADMIN is one.
    if (!mayGrant(viewer.roles, member.roles, []))
      throw new ValidationError([{ ...adminOnly, path: ['id'] }]);
    const { count } = await tx.memberIdentity.deleteMany({ where: { memberId: member.id } });
    if (count === 0) return member.id;
    await recordEvent(tx, {
      type: 'member.unlinked',
      at: ctx.clock.now(),
      audience: [member.organizationId],
      actor: staffActor(viewer),
      data: { name: member.name },
    });
    return member.id;
  });
}
