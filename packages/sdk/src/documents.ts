/** The text of a GraphQL operation, or its id, that knows the types of its result and its variables. */
export type TypedDocumentString<Result, Variables> = string & DocumentTypes<Result, Variables>;

/**
 * Any document that carries its types the way the GraphQL Code Generator and gql.tada write them: a
 * `TypedDocumentString`, or a `TypedDocumentNode` (an AST, which is printed by the `graphql` package when it is first
 * used). The hash that the generator leaves in `__meta__` with `persistedDocuments` names it for publishable keys.
 */
export type TypedDocument<Result, Variables> = Document & DocumentTypes<Result, Variables>;

type Document = (string | { toString(): string } | DocumentNodeLike) & { __meta__?: object | undefined };

interface DocumentTypes<Result, Variables> {
  /** Never set: it only carries the types. */
  __apiType?: (variables: Variables) => Result;
}

interface DocumentNodeLike {
  readonly kind: 'Document';
  readonly definitions: readonly unknown[];
}

/** The text to send for any kind of document. */
export async function textOf<Result, Variables>(
  document: TypedDocument<Result, Variables>,
): Promise<TypedDocumentString<Result, Variables>> {
  return (isDocumentNode(document) ? await printed(document) : String(document)) as TypedDocumentString<
    Result,
    Variables
  >;
}

function isDocumentNode(document: Document): document is DocumentNodeLike {
  return (document as { kind?: unknown }).kind === 'Document';
}

async function printed(document: DocumentNodeLike): Promise<string> {
  const { print } = await import('graphql');
  return print(document as unknown as Parameters<typeof print>[0]);
}

/** Of what is sent, which a subscription is not. A word in the wrong place makes a query count as something else, which only costs it its retries. */
export function isQuery(text: string): boolean {
  return !/\bmutation\b/.test(text);
}
