import { type Claims, readClaim } from '../../platform/claims.ts';
import { recordEvent, takeTurn } from '../../platform/event-log/index.ts';
import { type System, transact } from '../../platform/platform.ts';
import type { ClaimMapping } from '../../platform/token-issuer.ts';

/** Boolean in OpenID Connect; some providers write it as a text or a number. */
const affirmations = new Set<unknown>([true, 'true', 1, '1']);

interface Introduction {
  claims: Claims;
  mapping: ClaimMapping;
  /** Codes of the organizations that the token names; null: it has no say in that. */
  organizations: string[] | null;
}

/**
 * Ties an account at the identity provider to the member with its email address, once: from then on it is known by its subject,
 * and an address that somebody else gets there opens nothing here.
 */
export async function linkMember(
  platform: System,
  account: { issuer: string; subject: string },
  { claims, mapping, organizations }: Introduction,
): Promise<void> {
  const email = readClaim(claims, mapping.email);
  if (typeof email !== 'string' || !affirmations.has(readClaim(claims, mapping.emailVerified))) return;
  const wanted = {
    email: email.trim().toLowerCase(),
    identities: { none: { issuer: account.issuer } },
    ...(organizations && { organization: { code: { in: organizations } } }),
  };
  const found = await platform.database.member.findFirst({ where: wanted, select: { id: true } });
  if (!found) return;
  await transact(platform, async (tx) => {
    await takeTurn(tx, found.id);
    // Another sign-in may have come first.
    const member = await tx.member.findFirst({ where: wanted });
    if (!member) return;
    const now = platform.clock.now();
    const { count } = await tx.memberIdentity.createMany({
      data: { ...account, memberId: member.id, linkedAt: now },
      skipDuplicates: true,
    });
    if (count === 0) return;
    await recordEvent(tx, {
      type: 'member.linked',
      at: now,
      audience: [member.organizationId],
      actor: { kind: 'MEMBER', id: member.id, name: member.name, channel: 'API' },
      data: { name: member.name },
    });
  });
}
