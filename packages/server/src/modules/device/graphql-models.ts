import { builder } from '../../graphql/builder.ts';
import { AlreadyExistsError, IdempotencyMismatchError, ValidationError } from '../../platform/errors.ts';
import { createProductModel } from './create-model.ts';
import { ProductModelRef } from './graphql.ts';
import { findProductModel } from './read.ts';

export const LocalNameInput = builder.inputType('LocalNameInput', {
  description: 'A name in another language.',
  fields: (t) => ({
    locale: t.string({ required: true, description: 'The language, a BCP 47 tag like zh-CN.' }),
    name: t.string({ required: true, description: 'The name, at most 200 characters.' }),
  }),
});

const CreateProductModelInput = builder.inputType('CreateProductModelInput', {
  description: 'A model that the vendor makes.',
  fields: (t) => ({
    idempotencyKey: t.string({
      description: 'The same key and input within 24 hours: one effect, one answer.',
    }),
    code: t.string({
      required: true,
      description: 'Model code, unique: at most 50 characters, kept in capitals.',
    }),
    name: t.string({ required: true, description: 'Name, at most 200 characters.' }),
    names: t.field({ type: [LocalNameInput], description: 'The name in other languages.' }),
    category: t.string({
      required: true,
      description: 'Product category, kept in capitals: what technicians are certified for.',
    }),
  }),
});

const CreateProductModelPayload = builder.objectRef<{ id: string }>('CreateProductModelPayload').implement({
  description: 'The model is in the catalogue.',
  fields: (t) => ({
    productModel: t.prismaField({
      type: ProductModelRef,
      description: 'The model.',
      resolve: async (query, { id }, _args, ctx) => {
        const model = await findProductModel(ctx, id, query);
        if (!model) throw new Error(`product model ${id} was added and is gone`);
        return model;
      },
    }),
  }),
});

builder.mutationField('createProductModel', (t) =>
  t.field({
    type: CreateProductModelPayload,
    description: 'Adds a model to the catalogue. For MANAGER of the headquarters.',
    args: { input: t.arg({ type: CreateProductModelInput, required: true, description: 'The model.' }) },
    errors: {
      types: [ValidationError, AlreadyExistsError, IdempotencyMismatchError],
      union: {
        name: 'CreateProductModelResult',
        description: 'The payload, or the expected error that came instead.',
      },
    },
    resolve: async (_root, { input }, ctx) => ({ id: await createProductModel(ctx, input) }),
  }),
);
