import type { Quote } from '../../generated/prisma/client.ts';
import { builder } from '../../graphql/builder.ts';
import { DomainErrorInterface } from '../../graphql/errors.ts';
import { scope } from '../access/index.ts';
import { nameIn } from '../device/index.ts';
import { MoneyRef } from '../stock/graphql.ts';
import { CoverageDecisionRef, CoverageReasonRef, TermsRef } from '../warranty/graphql.ts';
import { answerOfRow } from '../warranty/index.ts';
import { QuoteEndedError } from './errors.ts';
import { JobLineKindRef, QuoteStateRef } from './graphql-enums.ts';
import type { PricedQuote, QuotedLine, QuotedTax } from './price.ts';
import { listQuoteLines, type QuoteLineRow, reasonsOf, taxesOf } from './read.ts';

builder.objectType(QuoteEndedError, {
  name: 'QuoteEndedError',
  description:
    'The quote is not out any more: it was answered, withdrawn or not answered in time. Nothing was changed.',
  interfaces: [DomainErrorInterface],
  fields: (t) => ({
    state: t.expose('state', {
      type: QuoteStateRef,
      description: 'What became of it. One that is out of date is EXPIRED.',
    }),
    endedAt: t.expose('endedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it ended; null for one that is out of date and not put down as expired yet.',
    }),
    validUntil: t.expose('validUntil', { type: 'DateTime', description: 'Until when it could be answered.' }),
  }),
});

type Currency = { currency: string };

/** A field with an amount of what it is on. */
export const money = <Column extends string>(column: Column, description: string) => ({
  type: MoneyRef,
  description,
  resolve: (row: Record<Column, number> & Currency) => ({
    amountMinor: row[column],
    currency: row.currency,
  }),
});

const QuoteTaxRef = builder.objectRef<QuotedTax & Currency>('QuoteTax').implement({
  description: 'One tax of a quote, over all lines that it is on.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Code of the tax rate.' }),
    name: t.string({
      description: 'Its name, as it was when the quote was sent.',
      args: {
        locale: t.arg.string({
          description: 'The language, a BCP 47 tag like zh-CN. Without a name in it, the tax’s own name.',
        }),
      },
      resolve: (tax, { locale }) => nameIn(tax, locale),
    }),
    basisPoints: t.exposeInt('basisPoints', { description: 'Hundredths of a percent: 1300 is 13 %.' }),
    net: t.field(money('netMinor', 'What it is on.')),
    amount: t.field(money('taxMinor', 'How much it is.')),
  }),
});

type LineFields = Pick<
  QuotedLine,
  | 'kind'
  | 'text'
  | 'quantityCenti'
  | 'terms'
  | 'unitCostMinor'
  | 'unitPriceMinor'
  | 'amountMinor'
  | 'taxCode'
  | 'reasons'
> & { part: { sku: string } | null };

/** Both kinds of lines say the same: those of a quote that was sent, and those of a preview. */
const QuotedLineRef = builder.interfaceRef<LineFields & Currency>('QuotedLine').implement({
  description: 'What one piece of work, part or journey costs the customer.',
  resolveType: (line) => ('id' in line ? 'QuoteLine' : 'QuotePreviewLine'),
  fields: (t) => ({
    kind: t.expose('kind', { type: JobLineKindRef, description: 'What it is of.' }),
    text: t.exposeString('text', { description: 'What the customer reads.' }),
    sku: t.string({ nullable: true, description: 'SKU of the part.', resolve: ({ part }) => part?.sku }),
    quantity: t.float({
      description: 'How many pieces, hours or journeys.',
      resolve: ({ quantityCenti }) => quantityCenti / 100,
    }),
    terms: t.expose('terms', {
      type: TermsRef,
      description: 'What the customer pays: nothing, the cost or the price.',
    }),
    unitCost: t.field(money('unitCostMinor', 'What one costs the vendor.')),
    unitPrice: t.field(money('unitPriceMinor', 'The list price of one.')),
    amount: t.field(money('amountMinor', 'What the customer pays for it, without tax.')),
    taxCode: t.exposeString('taxCode', { nullable: true, description: 'Code of its tax rate.' }),
    reasons: t.expose('reasons', {
      type: [CoverageReasonRef],
      description: 'Why the customer pays this: as in a decision.',
    }),
  }),
});

