import { jwtVerify, SignJWT } from 'jose';
import type { Variant } from './blobs.ts';

const audience = 'aftercare:file';
const lifetimeSeconds = 60 * 60;
/** Links made in the same quarter of an hour are the same, so that a page that asks again keeps its pictures. */
const stepSeconds = 15 * 60;

const keyOf = (secret: string) => new TextEncoder().encode(`file ${secret}`);

interface FileClaims {
  attachmentId: string;
  variant: Variant;
}

/** The path under which one form of a file can be read by whoever has it, for an hour and up to a quarter more. */
export async function fileUrl(secret: string, claims: FileClaims, now: Date): Promise<string> {
  const step = Math.ceil(now.getTime() / 1000 / stepSeconds) * stepSeconds;
  const token = await new SignJWT({ variant: claims.variant })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(claims.attachmentId)
    .setAudience(audience)
    .setExpirationTime(step + lifetimeSeconds)
    .sign(keyOf(secret));
  return `/files/${token}`;
}

/** What a genuine token that has not expired opens, else null. */
export async function verifyFileToken(
  secret: string,
  token: string,
  now: Date,
): Promise<(FileClaims & { expiresAt: Date }) | null> {
  try {
    const { payload } = await jwtVerify(token, keyOf(secret), {
      audience,
      algorithms: ['HS256'],
      currentDate: now,
    });
    const { sub, exp, variant } = payload as { sub?: string; exp?: number; variant?: unknown };
    if (!sub || exp === undefined || (variant !== 'original' && variant !== 'thumbnail')) return null;
    return { attachmentId: sub, variant, expiresAt: new Date(exp * 1000) };
  } catch {
    return null;
  }
}
