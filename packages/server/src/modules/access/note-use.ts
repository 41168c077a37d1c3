import type { ApiKeyKind } from '../../generated/prisma/enums.ts';
import { recordEvent, takeTurn } from '../../platform/event-log/index.ts';
import { type System, transact } from '../../platform/platform.ts';
import { staffActor } from './actor.ts';
import { keyEvent } from './events.ts';

interface UsedKey {
  id: string;
  kind: ApiKeyKind;
  label: string | null;
  hint: string;
  organizationId: string;
  lastUsedAt: Date | null;
  formerEndsAt: Date | null;
  formerUsedAt: Date | null;
  sourceUsedAt: Date | null;
}

interface Use {
  hash: string;
  /** '' for a publishable key: who uses it is a customer, whose address is nobody's business. */
  network: string;
  /** `placeOf` the page; '' outside a page. */
  origin: string;
}

const minuteMs = 60_000;
/** So many places of a key are told apart. What comes after, comes from everywhere. */
export const maxSources = 50;
/** No browser sends a longer one, and what anybody can send is not to be more than an index takes. */
const longestOrigin = 255;
/** A place that was left alone for so long makes room for another. */
const forgetSourceMs = 90 * 24 * 60 * 60 * 1000;

/**
 * Remembers when a key was used, to the minute, and the places from which: a write on every request would cost more than
 * it tells. A place that is new is told in the log.
 */
export async function noteUse(platform: System, key: UsedKey, use: Use, now: Date): Promise<void> {
  const { database } = platform;
  const { hash, network, origin } = use;
  const stale = (at: Date | null) => !at || now.getTime() - at.getTime() >= minuteMs;
  const used = { lastUsedAt: now };
  if (stale(key.lastUsedAt)) await database.apiKey.updateMany({ where: { id: key.id }, data: used });
  if (key.formerEndsAt && stale(key.formerUsedAt)) {
    await database.formerSecret.updateMany({ where: { hash }, data: used });
  }
  if (!network && !origin) return;
  const source = { keyId: key.id, network, origin };
  if (!key.sourceUsedAt) await noteSource(platform, key, source, now);
  else if (stale(key.sourceUsedAt)) await database.keySource.updateMany({ where: source, data: used });
}

/** An origin as it is noted. */
export const placeOf = (origin: string | null): string => origin?.slice(0, longestOrigin) ?? '';

interface Source {
  keyId: string;
  network: string;
  origin: string;
}

async function noteSource(platform: System, key: UsedKey, source: Source, now: Date): Promise<void> {
  const { keyId } = source;
  const { keySource } = platform.database;
  const longAgo = new Date(now.getTime() - forgetSourceMs);
  const known = await keySource.count({ where: { keyId, lastUsedAt: { gt: longAgo } } });
  if (known >= maxSources) return;
  await transact(platform, async (tx) => {
    await takeTurn(tx, keyId);
    await tx.keySource.deleteMany({ where: { keyId, lastUsedAt: { lte: longAgo } } });
    const before = await tx.keySource.count({ where: { keyId } });
    if (before >= maxSources) return;
    const { count } = await tx.keySource.createMany({
      data: { ...source, firstUsedAt: now, lastUsedAt: now },
      skipDuplicates: true,
    });
    if (count === 0) return;
    const actor = staffActor({ ...key, kind: key.kind === 'SECRET' ? 'SECRET_KEY' : 'PUBLISHABLE_KEY' });
    const place = { network: source.network || null, origin: source.origin || null };
    await recordEvent(
      tx,
      keyEvent('key.used_from', key, actor, now, { ...place, last: before + 1 === maxSources }),
    );
  });
}
