import { builder } from '../../graphql/builder.ts';
import { RoleRef } from '../access/graphql.ts';
import { ApiKeyKindRef, ApiKeyRef } from '../access/graphql-keys.ts';
import { findKey, type KeyEventData } from '../access/index.ts';
import {
  afterDescription,
  EventConnectionRef,
  type EventOf,
  EventRef,
  firstDescription,
  typeName,
} from './graphql.ts';
import { listEvents } from './read.ts';

const KeyEventRef = builder.interfaceRef<EventOf<KeyEventData['key.revoked']>>('KeyEvent').implement({
  description: 'Something happened to an API key. Only ADMINs of its organization and of those above see it.',
  interfaces: [EventRef],
  fields: (t) => ({
    label: t.string({
      nullable: true,
      description: 'What people called it then.',
      resolve: ({ data }) => data.label,
    }),
    hint: t.string({
      description: 'The last four characters of its newest secret then.',
      resolve: ({ data }) => data.hint,
    }),
    apiKey: t.prismaField({
      type: ApiKeyRef,
      nullable: true,
      description: 'The key as it is now.',
      resolve: (query, { keyId }, _args, ctx) => (keyId ? findKey(ctx, keyId, query) : null),
    }),
  }),
});

const eventRef = <Type extends keyof KeyEventData>(type: Type) =>
  builder.objectRef<EventOf<KeyEventData[Type]>>(typeName(type));
const interfaces = [EventRef, KeyEventRef];
const momentOf = (text: string | null) => (text === null ? null : new Date(text));

eventRef('key.created').implement({
  description: 'A key was made.',
  interfaces,
  fields: (t) => ({
    kind: t.field({
      type: ApiKeyKindRef,
      description: 'What it is for.',
      resolve: ({ data }) => data.kind,
    }),
    roles: t.field({
      type: [RoleRef],
      description: 'What it might do.',
      resolve: ({ data }) => data.roles,
    }),
    origins: t.stringList({
      description: 'The origins that it worked from.',
      resolve: ({ data }) => data.origins,
    }),
    expiresAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was to end by itself.',
      resolve: ({ data }) => momentOf(data.expiresAt),
    }),
  }),
});

eventRef('key.used_from').implement({
  description: 'A key was used from a place from which it had not been used in the last months.',
  interfaces,
  fields: (t) => ({
    network: t.string({
      nullable: true,
      description:
        'The address of who asked: one of IPv4, or the /64 of IPv6. Null for a publishable key, whose users are the customers.',
      resolve: ({ data }) => data.network,
    }),
    origin: t.string({
      nullable: true,
      description:
        'The origin of the page that asked, at most its first 255 characters; for a publishable key, that of the key by which the page may. Null outside a page.',
      resolve: ({ data }) => data.origin,
    }),
    last: t.boolean({
      description: 'Whether there are so many places by now that further ones are not told.',
      resolve: ({ data }) => data.last,
    }),
  }),
});

eventRef('key.rotated').implement({
  description: 'A key has a new secret.',
  interfaces,
  fields: (t) => ({
    formerHint: t.string({
      description: 'The last four characters of the old secret.',
      resolve: ({ data }) => data.formerHint,
    }),
    formerEndsAt: t.field({
      type: 'DateTime',
      description: 'Until when the old secret stays valid, and with it those before.',
      resolve: ({ data }) => new Date(data.formerEndsAt),
    }),
  }),
});

const KeyChangeRef = builder
  .objectRef<KeyEventData['key.updated']['changes'][number]>('KeyChange')
  .implement({
    description: 'One thing that was changed of a key.',
    fields: (t) => ({
      field: t.exposeString('field', {
        description: 'Which field of the key: label, roles, origins or expiresAt.',
      }),
      before: t.exposeStringList('before', { description: 'What it was, in texts; empty for nothing.' }),
      after: t.exposeStringList('after', { description: 'What it is now.' }),
    }),
  });

eventRef('key.updated').implement({
  description: 'A key was changed.',
  interfaces,
  fields: (t) => ({
    changes: t.field({
      type: [KeyChangeRef],
      description: 'What was changed.',
      resolve: ({ data }) => data.changes,
    }),
  }),
});

eventRef('key.revoked').implement({ description: 'A key was ended.', interfaces });

builder.prismaObjectField(ApiKeyRef, 'history', (t) =>
  t.field({
    type: EventConnectionRef,
    description:
      'Who made it, changed it, gave it a new secret and ended it, and from where it was first used; oldest first.',
    args: {
      first: t.arg.int({ description: firstDescription }),
      after: t.arg.string({ description: afterDescription }),
    },
    resolve: ({ id }, page, ctx) => listEvents(ctx, { keyId: id }, page, 'now'),
  }),
);
