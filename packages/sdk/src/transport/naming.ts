/** How a client names a document to the server: by its text, or by its id. */
export type Naming = (document: string, authorization: string, source?: unknown) => Named | Promise<Named>;

export type Named = { query: string } | { documentId: string };

/** For a client that has its documents as texts. Publishable keys may not send any: they need the ids. */
export const byText: Naming = async (query, authorization, source) =>
  authorization.startsWith('Bearer pk_') ? (await import('./document-id.ts')).byId(query, source) : { query };

/** For a client that has nothing but ids. */
export const asId: Naming = (documentId) => ({ documentId });
