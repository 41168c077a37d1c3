import type { ApiKeyKind, Role } from '../../generated/prisma/enums.ts';
import type { Actor, NewEvent } from '../../platform/event-log/index.ts';

/** By what people know a key. */
interface KeyFacts {
  label: string | null;
  hint: string;
}

export interface KeyChange {
  field: string;
  before: string[];
  after: string[];
}

/** What the log says of keys; never a secret, nor the hash of one. */
export interface KeyEventData {
  'key.created': KeyFacts & {
    kind: ApiKeyKind;
    roles: Role[];
    origins: string[];
    expiresAt: string | null;
  };
  'key.used_from': KeyFacts & {
    network: string | null;
    origin: string | null;
    /** There are so many places by now that further ones are not told. */
    last: boolean;
  };
  'key.rotated': KeyFacts & { formerHint: string; formerEndsAt: string };
  'key.updated': KeyFacts & { changes: KeyChange[] };
  'key.revoked': KeyFacts;
}

/** The types of events that only those see who may manage keys. */
export const keyEvents = 'key.';

/** Who runs the deployment, on the command line. */
export const operator: Actor = { kind: 'SYSTEM', id: null, name: 'Operator', channel: null };

export function keyEvent<Type extends keyof KeyEventData>(
  type: Type,
  key: KeyFacts & { id: string; organizationId: string },
  actor: Actor,
  at: Date,
  rest: Omit<KeyEventData[Type], keyof KeyFacts>,
): NewEvent {
  const data: Record<string, unknown> = { label: key.label, hint: key.hint, ...rest };
  return { type, at, audience: [key.organizationId], keyId: key.id, actor, data: data as NewEvent['data'] };
}
