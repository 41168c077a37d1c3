import { html, nothing } from 'lit';
import type { TrackedEntry } from '@aftercare/sdk/public';
import type { TrackMessages } from '../i18n/messages.ts';
import { reasoned, reply, type ActionsView } from './actions.ts';
import type { Attachments } from './attachments.ts';
import { textOfEntry, titleOfEntry } from './entry.ts';
import { outlook } from './outlook.ts';
import type { Settlement } from './settlement.ts';
import { facts, progress, receivedBanner, summary, timeline, type TicketView } from './ticket.ts';
import { Times } from './times.ts';

export interface WholeView extends Omit<TicketView, 'times'> {
  /** Whose dates and times are written. */
  locale: string;
  /** Whether the ticket has just been received. */
  received: boolean;
  actions: ActionsView;
  /** What shows who pays and takes signatures, for tickets that need it. */
  settlement: Settlement | undefined;
  /** What shows files and takes new ones, for tickets that have or take any. */
  attachments: Attachments | undefined;
  /** The way back to the look-up. */
  back: unknown;
}

/** All of a ticket, and what the customer can do with it. */
export const ticketView = ({
  locale,
  received,
  actions,
  settlement,
  attachments,
  back,
  ...rest
}: WholeView) => {
  const { messages, ticket } = rest;
  const view: TicketView = { ...rest, times: new Times(locale, messages.times) };
  return html`<article part="ticket">
    ${back} ${received && ticket.status === 'SUBMITTED' ? receivedBanner(messages) : nothing} ${summary(view)}
    ${progress(view)} ${ticket.canRate ? settlement?.signOff(actions) : nothing} ${settlement?.record(ticket)}
    ${settlement?.quotes(ticket, messages, view.times)} ${outlook(view)} ${settlement?.cover(ticket)}
    ${facts(view)} ${attachments?.view(ticket, messages)} ${timeline(view)}
    ${ticket.canComment ? reply(actions) : nothing}
    ${
      ticket.canReopen || ticket.canCancel
        ? html`<footer>
            ${ticket.canReopen ? reasoned(actions, 'reopen') : nothing}
            ${ticket.canCancel ? reasoned(actions, 'cancel') : nothing}
          </footer>`
        : nothing
    }
  </article>`;
};

/** An entry in one text, for those who hear it. */
export function tellEntry(entry: TrackedEntry, messages: TrackMessages, locale: string): string {
  const title = titleOfEntry(entry, messages);
  const text = textOfEntry(entry, messages, new Times(locale, messages.times));
  return messages.announce(text ? `${title}. ${text}` : title);
}
