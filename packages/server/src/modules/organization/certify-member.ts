import type { z } from 'zod';
import { recordEvent } from '../../platform/event-log/index.ts';
import { parse } from '../../platform/parse.ts';
import { transact } from '../../platform/platform.ts';
import { authorizeStaff, type Context, staffActor } from '../access/index.ts';
import { certifyMemberInput } from './inputs.ts';
import { lockMember } from './lock-member.ts';

/** Certifies a member for a product category until a day, anew or again; a day in the past ends it. */
export async function certifyMember(
  ctx: Context,
  input: z.input<typeof certifyMemberInput>,
): Promise<string> {
  const viewer = authorizeStaff(ctx, 'organization.manage');
  const { member: id, category, validUntil } = parse(certifyMemberInput, input);
  return transact(ctx, async (tx) => {
    const member = await lockMember(tx, ctx, id);
    const now = ctx.clock.now();
    await tx.certification.upsert({
      where: { memberId_category: { memberId: member.id, category } },
      create: { memberId: member.id, category, validUntil, createdAt: now },
      update: { validUntil },
    });
    await recordEvent(tx, {
      type: 'member.certified',
      at: now,
      audience: [member.organizationId],
      actor: staffActor(viewer),
      data: { name: member.name, category, validUntil: validUntil.toISOString().slice(0, 10) },
    });
    return member.id;
  });
}
