import {
  getNamedType,
  type GraphQLNamedOutputType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isUnionType,
} from 'graphql';
import { expect } from 'vitest';
import { schema } from '../../src/graphql/schema.ts';
import type { TestApp } from '../app.ts';

/** The plain fields of a type, and those of what it brings, so many levels down. */
function shallow(type: GraphQLNamedOutputType, levels: number, prefix = ''): string {
  if (isUnionType(type)) {
    const members = type.getTypes().map((member) => {
      // Errors give the names of a payload to other types.
      const own = member.name.endsWith('Payload') ? '' : `${member.name}_`;
      return `... on ${member.name} ${shallow(member, levels, own)}`;
    });
    return `{ __typename ${members.join(' ')} }`;
  }
  if (!isObjectType(type) && !isInterfaceType(type)) return '';
  const fields = Object.values(type.getFields()).flatMap((field) => {
    const named = getNamedType(field.type);
    const name = prefix ? `${prefix}${field.name}: ${field.name}` : field.name;
    if (isLeafType(named)) return [name];
    return levels > 0 ? [`${name} ${shallow(named, levels - 1)}`] : [];
  });
  return `{ __typename ${fields.join(' ')} }`;
}

interface Row {
  id: string;
  transfer: { id: string } | null;
}

/** What is read of payloads here. */
interface Told {
  __typename: string;
  number: string;
  trackingToken: string;
  secret: string;
  ticket: Row;
  visit: Row;
  member: Row;
  booking: Row;
  transfer: Row;
  expected: Row;
  apiKey: Row;
  lines: Row[];
}

/** Asks for a verb with all that its outcomes bring, and expects one of them: the payload, or a typed error. */
export async function tell(
  app: TestApp,
  as: string,
  verb: string,
  input: Record<string, unknown>,
  outcome = 'Payload',
): Promise<Told> {
  const field = schema.getMutationType()!.getFields()[verb]!;
  const { data, errors } = await app.query<Record<string, Told>>(
    `mutation ($input: ${field.args[0]!.type.toString()}) {
      ${verb}(input: $input) ${shallow(getNamedType(field.type), 2)}
    }`,
    { as, variables: { input } },
  );
  const told = data?.[verb];
  expect({ verb, errors, told, said: JSON.stringify(told) }).toMatchObject({
    errors: undefined,
    told: { __typename: expect.stringContaining(outcome) as string },
  });
  return told!;
}
