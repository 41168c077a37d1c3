import { readFile } from 'node:fs/promises';
import {
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isSpecifiedScalarType,
  printSchema,
} from 'graphql';
import { expect, test } from 'vitest';
import { schema } from './schema.ts';

const own = Object.values(schema.getTypeMap()).filter(
  (type) => !type.name.startsWith('__') && !isSpecifiedScalarType(type),
);

test('the printed, sorted schema is the committed contract', async () => {
  const committed = await readFile(new URL('../../schema.graphql', import.meta.url), 'utf8');
  expect(`${printSchema(schema)}\n`).toBe(committed);
});

test('everything in it says what it is', () => {
  const silent = own
    .flatMap(describedParts)
    .filter(({ description }) => !description?.trim())
    .map(({ name }) => name);
  expect(silent).toEqual([]);
});

interface Part {
  name: string;
  description: string | null | undefined;
}

function describedParts(type: GraphQLNamedType): Part[] {
  const part = (name: string, { description }: { description?: string | null | undefined }): Part => ({
    name,
    description,
  });
  const parts = [part(type.name, type)];
  if (isEnumType(type))
    parts.push(...type.getValues().map((value) => part(`${type.name}.${value.name}`, value)));
  if (isInputObjectType(type))
    parts.push(...Object.values(type.getFields()).map((field) => part(`${type.name}.${field.name}`, field)));
  if (isObjectType(type) || isInterfaceType(type)) {
    for (const field of Object.values(type.getFields())) {
      const name = `${type.name}.${field.name}`;
      parts.push(part(name, field));
      parts.push(...field.args.map((arg) => part(`${name}(${arg.name})`, arg)));
    }
  }
  return parts;
}
