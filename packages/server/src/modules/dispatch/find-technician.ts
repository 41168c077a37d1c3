import type { Prisma, Transaction } from '../../platform/database.ts';
import { ValidationError, type ValidationIssue } from '../../platform/errors.ts';
import { type Context, inSight, scope } from '../access/index.ts';
import { dayIn } from '../organization/index.ts';
import { certificationFor } from './rules.ts';

/** What somebody is wanted for. */
export interface Work {
  /** Whose technicians may do it. */
  organizationId: string;
  /** Category of the device; null: no certification is needed. */
  category: string | null;
  /** When it will be done. */
  at: Date;
}

const withCertifications = {
  certifications: true,
  organization: { select: { timeZone: true } },
} satisfies Prisma.MemberInclude;

export type Technician = Prisma.MemberGetPayload<{ include: typeof withCertifications }>;

/**
 * The technician, if they may do the work and nothing else is wrong; else everything that stands against it, at `path`
 * of the input.
 */
export async function findTechnician(
  tx: Transaction,
  ctx: Context,
  { id, path }: { id: string; path: string },
  work: Work,
  otherIssues: readonly ValidationIssue[] = [],
): Promise<Technician> {
  const member = await tx.member.findFirst({
    where: { id, AND: [scope(ctx, 'Member'), await inSight(tx, ctx, 'Member', { id })] },
    include: withCertifications,
  });
  const found = member ? obstacles(member, work) : [unknown];
  const issues = [...otherIssues, ...found.map((issue) => ({ path: [path], ...issue }))];
  if (!member || issues.length > 0) throw new ValidationError(issues);
  return member;
}

type Obstacle = Omit<ValidationIssue, 'path'>;

const unknown: Obstacle = { code: 'unknown_member', message: 'There is no such member.' };

function obstacles(member: Technician, { organizationId, category, at }: Work): Obstacle[] {
  const found: Obstacle[] = [];
  if (member.organizationId !== organizationId) {
    const message = `${member.name} works for another organization than the one that handles the ticket.`;
    found.push({ code: 'other_organization', message });
  }
  if (!member.roles.includes('TECHNICIAN')) {
    found.push({ code: 'not_a_technician', message: `${member.name} is not a technician.` });
  }
  if (category !== null) found.push(...certificationObstacles(member, category, at));
  return found;
}

function certificationObstacles(member: Technician, category: string, at: Date): Obstacle[] {
  const { state, held } = certificationFor(member, category, dayIn(member.organization.timeZone, at));
  if (state === 'VALID') return [];
  if (!held) return [{ code: 'not_certified', message: `${member.name} is not certified for ${category}.` }];
  const until = held.validUntil.toISOString().slice(0, 10);
  const message = `The certification of ${member.name} for ${category} ends on ${until}.`;
  return [{ code: 'certification_expired', message }];
}
