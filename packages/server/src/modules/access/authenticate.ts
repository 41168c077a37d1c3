import type { ApiKeyKind, Role, Tier } from '../../generated/prisma/enums.ts';
import { RequestError } from '../../platform/errors.ts';
import type { System } from '../../platform/platform.ts';
import { hashKey, looksLikeKey } from './keys.ts';
import { looksLikeTrackingToken, verifyTrackingToken } from './tracking-token.ts';
import type { Viewer } from './viewer.ts';

export interface Credentials {
  /** The value of the Authorization header, or of `connectionParams.authorization`. */
  authorization: string | null;
  /** The value of the Origin header. */
  origin: string | null;
}

/** Who asks; null when no credentials were sent. Throws for credentials that are not, or no longer, good. */
export async function authenticate(platform: System, credentials: Credentials): Promise<Viewer | null> {
  if (!credentials.authorization) return null;
  const token = /^Bearer +(\S+)$/i.exec(credentials.authorization)?.[1];
  if (token && looksLikeKey(token)) return authenticateKey(platform, token, credentials.origin);
  if (token && looksLikeTrackingToken(token)) return authenticateTracking(platform, token);
  throw new RequestError(
    'UNAUTHENTICATED',
    'The Authorization header must be `Bearer` and a key (sk_…, pk_…) or a tracking token (tt_…).',
  );
}

interface KeyRow {
  id: string;
  kind: ApiKeyKind;
  label: string | null;
  roles: Role[];
  origins: string[];
  organizationId: string;
  tier: Tier;
  expiresAt: Date | null;
  revokedAt: Date | null;
  lastUsedAt: Date | null;
  /** The key's organization and all below it. */
  subtree: string[];
}

/** One statement for the key and what it sees: every request begins with it. */
async function findKey({ database }: System, token: string): Promise<KeyRow | undefined> {
  const rows = await database.$queryRaw<KeyRow[]>`
    select key.id, key.kind::text as kind, key.label, key.roles::text[] as roles, key.origins,
      key.organization_id as "organizationId", own.tier::text as tier, key.expires_at as "expiresAt", key.revoked_at as "revokedAt",
      key.last_used_at as "lastUsedAt",
      array(select below.id from organization below where starts_with(below.path, own.path)) as subtree
    from api_key key join organization own on own.id = key.organization_id
    where key.hash = ${hashKey(token)}`;
  return rows[0];
}

async function authenticateKey(platform: System, token: string, origin: string | null): Promise<Viewer> {
  const key = await findKey(platform, token);
  const now = platform.clock.now();
  if (!key || key.revokedAt || (key.expiresAt && key.expiresAt <= now)) {
    throw new RequestError('UNAUTHENTICATED', 'The key is unknown, expired or revoked.');
  }
  await touch(platform, key, now);
  const { id, label, organizationId, tier, roles, subtree } = key;
  if (key.kind === 'SECRET') {
    return {
      kind: 'SECRET_KEY',
      id,
      label,
      organizationId,
      tier,
      roles,
      organizationIds: roles.length > 0 ? subtree : [],
    };
  }
  if (origin === null || !key.origins.includes(origin)) {
    throw new RequestError(
      'FORBIDDEN',
      `This publishable key does not work from ${origin ?? 'outside a web page'}. Add the origin to the key.`,
    );
  }
  return { kind: 'PUBLISHABLE_KEY', id, label, organizationId };
}

async function authenticateTracking(platform: System, token: string): Promise<Viewer> {
  const claims = await verifyTrackingToken(platform.secret, token, platform.clock.now());
  const ticket =
    claims &&
    (await platform.database.ticket.findUnique({
      where: { id: claims.ticketId },
      select: { trackingEpoch: true },
    }));
  if (!claims || ticket?.trackingEpoch !== claims.epoch) {
    throw new RequestError(
      'UNAUTHENTICATED',
      'The tracking token is not valid any more. Ask for a new one with the ticket number and your phone or email.',
    );
  }
  return { kind: 'TRACKING', ticketId: claims.ticketId };
}

const touchIntervalMs = 60_000;

/** Remembers the last use, to the minute: a write on every request would cost more than it tells. */
async function touch(
  platform: System,
  key: { id: string; lastUsedAt: Date | null },
  now: Date,
): Promise<void> {
  if (key.lastUsedAt && now.getTime() - key.lastUsedAt.getTime() < touchIntervalMs) return;
  await platform.database.apiKey.updateMany({ where: { id: key.id }, data: { lastUsedAt: now } });
}
