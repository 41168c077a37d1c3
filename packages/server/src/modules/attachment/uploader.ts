import { keyedDigest } from '../../platform/keyed-digest.ts';
import type { Context, Viewer } from '../access/index.ts';

/** Whose upload it is until it hangs somewhere: a key's, or that of the ticket whose tracking token was used. */
export const uploaderOf = (viewer: Viewer): string =>
  viewer.kind === 'TRACKING' ? viewer.ticketId : viewer.id;

/** Which of all who share the key of a page; null where nobody does. */
export const visitorOf = ({ secret }: Context, viewer: Viewer, address: string): string | null =>
  viewer.kind === 'PUBLISHABLE_KEY' ? keyedDigest(secret, 'uploads', `${viewer.id} ${address}`) : null;

/** The rows that hang on nothing. */
export const unattached = { ticketId: null, deviceId: null } as const;
