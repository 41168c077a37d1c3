import { builder } from '../../graphql/builder.ts';
import { rowId } from '../../graphql/selection.ts';
import { AlreadyExistsError, IdempotencyMismatchError, ValidationError } from '../../platform/errors.ts';
import { RoleRef } from '../access/graphql.ts';
import { certifyMember } from './certify-member.ts';
import { createMember } from './create-member.ts';
import { createOrganization } from './create-organization.ts';
import { MemberRef, OrganizationRef, TierRef } from './graphql.ts';
import { findMember, findOrganization } from './read.ts';
import { unlinkMember } from './unlink-member.ts';
import { updateMember } from './update-member.ts';
import { updateOrganization } from './update-organization.ts';

const outcome = 'The payload, or the expected error that came instead.';
const keyDescription = 'The same key and input within 24 hours: one effect, one answer.';

const organizationPayload = (name: string) =>
  builder.objectRef<{ id: string }>(name).implement({
    description: 'It is done.',
    fields: (t) => ({
      organization: t.prismaField({
        type: OrganizationRef,
        description: 'The organization as it is now.',
        resolve: async (query, { id }, _args, ctx) => {
          const organization = await findOrganization(ctx, { id }, query);
          if (!organization) throw new Error(`organization ${id} was changed and is gone`);
          return organization;
        },
      }),
    }),
  });

const memberPayload = (name: string) =>
  builder.objectRef<{ id: string }>(name).implement({
    description: 'It is done.',
    fields: (t) => ({
      member: t.prismaField({
        type: MemberRef,
        description: 'The member as they are now.',
        resolve: async (query, { id }, _args, ctx) => {
          const member = await findMember(ctx, id, query);
          if (!member) throw new Error(`member ${id} was changed and is gone`);
          return member;
        },
      }),
    }),
  });

const CreateOrganizationInput = builder.inputType('CreateOrganizationInput', {
  description: 'An organization to add to the network.',
  fields: (t) => ({
    idempotencyKey: t.string({ description: keyDescription }),
    code: t.string({
      required: true,
      description: 'Short name, unique: letters, digits and hyphens, at most 40, kept in capitals.',
    }),
    name: t.string({ required: true, description: 'Name, at most 200 characters.' }),
    tier: t.field({
      type: TierRef,
      required: true,
      description: 'Its place: a service center stands below the headquarters, a dealer anywhere.',
    }),
    parent: t.string({ required: true, description: 'Code of the organization above: yours or one below.' }),
    timeZone: t.string({ description: 'IANA time zone, like Asia/Shanghai; by default that of the parent.' }),
    serviceLevel: t.string({
      description:
        'Code of the service level of its new tickets; by default that of the nearest organization above.',
    }),
  }),
});

const UpdateOrganizationInput = builder.inputType('UpdateOrganizationInput', {
  description: 'What to change of an organization; what is left out stays.',
  fields: (t) => ({
    code: t.string({ required: true, description: 'Its code.' }),
    name: t.string({ description: 'Name, at most 200 characters.' }),
    timeZone: t.string({ description: 'IANA time zone, like Asia/Shanghai.' }),
    serviceLevel: t.string({
      description:
        'Code of the service level of its new tickets; null: that of the nearest organization above.',
    }),
  }),
});

const CertificationInput = builder.inputType('CertificationInput', {
  description: 'What a person may work on, and how long.',
  fields: (t) => ({
    category: t.string({ required: true, description: 'Product category; case does not matter.' }),
    validUntil: t.field({ type: 'Date', required: true, description: 'The last day on which it holds.' }),
  }),
});

const CreateMemberInput = builder.inputType('CreateMemberInput', {
  description: 'A person who works for an organization.',
  fields: (t) => ({
    idempotencyKey: t.string({ description: keyDescription }),
    organization: t.string({ required: true, description: 'Code of their organization.' }),
    name: t.string({ required: true, description: 'Name, at most 200 characters.' }),
    email: t.string({ required: true, description: 'Email address, unique, kept in lower case.' }),
    roles: t.field({
      type: [RoleRef],
      required: true,
      description: 'What they may do. Only an ADMIN makes somebody an ADMIN.',
    }),
    skills: t.stringList({ description: 'What they are good at: product categories, trades, languages.' }),
    regions: t.stringList({ description: 'Where they work: names of regions and cities.' }),
    certifications: t.field({ type: [CertificationInput], description: 'What they may work on.' }),
  }),
});

