import {
  type DefinitionNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  print,
  stripIgnoredCharacters,
  visit,
} from 'graphql';

/**
 * Prints each fragment once and each operation as a template of its own text and the fragments it needs, so that a
 * bundle holds no text twice and drops the operations it does not use.
 */
export function plugin(_schema: unknown, documents: readonly { document?: DocumentNode }[]) {
  const definitions = documents.flatMap(({ document }) => document?.definitions ?? []);
  const fragments = new Map(
    definitions
      .filter((node) => node.kind === Kind.FRAGMENT_DEFINITION)
      .map((node) => [node.name.value, node]),
  );
  const operations = definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  return {
    prepend: ["import type { TypedDocumentString } from '../documents.ts';"],
    content: [
      ...[...fragments.values()].map(printFragment),
      ...operations.map((node) => printOperation(node, fragments)),
    ].join('\n'),
  };
}

function printFragment(node: FragmentDefinitionNode): string {
  return `const ${node.name.value} = '${textOf(node)}';`;
}

function printOperation(
  node: OperationDefinitionNode,
  fragments: Map<string, FragmentDefinitionNode>,
): string {
  const name = node.name?.value;
  if (!name) throw new Error('Every operation needs a name.');
  const suffix = node.operation[0]!.toUpperCase() + node.operation.slice(1);
  const types = `${name}${suffix}, ${name}${suffix}Variables`;
  const spreads = [...spreadsOf(node, fragments)].map((fragment) => `\${${fragment}}`).join('');
  return `export const ${name}Document = \`${textOf(node)}${spreads}\` as TypedDocumentString<${types}>;`;
}

function spreadsOf(
  node: DefinitionNode,
  fragments: Map<string, FragmentDefinitionNode>,
  seen = new Set<string>(),
): Set<string> {
  visit(node, {
    FragmentSpread({ name: { value } }) {
      const fragment = fragments.get(value);
      if (!fragment || seen.has(value)) return;
      seen.add(value);
      spreadsOf(fragment, fragments, seen);
    },
  });
  return seen;
}

function textOf(node: DefinitionNode): string {
  return stripIgnoredCharacters(print(node));
}
