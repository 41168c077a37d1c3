import type { Ticket } from '@aftercare/sdk';
import type { SignOff } from '@aftercare/sdk/desk';
import { css, html, nothing, svg } from 'lit';
import { language } from '../language/language.ts';
import { moment } from '../language/time.ts';

/** Who signed the work off, as they drew it, and the record of the service to print. */
export function signOff({ signedBy, rating, closedAt }: Ticket, { signature, serviceRecordUrl }: SignOff) {
  const { ticket: words } = language.text;
  if (!signedBy && !serviceRecordUrl) return nothing;
  const told = [signedBy, closedAt && moment(closedAt), rating && words.ratingOf(rating)];
  return html`
    <section class="panel sign-off" aria-labelledby="sign-off">
      <h2 id="sign-off">${words.signOff}</h2>
      ${
        signature
          ? html`<svg
              class="signature"
              viewBox="0 0 600 200"
              role="img"
              aria-label=${words.signatureOf(signedBy ?? '')}
            >
              ${svg`<path d=${signature}></path>`}
            </svg>`
          : nothing
      }
      ${signedBy ? html`<p>${told.filter(Boolean).join(' · ')}</p>` : nothing}
      ${
        serviceRecordUrl
          ? html`<p><a href=${serviceRecordUrl} target="_blank" rel="noopener">${words.record}</a></p>`
          : nothing
      }
    </section>
  `;
}

export const signOffStyles = css`
  .sign-off {
    display: grid;
    gap: 0.5rem;
  }
  .signature {
    width: min(100%, 18rem);
    border-block-end: 1px solid var(--line-strong);
  }
  .signature path {
    fill: none;
    stroke: var(--ink);
    stroke-width: 3;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
`;