const UpdateMemberInput = builder.inputType('UpdateMemberInput', {
  description: 'What to change of a member; what is left out stays, a list is given whole.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'Id of the member.' }),
    name: t.string({ description: 'Name, at most 200 characters.' }),
    roles: t.field({
      type: [RoleRef],
      description: 'What they may do. Only an ADMIN makes somebody an ADMIN, or ends that.',
    }),
    skills: t.stringList({ description: 'What they are good at: product categories, trades, languages.' }),
    regions: t.stringList({ description: 'Where they work: names of regions and cities.' }),
  }),
});

const CertifyMemberInput = builder.inputType('CertifyMemberInput', {
  description: 'A certificate, new or renewed.',
  fields: (t) => ({
    member: t.id({ required: true, description: 'Id of the member.' }),
    category: t.string({ required: true, description: 'Product category; case does not matter.' }),
    validUntil: t.field({
      type: 'Date',
      required: true,
      description: 'The last day on which it holds; one in the past ends it.',
    }),
  }),
});

const UnlinkMemberInput = builder.inputType('UnlinkMemberInput', {
  description: 'Whose account is to be forgotten.',
  fields: (t) => ({ id: t.id({ required: true, description: 'Id of the member.' }) }),
});

const doneOn = async (done: Promise<string>): Promise<{ id: string }> => ({ id: await done });
const creation = [ValidationError, AlreadyExistsError, IdempotencyMismatchError];

builder.mutationFields((t) => ({
  createOrganization: t.field({
    type: organizationPayload('CreateOrganizationPayload'),
    description: 'Adds an organization to the network, below yours. For MANAGER.',
    args: {
      input: t.arg({ type: CreateOrganizationInput, required: true, description: 'The organization.' }),
    },
    errors: { types: creation, union: { name: 'CreateOrganizationResult', description: outcome } },
    resolve: (_root, { input }, ctx) => doneOn(createOrganization(ctx, input)),
  }),
  updateOrganization: t.field({
    type: organizationPayload('UpdateOrganizationPayload'),
    description: 'Changes what is given of an organization. For MANAGER.',
    args: {
      input: t.arg({ type: UpdateOrganizationInput, required: true, description: 'What to change.' }),
    },
    errors: {
      types: [ValidationError],
      union: { name: 'UpdateOrganizationResult', description: outcome },
    },
    resolve: (_root, { input }, ctx) => doneOn(updateOrganization(ctx, input)),
  }),
  createMember: t.field({
    type: memberPayload('CreateMemberPayload'),
    description: 'Puts a person on the staff of your organization or of one below it. For MANAGER.',
    args: { input: t.arg({ type: CreateMemberInput, required: true, description: 'The person.' }) },
    errors: { types: creation, union: { name: 'CreateMemberResult', description: outcome } },
    resolve: (_root, { input }, ctx) => doneOn(createMember(ctx, input)),
  }),
  updateMember: t.field({
    type: memberPayload('UpdateMemberPayload'),
    description: 'Changes what is given of a member. For MANAGER.',
    args: { input: t.arg({ type: UpdateMemberInput, required: true, description: 'What to change.' }) },
    errors: { types: [ValidationError], union: { name: 'UpdateMemberResult', description: outcome } },
    resolve: (_root, { input }, ctx) =>
      doneOn(updateMember(ctx, { ...input, id: rowId('Member', String(input.id)) })),
  }),
  certifyMember: t.field({
    type: memberPayload('CertifyMemberPayload'),
    description: 'Says until when a member may work on a product category. For MANAGER.',
    args: { input: t.arg({ type: CertifyMemberInput, required: true, description: 'The certificate.' }) },
    errors: { types: [ValidationError], union: { name: 'CertifyMemberResult', description: outcome } },
    resolve: (_root, { input }, ctx) =>
      doneOn(certifyMember(ctx, { ...input, member: rowId('Member', String(input.member)) })),
  }),
  unlinkMember: t.field({
    type: memberPayload('UnlinkMemberPayload'),
    description:
      'Forgets the account at the identity provider that a member signs in with: it ends within 5 seconds, and the next verified one with their email address is tied to them anew. For MANAGER; only an ADMIN does it to an ADMIN.',
    args: { input: t.arg({ type: UnlinkMemberInput, required: true, description: 'The member.' }) },
    errors: { types: [ValidationError], union: { name: 'UnlinkMemberResult', description: outcome } },
    resolve: (_root, { input }, ctx) => doneOn(unlinkMember(ctx, rowId('Member', String(input.id)))),
  }),
}));
