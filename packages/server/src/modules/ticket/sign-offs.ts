import type { Transaction } from '../../platform/database.ts';
import { type LogEvent, logStart, readEvents } from '../../platform/event-log/index.ts';
import type { TicketEventData } from './events.ts';
import { isSignature } from './signature-rules.ts';

export interface SignOff {
  signedBy: string;
  /** SVG path data that was looked at again: it is drawn as it is. */
  signature: string | null;
  at: Date;
}

export interface EarlierSignOff extends SignOff {
  reopenedAt: Date;
}

export const drawable = (signature: string | null | undefined): string | null =>
  signature && isSignature(signature) ? signature : null;

/** More often is no ticket taken up again. */
const mostMoves = 1_000;

/**
 * Who signed a ticket off before it was taken up again, oldest first. A ticket holds the sign-off that stands; those before
 * it are in the log, which nothing changes.
 */
export async function earlierSignOffs(tx: Transaction, ticketId: string): Promise<EarlierSignOff[]> {
  const match = { audience: null, ticketId, types: ['ticket.closed', 'ticket.reopened'] };
  const moves = await readEvents(tx, { after: logStart, match, limit: mostMoves, upTo: 'now' });
  const found: EarlierSignOff[] = [];
  let last: SignOff | null = null;
  for (const move of moves) {
    if (move.type === 'ticket.reopened' && last) found.push({ ...last, reopenedAt: move.at });
    last = move.type === 'ticket.closed' ? signOffOf(move) : null;
  }
  return found;
}

function signOffOf({ at, data }: LogEvent): SignOff | null {
  const { signedBy, signature } = data as unknown as TicketEventData['ticket.closed'];
  return signedBy ? { signedBy, signature: drawable(signature), at } : null;
}
