import type { Viewer } from '../access/index.ts';

/** Whose upload it is until it hangs somewhere: a key's, or that of the ticket whose tracking token was used. */
export const uploaderOf = (viewer: Viewer): string =>
  viewer.kind === 'TRACKING' ? viewer.ticketId : viewer.id;

/** The rows that hang on nothing. */
export const unattached = { ticketId: null, deviceId: null } as const;
