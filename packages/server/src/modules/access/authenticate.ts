import type { ApiKeyKind, Role, Tier } from '../../generated/prisma/enums.ts';
import { RequestError } from '../../platform/errors.ts';
import type { System } from '../../platform/platform.ts';
import { authenticateMember, looksLikeJwt } from './authenticate-member.ts';
import { bearerOf } from './bearer.ts';
import { hashKey, looksLikeKey } from './keys.ts';
import { noteUse, placeOf } from './note-use.ts';
import { matchOrigin } from './origins.ts';
import { looksLikeTrackingToken, verifyTrackingToken } from './tracking-token.ts';
import type { Viewer } from './viewer.ts';

export interface Credentials {
  /** The value of the Authorization header, or of `connectionParams.authorization`. */
  authorization: string | null;
  /** The value of the Origin header. */
  origin: string | null;
  /** Where the connection comes from, as far as it counts (`networkOf`); '' where that is not known. */
  address: string;
}

/** Who asks; null when no credentials were sent. Throws for credentials that are not, or no longer, good. */
export async function authenticate(platform: System, credentials: Credentials): Promise<Viewer | null> {
  if (!credentials.authorization) return null;
  const token = bearerOf(credentials.authorization);
  if (token && looksLikeKey(token)) return authenticateKey(platform, token, credentials);
  if (token && looksLikeTrackingToken(token)) return authenticateTracking(platform, token);
  const { issuer } = platform;
  if (token && issuer && looksLikeJwt(token)) return authenticateMember(platform, issuer, token);
  const orMember = issuer ? ', or the token of a member from the identity provider' : '';
  throw new RequestError(
    'UNAUTHENTICATED',
    `The Authorization header must be \`Bearer\` and a key (sk_…, pk_…) or a tracking token (tt_…)${orMember}.`,
  );
}

interface KeyRow {
  id: string;
  kind: ApiKeyKind;
  label: string | null;
  hint: string;
  roles: Role[];
  origins: string[];
  organizationId: string;
  tier: Tier;
  expiresAt: Date | null;
  revokedAt: Date | null;
  lastUsedAt: Date | null;
  /** What of the secret, if it is one that a rotation has replaced. */
  formerEndsAt: Date | null;
  formerUsedAt: Date | null;
  /** When a secret key was last used from here; null: it never was. */
  sourceUsedAt: Date | null;
  /** When a publishable key was last used from each of its places. */
  pagesUsedAt: Record<string, string> | null;
  /** The key's organization and all below it. */
  subtree: string[];
}

/** One statement for the key and what it sees: every request begins with it. */
async function findKey(
  { database }: System,
  hash: string,
  { address, origin }: Credentials,
): Promise<KeyRow | undefined> {
  const rows = await database.$queryRaw<KeyRow[]>`
    select key.id, key.kind::text as kind, key.label, key.hint, key.roles::text[] as roles, key.origins,
      key.organization_id as "organizationId", own.tier::text as tier, key.expires_at as "expiresAt", key.revoked_at as "revokedAt",
      key.last_used_at as "lastUsedAt", former.ends_at as "formerEndsAt", former.last_used_at as "formerUsedAt",
      source.last_used_at as "sourceUsedAt",
      case key.kind when 'PUBLISHABLE' then (select jsonb_object_agg(page.origin, page.last_used_at)
        from key_source page where page.key_id = key.id) end as "pagesUsedAt",
      array(select below.id from organization below where starts_with(below.path, own.path)) as subtree
    from api_key key join organization own on own.id = key.organization_id
      left join former_secret former on former.hash = ${hash} and former.key_id = key.id
      left join key_source source on key.kind = 'SECRET' and source.key_id = key.id
        and source.network = ${address} and source.origin = ${placeOf(origin)}
    where key.id = any (array(
      select present.id from api_key present where present.hash = ${hash}
      union all select replaced.key_id from former_secret replaced where replaced.hash = ${hash}))`;
  return rows[0];
}

async function authenticateKey(platform: System, token: string, credentials: Credentials): Promise<Viewer> {
  const hash = hashKey(token);
  const key = await findKey(platform, hash, credentials);
  const now = platform.clock.now();
  if (!key || key.revokedAt || [key.expiresAt, key.formerEndsAt].some((end) => end && end <= now)) {
    throw new RequestError('UNAUTHENTICATED', 'The key is unknown, expired or revoked.');
  }
  const { id, label, organizationId, tier, roles, subtree } = key;
  if (key.kind === 'PUBLISHABLE') {
    const place = placeOf(requirePage(key, credentials));
    const usedAt = key.pagesUsedAt?.[place];
    const sourceUsedAt = usedAt ? new Date(usedAt) : null;
    await noteUse(platform, { ...key, sourceUsedAt }, { hash, network: '', origin: place }, now);
    return { kind: 'PUBLISHABLE_KEY', id, label, organizationId };
  }
  const { address, origin } = credentials;
  await noteUse(platform, key, { hash, network: address, origin: placeOf(origin) }, now);
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

/** By which of its origins the key works here: what a page calls itself below a star, anybody can make up. */
function requirePage({ origins }: KeyRow, { origin }: Credentials): string {
  const page = origin === null ? undefined : matchOrigin(origins, origin);
  if (page !== undefined) return page;
  throw new RequestError(
    'FORBIDDEN',
    `This publishable key does not work from ${origin ?? 'outside a web page'}. Add the origin to the key.`,
  );
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
