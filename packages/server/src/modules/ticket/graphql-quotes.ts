import { builder } from '../../graphql/builder.ts';
import { rowId } from '../../graphql/selection.ts';
import { IdempotencyMismatchError, PreconditionError, ValidationError } from '../../platform/errors.ts';
import { JobLineKindRef } from '../quote/graphql-enums.ts';
import { QuotePreviewRef, QuoteRef } from '../quote/graphql.ts';
import { listQuotes, QuoteEndedError } from '../quote/index.ts';
import { MoneyInput } from '../stock/graphql.ts';
import { answerQuote } from './answer-quote.ts';
import { IllegalTransitionError } from './errors.ts';
import { TicketRef } from './graphql.ts';
import { addMove, type InputFields, outcome } from './graphql-moves.ts';
import { previewQuote } from './preview-quote.ts';
import { readChangedTicket } from './read.ts';
import { sendQuote } from './send-quote.ts';
import { withdrawQuote } from './withdraw-quote.ts';

builder.prismaObjectFields(TicketRef, (t) => ({
  quote: t.field({
    type: QuoteRef,
    nullable: true,
    description:
      'The newest quote, whatever became of it; null while there is none. Earlier ones that were accepted stand beside it.',
    select: { id: true },
    resolve: async ({ id }, _args, ctx) => (await listQuotes(ctx, id)).at(-1) ?? null,
  }),
  quotes: t.field({
    type: [QuoteRef],
    description: 'Every quote, oldest first. All that were accepted stand: each adds to those before it.',
    select: { id: true },
    resolve: ({ id }, _args, ctx) => listQuotes(ctx, id),
  }),
}));

const QuoteLineInput = builder.inputType('QuoteLineInput', {
  description:
    'One piece of work, part or journey. What the customer pays for it is decided by the warranty, not here.',
  fields: (t) => ({
    kind: t.field({ type: JobLineKindRef, required: true, description: 'What it is of.' }),
    text: t.string({
      description:
        'What the customer reads, at most 500 characters. By default the name of the part or the rate, in the customer’s language.',
    }),
    sku: t.string({ description: 'The part, by its SKU: for PARTS alone, and needed there.' }),
    rate: t.string({
      description: 'Code of a service rate: for LABOUR and TRAVEL, where it stands for text, cost and price.',
    }),
    quantity: t.float({
      description: 'How many pieces, hours or journeys: 0.01 to 10,000, with two decimals; 1 by default.',
    }),
    unitCost: t.field({
      type: MoneyInput,
      description: 'What one costs the vendor; by default that of the part or the rate.',
    }),
    unitPrice: t.field({
      type: MoneyInput,
      description: 'The list price of one, without tax; by default that of the part or the rate.',
    }),
    tax: t.string({ description: 'Code of its tax rate; by default that of the quote.' }),
  }),
});

const offerFields = (t: InputFields) => ({
  currency: t.string({
    required: true,
    description: 'The currency of all of it, a code of ISO 4217 like CNY: that of the catalogue.',
  }),
  lines: t.field({
    type: [QuoteLineInput],
    required: true,
    description: 'What the job takes, 1 to 100 lines.',
  }),
  tax: t.string({ description: 'Code of the tax rate of all lines that name none; none by default.' }),
});

const QuotePreviewInput = builder.inputType('QuotePreviewInput', {
  description: 'What a quote would offer.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'Id of the ticket.' }),
    ...offerFields(t),
  }),
});

builder.queryField('quotePreview', (t) =>
  t.field({
    type: QuotePreviewRef,
    description:
      'What a quote would come to by what is known now: for the editor. Nothing is saved, and the ticket may be in any state.',
    args: { input: t.arg({ type: QuotePreviewInput, required: true, description: 'The offer.' }) },
    errors: {
      types: [ValidationError, PreconditionError],
      union: { name: 'QuotePreviewResult', description: 'The preview, or the expected error.' },
    },
    resolve: (_root, { input }, ctx) =>
      previewQuote(ctx, { ...input, id: rowId('Ticket', String(input.id)) }),
  }),
);

addMove(
  'sendQuote',
  'Offers the customer what the job will cost. The ticket waits for their answer, and the promise of a repair stands still. A cause must be recorded before. What was accepted earlier stands, and this adds to it: offer only what is new.',
  (t) => ({
    idempotencyKey: t.string({
      description: 'The same key and input within 24 hours: one quote, one answer.',
    }),
    ...offerFields(t),
    validUntil: t.field({
      type: 'DateTime',
      description: 'Until when it can be answered; two weeks by default.',
    }),
    note: t.string({ description: 'For the customer to read, at most 2,000 characters.' }),
  }),
  sendQuote,
  [PreconditionError, IdempotencyMismatchError],
);

addMove(
  'withdrawQuote',
  'Takes back the quote that is out. The work goes on, and another quote can be sent.',
  (t) => ({
    reason: t.string({
      required: true,
      description: 'Why, at most 2,000 characters. The customer reads this.',
    }),
  }),
  withdrawQuote,
  [QuoteEndedError],
);

export const QuoteEndingRef = builder.enumType('QuoteEnding', {
  description: 'What becomes of the job when the customer declines.',
  values: {
    UNREPAIRED: { description: 'The ticket is RESOLVED, and the device goes back as it is.' },
    CANCELLED: { description: 'The ticket is CANCELLED.' },
  },
});

export const answerFields = (t: InputFields) => ({
  quote: t.id({ required: true, description: 'Id of the quote.' }),
  accepted: t.boolean({ required: true, description: 'Whether the customer approves it.' }),
  reason: t.string({ description: 'Why, in their words, at most 2,000 characters.' }),
  ending: t.field({
    type: QuoteEndingRef,
    description: 'What becomes of the job when they decline; UNREPAIRED by default.',
  }),
});

const AnswerQuoteInput = builder.inputType('AnswerQuoteInput', {
  description: 'What the customer said to a quote.',
  fields: (t) => ({
    ...answerFields(t),
    answeredBy: t.string({ required: true, description: 'Who said so, at most 200 characters.' }),
  }),
});

builder.mutationField('answerQuote', (t) =>
  t.field({
    type: builder.objectRef<{ ticketId: string }>('AnswerQuotePayload').implement({
      description: 'The answer is noted.',
      fields: (p) => ({
        ticket: p.prismaField({
          type: TicketRef,
          description: 'The ticket as it is now.',
          resolve: (query, { ticketId }, _args, ctx) => readChangedTicket(ctx, ticketId, query),
        }),
      }),
    }),
    description:
      'Notes the customer’s answer to the quote that is out: for the desk of whoever took the ticket in or handles it.',
    args: { input: t.arg({ type: AnswerQuoteInput, required: true, description: 'The answer.' }) },
    errors: {
      types: [QuoteEndedError, IllegalTransitionError, ValidationError],
      union: { name: 'AnswerQuoteResult', description: outcome },
    },
    resolve: async (_root, { input }, ctx) => ({
      ticketId: await answerQuote(ctx, { ...input, quote: rowId('Quote', String(input.quote)) }),
    }),
  }),
);
