import type { Ticket } from '@aftercare/sdk';
import type { DeskEvent, Quote, SignOff, TicketCoverage } from '@aftercare/sdk/desk';
import type { Desk } from '../desk.ts';
import { wholeHistory } from '../history.ts';
import { LiveResource } from '../live-resource.ts';

export interface TicketFile {
  ticket: Ticket;
  /** Who pays, as it was decided. */
  coverage: TicketCoverage;
  /** What the customer was offered, the oldest first. */
  quotes: readonly Quote[];
  signedOff: SignOff;
  /** All of it, the oldest first. */
  history: readonly DeskEvent[];
}

export function followTicket({ client, feed }: Desk, number: string): LiveResource<TicketFile> {
  return new LiveResource(feed, {
    concerns: (event) => event.ticket?.number === number,
    async read(signal) {
      const ticket = await client.tickets.get({ number }, { signal });
      if (!ticket) return null;
      const [coverage, quotes, signedOff, history] = await Promise.all([
        client.warranties.ofTicket({ number }, { signal }),
        client.quotes.ofTicket({ number }, { signal }),
        client.tickets.signOff({ number }, { signal }),
        wholeHistory(client, { ticket: ticket.id }, signal),
      ]);
      return coverage && quotes && signedOff && { ticket, coverage, quotes, signedOff, history };
    },
  });
}
