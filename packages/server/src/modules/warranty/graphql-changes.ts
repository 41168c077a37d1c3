import { builder } from '../../graphql/builder.ts';
import { rowId } from '../../graphql/selection.ts';
import {
  AlreadyExistsError,
  IdempotencyMismatchError,
  PreconditionError,
  StaleVersionError,
  ValidationError,
} from '../../platform/errors.ts';
import type { Context } from '../access/index.ts';
import { DeviceRef } from '../device/graphql.ts';
import { findDevice } from '../device/index.ts';
import { FaultCauseRef } from '../ticket/graphql-enums.ts';
import { createWarrantyPolicy } from './create-policy.ts';
import { extendWarranty } from './extend.ts';
import {
  type InputFields,
  ReplacedPartGivenRef,
  termsInput,
  WarrantyPolicyRef,
  WarrantyStartRef,
} from './graphql.ts';
import { findPolicy } from './read.ts';
import { restoreWarranty } from './restore.ts';
import { revokeWarrantyExtension } from './revoke-extension.ts';
import { updateWarrantyPolicy } from './update-policy.ts';
import { voidWarranty } from './void.ts';

const outcome = 'The payload, or the expected error that came instead.';

const idempotencyKey = (t: InputFields) =>
  t.string({ description: 'The same key and input within 24 hours: one effect, one answer.' });

const WarrantyPhaseInput = builder.inputType('WarrantyPhaseInput', {
  description: 'Some months with the same terms.',
  fields: (t) => ({
    months: t.int({ required: true, description: 'How many months, at least 1.' }),
    ...termsInput(t),
  }),
});

const TermsInput = builder.inputType('TermsInput', {
  description: 'What the customer pays for each kind of cost.',
  fields: termsInput,
});

const ReplacedPartInput = builder.inputType('ReplacedPartInput', {
  description: 'The warranty of a part that is put in as a replacement, from that day on.',
  fields: (t) => ({
    months: t.int({ required: true, description: 'How many months, at least 1.' }),
    given: t.field({ type: ReplacedPartGivenRef, required: true, description: 'To which parts.' }),
    ...termsInput(t),
  }),
});

const policyFields = (t: InputFields) => ({
  startEvent: t.field({
    type: WarrantyStartRef,
    required: true,
    description: 'The day from which it counts.',
  }),
  phases: t.field({
    type: [WarrantyPhaseInput],
    required: true,
    description: 'One after the other: 1 to 50, of 1,200 months at most in all.',
  }),
  afterwards: t.field({
    type: TermsInput,
    required: true,
    description: 'What holds after the last phase, for life.',
  }),
  excludedCauses: t.field({
    type: [FaultCauseRef],
    description: 'Causes for which all is charged; none by default.',
  }),
  replacedPart: t.field({
    type: ReplacedPartInput,
    description: 'The warranty of replaced parts; none of their own by default.',
  }),
});

const CreateWarrantyPolicyInput = builder.inputType('CreateWarrantyPolicyInput', {
  description: 'A warranty policy to make.',
  fields: (t) => ({
    idempotencyKey: idempotencyKey(t),
    code: t.string({
      required: true,
      description: 'Short name, unique, at most 50 characters: letters, digits, . - and _.',
    }),
    ...policyFields(t),
  }),
});

const UpdateWarrantyPolicyInput = builder.inputType('UpdateWarrantyPolicyInput', {
  description: 'The next version of a warranty policy, whole.',
  fields: (t) => ({
    code: t.string({ required: true, description: 'Code of the policy.' }),
    expectedVersion: t.int({
      description: 'The version that you read: refused with StaleVersionError when there is a newer one.',
    }),
    ...policyFields(t),
  }),
});

const policyPayload = (name: string) =>
  builder.objectRef<{ policyId: string }>(name).implement({
    description: 'The policy is written.',
    fields: (t) => ({
      policy: t.prismaField({
        type: WarrantyPolicyRef,
        description: 'Its version that holds now.',
        resolve: async (query, { policyId }, _args, ctx) => {
          const policy = await findPolicy(ctx, { id: policyId }, query);
          if (!policy) throw new Error(`the warranty policy ${policyId} was written and is gone`);
          return policy;
        },
      }),
    }),
  });

const VoidWarrantyInput = builder.inputType('VoidWarrantyInput', {
  description: 'The end of a warranty before its time.',
  fields: (t) => ({
    serial: t.string({ required: true, description: 'Serial number of the device.' }),
    reason: t.string({
      required: true,
      description: 'Why, at most 2,000 characters: decisions on its tickets say it.',
    }),
  }),
});

const RestoreWarrantyInput = builder.inputType('RestoreWarrantyInput', {
  description: 'The void of a warranty, taken back.',
  fields: (t) => ({
    serial: t.string({ required: true, description: 'Serial number of the device.' }),
    reason: t.string({ required: true, description: 'Why, at most 2,000 characters.' }),
  }),
});

