import {
  type ASTNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  print,
  stripIgnoredCharacters,
  visit,
} from 'graphql';

export type Fragments = Map<string, { node: FragmentDefinitionNode; shortName: string }>;

/** All operations and fragments. Fragments travel under short names. */
export function read(documents: readonly { document?: DocumentNode }[]) {
  const definitions = documents.flatMap(({ document }) => document?.definitions ?? []);
  const operations = definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  const fragments: Fragments = new Map(
    definitions
      .filter((node) => node.kind === Kind.FRAGMENT_DEFINITION)
      .map((node, index) => [node.name.value, { node, shortName: `f${index.toString(36)}` }]),
  );
  return { operations, fragments };
}

/** The text of one definition. */
export function textOf(node: ASTNode, fragments: Fragments): string {
  const shortened = visit(node, {
    Name: (name, _key, parent) =>
      isFragment(parent) ? { ...name, value: fragments.get(name.value)!.shortName } : undefined,
  });
  return stripIgnoredCharacters(print(shortened));
}

/** The names of the fragments that an operation needs, itself and by others: always in one order, which packs well. */
export function needsOf(node: OperationDefinitionNode, fragments: Fragments): string[] {
  const names = new Set(spreadsOf(node));
  for (const name of names) for (const further of spreadsOf(fragments.get(name)!.node)) names.add(further);
  return [...names].toSorted();
}

/** The text of an operation as it is sent: its own, and that of the fragments it needs. */
export function wholeText(node: OperationDefinitionNode, fragments: Fragments): string {
  const needs = needsOf(node, fragments).map((name) => textOf(fragments.get(name)!.node, fragments));
  return textOf(node, fragments) + needs.join('');
}

export function nameOf(node: OperationDefinitionNode): string {
  if (!node.name) throw new Error('Every operation needs a name.');
  return node.name.value;
}

/** The name of the type of its result. */
export const typeOf = (node: OperationDefinitionNode): string =>
  nameOf(node) + node.operation[0]!.toUpperCase() + node.operation.slice(1);

function spreadsOf(node: ASTNode): string[] {
  const names: string[] = [];
  visit(node, { FragmentSpread: ({ name }) => void names.push(name.value) });
  return names;
}

function isFragment(node: unknown): boolean {
  const { kind } = node as ASTNode;
  return kind === Kind.FRAGMENT_SPREAD || kind === Kind.FRAGMENT_DEFINITION;
}
