import type { InputFieldMap } from '@pothos/core';
import { builder } from '../../graphql/builder.ts';
import { rowsOf } from '../../graphql/selection.ts';
import { globalId } from '../../platform/global-id.ts';
import { authorize } from '../access/index.ts';
import { DeviceRef } from '../device/graphql.ts';
import { FaultCauseRef } from '../ticket/graphql-enums.ts';
import type { CoverageAnswer } from './answer.ts';
import { findCoverage } from './coverage.ts';
import { explainCover, explainReason } from './explain/explain.ts';
import type { StoredExtension, WarrantyFacts } from './facts.ts';
import { findPolicy, listPolicies, readWarranty } from './read.ts';
import {
  type CoverPhase,
  coverPhases,
  dayAt,
  type Phase,
  type Reason,
  type ReplacedPartTerms,
  type TermSet,
} from './rules.ts';
import { dateOf, termsOf } from './stored.ts';

export const TermsRef = builder.enumType('Terms', {
  description: 'What the customer pays.',
  values: {
    FREE: { description: 'Nothing.' },
    AT_COST: { description: 'What it costs the vendor.' },
    CHARGED: { description: 'The list price.' },
  },
});

export const WarrantyStartRef = builder.enumType('WarrantyStart', {
  description: 'The day from which a warranty counts.',
  values: {
    PURCHASED: { description: 'When it was bought.' },
    DELIVERED: { description: 'When it was delivered.' },
    INSTALLED: { description: 'When it was installed.' },
    ACCEPTED: { description: 'When the finished installation was accepted.' },
  },
});

export const ReplacedPartGivenRef = builder.enumType('ReplacedPartGiven', {
  description: 'Which replaced parts have a warranty of their own.',
  values: {
    ALWAYS: { description: 'Each one, also one that was paid for.' },
    UNDER_WARRANTY: { description: 'Those that the warranty gave for free.' },
  },
});

export const CoverageOutcomeRef = builder.enumType('CoverageOutcome', {
  description: 'Who pays for a job, in a word.',
  values: {
    FULL: { description: 'Labour, parts and travel are free.' },
    PARTIAL: { description: 'Some of it is free or at cost.' },
    NONE: { description: 'All of it is charged.' },
    NEEDS_PROOF: { description: 'It takes a proof first: the reasons say which.' },
  },
});

const labour = 'For the hours of work.';
const parts = 'For spare parts.';
const travel = 'For the way to the device and back.';

export type InputFields = PothosSchemaTypes.InputFieldBuilder<PothosTypes, 'InputObject'>;
type PothosTypes = typeof builder extends PothosSchemaTypes.SchemaBuilder<infer Types> ? Types : never;

/** Terms as an input takes them. */
export const termsInput = (t: InputFields) =>
  ({
    labour: t.field({ type: TermsRef, required: true, description: labour }),
    parts: t.field({ type: TermsRef, required: true, description: parts }),
    travel: t.field({ type: TermsRef, required: true, description: travel }),
  }) satisfies InputFieldMap;

export const TermSetRef = builder.objectRef<TermSet>('TermSet').implement({
  description: 'What the customer pays for each kind of cost.',
  fields: (t) => ({
    labour: t.expose('labour', { type: TermsRef, description: labour }),
    parts: t.expose('parts', { type: TermsRef, description: parts }),
    travel: t.expose('travel', { type: TermsRef, description: travel }),
  }),
});

const PolicyPhaseRef = builder.objectRef<Phase>('PolicyPhase').implement({
  description: 'Some months with the same terms.',
  fields: (t) => ({
    months: t.exposeInt('months', { description: 'How many months, after the phases before it.' }),
    labour: t.expose('labour', { type: TermsRef, description: labour }),
    parts: t.expose('parts', { type: TermsRef, description: parts }),
    travel: t.expose('travel', { type: TermsRef, description: travel }),
  }),
});

const ReplacedPartTermsRef = builder.objectRef<ReplacedPartTerms>('ReplacedPartTerms').implement({
  description: 'The warranty of a part that was put in as a replacement, from that day on.',
  fields: (t) => ({
    months: t.exposeInt('months', { description: 'How many months.' }),
    given: t.expose('given', { type: ReplacedPartGivenRef, description: 'To which parts.' }),
    labour: t.expose('labour', { type: TermsRef, description: labour }),
    parts: t.expose('parts', { type: TermsRef, description: parts }),
    travel: t.expose('travel', { type: TermsRef, description: travel }),
  }),
});