const ExtendWarrantyInput = builder.inputType('ExtendWarrantyInput', {
  description: 'Phases that were bought on top of a warranty.',
  fields: (t) => ({
    idempotencyKey: idempotencyKey(t),
    serial: t.string({ required: true, description: 'Serial number of the device.' }),
    name: t.string({ required: true, description: 'What it was sold as, at most 100 characters.' }),
    phases: t.field({
      type: [WarrantyPhaseInput],
      required: true,
      description:
        'One after the other: 1 to 50, of 120 months at most in all. Where the policy gives better terms, those hold.',
    }),
    startsOn: t.field({
      type: 'Date',
      description:
        'Its first day; by default it follows on the phases before it, or begins today where those have ended.',
    }),
  }),
});

const RevokeWarrantyExtensionInput = builder.inputType('RevokeWarrantyExtensionInput', {
  description: 'An extension, taken back.',
  fields: (t) => ({
    extension: t.id({ required: true, description: 'Which: the id of one in `Warranty.extensions`.' }),
    reason: t.string({ required: true, description: 'Why, at most 2,000 characters.' }),
  }),
});

const devicePayload = (name: string, description: string) =>
  builder.objectRef<{ deviceId: string }>(name).implement({
    description,
    fields: (t) => ({
      device: t.prismaField({
        type: DeviceRef,
        description: 'The device as it is now.',
        resolve: (query, { deviceId }, _args, ctx) => readChangedDevice(ctx, deviceId, query),
      }),
    }),
  });

export async function readChangedDevice(ctx: Context, id: string, query: Parameters<typeof findDevice>[2]) {
  const device = await findDevice(ctx, { id }, query);
  if (!device) throw new Error(`the device ${id} was changed and is gone`);
  return device;
}

builder.mutationFields((t) => ({
  createWarrantyPolicy: t.field({
    type: policyPayload('CreateWarrantyPolicyPayload'),
    description: 'Adds a warranty policy. For MANAGER of the headquarters.',
    args: {
      input: t.arg({ type: CreateWarrantyPolicyInput, required: true, description: 'The policy.' }),
    },
    errors: {
      types: [ValidationError, AlreadyExistsError, IdempotencyMismatchError],
      union: { name: 'CreateWarrantyPolicyResult', description: outcome },
    },
    resolve: async (_root, { input }, ctx) => ({ policyId: await createWarrantyPolicy(ctx, input) }),
  }),
  updateWarrantyPolicy: t.field({
    type: policyPayload('UpdateWarrantyPolicyPayload'),
    description:
      'Writes the next version of a warranty policy. Devices that were sold keep theirs. For MANAGER of the headquarters.',
    args: {
      input: t.arg({ type: UpdateWarrantyPolicyInput, required: true, description: 'The policy.' }),
    },
    errors: {
      types: [ValidationError, StaleVersionError],
      union: { name: 'UpdateWarrantyPolicyResult', description: outcome },
    },
    resolve: async (_root, { input }, ctx) => ({ policyId: await updateWarrantyPolicy(ctx, input) }),
  }),
  voidWarranty: t.field({
    type: devicePayload('VoidWarrantyPayload', 'The warranty is void.'),
    description:
      'Ends a warranty before its time. Decisions that were made stay; new ones charge everything. For MANAGER.',
    args: { input: t.arg({ type: VoidWarrantyInput, required: true, description: 'Which, and why.' }) },
    errors: {
      types: [ValidationError, PreconditionError],
      union: { name: 'VoidWarrantyResult', description: outcome },
    },
    resolve: async (_root, { input }, ctx) => ({ deviceId: await voidWarranty(ctx, input) }),
  }),
  restoreWarranty: t.field({
    type: devicePayload('RestoreWarrantyPayload', 'The warranty holds again.'),
    description: 'Takes a void back: the warranty goes on as it was sold. For MANAGER.',
    args: { input: t.arg({ type: RestoreWarrantyInput, required: true, description: 'Which, and why.' }) },
    errors: {
      types: [ValidationError, PreconditionError],
      union: { name: 'RestoreWarrantyResult', description: outcome },
    },
    resolve: async (_root, { input }, ctx) => ({ deviceId: await restoreWarranty(ctx, input) }),
  }),
  extendWarranty: t.field({
    type: devicePayload('ExtendWarrantyPayload', 'The warranty is extended.'),
    description: 'Adds phases that were bought for one device. For MANAGER.',
    args: { input: t.arg({ type: ExtendWarrantyInput, required: true, description: 'What was bought.' }) },
    errors: {
      types: [ValidationError, PreconditionError, IdempotencyMismatchError],
      union: { name: 'ExtendWarrantyResult', description: outcome },
    },
    resolve: async (_root, { input }, ctx) => ({ deviceId: await extendWarranty(ctx, input) }),
  }),

  revokeWarrantyExtension: t.field({
    type: devicePayload('RevokeWarrantyExtensionPayload', 'The extension does not count any more.'),
    description:
      'Takes an extension back. Decisions that were made stay, and so does what it covered before; what follows on it moves up. For MANAGER.',
    args: {
      input: t.arg({ type: RevokeWarrantyExtensionInput, required: true, description: 'Which, and why.' }),
    },
    errors: {
      types: [ValidationError, PreconditionError],
      union: { name: 'RevokeWarrantyExtensionResult', description: outcome },
    },
    resolve: async (_root, { input }, ctx) => ({
      deviceId: await revokeWarrantyExtension(ctx, {
        ...input,
        extension: rowId('WarrantyExtension', input.extension),
      }),
    }),
  }),
}));
