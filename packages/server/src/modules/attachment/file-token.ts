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
export async function verifyFileToken(secret: string, token: string, now: Date): Promise<FileClaims | null> {
  try {
    const { payload } = await jwtVerify(token, keyOf(secret), {
      audience,
      algorithms: ['HS256'],
      currentDate: now,
    });
    const { sub, variant } = payload as { sub?: string; variant?: unknown };
    if (!sub || (variant !== 'original' && variant !== 'thumbnail')) return null;
    return { attachmentId: sub, variant };
  } catch {
    return null;
  }
}
