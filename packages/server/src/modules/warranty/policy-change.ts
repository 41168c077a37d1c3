import { Prisma, type Transaction } from '../../platform/database.ts';
import { recordEvent } from '../../platform/event-log/index.ts';
import { type StaffViewer, staffActor } from '../access/index.ts';
import type { Policy } from './rules.ts';

export const policyColumns = ({
  startEvent,
  phases,
  afterwards,
  excludedCauses,
  replacedPart,
}: Omit<Policy, 'code' | 'version'>): Pick<
  Prisma.WarrantyPolicyUncheckedCreateInput,
  'startEvent' | 'phases' | 'afterwards' | 'excludedCauses' | 'replacedPart'
> => ({
  startEvent,
  phases: phases.map((phase) => ({ ...phase })),
  afterwards: { ...afterwards },
  excludedCauses: [...excludedCauses],
  replacedPart: replacedPart ? { ...replacedPart } : Prisma.DbNull,
});

/** Tells of a new version: it holds for the whole network, and the headquarters made it. */
export async function recordPolicyVersion(
  tx: Transaction,
  viewer: StaffViewer,
  { code, version }: { code: string; version: number },
  now: Date,
): Promise<void> {
  await recordEvent(tx, {
    type: 'warranty_policy.changed',
    at: now,
    audience: [viewer.organizationId],
    actor: staffActor(viewer),
    data: { code, version },
  });
}
