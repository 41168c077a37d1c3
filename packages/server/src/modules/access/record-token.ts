import { errors, jwtVerify, SignJWT, type JWTPayload } from 'jose';

const audience = 'aftercare:service-record';
const lifetimeMs = 24 * 60 * 60 * 1000;

export interface RecordClaims {
  ticketId: string;
  /** The ticket's tracking epoch: raising it revokes these links along with its tracking tokens. */
  epoch: number;
  /** The language of the page. */
  locale: string;
}

export interface OpenedRecordToken extends RecordClaims {
  expiresAt: Date;
  expired: boolean;
}

const keyOf = (secret: string) => new TextEncoder().encode(`service record ${secret}`);

export const recordTokenExpiry = (now: Date): Date => new Date(now.getTime() + lifetimeMs);

/** A signed link (JWT, RFC 7519, HS256) to the service record of one ticket: it stands in an address, so it is short-lived. */
export const signRecordToken = (secret: string, claims: RecordClaims, expiresAt: Date): Promise<string> =>
  new SignJWT({ epoch: claims.epoch, locale: claims.locale })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(claims.ticketId)
    .setAudience(audience)
    .setExpirationTime(Math.floor(expiresAt.getTime() / 1000))
    .sign(keyOf(secret));

/** What a genuine token says, also one that has expired; null for any other text. */
export async function openRecordToken(
  secret: string,
  token: string,
  now: Date,
): Promise<OpenedRecordToken | null> {
  try {
    const { payload } = await jwtVerify(token, keyOf(secret), {
      audience,
      algorithms: ['HS256'],
      requiredClaims: ['exp'],
      currentDate: now,
    });
    return claimsOf(payload, false);
  } catch (error) {
    return error instanceof errors.JWTExpired ? claimsOf(error.payload, true) : null;
  }
}

function claimsOf({ sub, exp, ...rest }: JWTPayload, expired: boolean): OpenedRecordToken | null {
  const { epoch, locale } = rest;
  if (typeof sub !== 'string' || typeof epoch !== 'number' || typeof locale !== 'string' || !exp) return null;
  return { ticketId: sub, epoch, locale, expiresAt: new Date(exp * 1000), expired };
}
