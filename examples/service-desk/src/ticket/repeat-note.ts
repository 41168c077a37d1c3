import type { Ticket, TicketLink } from '@aftercare/sdk';
import { css, html, nothing } from 'lit';
import { language } from '../language/language.ts';
import { moment } from '../language/time.ts';
import { ticketHref } from '../route.ts';

/** Says that this fault was repaired before, by whom and how; or that it came back since. */
export function repeatNote({ repeatOf, repeats }: Ticket) {
  return [repeatOf ? renderEarlier(repeatOf) : nothing, repeats.length ? renderLater(repeats) : nothing];
}

function renderEarlier({ number, resolution, assignee, handler }: NonNullable<Ticket['repeatOf']>) {
  const { text } = language;
  const { ticket: words, form } = text;
  const who = [assignee?.name, handler.name].filter(Boolean).join(' · ');
  return html`
    <section class="repeat" aria-labelledby="repeat">
      <h2 id="repeat"><span aria-hidden="true">↻</span> ${words.repeat}</h2>
      <p>${words.repeatOf} <a class="mono" href=${ticketHref(number)}>${number}</a></p>
      ${
        resolution
          ? html`<p class="soft">
                ${words.repairedBy(who)} · ${moment(resolution.resolvedAt)} · ${resolution.faultCode} ·
                ${text.cause[resolution.cause]}
              </p>
              <p><span class="soft">${form.workDone}:</span> ${resolution.workDone}</p>`
          : html`<p class="soft">${words.repairedBy(who)}</p>`
      }
    </section>
  `;
}

const renderLater = (repeats: readonly TicketLink[]) => html`
  <section class="repeat" aria-labelledby="repeats">
    <h2 id="repeats"><span aria-hidden="true">↻</span> ${language.text.ticket.repeats}</h2>
    <ul>
      ${repeats.map(
        ({ number, status, createdAt }) => html`
          <li>
            <a class="mono" href=${ticketHref(number)}>${number}</a>
            <span class="soft">${language.text.status[status]} · ${moment(createdAt)}</span>
          </li>
        `,
      )}
    </ul>
  </section>
`;

export const repeatNoteStyles = css`
  .repeat {
    display: grid;
    gap: 0.25rem;
    margin-block-end: 1rem;
    padding: 0.75rem 1rem;
    border-inline-start: 4px solid var(--notice);
    border-radius: var(--radius);
    background: var(--notice-wash);
  }
  .repeat .mono {
    white-space: nowrap;
  }
  .repeat h2 {
    color: var(--notice);
  }
`;
