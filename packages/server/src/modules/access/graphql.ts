import { builder } from '../../graphql/builder.ts';
import { rowId } from '../../graphql/selection.ts';
import { ApiKeyKind, Role } from '../../generated/prisma/enums.ts';
import { ValidationError } from '../../platform/errors.ts';
import { createKey } from './create-key.ts';
import { revokeKey } from './revoke-key.ts';
import { may } from './permissions.ts';
import { scope } from './scope.ts';
import { type Context, isStaff, requireViewer, type Viewer } from './viewer.ts';

const ViewerKindRef = builder.enumType('ViewerKind', {
  description: 'How the asker proved who they are.',
  values: {
    SECRET_KEY: { description: 'A secret key, sk_…, from server to server.' },
    PUBLISHABLE_KEY: { description: 'A publishable key, pk_…, in a web page.' },
    MEMBER: { description: "A member of an organization, by the vendor's identity provider." },
    TRACKING: { description: 'A tracking token, tt_…, of one ticket.' },
  },
});

export const RoleRef = builder.enumType('Role', {
  description: 'What a member or a secret key may do.',
  values: {
    [Role.AGENT]: { description: 'Service desk.' },
    [Role.TECHNICIAN]: { description: 'Repairs, on site or at the bench.' },
    [Role.STOREKEEPER]: { description: 'Keeps the spare parts.' },
    [Role.MANAGER]: { description: 'Runs the organization.' },
    [Role.ADMIN]: { description: 'May do everything, keys included.' },
  },
});

export const ViewerRef = builder.objectRef<Viewer>('Viewer').implement({
  description: 'Who asks.',
  fields: (t) => ({
    kind: t.expose('kind', { type: ViewerKindRef, description: 'How they proved it.' }),
    roles: t.field({
      type: [RoleRef],
      description: 'What they may do; empty for the public.',
      resolve: (viewer) => (isStaff(viewer) ? viewer.roles : []),
    }),
    label: t.string({
      nullable: true,
      description: "The key's label, or the member's name.",
      resolve: (viewer) => (viewer.kind === 'TRACKING' ? null : viewer.label),
    }),
  }),
});

builder.queryField('viewer', (t) =>
  t.field({
    type: ViewerRef,
    description: 'Who you are to this server.',
    resolve: (_root, _args, ctx) => requireViewer(ctx),
  }),
);

const ApiKeyKindRef = builder.enumType('ApiKeyKind', {
  description: 'What a key is for.',
  values: {
    [ApiKeyKind.SECRET]: { description: 'sk_…: server to server, with roles.' },
    [ApiKeyKind.PUBLISHABLE]: {
      description: 'pk_…: in web pages of listed origins, for the public surface.',
    },
  },
});

/** A key is shown to who may manage it; to anybody else it answers like one that does not exist. */
const manageable = (ctx: Context) =>
  ctx.viewer && may(ctx.viewer, 'key.manage') ? scope(ctx, 'ApiKey') : { id: { in: [] } };

const ApiKeyRef = builder.prismaNode('ApiKey', {
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
    lastUsedAt: t.expose('lastUsedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Its last use, to the minute.',
    }),
    revokedAt: t.expose('revokedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was revoked.',
    }),
  }),
});

const CreateApiKeyPayload = builder
  .objectRef<Awaited<ReturnType<typeof createKey>>>('CreateApiKeyPayload')
  .implement({
    description: 'The new key.',
    fields: (t) => ({
      apiKey: t.expose('apiKey', { type: ApiKeyRef, description: 'The key.' }),
      secret: t.exposeString('secret', { description: 'The key itself. It is shown this once.' }),
    }),
  });

const CreateApiKeyInput = builder.inputType('CreateApiKeyInput', {
  description: 'A key to make.',
  fields: (t) => ({
    organization: t.string({ required: true, description: 'Code of the organization that it belongs to.' }),
    kind: t.field({ type: ApiKeyKindRef, required: true, description: 'What it is for.' }),
    label: t.string({ description: 'What people call it, at most 200 characters.' }),
    roles: t.field({
      type: [RoleRef],
      description: 'What a secret key may do. Without a role it sees nothing.',
    }),
    origins: t.stringList({
      description: 'For a publishable key: the origins of its pages, like https://example.com.',
    }),
    expiresAt: t.field({ type: 'DateTime', description: 'When it ends by itself; never by default.' }),
  }),
});

const RevokeApiKeyPayload = builder
  .objectRef<{ apiKey: Awaited<ReturnType<typeof revokeKey>> }>('RevokeApiKeyPayload')
  .implement({
    description: 'The key has ended.',
    fields: (t) => ({ apiKey: t.expose('apiKey', { type: ApiKeyRef, description: 'The key.' }) }),
  });

const RevokeApiKeyInput = builder.inputType('RevokeApiKeyInput', {
  description: 'A key to end.',
  fields: (t) => ({ id: t.id({ required: true, description: 'Its id.' }) }),
});

builder.mutationFields((t) => ({
  createApiKey: t.field({
    type: CreateApiKeyPayload,
    description: 'Makes a key for your organization or one below it. For ADMIN.',
    args: { input: t.arg({ type: CreateApiKeyInput, required: true, description: 'The key.' }) },
    errors: {
      types: [ValidationError],
      union: { name: 'CreateApiKeyResult', description: 'What comes of it.' },
    },
    resolve: (_root, { input }, ctx) => createKey(ctx, input),
  }),
  revokeApiKey: t.field({
    type: RevokeApiKeyPayload,
    description: 'Ends a key at once, and its live streams within 5 seconds. For ADMIN.',
    args: { input: t.arg({ type: RevokeApiKeyInput, required: true, description: 'The key.' }) },
    errors: {
      types: [ValidationError],
      union: { name: 'RevokeApiKeyResult', description: 'What comes of it.' },
    },
    resolve: async (_root, { input }, ctx) => ({
      apiKey: await revokeKey(ctx, rowId('ApiKey', String(input.id))),
    }),
  }),
}));