const QuoteLineRef = builder.objectRef<LineFields & Currency & { id: string }>('QuoteLine').implement({
  description: 'One line of a quote. It never changes.',
  interfaces: [QuotedLineRef],
  fields: (t) => ({ id: t.exposeID('id', { description: 'Its id within the quote.' }) }),
});

const QuotePreviewLineRef = builder.objectRef<LineFields & Currency>('QuotePreviewLine').implement({
  description: 'One line, as a quote would have it.',
  interfaces: [QuotedLineRef],
});

export const lineOfRow = (row: QuoteLineRow, currency: string) => ({
  ...row,
  reasons: reasonsOf(row),
  currency,
});

export const net = 'The sum of its lines, without tax.';
export const tax = 'The sum of its taxes.';
const total = 'What the customer pays.';
const taxes = 'Each tax, over all lines that it is on.';

/** Those of a quote that was sent. */
export const taxesField = {
  type: [QuoteTaxRef] as [typeof QuoteTaxRef],
  description: taxes,
  resolve: (quote: Quote) => taxesOf(quote).map((each) => ({ ...each, currency: quote.currency })),
};

export const QuoteRef = builder.prismaNode('Quote', {
  nullable: true,
  description: 'What a job will cost its customer, and their answer. What it offers never changes.',
  id: { field: 'id', description: 'Opaque id.' },
  findUnique: (id, ctx) => ({ id, AND: [scope(ctx, 'Quote')] }),
  fields: (t) => ({
    ticket: t.relation('ticket', { description: 'The job.' }),
    revision: t.exposeInt('revision', { description: 'Counts the quotes of the ticket, from 1.' }),
    state: t.expose('state', { type: QuoteStateRef, description: 'What became of it.' }),
    currency: t.exposeString('currency', { description: 'The currency of all of it, ISO 4217.' }),
    net: t.field(money('netMinor', net)),
    tax: t.field(money('taxMinor', tax)),
    total: t.field(money('totalMinor', total)),
    taxes: t.field(taxesField),
    lines: t.field({
      type: [QuoteLineRef],
      description: 'What it is made up of.',
      resolve: async ({ id, currency }, _args, ctx) =>
        (await listQuoteLines(ctx, id)).map((row) => lineOfRow(row, currency)),
    }),
    note: t.exposeString('note', { nullable: true, description: 'For the customer to read.' }),
    validUntil: t.expose('validUntil', { type: 'DateTime', description: 'Until when it can be answered.' }),
    sentBy: t.exposeString('sentBy', { description: 'Who sent it.' }),
    sentAt: t.expose('sentAt', { type: 'DateTime', description: 'When.' }),
    endedAt: t.expose('endedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was answered, withdrawn or put down as expired; null while it is out.',
    }),
    answeredBy: t.exposeString('answeredBy', { nullable: true, description: 'Who answered it.' }),
    reason: t.exposeString('reason', {
      nullable: true,
      description: 'Why it was declined or withdrawn; what was said to an approval.',
    }),
    decision: t.field({
      type: CoverageDecisionRef,
      nullable: true,
      description: 'The decision by which work and travel are priced.',
      select: (_args, _ctx, nested) => ({ decision: nested(true) }),
      resolve: ({ decision }) => decision && answerOfRow(decision),
    }),
  }),
});

export const QuotePreviewRef = builder.objectRef<PricedQuote>('QuotePreview').implement({
  description: 'What a quote would come to. Nothing is saved.',
  fields: (t) => ({
    currency: t.exposeString('currency', { description: 'The currency of all of it, ISO 4217.' }),
    net: t.field(money('netMinor', net)),
    tax: t.field(money('taxMinor', tax)),
    total: t.field(money('totalMinor', total)),
    taxes: t.field({
      type: [QuoteTaxRef],
      description: taxes,
      resolve: (quote) => quote.taxes.map((each) => ({ ...each, currency: quote.currency })),
    }),
    lines: t.field({
      type: [QuotePreviewLineRef],
      description: 'What it is made up of, in the order of the input.',
      resolve: ({ lines, currency }) => lines.map((line) => ({ ...line, currency })),
    }),
    decision: t.expose('decision', {
      type: CoverageDecisionRef,
      description: 'The decision by which work and travel are priced.',
    }),
  }),
});
