import { builder } from '../../graphql/builder.ts';
import { rowsOf } from '../../graphql/selection.ts';
import { Tier } from '../../generated/prisma/enums.ts';
import { scope, visible, visibleOrganization } from '../access/index.ts';
import { RoleRef, ViewerRef } from '../access/graphql.ts';
import {
  findOrganization,
  findOwnMember,
  findOwnOrganization,
  listMembers,
  listOrganizations,
} from './read.ts';
import { dayIn, isValidOn } from './rules.ts';

export const TierRef = builder.enumType('Tier', {
  description: 'The place of an organization in the service network.',
  values: {
    [Tier.HEADQUARTERS]: { description: 'The vendor itself.' },
    [Tier.SERVICE_CENTER]: { description: 'A branch or an authorised service center.' },
    [Tier.DEALER]: { description: 'Sells, and takes in repairs.' },
  },
});

export const OrganizationRef = builder.prismaNode('Organization', {
  nullable: true,
  description: 'A node of the service network. It sees its own rows and those of all organizations below it.',
  id: { field: 'id', description: 'Opaque id.' },
  findUnique: (id, ctx) => ({ id, AND: [scope(ctx, 'Organization')] }),
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Short name for people and configuration, unique.' }),
    name: t.exposeString('name', { description: 'Name.' }),
    tier: t.expose('tier', { type: TierRef, description: 'Its place in the network.' }),
    timeZone: t.exposeString('timeZone', { description: 'IANA time zone, like Asia/Shanghai.' }),
    serviceLevel: t.exposeString('serviceLevel', {
      nullable: true,
      description:
        'Code of the service level of its new tickets; null: that of the nearest organization above that has one.',
    }),
  }),
});

const OrganizationConnectionRef = builder.connectionObject({
  type: OrganizationRef,
  name: 'OrganizationConnection',
  description: 'A page of organizations.',
});

builder.prismaObjectField(OrganizationRef, 'parent', (t) =>
  t.field({
    type: OrganizationRef,
    nullable: true,
    description: 'The organization above, if you may see it.',
    select: (_args, _ctx, nested) => ({ parent: nested(true) }),
    resolve: ({ parent }, _args, ctx) => visibleOrganization(ctx, parent),
  }),
);

const CertificationRef = builder.prismaObject('Certification', {
  description: 'Says that a person may work on a product category until a day.',
  fields: (t) => ({
    category: t.exposeString('category', { description: 'Product category, in capitals.' }),
    validUntil: t.expose('validUntil', { type: 'Date', description: 'The last day on which it holds.' }),
    valid: t.boolean({
      description: 'Whether it holds today, in the time zone of their organization.',
      select: { validUntil: true, member: { select: { organization: { select: { timeZone: true } } } } },
      resolve: ({ validUntil, member }, _args, ctx) =>
        isValidOn({ validUntil }, dayIn(member.organization.timeZone, ctx.clock.now())),
    }),
  }),
});

/** Of who comes from elsewhere to a ticket that the viewer sees, the name and whom they work for is all that they see. */
export const MemberRef = builder.prismaNode('Member', {
  nullable: true,
  description:
    'A person who works for an organization. Of one whose organization you do not see, only the name and whom they work for is told.',
  id: { field: 'id', description: 'Opaque id.' },
  findUnique: (id, ctx) => ({ id, AND: [scope(ctx, 'Member')] }),
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Name.' }),
    email: t.string({
      description: 'Email address, unique; empty when you do not see their organization.',
      resolve: (member, _args, ctx) => visible(ctx, member)?.email ?? '',
    }),
    roles: t.field({
      type: [RoleRef],
      description: 'What they may do.',
      resolve: (member, _args, ctx) => visible(ctx, member)?.roles ?? [],
    }),
    skills: t.stringList({
      description: 'What they are good at: product categories, trades, languages.',
      resolve: (member, _args, ctx) => visible(ctx, member)?.skills ?? [],
    }),
    regions: t.stringList({
      description: 'Where they work: names of regions and cities.',
      resolve: (member, _args, ctx) => visible(ctx, member)?.regions ?? [],
    }),
    certifications: t.field({
      type: [CertificationRef],
      description: 'What they may work on, by category.',
      select: (_args, _ctx, nested) => ({ certifications: nested({ orderBy: { category: 'asc' } }) }),
      resolve: (member, _args, ctx) => visible(ctx, member)?.certifications ?? [],
    }),
    // As Ticket.handler: who comes to a ticket, and from whom, is part of the ticket.
    organization: t.relation('organization', { description: 'Whom they work for.' }),
  }),
});

const MemberConnectionRef = builder.connectionObject({
  type: MemberRef,
  name: 'MemberConnection',
  description: 'A page of members.',
});

builder.prismaObjectField(OrganizationRef, 'members', (t) =>
  t.connection(
    {
      type: MemberRef,
      description: 'The people who work there, longest first.',
      resolve: (organization, page, ctx, info) =>
        listMembers(ctx, { organizationId: organization.id }, page, rowsOf(ctx, info)),
    },
    MemberConnectionRef,
  ),
);

builder.objectField(ViewerRef, 'organization', (t) =>
  t.prismaField({
    type: OrganizationRef,
    nullable: true,
    description: 'Whom they ask for, where they may see it.',
    resolve: (query, viewer, _args, ctx) => findOwnOrganization(ctx, viewer, query),
  }),
);

builder.objectField(ViewerRef, 'member', (t) =>
  t.prismaField({
    type: MemberRef,
    nullable: true,
    description: 'The member who asks; null for keys, and for a member without a role.',
    resolve: (query, viewer, _args, ctx) => findOwnMember(ctx, viewer, query),
  }),
);

builder.queryFields((t) => ({
  organization: t.prismaField({
    type: OrganizationRef,
    nullable: true,
    description: 'An organization by its code; null when there is none that you may see.',
    args: { code: t.arg.string({ required: true, description: 'Its code.' }) },
    resolve: (query, _root, { code }, ctx) => findOrganization(ctx, { code }, query),
  }),
  organizations: t.connection(
    {
      type: OrganizationRef,
      description: 'Your organization and all below it, by code.',
      resolve: (_root, page, ctx, info) => listOrganizations(ctx, page, rowsOf(ctx, info)),
    },
    OrganizationConnectionRef,
  ),
  members: t.connection(
    {
      type: MemberRef,
      description: 'The people of your organization and of all below it, longest first.',
      args: {
        organization: t.arg.string({ description: 'Code of the organization that they work for.' }),
        role: t.arg({ type: RoleRef, description: 'With this role.' }),
      },
      resolve: (_root, { organization, role, ...page }, ctx, info) =>
        listMembers(ctx, { organization, role }, page, rowsOf(ctx, info)),
    },
    MemberConnectionRef,
  ),
}));
