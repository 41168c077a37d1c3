import { builder } from '../../graphql/builder.ts';
import { CoverageDecisionRef, termsInput, TermsRef } from '../warranty/graphql.ts';
import type { Goodwill } from '../../generated/prisma/client.ts';
import { listDecisions, readGoodwill } from '../warranty/index.ts';
import { decideCoverage } from './decide-coverage.ts';
import { TicketRef } from './graphql.ts';
import { addMove } from './graphql-moves.ts';
import { TrackedTicketRef } from './graphql-public.ts';
import { grantGoodwill } from './grant-goodwill.ts';
import { identifyDevice } from './identify-device.ts';

const GoodwillRef = builder.objectRef<Goodwill>('Goodwill').implement({
  description: 'Better terms than the warranty’s, for one job.',
  fields: (t) => ({
    labour: t.expose('labour', { type: TermsRef, description: 'For the hours of work.' }),
    parts: t.expose('parts', { type: TermsRef, description: 'For spare parts.' }),
    travel: t.expose('travel', { type: TermsRef, description: 'For the way to the device and back.' }),
    reason: t.exposeString('reason', { description: 'Why.' }),
    grantedBy: t.exposeString('grantedBy', { description: 'Who granted it.' }),
    grantedAt: t.expose('grantedAt', { type: 'DateTime', description: 'When.' }),
  }),
});

builder.prismaObjectFields(TicketRef, (t) => ({
  coverage: t.field({
    type: CoverageDecisionRef,
    nullable: true,
    description: 'Who pays: the newest decision. Null until a cause is recorded.',
    select: { id: true },
    resolve: async ({ id }, _args, ctx) => (await listDecisions(ctx, id)).at(-1) ?? null,
  }),
  coverageDecisions: t.field({
    type: [CoverageDecisionRef],
    description:
      'Every decision, oldest first: each was frozen when a cause was recorded, or when it was decided anew.',
    select: { id: true },
    resolve: ({ id }, _args, ctx) => listDecisions(ctx, id),
  }),
  goodwill: t.field({
    type: GoodwillRef,
    nullable: true,
    description: 'What a manager granted beyond the warranty; the newest, if any.',
    select: { id: true },
    resolve: ({ id }, _args, ctx) => readGoodwill(ctx, id),
  }),
}));

builder.objectField(TrackedTicketRef, 'coverage', (t) =>
  t.field({
    type: CoverageDecisionRef,
    nullable: true,
    description: 'Who pays, and why; null until the cause is known.',
    resolve: async ({ id }, _args, ctx) => (await listDecisions(ctx, id)).at(-1) ?? null,
  }),
);

addMove(
  'decideCoverage',
  'Decides anew who pays, by the recorded cause and what is known now: after a proof came or a void was taken back. Earlier decisions stay.',
  () => ({}),
  decideCoverage,
);

addMove(
  'grantGoodwill',
  'Gives the customer of this job better terms than the warranty does; it is decided anew. For MANAGER.',
  (t) => ({
    ...termsInput(t),
    reason: t.string({
      required: true,
      description: 'Why, at most 2,000 characters. The customer reads this.',
    }),
  }),
  grantGoodwill,
);

addMove(
  'identifyDevice',
  'Says which device a ticket is about, where the customer could not or was wrong. If a cause is recorded, it is decided anew who pays.',
  (t) => ({
    serial: t.string({ required: true, description: 'Serial number of a device on record that you see.' }),
  }),
  identifyDevice,
);