export const WarrantyPolicyRef = builder.prismaNode('WarrantyPolicy', {
  nullable: true,
  description:
    'Who pays for repairs, and for how long: one version of the promise. It holds for the whole network.',
  id: { field: 'id', description: 'Opaque id of this version.' },
  findUnique: (id, ctx) => {
    authorize(ctx, 'warranty.read');
    return { id };
  },
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Short name, unique.' }),
    version: t.exposeInt('version', {
      description:
        'Raised by every change. A version never changes: devices keep the one they were sold with.',
    }),
    startEvent: t.expose('startEvent', {
      type: WarrantyStartRef,
      description: 'The day from which it counts.',
    }),
    phases: t.field({
      type: [PolicyPhaseRef],
      description: 'One after the other. The last covered day of each is counted from the first day of all.',
      resolve: (row) => termsOf(row).phases,
    }),
    afterwards: t.field({
      type: TermSetRef,
      description: 'What holds after the last phase, for life.',
      resolve: (row) => termsOf(row).afterwards,
    }),
    excludedCauses: t.expose('excludedCauses', {
      type: [FaultCauseRef],
      description: 'Causes for which all is charged.',
    }),
    replacedPart: t.field({
      type: ReplacedPartTermsRef,
      nullable: true,
      description: 'The warranty of replaced parts; null: they have none of their own.',
      resolve: (row) => termsOf(row).replacedPart,
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When this version was written.' }),
    supersededAt: t.expose('supersededAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the next version took its place; null for the one with which devices are sold now.',
    }),
  }),
});

const localeArg = { description: 'The language, a BCP 47 tag like zh-CN; English by default.' };

export const CoverageReasonRef = builder.objectRef<Reason>('CoverageReason').implement({
  description: 'One step of a decision.',
  fields: (t) => ({
    code: t.exposeString('code', {
      description:
        'For programs: PHASE, EXTENSION, AFTER_LAST_PHASE, PART_ASSUMED, REPLACED_PART, GOODWILL, VOID, EXCLUDED_CAUSE, NOT_STARTED, NO_POLICY, START_DATE_MISSING, DEVICE_UNKNOWN.',
    }),
    message: t.string({
      description: 'The same as a sentence for the customer.',
      args: { locale: t.arg.string(localeArg) },
      resolve: (reason, { locale }) => explainReason(reason, locale),
    }),
    rule: t.exposeString('rule', { description: 'What it goes by: the code of the policy, mostly.' }),
    version: t.exposeInt('version', { nullable: true, description: 'Its version, for a policy.' }),
  }),
});

export const CoverageDecisionRef = builder.objectRef<CoverageAnswer>('CoverageDecision').implement({
  description: 'Who pays for one job, and why.',
  fields: (t) => ({
    outcome: t.expose('outcome', { type: CoverageOutcomeRef, description: 'In a word.' }),
    labour: t.expose('labour', {
      type: TermsRef,
      nullable: true,
      description: `${labour} Null with NEEDS_PROOF.`,
    }),
    parts: t.expose('parts', {
      type: TermsRef,
      nullable: true,
      description: `${parts} Null with NEEDS_PROOF.`,
    }),
    travel: t.expose('travel', {
      type: TermsRef,
      nullable: true,
      description: `${travel} Null with NEEDS_PROOF.`,
    }),
    phase: t.exposeInt('phase', {
      nullable: true,
      description: 'Number of the policy’s phase that was in force, from 1; null when none was.',
    }),
    lastDay: t.expose('lastDay', {
      type: 'Date',
      nullable: true,
      description: 'The last day of what gives these terms; null where nothing does.',
    }),
    reasons: t.expose('reasons', {
      type: [CoverageReasonRef],
      description: 'Why, in the order in which it was decided.',
    }),
    policy: t.field({
      type: WarrantyPolicyRef,
      nullable: true,
      description: 'The version of the policy by which it was decided.',
      resolve: ({ policyId }, _args, ctx) => (policyId ? findPolicy(ctx, { id: policyId }, {}) : null),
    }),
    cause: t.expose('cause', { type: FaultCauseRef, description: 'The cause that was judged.' }),
    sku: t.exposeString('sku', { nullable: true, description: 'The part that failed, if it was said.' }),
    partSerial: t.exposeString('partSerial', {
      nullable: true,
      description:
        'Serial number of the part that was judged: of several of its kind the one that was named, else the one that was put in last. Null where it has none, or none is in the device.',
    }),
    at: t.expose('at', { type: 'DateTime', description: 'The moment that was judged.' }),
    decidedAt: t.expose('decidedAt', { type: 'DateTime', description: 'When it was decided.' }),
  }),
});

export const WarrantyPhaseRef = builder.objectRef<CoverPhase>('WarrantyPhase').implement({
  description: 'A time with the same terms throughout.',
  fields: (t) => ({
    from: t.field({ type: 'Date', description: 'Its first day.', resolve: ({ from }) => dateOf(from) }),
    to: t.field({
      type: 'Date',
      nullable: true,
      description: 'Its last day, covered up to midnight in the vendor’s time zone; null: for life.',
      resolve: ({ to }) => to && dateOf(to),
    }),
    labour: t.expose('labour', { type: TermsRef, description: labour }),
    parts: t.expose('parts', { type: TermsRef, description: parts }),
    travel: t.expose('travel', { type: TermsRef, description: travel }),
  }),
});

