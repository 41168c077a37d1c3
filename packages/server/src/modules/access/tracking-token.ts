import { jwtVerify, SignJWT } from 'jose';

const prefix = 'tt_';
const lifetimeSeconds = 90 * 24 * 60 * 60;
const audience = 'aftercare:tracking';

export interface TrackingClaims {
  ticketId: string;
  /** The ticket's tracking epoch when the token was made: raising it revokes all tokens of the ticket. */
  epoch: number;
}

const keyOf = (secret: string) => new TextEncoder().encode(`tracking ${secret}`);

/** A signed token (JWT, RFC 7519, HS256) for one ticket; the same ticket, epoch and moment give the same token. */
export async function signTrackingToken(secret: string, claims: TrackingClaims, now: Date): Promise<string> {
  const issuedAt = Math.floor(now.getTime() / 1000);
  const token = await new SignJWT({ epoch: claims.epoch })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(claims.ticketId)
    .setAudience(audience)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + lifetimeSeconds)
    .sign(keyOf(secret));
  return prefix + token;
}

export const looksLikeTrackingToken = (text: string): boolean => text.startsWith(prefix);

/** The claims of a token that is genuine and has not expired, else null. */
export async function verifyTrackingToken(
  secret: string,
  token: string,
  now: Date,
): Promise<TrackingClaims | null> {
  try {
    const { payload } = await jwtVerify(token.slice(prefix.length), keyOf(secret), {
      audience,
      algorithms: ['HS256'],
      currentDate: now,
    });
    return typeof payload.sub === 'string' && typeof payload['epoch'] === 'number'
      ? { ticketId: payload.sub, epoch: payload['epoch'] }
      : null;
  } catch {
    return null;
  }
}
