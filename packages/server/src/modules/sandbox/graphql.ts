import { builder } from '../../graphql/builder.ts';
import { PreconditionError, ValidationError } from '../../platform/errors.ts';
import { ViewerRef } from '../access/graphql.ts';
import { advanceClock } from './advance.ts';

builder.objectFields(ViewerRef, (t) => ({
  sandbox: t.boolean({
    description: 'Whether this server is a sandbox, whose clock `advanceClock` moves.',
    resolve: (_viewer, _args, { sandbox }) => sandbox !== null,
  }),
  now: t.field({
    type: 'DateTime',
    description: 'The server’s clock. A sandbox’s may run ahead of yours.',
    resolve: (_viewer, _args, { clock }) => clock.now(),
  }),
}));

const AdvanceClockInput = builder.inputType('AdvanceClockInput', {
  description: 'How far to move the clock of a sandbox.',
  fields: (t) => ({
    by: t.field({
      type: 'Duration',
      required: true,
      description: 'A length above zero and of at most 366 days, like PT5M or P7D.',
    }),
  }),
});

const AdvanceClockPayload = builder.objectRef<{ now: Date }>('AdvanceClockPayload').implement({
  description: 'The clock was moved, and what became due was done.',
  fields: (t) => ({ now: t.expose('now', { type: 'DateTime', description: 'What the clock says now.' }) }),
});

builder.mutationField('advanceClock', (t) =>
  t.field({
    type: AdvanceClockPayload,
    description:
      'Moves the clock of a sandbox (AFTERCARE_SANDBOX) for everything: service times, automatic closing, expiry. Answers when what became due is done.',
    args: { input: t.arg({ type: AdvanceClockInput, required: true, description: 'How far.' }) },
    errors: {
      types: [ValidationError, PreconditionError],
      union: {
        name: 'AdvanceClockResult',
        description: 'The payload, or the expected error that came instead.',
      },
    },
    resolve: async (_root, { input }, ctx) => ({ now: await advanceClock(ctx, input) }),
  }),
);
