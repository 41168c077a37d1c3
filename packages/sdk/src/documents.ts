/** The text of a GraphQL operation, or its id `sha256:…`, that knows the types of its result and its variables. */
export type TypedDocumentString<Result, Variables> = string & DocumentTypes<Result, Variables>;

/**
 * Any document that carries its types the way the GraphQL Code Generator and gql.tada write them: a
 * `TypedDocumentString`, or a `TypedDocumentNode` (an AST, which is printed by the `graphql` package when it is first
 * used).
 */
export type TypedDocument<Result, Variables> = Document & DocumentTypes<Result, Variables>;

type Document = (string | { toString(): string } | DocumentNodeLike) & {
  /** With `persistedDocuments` the GraphQL Code Generator leaves the hash of what is in its manifest here. */
  __meta__?: object | undefined;
};

interface DocumentTypes<Result, Variables> {
  /** Never set: it only carries the types. */
  __apiType?: (variables: Variables) => Result;
}

interface DocumentNodeLike {
  readonly kind: 'Document';
  readonly definitions: readonly unknown[];
}

/** What there is to send of any kind of document. */
export interface Sendable<Result, Variables> {
  /** Its text; the id, where that is all there is. */
  document: TypedDocumentString<Result, Variables>;
  /** The id under which a manifest holds it, if it says so: its text may have been printed in another way. */
  id: string | undefined;
}

export async function sendable<Result, Variables>(
  document: TypedDocument<Result, Variables>,
): Promise<Sendable<Result, Variables>> {
  const { hash } = (document.__meta__ ?? {}) as { hash?: unknown };
  const id = typeof hash === 'string' && /^[0-9a-f]{64}$/.test(hash) ? idPrefix + hash : undefined;
  const sent = (await textOf(document)) ?? id;
  if (sent === undefined) throw new TypeError('The document has neither a text nor a SHA-256 in `__meta__.hash`.');
  return { document: sent as TypedDocumentString<Result, Variables>, id };
}

async function textOf(document: Document): Promise<string | undefined> {
  if (isDocumentNode(document)) return printed(document);
  // With `mode: 'replaceDocumentWithHash'` the generator leaves nothing but the hash.
  if (typeof document === 'object' && Object.hasOwn(document, '__meta__') && !hasText(document)) return undefined;
  return String(document);
}

const hasText = (document: object): boolean => document.toString !== Object.prototype.toString;

function isDocumentNode(document: Document): document is DocumentNodeLike {
  return typeof document === 'object' && 'kind' in document && document.kind === 'Document';
}

async function printed(document: DocumentNodeLike): Promise<string> {
  const { print } = await import('graphql');
  return print(document as unknown as Parameters<typeof print>[0]);
}

/** The SHA-256 of a document's text is its id (GraphQL over HTTP, appendix A). */
const idPrefix = 'sha256:';

/** Whether a document is named by its id and not written out. */
export const isId = (document: string): boolean => document.startsWith(idPrefix);

/** The id of a text. Browsers can tell it on pages from https and from the same machine only. */
export async function idOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return idPrefix + Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A word in the wrong place makes a query count as something else, which only costs it its retries; so does an id. */
export function isQuery(document: string): boolean {
  return !isId(document) && !/\b(mutation|subscription)\b/.test(document);
}
