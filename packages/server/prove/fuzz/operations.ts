import {
  getNamedType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  type OperationTypeNode,
} from 'graphql';
import { pick, type Random } from '../../test/random.ts';
import { type Pool, type Value, valueOf } from './values.ts';

export interface Operation {
  type: 'query' | 'mutation' | 'subscription';
  document: string;
  variables: Record<string, Value>;
}

type Field = GraphQLField<unknown, unknown>;

const mostFields = 6;
const deepest = 4;
/** So many selections end a document, whatever it would ask for beside. */
const mostSelections = 60;

/** Documents that the schema takes, with arguments that it takes. */
export class Generator {
  readonly #schema: GraphQLSchema;
  readonly #pool: Pool;

  constructor(schema: GraphQLSchema, pool: Pool) {
    this.#schema = schema;
    this.#pool = pool;
  }

  make(random: Random, type: Operation['type']): Operation {
    const root = this.#schema.getRootType(type as OperationTypeNode)!;
    const fields = Object.values(root.getFields());
    const writer = new Writer(this.#schema, random, this.#pool);
    const many = type === 'subscription' || random() < 0.7 ? 1 : 2;
    const asked = Array.from({ length: many }, () => writer.field(pick(random, fields), deepest));
    const declared = writer.declared.length > 0 ? `(${writer.declared.join(', ')})` : '';
    return { type, document: `${type} Fuzz${declared} { ${asked.join(' ')} }`, variables: writer.variables };
  }
}

class Writer {
  readonly declared: string[] = [];
  readonly variables: Record<string, Value> = {};
  readonly #schema: GraphQLSchema;
  readonly #random: Random;
  readonly #pool: Pool;
  #selections = 0;

  constructor(schema: GraphQLSchema, random: Random, pool: Pool) {
    this.#schema = schema;
    this.#random = random;
    this.#pool = pool;
  }

  /** Each under a name of its own, so that two never have to be the same. */
  field(field: Field, depth: number): string {
    const name = `f${++this.#selections}: ${field.name}`;
    const given = field.args.filter((arg) => isRequiredArgument(arg) || this.#random() < 0.4);
    const args = given.map((arg) => `${arg.name}: ${this.#argument(arg.type, arg.name)}`);
    const passed = args.length > 0 ? `(${args.join(', ')})` : '';
    return `${name}${passed}${this.#directive()} ${this.#selection(field.type, depth)}`;
  }

  #argument(type: GraphQLInputType, name: string): string {
    const value = valueOf(this.#random, type, name, this.#pool);
    if (this.#random() < 0.35) return literal(value, type);
    const variable = `v${this.declared.length + 1}`;
    this.declared.push(`$${variable}: ${type.toString()}`);
    this.variables[variable] = value;
    return `$${variable}`;
  }

  #directive(): string {
    if (this.#random() > 0.04) return '';
    return pick(this.#random, [' @include(if: true)', ' @skip(if: false)', ' @include(if: false)']);
  }

  #selection(type: GraphQLOutputType, depth: number): string {
    const named = getNamedType(type);
    if (isLeafType(named)) return '';
    const parts = ['__typename'];
    if (isObjectType(named) || isInterfaceType(named))
      parts.push(...this.#some(Object.values(named.getFields()), depth));
    if (isAbstractType(named)) {
      const possible = this.#schema.getPossibleTypes(named);
      for (const member of [pick(this.#random, possible), pick(this.#random, possible)])
        parts.push(
          `... on ${member.name} { __typename ${this.#some(Object.values(member.getFields()), depth).join(' ')} }`,
        );
    }
    return `{ ${parts.join(' ')} }`;
  }

  #some(fields: readonly Field[], depth: number): string[] {
    const wanted = 1 + Math.floor(this.#random() * mostFields);
    return Array.from({ length: wanted }, () => pick(this.#random, fields)).flatMap((field) => {
      const isLeaf = isLeafType(getNamedType(field.type));
      if (!isLeaf && (depth === 0 || this.#selections > mostSelections)) return [];
      return [this.field(field, depth - 1)];
    });
  }
}

/** The value as it is written in a document. */
function literal(value: Value, type: GraphQLInputType): string {
  if (isNonNullType(type)) return literal(value, type.ofType as GraphQLInputType);
  if (value === null) return 'null';
  if (isListType(type)) {
    const items = Array.isArray(value) ? value : [value];
    return `[${items.map((item) => literal(item, type.ofType as GraphQLInputType)).join(', ')}]`;
  }
  if (isEnumType(type)) return value as string;
  if (isInputObjectType(type)) {
    const fields = type.getFields();
    const entries = Object.entries(value as Record<string, Value>);
    return `{ ${entries.map(([name, item]) => `${name}: ${literal(item, fields[name]!.type)}`).join(', ')} }`;
  }
  return JSON.stringify(value);
}
