import type { Quote } from '../../generated/prisma/client.ts';
import { builder } from '../../graphql/builder.ts';
import { rowId } from '../../graphql/selection.ts';
import { globalId } from '../../platform/global-id.ts';
import { ValidationError } from '../../platform/errors.ts';
import { JobLineKindRef, QuoteStateRef } from '../quote/graphql-enums.ts';
import { money, net, tax, taxesField } from '../quote/graphql.ts';
import { listQuoteLines, listQuotes, QuoteEndedError, reasonsOf, takesAnswer } from '../quote/index.ts';
import { TermsRef } from '../warranty/graphql.ts';
import { explainReason } from '../warranty/index.ts';
import { answerTrackedQuote } from './answer-tracked-quote.ts';
import { IllegalTransitionError } from './errors.ts';
import { outcome } from './graphql-moves.ts';
import { tracked, trackedPayload, TrackedTicketRef } from './graphql-public.ts';
import { answerFields } from './graphql-quotes.ts';

type Line = Awaited<ReturnType<typeof listQuoteLines>>[number] & { currency: string };

const TrackedQuoteLineRef = builder.objectRef<Line>('TrackedQuoteLine').implement({
  description: 'One line of a quote, as the customer sees it.',
  fields: (t) => ({
    kind: t.expose('kind', { type: JobLineKindRef, description: 'What it is of.' }),
    text: t.exposeString('text', { description: 'What it is.' }),
    quantity: t.float({
      description: 'How many pieces, hours or journeys.',
      resolve: ({ quantityCenti }) => quantityCenti / 100,
    }),
    terms: t.expose('terms', {
      type: TermsRef,
      description: 'What the customer pays: nothing, the cost or the price.',
    }),
    amount: t.field(money('amountMinor', 'What the customer pays for it, without tax.')),
    reason: t.string({
      description: 'Why, in words.',
      args: {
        locale: t.arg.string({ description: 'The language, a BCP 47 tag like zh-CN; English by default.' }),
      },
      resolve: (line, { locale }) =>
        reasonsOf(line)
          .map((reason) => explainReason(reason, locale))
          .join(' '),
    }),
  }),
});

const TrackedQuoteRef = builder.objectRef<Quote>('TrackedQuote').implement({
  description: 'What the job will cost, as its customer sees it.',
  fields: (t) => ({
    id: t.id({
      description: 'Opaque id: for answerTrackedQuote.',
      resolve: ({ id }) => globalId('Quote', id),
    }),
    state: t.expose('state', { type: QuoteStateRef, description: 'What became of it.' }),
    net: t.field(money('netMinor', net)),
    tax: t.field(money('taxMinor', tax)),
    total: t.field(money('totalMinor', 'What there is to pay.')),
    taxes: t.field(taxesField),
    lines: t.field({
      type: [TrackedQuoteLineRef],
      description: 'What it is made up of.',
      resolve: async ({ id, currency }, _args, ctx) =>
        (await listQuoteLines(ctx, id)).map((line) => ({ ...line, currency })),
    }),
    note: t.exposeString('note', { nullable: true, description: 'What the desk says to it.' }),
    validUntil: t.expose('validUntil', { type: 'DateTime', description: 'Until when it can be answered.' }),
    sentAt: t.expose('sentAt', { type: 'DateTime', description: 'When it was sent.' }),
    endedAt: t.expose('endedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was answered, withdrawn or put down as expired; null while it is out.',
    }),
    answeredBy: t.exposeString('answeredBy', { nullable: true, description: 'Who answered it.' }),
    canAnswer: t.boolean({
      description: 'Whether answerTrackedQuote is possible now.',
      resolve: (quote, _args, ctx) => takesAnswer(quote, ctx.clock.now()),
    }),
  }),
});

builder.objectFields(TrackedTicketRef, (t) => ({
  quote: t.field({
    type: TrackedQuoteRef,
    nullable: true,
    description:
      'The newest quote, whatever became of it; null while there is none. Earlier ones that were accepted stand beside it.',
    resolve: async ({ id }, _args, ctx) => (await listQuotes(ctx, id)).at(-1) ?? null,
  }),
  quotes: t.field({
    type: [TrackedQuoteRef],
    description:
      'Every quote, oldest first. All that were accepted stand: each adds to those before it, and an open one would.',
    resolve: ({ id }, _args, ctx) => listQuotes(ctx, id),
  }),
}));

const AnswerTrackedQuoteInput = builder.inputType('AnswerTrackedQuoteInput', {
  description: 'What the customer says to a quote.',
  fields: (t) => ({
    ...answerFields(t),
    answeredBy: t.string({
      description: 'Who says so, at most 200 characters; the contact of the ticket by default.',
    }),
  }),
});

builder.mutationField('answerTrackedQuote', (t) =>
  t.field({
    type: trackedPayload('AnswerTrackedQuotePayload'),
    description: 'The customer approves or declines the quote that is out.',
    args: { input: t.arg({ type: AnswerTrackedQuoteInput, required: true, description: 'The answer.' }) },
    errors: {
      types: [QuoteEndedError, IllegalTransitionError, ValidationError],
      union: { name: 'AnswerTrackedQuoteResult', description: outcome },
    },
    resolve: (_root, { input }, ctx) =>
      tracked(ctx, answerTrackedQuote(ctx, { ...input, quote: rowId('Quote', String(input.quote)) })),
  }),
);
