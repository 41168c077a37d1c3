import { builder } from '../../graphql/builder.ts';
import { rowsOf } from '../../graphql/selection.ts';
import { AlreadyExistsError, IdempotencyMismatchError, ValidationError } from '../../platform/errors.ts';
import { LocalNameInput } from '../device/graphql-models.ts';
import { nameIn } from '../device/index.ts';
import { MoneyInput, MoneyRef } from '../stock/graphql.ts';
import { createServiceRate, createTaxRate } from './create-rates.ts';
import { JobLineKindRef } from './graphql-enums.ts';
import { findServiceRate, findTaxRate, listServiceRates, listTaxRates } from './read-rates.ts';

const localeArg = {
  description: 'The language, as a BCP 47 tag like zh-CN. Without it, or without a name in it, its own name.',
};

const ServiceRateRef = builder.prismaObject('ServiceRate', {
  description: 'What an hour of work or a journey costs, for quotes.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Short name, unique.' }),
    kind: t.expose('kind', { type: JobLineKindRef, description: 'Whether it is of work or of travel.' }),
    name: t.string({
      description: 'Name: the text of a line by default.',
      args: { locale: t.arg.string(localeArg) },
      resolve: (rate, { locale }) => nameIn(rate, locale),
    }),
    cost: t.field({
      type: MoneyRef,
      description: 'What one costs the vendor.',
      resolve: ({ costMinor, currency }) => ({ amountMinor: costMinor, currency }),
    }),
    price: t.field({
      type: MoneyRef,
      description: 'The list price of one, without tax.',
      resolve: ({ priceMinor, currency }) => ({ amountMinor: priceMinor, currency }),
    }),
  }),
});

const TaxRateRef = builder.prismaObject('TaxRate', {
  description: 'A tax on top of net amounts, for quotes.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Short name, unique.' }),
    name: t.string({
      description: 'Name, for the customer.',
      args: { locale: t.arg.string(localeArg) },
      resolve: (rate, { locale }) => nameIn(rate, locale),
    }),
    basisPoints: t.exposeInt('basisPoints', { description: 'Hundredths of a percent: 1300 is 13 %.' }),
  }),
});

const ServiceRateConnectionRef = builder.connectionObject({
  type: ServiceRateRef,
  name: 'ServiceRateConnection',
  description: 'A page of service rates.',
});

const TaxRateConnectionRef = builder.connectionObject({
  type: TaxRateRef,
  name: 'TaxRateConnection',
  description: 'A page of tax rates.',
});

builder.queryFields((t) => ({
  serviceRates: t.connection(
    {
      type: ServiceRateRef,
      description: 'What work and journeys cost, by code. For staff.',
      resolve: (_root, page, ctx, info) => listServiceRates(ctx, page, rowsOf(ctx, info)),
    },
    ServiceRateConnectionRef,
  ),
  taxRates: t.connection(
    {
      type: TaxRateRef,
      description: 'The taxes for quotes, by code. For staff.',
      resolve: (_root, page, ctx, info) => listTaxRates(ctx, page, rowsOf(ctx, info)),
    },
    TaxRateConnectionRef,
  ),
}));

const keyDescription = 'The same key and input within 24 hours: one effect, one answer.';
const codeDescription = 'Short name, unique, at most 50 characters: letters, digits, . - and _.';

const CreateServiceRateInput = builder.inputType('CreateServiceRateInput', {
  description: 'What an hour of work or a journey costs.',
  fields: (t) => ({
    idempotencyKey: t.string({ description: keyDescription }),
    code: t.string({ required: true, description: codeDescription }),
    kind: t.field({ type: JobLineKindRef, required: true, description: 'LABOUR or TRAVEL.' }),
    name: t.string({ required: true, description: 'Name, at most 200 characters.' }),
    names: t.field({ type: [LocalNameInput], description: 'The name in other languages.' }),
    cost: t.field({ type: MoneyInput, required: true, description: 'What one costs the vendor.' }),
    price: t.field({
      type: MoneyInput,
      required: true,
      description: 'The list price of one, without tax, in the currency of the cost.',
    }),
  }),
});

const CreateTaxRateInput = builder.inputType('CreateTaxRateInput', {
  description: 'A tax on top of net amounts.',
  fields: (t) => ({
    idempotencyKey: t.string({ description: keyDescription }),
    code: t.string({ required: true, description: codeDescription }),
    name: t.string({ required: true, description: 'Name, at most 200 characters. The customer reads it.' }),
    names: t.field({ type: [LocalNameInput], description: 'The name in other languages.' }),
    basisPoints: t.int({
      required: true,
      description: 'Hundredths of a percent, 0 to 10,000: 1300 is 13 %.',
    }),
  }),
});

const outcome = 'The payload, or the expected error that came instead.';
const types = [ValidationError, AlreadyExistsError, IdempotencyMismatchError];

builder.mutationFields((t) => ({
  createServiceRate: t.field({
    type: builder.objectRef<{ id: string }>('CreateServiceRatePayload').implement({
      description: 'The rate is there.',
      fields: (p) => ({
        serviceRate: p.prismaField({
          type: ServiceRateRef,
          description: 'The rate.',
          resolve: (query, { id }, _args, ctx) => findServiceRate(ctx, id, query),
        }),
      }),
    }),
    description:
      'Adds what an hour of work or a journey costs, for the lines of quotes. For MANAGER of the headquarters.',
    args: { input: t.arg({ type: CreateServiceRateInput, required: true, description: 'The rate.' }) },
    errors: { types, union: { name: 'CreateServiceRateResult', description: outcome } },
    resolve: async (_root, { input }, ctx) => ({ id: await createServiceRate(ctx, input) }),
  }),
  createTaxRate: t.field({
    type: builder.objectRef<{ id: string }>('CreateTaxRatePayload').implement({
      description: 'The tax is there.',
      fields: (p) => ({
        taxRate: p.prismaField({
          type: TaxRateRef,
          description: 'The tax.',
          resolve: (query, { id }, _args, ctx) => findTaxRate(ctx, id, query),
        }),
      }),
    }),
    description:
      'Adds a tax for quotes. A rate that changes is a new one, with a new code. For MANAGER of the headquarters.',
    args: { input: t.arg({ type: CreateTaxRateInput, required: true, description: 'The tax.' }) },
    errors: { types, union: { name: 'CreateTaxRateResult', description: outcome } },
    resolve: async (_root, { input }, ctx) => ({ id: await createTaxRate(ctx, input) }),
  }),
}));
