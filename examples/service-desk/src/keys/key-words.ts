import type { ApiKey, KeyEvent } from '@aftercare/sdk/admin';
import { serverClock } from '../clock/server-clock.ts';
import { language } from '../language/language.ts';
import { moment } from '../language/time.ts';

export const nameOf = ({ label }: Pick<ApiKey, 'label'>): string => label ?? language.text.keys.nameless;

export const isWorking = ({ revokedAt, expiresAt }: Pick<ApiKey, 'revokedAt' | 'expiresAt'>): boolean =>
  !revokedAt && (!expiresAt || Date.parse(expiresAt) > serverClock.now);

interface Place {
  network: string | null;
  origin: string | null;
}

const placeOf = ({ network, origin }: Place): string =>
  [network, origin].filter(Boolean).join(language.text.listSeparator);

/** When it was last used, and from where. */
export function lastUse({ lastUsedAt, sources: [source] }: ApiKey): string {
  const { keys: words } = language.text;
  if (!lastUsedAt) return words.neverUsed;
  return source ? words.usedFrom(moment(lastUsedAt), placeOf(source)) : words.used(moment(lastUsedAt));
}

export function lifeOf({ revokedAt, expiresAt }: ApiKey): string {
  const { keys: words } = language.text;
  if (revokedAt) return words.revoked(moment(revokedAt));
  if (!expiresAt) return words.untilRevoked;
  return isWorking({ revokedAt, expiresAt })
    ? words.until(moment(expiresAt))
    : words.expired(moment(expiresAt));
}

/** What happened, as one sentence. */
export function sentenceOf(event: KeyEvent): string {
  const { keys, listSeparator } = language.text;
  const { event: words } = keys;
  const who = event.actor.name;
  switch (event.__typename) {
    case 'KeyCreatedEvent':
      return words.created(who);
    case 'KeyUsedFromEvent':
      return words.usedFrom(placeOf(event)) + (event.last ? ` ${words.last}` : '');
    case 'KeyRotatedEvent':
      return event.formerEndsAt > event.at
        ? words.rotated(who, moment(event.formerEndsAt))
        : words.rotatedAtOnce(who);
    case 'KeyUpdatedEvent': {
      const texts = (field: string, given: readonly string[]) =>
        given.map((text) => textOf(field, text)).join(listSeparator) || keys.everything;
      const changes = event.changes.map(({ field, before, after }) =>
        words.change(keys.fields[field] ?? field, texts(field, before), texts(field, after)),
      );
      return words.updated(who, changes.join(listSeparator));
    }
    case 'KeyRevokedEvent':
      return words.revoked(who);
    default:
      // Of a newer server.
      return (event as KeyEvent).summary;
  }
}

function textOf(field: string, text: string): string {
  if (field === 'expiresAt') return moment(text);
  const { role } = language.text;
  return field === 'roles' && text in role ? role[text as keyof typeof role] : text;
}
