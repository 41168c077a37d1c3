import { builder } from '../../graphql/builder.ts';
import { rowsOf } from '../../graphql/selection.ts';
import { AlreadyExistsError, IdempotencyMismatchError, ValidationError } from '../../platform/errors.ts';
import { authorize, isStaff, requireViewer } from '../access/index.ts';
import { ProductModelRef } from '../device/graphql.ts';
import { LocalNameInput } from '../device/graphql-models.ts';
import { nameIn } from '../device/index.ts';
import { createPart } from './create-part.ts';
import { type Money, moneyOf } from './money.ts';
import { findPart, listParts } from './read.ts';
import { updatePart } from './update-part.ts';

export const MoneyRef = builder.objectRef<Money>('Money').implement({
  description: 'An amount of money.',
  fields: (t) => ({
    amountMinor: t.exposeInt('amountMinor', {
      description: 'In the minor unit of the currency: 1250 is 12.50 CNY, and 1250 JPY.',
    }),
    currency: t.exposeString('currency', { description: 'The currency, a code of ISO 4217 like CNY.' }),
  }),
});

export const MoneyInput = builder.inputType('MoneyInput', {
  description: 'An amount of money.',
  fields: (t) => ({
    amountMinor: t.int({
      required: true,
      description: 'In the minor unit of the currency, not negative: 1250 is 12.50 CNY, and 1250 JPY.',
    }),
    currency: t.string({ required: true, description: 'The currency, a code of ISO 4217 like CNY.' }),
  }),
});

export const PartRef = builder.prismaNode('Part', {
  nullable: true,
  description: 'A spare part of the catalogue.',
  id: { field: 'id', description: 'Opaque id.' },
  findUnique: (id, ctx) => {
    authorize(ctx, 'catalogue.read');
    return { id };
  },
  fields: (t) => ({
    sku: t.exposeString('sku', { description: 'What the vendor orders it by, unique.' }),
    name: t.string({
      description: 'Name.',
      args: {
        locale: t.arg.string({
          description:
            'The language, as a BCP 47 tag like zh-CN. Without it, or without a name in it, the part’s own name.',
        }),
      },
      resolve: (part, { locale }) => nameIn(part, locale),
    }),
    cost: t.field({
      type: MoneyRef,
      nullable: true,
      description: 'What one costs the vendor, for staff; null where it is not known.',
      resolve: ({ costMinor, currency }, _args, ctx) =>
        isStaff(requireViewer(ctx)) ? moneyOf(costMinor, currency) : null,
    }),
    price: t.field({
      type: MoneyRef,
      nullable: true,
      description: 'The list price of one, without tax; null where there is none.',
      resolve: ({ priceMinor, currency }) => moneyOf(priceMinor, currency),
    }),
    serialTracked: t.exposeBoolean('serialTracked', {
      description: 'Whether each one has a serial number.',
    }),
    consumable: t.exposeBoolean('consumable', { description: 'Whether it is used up.' }),
    compatibleModels: t.field({
      type: [ProductModelRef],
      description: 'The product models that it is made for, by code; none: nobody has said.',
      select: (_args, _ctx, nestedSelection) => ({
        fits: { select: { model: nestedSelection(true) }, orderBy: { model: { code: 'asc' } } },
      }),
      resolve: ({ fits }) => fits.map(({ model }) => model),
    }),
  }),
});

const PartConnectionRef = builder.connectionObject({
  type: PartRef,
  name: 'PartConnection',
  description: 'A page of parts.',
});

builder.queryFields((t) => ({
  parts: t.connection(
    {
      type: PartRef,
      description: 'The catalogue of spare parts, by SKU. Open to every key.',
      args: {
        search: t.arg.string({ description: 'Words of the SKU or the name.' }),
        model: t.arg.string({ description: 'Code of a product model that it is made for.' }),
      },
      resolve: (_root, { search, model, ...page }, ctx, info) =>
        listParts(ctx, { search, model }, page, rowsOf(ctx, info)),
    },
    PartConnectionRef,
  ),
  part: t.prismaField({
    type: PartRef,
    nullable: true,
    description: 'A part by its SKU; null when there is none. Open to every key.',
    args: { sku: t.arg.string({ required: true, description: 'Its SKU, in the case that it is kept in.' }) },
    resolve: (query, _root, { sku }, ctx) => findPart(ctx, { sku }, query),
  }),
}));

