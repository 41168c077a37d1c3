import { builder } from '../../graphql/builder.ts';
import { DomainErrorInterface } from '../../graphql/errors.ts';
import { optionalRowId, rowsOf } from '../../graphql/selection.ts';
import { scope } from '../access/index.ts';
import { MemberRef } from '../organization/graphql.ts';
import { findMember, findTechnician } from '../organization/index.ts';
import { VisitConflictError } from './errors.ts';
import type { Suggestion, SuggestionReason } from './ranking-rules.ts';
import { allowedVisitStates, listVisits } from './read.ts';
import type { SuggestedTechnician } from './suggest.ts';

export const VisitStateRef = builder.enumType('VisitState', {
  description: 'Where a visit is in its life.',
  values: {
    BOOKED: { description: 'The technician is to come.' },
    EN_ROUTE: { description: 'The technician has set off.' },
    ARRIVED: { description: 'The technician is on site.' },
    DONE: { description: 'The technician has left.' },
    MISSED: { description: 'It did not come about: nobody was there, or nobody came.' },
    CANCELLED: { description: 'It was called off.' },
  },
});

export const VisitRef = builder.prismaNode('Visit', {
  nullable: true,
  description: 'A technician’s appointment. Those of one technician that are not over never overlap.',
  id: { field: 'id', description: 'Opaque id.' },
  findUnique: (id, ctx) => ({ id, AND: [scope(ctx, 'Visit')] }),
  fields: (t) => ({
    technician: t.prismaField({
      type: MemberRef,
      description: 'Who comes.',
      select: { technicianId: true },
      resolve: async (query, { technicianId }, _args, ctx) =>
        (await findTechnician(ctx, technicianId, query))!,
    }),
    startsAt: t.expose('startsAt', { type: 'DateTime', description: 'From when.' }),
    endsAt: t.expose('endsAt', { type: 'DateTime', description: 'Until when.' }),
    state: t.expose('state', { type: VisitStateRef, description: 'Where it is in its life.' }),
    enRouteAt: t.expose('enRouteAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the technician set off.',
    }),
    arrivedAt: t.expose('arrivedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the technician arrived.',
    }),
    endedAt: t.expose('endedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was done, missed or cancelled.',
    }),
    allowedTransitions: t.field({
      type: [VisitStateRef],
      description: 'The states that you may bring it to now.',
      resolve: (visit, _args, ctx) => [...allowedVisitStates(ctx, visit)],
    }),
  }),
});

const VisitConnectionRef = builder.connectionObject({
  type: VisitRef,
  name: 'VisitConnection',
  description: 'A page of visits.',
});

const VisitFilterInput = builder.inputType('VisitFilter', {
  description: 'Which visits; all conditions together.',
  fields: (t) => ({
    organization: t.string({ description: 'Code of the organization whose technicians go.' }),
    technician: t.id({ description: 'Id of the technician.' }),
    startsBefore: t.field({ type: 'DateTime', description: 'Starting before this.' }),
    endsAfter: t.field({ type: 'DateTime', description: 'Ending after this.' }),
    state: t.field({ type: [VisitStateRef], description: 'In one of these states.' }),
  }),
});

builder.queryField('visits', (t) =>
  t.connection(
    {
      type: VisitRef,
      description: 'The visits of the tickets that you may see, the earliest first.',
      args: { filter: t.arg({ type: VisitFilterInput, description: 'Which ones.' }) },
      resolve: (_root, { filter, ...page }, ctx, info) => {
        const { technician, ...rest } = filter ?? {};
        const conditions = { ...rest, technicianId: optionalRowId('Member', technician) };
        return listVisits(ctx, conditions, page, rowsOf(ctx, info));
      },
    },
    VisitConnectionRef,
  ),
);

const SuggestionReasonCodeRef = builder.enumType('SuggestionReasonCode', {
  description: 'What is said of a technician.',
  values: {
    CERTIFIED: { description: 'May work on the product category on that day.' },
    NOT_CERTIFIED: { description: 'Has no certification for the product category: cannot be booked.' },
    CERTIFICATION_EXPIRED: { description: 'The certification ends before that day: cannot be booked.' },
    SKILLED: { description: 'Has a skill that fits the device or the customer.' },
    IN_REGION: { description: 'Works where the device stands.' },
    OTHER_REGION: { description: 'Works elsewhere.' },
    FREE: { description: 'Has no other visit at that time.' },
    BUSY: { description: 'Has another visit at that time: cannot be booked.' },
    LOAD: { description: 'How many visits are open; favourable when nobody has fewer.' },
  },
});

const SuggestionReasonRef = builder.objectRef<SuggestionReason>('SuggestionReason').implement({
  description: 'What speaks for a technician, or against.',
  fields: (t) => ({
    code: t.expose('code', { type: SuggestionReasonCodeRef, description: 'For programs.' }),
    favourable: t.exposeBoolean('favourable', { description: 'Whether it speaks for them.' }),
    message: t.exposeString('message', {
      description: 'For people, in English: certified for HEAT PUMP until 2027-03-31.',
    }),
  }),
});

export const TechnicianSuggestionRef = builder
  .objectRef<Suggestion<SuggestedTechnician>>('TechnicianSuggestion')
  .implement({
    description: 'A technician who might come, with the reasons.',
    fields: (t) => ({
      technician: t.prismaField({
        type: MemberRef,
        description: 'Who.',
        resolve: async (query, { technician: { id } }, _args, ctx) => {
          const technician = await findMember(ctx, id, query);
          if (!technician) throw new Error(`technician ${id} was suggested and is gone`);
          return technician;
        },
      }),
      bookable: t.exposeBoolean('bookable', {
        description: 'Whether scheduleVisit would take them for that time.',
      }),
      reasons: t.expose('reasons', {
        type: [SuggestionReasonRef],
        description: 'What speaks for and against them, the weightiest first.',
      }),
      openVisits: t.exposeInt('openVisits', { description: 'How many visits they have that are not over.' }),
    }),
  });

builder.objectType(VisitConflictError, {
  name: 'VisitConflictError',
  description: 'The technician has another visit at that time. Nothing was changed.',
  interfaces: [DomainErrorInterface],
  fields: (t) => ({
    startsAt: t.expose('startsAt', { type: 'DateTime', description: 'From when they are taken.' }),
    endsAt: t.expose('endsAt', { type: 'DateTime', description: 'Until when they are taken.' }),
  }),
});
