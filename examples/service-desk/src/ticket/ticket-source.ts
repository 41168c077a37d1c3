import type { Ticket } from '@aftercare/sdk';
import type { DeskEvent, Quote, SignOff, TicketCoverage } from '@aftercare/sdk/desk';
import type { PartLine } from '@aftercare/sdk/stock';
import type { Desk } from '../desk.ts';
import { wholeHistory } from '../history.ts';
import { LiveResource } from '../live-resource.ts';

export interface TicketFile {
  ticket: Ticket;
  /** Who pays, as it was decided. */
  coverage: TicketCoverage;
  /** What the customer was offered, the oldest first. */
  quotes: readonly Quote[];
  /** The parts for it, the oldest line first. */
  parts: readonly PartLine[];
  signedOff: SignOff;
  /** All of it, the oldest first. */
  history: readonly DeskEvent[];
}

export function followTicket({ client, feed }: Desk, number: string): LiveResource<TicketFile> {
  const file: LiveResource<TicketFile> = new LiveResource(feed, {
    concerns: ({ ticket, type }) =>
      ticket?.number === number || (movesArrivals.has(type) && isWaiting(file.value)),
    async read(signal) {
      const ticket = await client.tickets.get({ number }, { signal });
      if (!ticket) return null;
      const [coverage, quotes, parts, signedOff, history] = await Promise.all([
        client.warranties.ofTicket({ number }, { signal }),
        client.quotes.ofTicket({ number }, { signal }),
        client.ticketParts.ofTicket({ number }, { signal }),
        client.tickets.signOff({ number }, { signal }),
        wholeHistory(client, { ticket: ticket.id }, signal),
      ]);
      return (
        coverage && quotes && parts && signedOff && { ticket, coverage, quotes, parts, signedOff, history }
      );
    },
  });
  return file;
}

/** What happens to no ticket, and yet to the day on which its parts are expected. */
const movesArrivals: ReadonlySet<string> = new Set(['stock.expected', 'stock.transferred', 'stock.received']);

const isWaiting = (file: TicketFile | null | undefined): boolean =>
  file?.parts.some(({ state }) => state === 'BACKORDERED') ?? false;
