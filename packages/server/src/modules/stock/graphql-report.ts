import { builder } from '../../graphql/builder.ts';
import { ValidationError } from '../../platform/errors.ts';
import { readStockReport, type StockReportRow } from './report.ts';

const StockTurnoverRef = builder.objectRef<StockReportRow['turnover'][number]>('StockTurnover').implement({
  description: 'How fast the stock of a warehouse turned over, of the parts whose cost is in one currency.',
  fields: (t) => ({
    currency: t.exposeString('currency', { description: 'Of the cost, a code of ISO 4217 like CNY.' }),
    issuedMinor: t.exposeFloat('issuedMinor', {
      description:
        'What was handed out, less what came back unused, each at what it cost at that moment. A whole number of minor units; below zero where more came back than went out.',
    }),
    averageMinor: t.exposeFloat('averageMinor', {
      description:
        'What the stock was worth on average over every moment of the period, by the ledger. A whole number of minor units.',
    }),
    turns: t.exposeFloat('turns', {
      nullable: true,
      description:
        'Issued ÷ average: how often the stock was used up in the period, not annualised; null: nothing of value lay there.',
    }),
    turnsPerYear: t.exposeFloat('turnsPerYear', {
      nullable: true,
      description: 'The same annualised: turns × 365 days ÷ the length of the period.',
    }),
  }),
});

const StockReportRowRef = builder.objectRef<StockReportRow>('StockReportRow').implement({
  description: 'The key figures of one warehouse in one month.',
  fields: (t) => ({
    warehouse: t.exposeString('warehouse', { description: 'Code of the warehouse.' }),
    warehouseName: t.exposeString('warehouseName', { description: 'Name of the warehouse.' }),
    organization: t.exposeString('organization', { description: 'Code of the organization whose it is.' }),
    month: t.exposeString('month', {
      description: 'The month, YYYY-MM, in the time zone of that organization.',
    }),
    timeZone: t.exposeString('timeZone', { description: 'That time zone, an IANA name.' }),
    from: t.expose('from', { type: 'DateTime', description: 'The first moment that the figures are about.' }),
    until: t.expose('until', {
      type: 'DateTime',
      description: 'The first moment that they are no longer about: of a month that is not over, now.',
    }),
    lines: t.exposeInt('lines', {
      description:
        'How many lines were asked for and taken on, by when. What was split is one line; what was refused is none.',
    }),
    hits: t.exposeInt('hits', {
      description:
        'How many of them were filled whole and at once from this warehouse, the first that was asked.',
    }),
    hitRate: t.exposeFloat('hitRate', {
      nullable: true,
      description: 'Hits ÷ lines, from 0 to 1; null: nothing was asked for.',
    }),
    turnover: t.field({
      type: [StockTurnoverRef],
      description: 'How fast the stock turned over: one row for each currency of costs.',
      resolve: ({ turnover }) => turnover,
    }),
    partsWithoutCost: t.exposeInt('partsWithoutCost', {
      description:
        'How many parts lay there or were used whose cost nobody has said: turnover leaves them out.',
    }),
    openBackorders: t.exposeInt('openBackorders', {
      description: 'How many lines were being waited for at the end of the period.',
    }),
    piecesAwaited: t.exposeFloat('piecesAwaited', {
      description: 'How many pieces they were still short of: a whole number.',
    }),
    meanAge: t.expose('meanAge', {
      type: 'Duration',
      nullable: true,
      description: 'How long those had been waited for, on average; null: there were none.',
    }),
    oldestAge: t.expose('oldestAge', {
      type: 'Duration',
      nullable: true,
      description: 'How long the oldest of them had been waited for.',
    }),
    filledBackorders: t.exposeInt('filledBackorders', {
      description: 'How many lines got the last piece that they waited for in the period.',
    }),
    meanWait: t.expose('meanWait', {
      type: 'Duration',
      nullable: true,
      description: 'How long those had waited, on average; null: there were none.',
    }),
    medianWait: t.expose('medianWait', {
      type: 'Duration',
      nullable: true,
      description: 'How long half of them had waited at most.',
    }),
  }),
});

const StockReportRef = builder.objectRef<{ rows: StockReportRow[] }>('StockReport').implement({
  description: 'Key figures of spare parts.',
  fields: (t) => ({
    rows: t.field({
      type: [StockReportRowRef],
      description:
        'One row for each warehouse and month, by the code of the warehouse, the oldest month first.',
      resolve: ({ rows }) => rows,
    }),
  }),
});

const StockReportInput = builder.inputType('StockReportInput', {
  description: 'Which warehouses, and when.',
  fields: (t) => ({
    from: t.string({
      required: true,
      description:
        'The first month (2026-09), or the first day (2026-09-15), in the time zone of each organization.',
    }),
    to: t.string({ required: true, description: 'The last month, or the last day.' }),
    warehouse: t.string({ description: 'Code of one warehouse; all that you may see by default.' }),
    organization: t.string({ description: 'Code of the organization whose warehouses they are.' }),
  }),
});

builder.queryField('stockReport', (t) =>
  t.field({
    type: StockReportRef,
    description:
      'Hit rate, turnover and backorders by warehouse and month, at most 1,200 rows. For STOREKEEPER and MANAGER.',
    args: { input: t.arg({ type: StockReportInput, required: true, description: 'Which.' }) },
    errors: {
      types: [ValidationError],
      union: { name: 'StockReportResult', description: 'The report, or the expected error.' },
    },
    resolve: async (_root, { input }, ctx) => ({ rows: await readStockReport(ctx, input) }),
  }),
);
