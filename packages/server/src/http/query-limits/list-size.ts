import {
  type ArgumentNode,
  type GraphQLField,
  type GraphQLNamedType,
  getNamedType,
  getNullableType,
  isLeafType,
  isListType,
  Kind,
} from 'graphql';
import { defaultPageSize, maxPageSize } from '../../platform/keyset.ts';

/** What a list is taken to hold that is no page, like the lines of a quote or the visits of a ticket. */
export const usualListSize = 5;

export type Variables = Readonly<Record<string, unknown>>;

/** A number, or what tells it once the variables are known. */
export type Size = number | ((variables: Variables) => number);

type Field = GraphQLField<unknown, unknown>;

export const isConnection = (type: GraphQLNamedType | undefined): boolean =>
  type?.name.endsWith('Connection') === true;

/** How often what is asked of a field comes in the answer. `pageSize`: of the connection that the field is one of, if it is. */
export function repetitions(field: Field, parent: GraphQLNamedType | undefined, pageSize: Size): Size {
  if (!isListType(getNullableType(field.type)) || isLeafType(getNamedType(field.type))) return 1;
  return isConnection(parent) ? pageSize : usualListSize;
}

/** How long a page is, by what is said for `first` and `last`. */
export function pageSizeOf(given: readonly ArgumentNode[]): Size {
  const sizes = given
    .filter(({ name }) => name.value === 'first' || name.value === 'last')
    .map(({ value }): Size => {
      if (value.kind === Kind.INT) return bounded(Number(value.value));
      if (value.kind !== Kind.VARIABLE) return defaultPageSize;
      return (variables) => bounded(variables[value.name.value]);
    });
  if (sizes.length === 0) return defaultPageSize;
  if (sizes.every((size) => typeof size === 'number')) return Math.max(...sizes);
  return (variables) => Math.max(...sizes.map((size) => (typeof size === 'number' ? size : size(variables))));
}

/** A page that is too long is refused by its list, which can say so better. */
const bounded = (size: unknown): number =>
  typeof size === 'number' ? Math.min(Math.max(size, 0), maxPageSize) : defaultPageSize;
