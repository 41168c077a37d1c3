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

type Fragments = Map<string, { node: FragmentDefinitionNode; shortName: string }>;

/**
 * Prints each fragment once, each operation as a template of its own text and the fragments it needs, and operations
 * that differ only by their name as calls of one function: so a bundle holds no text twice and drops the operations it
 * does not use. Fragments travel under short names.
 */
export function plugin(_schema: unknown, documents: readonly { document?: DocumentNode }[]) {
  const definitions = documents.flatMap(({ document }) => document?.definitions ?? []);
  const operations = definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  const fragments: Fragments = new Map(
    definitions
      .filter((node) => node.kind === Kind.FRAGMENT_DEFINITION)
      .map((node, index) => [node.name.value, { node, shortName: `f${index.toString(36)}` }]),
  );
  const forms = repeated(operations.map((node) => formOf(node, fragments)));
  return {
    prepend: ["import type { TypedDocumentString } from '../documents.ts';"],
    content: [
      ...[...fragments].map(([name, { node }]) => `const ${name} = '${textOf(node, fragments)}';`),
      'const fieldOf = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);',
      ...forms.map((form, index) => `const form${index} = (name: string) => \`${form}\`;`),
      ...operations.map((node) => printOperation(node, fragments, forms)),
    ].join('\n'),
  };
}

function printOperation(node: OperationDefinitionNode, fragments: Fragments, forms: string[]): string {
  const name = nameOf(node);
  const type = name + node.operation[0]!.toUpperCase() + node.operation.slice(1);
  const form = forms.indexOf(formOf(node, fragments));
  const text =
    form < 0
      ? `\`${textOf(node, fragments)}${needsOf(node, fragments)}\``
      : `/* @__PURE__ */ form${form}('${name}')`;
  return `export const ${name}Document = ${text} as TypedDocumentString<${type}, ${type}Variables>;`;
}

/** The operation as a template that leaves its name open. */
function formOf(node: OperationDefinitionNode, fragments: Fragments): string {
  const name = nameOf(node);
  const field = name[0]!.toLowerCase() + name.slice(1);
  const text = textOf(node, fragments).replaceAll(name, '${name}').replaceAll(field, '${fieldOf(name)}');
  return text + needsOf(node, fragments);
}

/** The fragments that an operation needs, itself and by others, as the parts of a template: always in one order, which packs well. */
function needsOf(node: OperationDefinitionNode, fragments: Fragments): string {
  const names = new Set(spreadsOf(node));
  for (const name of names) for (const further of spreadsOf(fragments.get(name)!.node)) names.add(further);
  return [...names]
    .toSorted()
    .map((name) => `\${${name}}`)
    .join('');
}

function spreadsOf(node: ASTNode): string[] {
  const names: string[] = [];
  visit(node, { FragmentSpread: ({ name }) => void names.push(name.value) });
  return names;
}

function nameOf(node: OperationDefinitionNode): string {
  if (!node.name) throw new Error('Every operation needs a name.');
  return node.name.value;
}

function repeated(texts: string[]): string[] {
  return [...new Set(texts.filter((text, index) => texts.indexOf(text) !== index))];
}

function textOf(node: ASTNode, fragments: Fragments): string {
  const shortened = visit(node, {
    Name: (name, _key, parent) =>
      isFragment(parent) ? { ...name, value: fragments.get(name.value)!.shortName } : undefined,
  });
  return stripIgnoredCharacters(print(shortened));
}

function isFragment(node: unknown): boolean {
  const { kind } = node as ASTNode;
  return kind === Kind.FRAGMENT_SPREAD || kind === Kind.FRAGMENT_DEFINITION;
}