const WarrantyExtensionRef = builder.objectRef<StoredExtension>('WarrantyExtension').implement({
  description: 'Phases that were bought on top of the policy’s.',
  fields: (t) => ({
    id: t.id({
      description: 'Opaque id: what revokeWarrantyExtension takes.',
      resolve: ({ id }) => globalId('WarrantyExtension', id),
    }),
    name: t.exposeString('name', { description: 'What it was sold as.' }),
    phases: t.field({
      type: [PolicyPhaseRef],
      description: 'One after the other.',
      resolve: ({ phases }) => [...phases],
    }),
    startsOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'Its first day; null: it follows on the phases before it.',
      resolve: ({ startsOn }) => startsOn && dateOf(startsOn),
    }),
  }),
});

const WarrantyRef = builder.objectRef<WarrantyFacts>('Warranty').implement({
  description: 'The promise as it applies to one device.',
  fields: (t) => ({
    policy: t.field({
      type: WarrantyPolicyRef,
      description: 'The version that the device was sold with.',
      resolve: async ({ policyId }, _args, ctx) => {
        const policy = policyId && (await findPolicy(ctx, { id: policyId }, {}));
        if (!policy) throw new Error(`the warranty policy ${policyId} is gone`);
        return policy;
      },
    }),
    startsOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'Its first day; null while the day of its start event is not on record.',
      resolve: ({ warranty: { startsOn } }) => startsOn && dateOf(startsOn),
    }),
    phases: t.field({
      type: [WarrantyPhaseRef],
      description:
        'What holds when, without a gap, with what was bought on top of it; empty while the first day is not known. A void is not looked at.',
      resolve: ({ warranty }) => coverPhases(warranty),
    }),
    voidReason: t.string({
      nullable: true,
      description: 'Why it was voided; null while it holds.',
      resolve: ({ warranty }) => warranty.voidReason,
    }),
    voidedAt: t.expose('voidedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was voided; null while it holds.',
    }),
    extensions: t.field({
      type: [WarrantyExtensionRef],
      description: 'What was bought on top of it, oldest first, without what was taken back.',
      resolve: ({ warranty }) => [...warranty.extensions],
    }),
    explanation: t.string({
      description: 'What is covered from today on and until when, in words.',
      args: { locale: t.arg.string(localeArg) },
      resolve: ({ warranty, timeZone }, { locale }, ctx) =>
        explainCover(warranty, dayAt(ctx.clock.now(), timeZone), locale),
    }),
  }),
});

builder.prismaObjectField(DeviceRef, 'warranty', (t) =>
  t.field({
    type: WarrantyRef,
    nullable: true,
    description: 'What was promised for it; null when it was sold without a warranty.',
    select: { id: true },
    resolve: ({ id }, _args, ctx) => readWarranty(ctx, id),
  }),
);

const CoverageInput = builder.inputType('CoverageInput', {
  description: 'What is to be decided.',
  fields: (t) => ({
    serial: t.string({ required: true, description: 'Serial number of the device.' }),
    at: t.field({ type: 'DateTime', description: 'For which moment, past or future; now by default.' }),
    cause: t.field({ type: FaultCauseRef, required: true, description: 'Why it broke.' }),
    sku: t.string({ description: 'The part that failed, by its SKU: it may have a warranty of its own.' }),
    partSerial: t.string({
      description:
        'Its own serial number, where several of its kind are in the device; by default the one that was put in last is judged.',
    }),
  }),
});

const WarrantyPolicyConnectionRef = builder.connectionObject({
  type: WarrantyPolicyRef,
  name: 'WarrantyPolicyConnection',
  description: 'A page of warranty policies.',
});

builder.queryFields((t) => ({
  coverage: t.field({
    type: CoverageDecisionRef,
    description:
      'Who would pay for a repair. A device that is not on record, or not for you to see, needs proof.',
    args: { input: t.arg({ type: CoverageInput, required: true, description: 'Which repair.' }) },
    resolve: (_root, { input }, ctx) => findCoverage(ctx, input),
  }),
  warrantyPolicy: t.prismaField({
    type: WarrantyPolicyRef,
    nullable: true,
    description: 'A warranty policy by its code; null when there is none.',
    args: {
      code: t.arg.string({ required: true, description: 'Its code.' }),
      version: t.arg.int({ description: 'Which version; the one that holds now by default.' }),
    },
    resolve: (query, _root, by, ctx) => findPolicy(ctx, by, query),
  }),
  warrantyPolicies: t.connection(
    {
      type: WarrantyPolicyRef,
      description: 'The warranty policies as they hold now, by code.',
      resolve: (_root, page, ctx, info) => listPolicies(ctx, page, rowsOf(ctx, info)),
    },
    WarrantyPolicyConnectionRef,
  ),
}));
