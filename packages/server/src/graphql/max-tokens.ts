/** How long a document may be, counted before it is understood. */
export const maxTokens = 2_000;
