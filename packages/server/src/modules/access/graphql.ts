import { builder } from '../../graphql/builder.ts';
import { Role } from '../../generated/prisma/enums.ts';
import { isStaff, requireViewer, type Viewer } from './viewer.ts';

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
