import { builder } from '../../graphql/builder.ts';
import { rowId, rowsOf } from '../../graphql/selection.ts';
import type { ApiKey } from '../../generated/prisma/client.ts';
import { ApiKeyKind } from '../../generated/prisma/enums.ts';
import { PreconditionError, ValidationError } from '../../platform/errors.ts';
import { createKey, type ToldKey } from './create-key.ts';
import { RoleRef } from './graphql.ts';
import { listKeys, manageable } from './list-keys.ts';
import { maxSources } from './note-use.ts';
import { revokeKey } from './revoke-key.ts';
import { type RotatedKey, rotateKey } from './rotate-key.ts';
import { updateKey } from './update-key.ts';

export const ApiKeyKindRef = builder.enumType('ApiKeyKind', {
  description: 'What a key is for.',
  values: {
    [ApiKeyKind.SECRET]: { description: 'sk_…: server to server, with roles.' },
    [ApiKeyKind.PUBLISHABLE]: {
      description: 'pk_…: in web pages of listed origins, for the public surface.',
    },
  },
});

const lastUse = 'Its last use, to the minute.';

builder.prismaObject('FormerSecret', {
  description: 'A secret that a rotation has replaced, while it still works beside its successor.',
  fields: (t) => ({
    hint: t.exposeString('hint', { description: 'Its last four characters.' }),
    endsAt: t.expose('endsAt', { type: 'DateTime', description: 'When it ends.' }),
    lastUsedAt: t.expose('lastUsedAt', { type: 'DateTime', nullable: true, description: lastUse }),
  }),
});

builder.prismaObject('KeySource', {
  name: 'ApiKeySource',
  description: 'A place that a key was used from.',
  fields: (t) => ({
    network: t.string({
      nullable: true,
      description:
        'The address of who asked: one of IPv4, or the /64 of IPv6. Null for a publishable key, whose users are the customers.',
      resolve: ({ network }) => network || null,
    }),
    origin: t.string({
      nullable: true,
      description:
        'The origin of the page that asked, at most its first 255 characters; for a publishable key, that of the key by which the page may. Null outside a page.',
      resolve: ({ origin }) => origin || null,
    }),
    firstUsedAt: t.expose('firstUsedAt', { type: 'DateTime', description: 'Its first use from there.' }),
    lastUsedAt: t.expose('lastUsedAt', {
      type: 'DateTime',
      description: 'Its last use from there, to the minute.',
    }),
  }),
});

export const ApiKeyRef = builder.prismaNode('ApiKey', {
  nullable: true,
  description: 'A key, without its secret.',
  id: { field: 'id', description: 'Opaque id.' },
  findUnique: (id, ctx) => ({ id, AND: [manageable(ctx)] }),
  fields: (t) => ({
    kind: t.expose('kind', { type: ApiKeyKindRef, description: 'What it is for.' }),
    label: t.exposeString('label', { nullable: true, description: 'What people call it.' }),
    hint: t.exposeString('hint', { description: 'Its last four characters.' }),
    roles: t.expose('roles', { type: [RoleRef], description: 'What it may do.' }),
    origins: t.exposeStringList('origins', { description: 'The origins that it works from.' }),
    organization: t.relation('organization', { description: 'Whose it is.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it ends by itself.',
    }),
    lastUsedAt: t.expose('lastUsedAt', { type: 'DateTime', nullable: true, description: lastUse }),
    rotatedAt: t.expose('rotatedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When its secret was last replaced.',
    }),
    revokedAt: t.expose('revokedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was revoked.',
    }),
    formerSecrets: t.relation('formerSecrets', {
      description: 'The secrets before, as far as they still work; the one that ends first comes first.',
      query: (_args, ctx) => ({ where: { endsAt: { gt: ctx.clock.now() } }, orderBy: { endsAt: 'asc' } }),
    }),
    sources: t.relation('sources', {
      description: `The places that it was used from in the last months, the latest first: at most ${maxSources} are told apart.`,
      query: { orderBy: [{ lastUsedAt: 'desc' }, { network: 'asc' }, { origin: 'asc' }] },
    }),
  }),
});

const ApiKeyConnectionRef = builder.connectionObject({
  type: ApiKeyRef,
  name: 'ApiKeyConnection',
  description: 'A page of keys.',
});

builder.queryField('apiKeys', (t) =>
  t.connection(
    {
      type: ApiKeyRef,
      description: 'The keys of your organization and of all below it, newest first. For ADMIN.',
      args: {
        organization: t.arg.string({ description: 'Code of the organization that they belong to.' }),
        kind: t.arg({ type: ApiKeyKindRef, description: 'Of this kind.' }),
        active: t.arg.boolean({
          description: 'True: only those that work; false: only those that have ended.',
        }),
      },
      resolve: (_root, { organization, kind, active, ...page }, ctx, info) =>
        listKeys(ctx, { organization, kind, active }, page, rowsOf(ctx, info)),
    },
    ApiKeyConnectionRef,
  ),
);

const secretDescription = 'The key itself. It is shown this once.';
const rolesDescription = 'What a secret key may do. Without a role it sees nothing.';
const originsDescription =
  'For a publishable key: the origins of its pages, like https://example.com or https://shop.example.com:8443; https://*.example.com stands for all below example.com, and not for example.com.';

