import type { z } from 'zod';
import { type Transaction, unlessTaken } from '../../platform/database.ts';
import { ValidationError, type ValidationIssue } from '../../platform/errors.ts';
import { recordEvent } from '../../platform/event-log/index.ts';
import { once } from '../../platform/idempotency.ts';
import { parse } from '../../platform/parse.ts';
import { transact } from '../../platform/platform.ts';
import { authorizeStaff, type Context, inSight, scope, staffActor } from '../access/index.ts';
import { createMemberInput } from './inputs.ts';
import { mayGrant } from './rules.ts';

/** Puts a person on the staff of an organization that the viewer sees. */
export async function createMember(ctx: Context, input: z.input<typeof createMemberInput>): Promise<string> {
  const viewer = authorizeStaff(ctx, 'organization.manage');
  const { idempotencyKey, ...wanted } = parse(createMemberInput, input);
  const now = ctx.clock.now();
  const call = { subject: viewer.id, operation: 'createMember', key: idempotencyKey, input: wanted, now };
  const create = async (tx: Transaction) => {
    const { name, email, roles, skills, regions, certifications } = wanted;
    const named = { code: wanted.organization };
    const organization = await tx.organization.findFirst({
      where: { ...named, AND: [scope(ctx, 'Organization'), await inSight(tx, ctx, 'Organization', named)] },
      select: { id: true },
    });
    const issues: ValidationIssue[] = mayGrant(viewer.roles, [], roles) ? [] : [adminOnly];
    if (!organization) {
      const message = `There is no organization with the code ${wanted.organization}.`;
      issues.unshift({ path: ['organization'], message, code: 'unknown_organization' });
    }
    if (!organization || issues.length > 0) throw new ValidationError(issues);
    const { id } = await tx.member.create({
      data: {
        organizationId: organization.id,
        name,
        email,
        roles,
        skills: skills ?? [],
        regions: regions ?? [],
        certifications: { create: (certifications ?? []).map((held) => ({ ...held, createdAt: now })) },
        createdAt: now,
      },
      select: { id: true },
    });
    await recordEvent(tx, {
      type: 'member.created',
      at: now,
      audience: [organization.id],
      actor: staffActor(viewer),
      data: { name },
    });
    return { id };
  };
  const { id } = await unlessTaken(
    transact(ctx, (tx) => once(tx, call, () => create(tx))),
    `There is a member with the email address ${wanted.email} already.`,
  );
  return id;
}

export const adminOnly: ValidationIssue = {
  path: ['roles'],
  message: 'Only an ADMIN makes somebody an ADMIN, or ends that.',
  code: 'not_allowed',
};
