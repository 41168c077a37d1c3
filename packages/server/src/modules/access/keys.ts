import { createHash } from 'node:crypto';
import type { ApiKeyKind } from '../../generated/prisma/enums.ts';
import { randomText } from '../../platform/ids.ts';

export const prefixes: Record<ApiKeyKind, string> = { SECRET: 'sk_', PUBLISHABLE: 'pk_' };

/** A new key: 190 random bits behind its prefix. */
export const newKey = (kind: ApiKeyKind): string => prefixes[kind] + randomText(32);

/** Keys are random, not chosen by people, so a plain hash is enough and lets them be found by it. */
export const hashKey = (key: string): string => createHash('sha256').update(key).digest('hex');

export const looksLikeKey = (text: string): boolean =>
  Object.values(prefixes).some((prefix) => text.startsWith(prefix));
