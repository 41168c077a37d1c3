import type { QuarantineReason } from '../../generated/prisma/enums.ts';
import type { Transaction } from '../../platform/database.ts';
import { spend } from '../../platform/idempotency.ts';
import type { FormProof, PublicViewer } from '../access/index.ts';
import { isShort, type ProofState, sameTextMost, sameTextMs, suspicionsOf } from './suspicion-rules.ts';

export interface FormSubmission {
  proof: FormProof;
  honeypot: string | null;
  description: string;
}

/** What speaks against a submission from a web page. Uses up the token of its proof. */
export async function suspect(
  tx: Transaction,
  viewer: PublicViewer,
  { proof, honeypot, description }: FormSubmission,
  now: Date,
): Promise<QuarantineReason[]> {
  return suspicionsOf({
    proof: await stateOf(tx, viewer, proof, now),
    ageMs: proof.verdict === 'GENUINE' ? now.getTime() - proof.issuedAt.getTime() : null,
    honeypot,
    description,
    sameText: isShort(description) ? 0 : await countSameText(tx, viewer, description, now),
  });
}

async function stateOf(
  tx: Transaction,
  viewer: PublicViewer,
  proof: FormProof,
  now: Date,
): Promise<ProofState> {
  if (proof.verdict !== 'GENUINE') return proof.verdict;
  const fresh = await spend(tx, { subject: viewer.id, operation: 'formToken', key: proof.id, now });
  return fresh ? 'GENUINE' : 'REPLAYED';
}

/** Up to as many as matter. */
async function countSameText(
  tx: Transaction,
  { organizationId }: PublicViewer,
  description: string,
  now: Date,
): Promise<number> {
  const since = new Date(now.getTime() - sameTextMs);
  const rows = await tx.$queryRaw<unknown[]>`
    select 1 from ticket
    where origin_id = ${organizationId}::uuid and md5(description) = md5(${description}) and created_at > ${since}
      and channel = 'WIDGET'
    limit ${sameTextMost}`;
  return rows.length;
}
