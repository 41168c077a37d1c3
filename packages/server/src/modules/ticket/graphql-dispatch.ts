import type { InputFieldMap } from '@pothos/core';
import type { VisitState } from '../../generated/prisma/enums.ts';
import { builder } from '../../graphql/builder.ts';
import { rowId } from '../../graphql/selection.ts';
import { StaleVersionError, ValidationError } from '../../platform/errors.ts';
import type { Context } from '../access/index.ts';
import { TechnicianSuggestionRef, VisitRef, VisitStateRef } from '../dispatch/graphql.ts';
import { findVisit, VisitConflictError } from '../dispatch/index.ts';
import { assignTicket } from './assign.ts';
import { IllegalTransitionError } from './errors.ts';
import { TicketRef } from './graphql.ts';
import { addMove, type InputFields, outcome } from './graphql-moves.ts';
import { moveVisit } from './move-visit.ts';
import { readChangedTicket } from './read.ts';
import { rescheduleVisit } from './reschedule-visit.ts';
import { scheduleVisit, type VisitOfTicket } from './schedule-visit.ts';
import { suggestForTicket } from './suggest-technicians.ts';
import { unassignTicket } from './unassign.ts';

builder.prismaObjectField(TicketRef, 'visits', (t) =>
  t.relation('visits', {
    description: 'Its visits, the earliest first.',
    query: { orderBy: [{ startsAt: 'asc' }, { id: 'asc' }] },
  }),
);

builder.prismaObjectField(VisitRef, 'ticket', (t) =>
  t.relation('ticket', { description: 'What it is for.' }),
);

builder.queryField('technicianSuggestions', (t) =>
  t.field({
    type: [TechnicianSuggestionRef],
    description:
      'The technicians of the organization that handles the ticket, the best for that time first, with the reasons. For the desk.',
    args: {
      ticket: t.arg.id({ required: true, description: 'Id of the ticket.' }),
      startsAt: t.arg({ type: 'DateTime', required: true, description: 'From when.' }),
      endsAt: t.arg({ type: 'DateTime', required: true, description: 'Until when.' }),
    },
    resolve: (_root, { ticket, ...window }, ctx) =>
      suggestForTicket(ctx, rowId('Ticket', String(ticket)), window),
  }),
);

addMove(
  'assignTicket',
  'Gives a ticket to a technician of the organization that handles it. For the desk.',
  (t) => ({
    member: t.id({
      required: true,
      description: 'Id of the technician, who must hold a valid certification for the device’s category.',
    }),
  }),
  (ctx, { member, ...input }: { id: string; member: string }) =>
    assignTicket(ctx, { ...input, member: rowId('Member', member) }),
);

addMove('unassignTicket', 'Takes a ticket from its technician. For the desk.', () => ({}), unassignTicket);

/** A mutation that changes a visit: as `addMove`, with the visit in its payload. */
function addVisitMove<Input>(
  name: string,
  description: string,
  errors: (typeof IllegalTransitionError | typeof VisitConflictError | typeof StaleVersionError)[],
  fields: (t: InputFields) => InputFieldMap,
  verb: (ctx: Context, input: Input) => Promise<VisitOfTicket>,
): void {
  const typeName = name[0]!.toUpperCase() + name.slice(1);
  const input = builder.inputType(`${typeName}Input`, { description, fields });
  const payload = builder.objectRef<VisitOfTicket>(`${typeName}Payload`).implement({
    description: 'It is done.',
    fields: (t) => ({
      ticket: t.prismaField({
        type: TicketRef,
        description: 'The ticket as it is now.',
        resolve: (query, { ticketId }, _args, ctx) => readChangedTicket(ctx, ticketId, query),
      }),
      visit: t.prismaField({
        type: VisitRef,
        description: 'The visit as it is now.',
        resolve: async (query, { visitId }, _args, ctx) => {
          const visit = await findVisit(ctx, visitId, query);
          if (!visit) throw new Error(`visit ${visitId} was changed and is gone`);
          return visit;
        },
      }),
    }),
  });
  builder.mutationField(name, (t) =>
    t.field({
      type: payload,
      description,
      args: { input: t.arg({ type: input, required: true, description: 'What to do.' }) },
      errors: {
        types: [ValidationError, ...errors],
        union: { name: `${typeName}Result`, description: outcome },
      },
      resolve: (_root, args, ctx) => verb(ctx, (args as unknown as { input: Input }).input),
    }),
  );
}

interface ScheduleVisit {
  id: string;
  expectedVersion?: number | null;
  technician: string;
  startsAt: Date;
  endsAt: Date;
}

addVisitMove(
  'scheduleVisit',
  'Books a visit; an accepted ticket becomes SCHEDULED by it. For the desk.',
  [IllegalTransitionError, StaleVersionError, VisitConflictError],
  (t) => ({
    id: t.id({ required: true, description: 'Id of the ticket.' }),
    expectedVersion: t.int({
      description: 'The version that you read: refused with StaleVersionError when it has moved on.',
    }),
    technician: t.id({
      required: true,
      description: 'Id of the technician, who must hold a valid certification on the day of the visit.',
    }),
    startsAt: t.field({ type: 'DateTime', required: true, description: 'From when; at most a year ahead.' }),
    endsAt: t.field({ type: 'DateTime', required: true, description: 'Until when; at most 24 hours later.' }),
  }),
  (ctx, { id, technician, ...input }: ScheduleVisit) =>
    scheduleVisit(ctx, { ...input, id: rowId('Ticket', id), technician: rowId('Member', technician) }),
);

interface RescheduleVisit {
  visit: string;
  technician?: string | null;
  startsAt?: Date | null;
  endsAt?: Date | null;
}

addVisitMove(
  'rescheduleVisit',
  'Puts a visit that has not begun to another time, or gives it to another technician. For the desk.',
  [VisitConflictError],
  (t) => ({
    visit: t.id({ required: true, description: 'Id of the visit.' }),
    technician: t.id({ description: 'Id of the technician; the same by default.' }),
    startsAt: t.field({ type: 'DateTime', description: 'From when; the same by default.' }),
    endsAt: t.field({ type: 'DateTime', description: 'Until when; the same by default.' }),
  }),
  (ctx, { visit, technician, ...input }: RescheduleVisit) =>
    rescheduleVisit(ctx, {
      ...input,
      visit: rowId('Visit', visit),
      technician: technician && rowId('Member', technician),
    }),
);

interface MoveVisit {
  visit: string;
  state: VisitState;
  note?: string | null;
}

addVisitMove(
  'moveVisit',
  'Says how a visit goes on. An arrival ends the ticket’s ARRIVAL clock and begins the work.',
  [],
  (t) => ({
    visit: t.id({ required: true, description: 'Id of the visit.' }),
    state: t.field({ type: VisitStateRef, required: true, description: 'Where it is now.' }),
    note: t.string({ description: 'More about it, at most 2,000 characters.' }),
  }),
  (ctx, { visit, ...input }: MoveVisit) => moveVisit(ctx, { ...input, visit: rowId('Visit', visit) }),
);
