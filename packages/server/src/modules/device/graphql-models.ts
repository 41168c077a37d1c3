import { builder } from '../../graphql/builder.ts';
import { AlreadyExistsError, IdempotencyMismatchError, ValidationError } from '../../platform/errors.ts';
import { createProductModel } from './create-model.ts';
import { ProductModelRef } from './graphql.ts';
import { findProductModel } from './read.ts';
import { updateProductModel } from './update-model.ts';

export const LocalNameInput = builder.inputType('LocalNameInput', {
  description: 'A name in another language.',
  fields: (t) => ({
    locale: t.string({ required: true, description: 'The language, a BCP 47 tag like zh-CN.' }),
    name: t.string({ required: true, description: 'The name, at most 200 characters.' }),
  }),
});

const warrantyPolicy = 'Code of the warranty policy with which its units are sold.';

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
    warrantyPolicy: t.string({ description: warrantyPolicy }),
  }),
});

const UpdateProductModelInput = builder.inputType('UpdateProductModelInput', {
  description: 'What is to change of a model; what is absent stays.',
  fields: (t) => ({
    code: t.string({ required: true, description: 'Its code.' }),
    name: t.string({ description: 'Name, at most 200 characters.' }),
    names: t.field({
      type: [LocalNameInput],
      description: 'The name in other languages. All of them: those before are gone.',
    }),
    category: t.string({ description: 'Product category, kept in capitals.' }),
    warrantyPolicy: t.string({
      description: `${warrantyPolicy} Null: with none. Units that were sold keep theirs.`,
    }),
  }),
});

const modelPayload = (name: string, description: string) =>
  builder.objectRef<{ id: string }>(name).implement({
    description,
    fields: (t) => ({
      productModel: t.prismaField({
        type: ProductModelRef,
        description: 'The model.',
        resolve: async (query, { id }, _args, ctx) => {
          const model = await findProductModel(ctx, id, query);
          if (!model) throw new Error(`product model ${id} was written and is gone`);
          return model;
        },
      }),
    }),
  });

const outcome = 'The payload, or the expected error that came instead.';

builder.mutationFields((t) => ({
  createProductModel: t.field({
    type: modelPayload('CreateProductModelPayload', 'The model is in the catalogue.'),
    description: 'Adds a model to the catalogue. For MANAGER of the headquarters.',
    args: { input: t.arg({ type: CreateProductModelInput, required: true, description: 'The model.' }) },
    errors: {
      types: [ValidationError, AlreadyExistsError, IdempotencyMismatchError],
      union: { name: 'CreateProductModelResult', description: outcome },
    },
    resolve: async (_root, { input }, ctx) => ({ id: await createProductModel(ctx, input) }),
  }),
  updateProductModel: t.field({
    type: modelPayload('UpdateProductModelPayload', 'The model is changed.'),
    description: 'Changes a model of the catalogue. For MANAGER of the headquarters.',
    args: {
      input: t.arg({ type: UpdateProductModelInput, required: true, description: 'What is to change.' }),
    },
    errors: { types: [ValidationError], union: { name: 'UpdateProductModelResult', description: outcome } },
    resolve: async (_root, { input }, ctx) => ({ id: await updateProductModel(ctx, input) }),
  }),
}));