const CreateApiKeyPayload = builder.objectRef<ToldKey>('CreateApiKeyPayload').implement({
  description: 'The new key.',
  fields: (t) => ({
    apiKey: t.expose('apiKey', { type: ApiKeyRef, description: 'The key.' }),
    secret: t.exposeString('secret', { description: secretDescription }),
  }),
});

const RotateApiKeyPayload = builder.objectRef<RotatedKey>('RotateApiKeyPayload').implement({
  description: 'The key has a new secret.',
  fields: (t) => ({
    apiKey: t.expose('apiKey', { type: ApiKeyRef, description: 'The key.' }),
    secret: t.exposeString('secret', { description: secretDescription }),
    formerEndsAt: t.expose('formerEndsAt', {
      type: 'DateTime',
      description: 'When the old secret ends, and with it those before.',
    }),
  }),
});

const keyPayload = (name: string, description: string) =>
  builder.objectRef<{ apiKey: ApiKey }>(name).implement({
    description,
    fields: (t) => ({ apiKey: t.expose('apiKey', { type: ApiKeyRef, description: 'The key.' }) }),
  });

const UpdateApiKeyPayload = keyPayload('UpdateApiKeyPayload', 'The key was changed.');
const RevokeApiKeyPayload = keyPayload('RevokeApiKeyPayload', 'The key has ended.');

const CreateApiKeyInput = builder.inputType('CreateApiKeyInput', {
  description: 'A key to make.',
  fields: (t) => ({
    organization: t.string({ required: true, description: 'Code of the organization that it belongs to.' }),
    kind: t.field({ type: ApiKeyKindRef, required: true, description: 'What it is for.' }),
    label: t.string({ description: 'What people call it, at most 200 characters.' }),
    roles: t.field({ type: [RoleRef], description: rolesDescription }),
    origins: t.stringList({ description: originsDescription }),
    expiresAt: t.field({
      type: 'DateTime',
      description: 'When it ends by itself, within 5 years; never by default.',
    }),
  }),
});

const keyId = 'Id of the key.';

const UpdateApiKeyInput = builder.inputType('UpdateApiKeyInput', {
  description: 'What to change of a key; what is left out stays, a list is given whole.',
  fields: (t) => ({
    id: t.id({ required: true, description: keyId }),
    label: t.string({ description: 'What people call it, at most 200 characters; null: nothing.' }),
    roles: t.field({ type: [RoleRef], description: rolesDescription }),
    origins: t.stringList({ description: originsDescription }),
    expiresAt: t.field({
      type: 'DateTime',
      description: 'When it ends by itself, within 5 years; null: never.',
    }),
  }),
});

const RotateApiKeyInput = builder.inputType('RotateApiKeyInput', {
  description: 'A key to give a new secret.',
  fields: (t) => ({
    id: t.id({ required: true, description: keyId }),
    overlap: t.field({
      type: 'Duration',
      description:
        'How long the old secret stays valid beside the new one: PT0S (it ends at once, and so do those before) to P30D; PT24H by default.',
    }),
  }),
});

const RevokeApiKeyInput = builder.inputType('RevokeApiKeyInput', {
  description: 'A key to end.',
  fields: (t) => ({ id: t.id({ required: true, description: keyId }) }),
});

const outcome = 'What comes of it.';
const changeErrors = [ValidationError, PreconditionError];

builder.mutationFields((t) => ({
  createApiKey: t.field({
    type: CreateApiKeyPayload,
    description: 'Makes a key for your organization or one below it. For ADMIN.',
    args: { input: t.arg({ type: CreateApiKeyInput, required: true, description: 'The key.' }) },
    errors: { types: [ValidationError], union: { name: 'CreateApiKeyResult', description: outcome } },
    resolve: (_root, { input }, ctx) => createKey(ctx, input),
  }),
  updateApiKey: t.field({
    type: UpdateApiKeyPayload,
    description:
      'Changes what a key is called, what it may do, from where and until when. Streams that lose the right to go on end within 5 seconds. For ADMIN.',
    args: { input: t.arg({ type: UpdateApiKeyInput, required: true, description: 'The changes.' }) },
    errors: { types: changeErrors, union: { name: 'UpdateApiKeyResult', description: outcome } },
    resolve: async (_root, { input: { id, ...input } }, ctx) => ({
      apiKey: await updateKey(ctx, rowId('ApiKey', String(id)), input),
    }),
  }),
  rotateApiKey: t.field({
    type: RotateApiKeyPayload,
    description:
      'Gives a key a new secret; the old one stays valid beside it for a while, so that nothing stands still while it is exchanged. For ADMIN.',
    args: { input: t.arg({ type: RotateApiKeyInput, required: true, description: 'The key.' }) },
    errors: { types: changeErrors, union: { name: 'RotateApiKeyResult', description: outcome } },
    resolve: (_root, { input: { id, ...input } }, ctx) => rotateKey(ctx, rowId('ApiKey', String(id)), input),
  }),
  revokeApiKey: t.field({
    type: RevokeApiKeyPayload,
    description: 'Ends a key at once, and its live streams within 5 seconds. For ADMIN.',
    args: { input: t.arg({ type: RevokeApiKeyInput, required: true, description: 'The key.' }) },
    errors: {
      types: [ValidationError],
      union: { name: 'RevokeApiKeyResult', description: outcome },
    },
    resolve: async (_root, { input }, ctx) => ({
      apiKey: await revokeKey(ctx, rowId('ApiKey', String(input.id))),
    }),
  }),
}));