const cost = 'What one costs the vendor.';
const price = 'The list price of one, without tax, in the currency of the cost.';
const names = 'The name in other languages.';
const consumable = 'Whether it is used up.';
const models = 'Codes of the product models that it is made for, at most 100;';

const CreatePartInput = builder.inputType('CreatePartInput', {
  description: 'A spare part of the catalogue.',
  fields: (t) => ({
    idempotencyKey: t.string({
      description: 'The same key and input within 24 hours: one effect, one answer.',
    }),
    sku: t.string({
      required: true,
      description: 'What the vendor orders it by, unique, at most 100 characters; case matters.',
    }),
    name: t.string({ required: true, description: 'Name, at most 200 characters.' }),
    names: t.field({ type: [LocalNameInput], description: names }),
    cost: t.field({ type: MoneyInput, description: cost }),
    price: t.field({ type: MoneyInput, description: price }),
    serialTracked: t.boolean({ description: 'Whether each one has a serial number; no by default.' }),
    consumable: t.boolean({ description: `${consumable.slice(0, -1)}; no by default.` }),
    models: t.stringList({ description: `${models} none by default.` }),
  }),
});

const UpdatePartInput = builder.inputType('UpdatePartInput', {
  description: 'What is to change of a part; what is absent stays.',
  fields: (t) => ({
    sku: t.string({ required: true, description: 'Its SKU.' }),
    name: t.string({ description: 'Name, at most 200 characters.' }),
    names: t.field({ type: [LocalNameInput], description: `${names} All of them: those before are gone.` }),
    cost: t.field({ type: MoneyInput, description: `${cost} Null: it is not known.` }),
    price: t.field({ type: MoneyInput, description: `${price} Null: there is none.` }),
    serialTracked: t.boolean({ description: 'Whether each one has a serial number.' }),
    consumable: t.boolean({ description: consumable }),
    models: t.stringList({ description: `${models} all of them: those before are gone.` }),
  }),
});

const partPayload = (name: string, description: string) =>
  builder.objectRef<{ id: string }>(name).implement({
    description,
    fields: (t) => ({
      part: t.prismaField({
        type: PartRef,
        description: 'The part.',
        resolve: async (query, { id }, _args, ctx) => {
          const part = await findPart(ctx, { id }, query);
          if (!part) throw new Error(`the part ${id} was written and is gone`);
          return part;
        },
      }),
    }),
  });

const outcome = 'The payload, or the expected error that came instead.';

builder.mutationFields((t) => ({
  createPart: t.field({
    type: partPayload('CreatePartPayload', 'The part is in the catalogue.'),
    description: 'Adds a spare part to the catalogue. For MANAGER of the headquarters.',
    args: { input: t.arg({ type: CreatePartInput, required: true, description: 'The part.' }) },
    errors: {
      types: [ValidationError, AlreadyExistsError, IdempotencyMismatchError],
      union: { name: 'CreatePartResult', description: outcome },
    },
    resolve: async (_root, { input }, ctx) => ({ id: await createPart(ctx, input) }),
  }),
  updatePart: t.field({
    type: partPayload('UpdatePartPayload', 'The part is changed.'),
    description:
      'Changes a spare part of the catalogue. Quotes that were sent stay as they are. For MANAGER of the headquarters.',
    args: { input: t.arg({ type: UpdatePartInput, required: true, description: 'What is to change.' }) },
    errors: { types: [ValidationError], union: { name: 'UpdatePartResult', description: outcome } },
    resolve: async (_root, { input }, ctx) => ({ id: await updatePart(ctx, input) }),
  }),
}));
