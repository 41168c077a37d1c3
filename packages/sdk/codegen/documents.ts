import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import { type Fragments, nameOf, needsOf, read, textOf, typeOf } from './texts.ts';

/**
 * Prints each fragment once, each operation as a template of its own text and the fragments it needs, and operations
 * that differ only by their name as calls of one function: so a bundle holds no text twice and drops the operations it
 * does not use.
 */
export function plugin(_schema: unknown, documents: readonly { document?: DocumentNode }[]) {
  const { operations, fragments } = read(documents);
  const forms = repeated(operations.map((node) => formOf(node, fragments)));
  return {
    prepend: ["import type { TypedDocumentString } from '../documents.ts';"],
    content: [
      ...[...fragments].map(([name, { node }]) => `const ${name} = '${textOf(node, fragments)}';`),
      'const fieldOf = (name: string) => name[0]!.toLowerCase() + name.slice(1);',
      ...forms.map((form, index) => `const form${index} = (name: string) => \`${form}\`;`),
      ...operations.map((node) => printOperation(node, fragments, forms)),
    ].join('\n'),
  };
}

function printOperation(node: OperationDefinitionNode, fragments: Fragments, forms: string[]): string {
  const name = nameOf(node);
  const type = typeOf(node);
  const form = forms.indexOf(formOf(node, fragments));
  const text =
    form < 0
      ? `\`${textOf(node, fragments)}${partsOf(node, fragments)}\``
      : `/* @__PURE__ */ form${form}('${name}')`;
  return `export const ${name}Document = ${text} as TypedDocumentString<${type}, ${type}Variables>;`;
}

/** The operation as a template that leaves its name open. */
function formOf(node: OperationDefinitionNode, fragments: Fragments): string {
  const name = nameOf(node);
  const field = name[0]!.toLowerCase() + name.slice(1);
  const text = textOf(node, fragments).replaceAll(name, '${name}').replaceAll(field, '${fieldOf(name)}');
  return text + partsOf(node, fragments);
}

/** The fragments that an operation needs, as the parts of a template. */
const partsOf = (node: OperationDefinitionNode, fragments: Fragments): string =>
  needsOf(node, fragments)
    .map((name) => `\${${name}}`)
    .join('');

function repeated(texts: string[]): string[] {
  return [...new Set(texts.filter((text, index) => texts.indexOf(text) !== index))];
}
