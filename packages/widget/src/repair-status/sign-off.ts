import { html, nothing } from 'lit';
import type { TrackedTicket } from '@aftercare/sdk/public';
import type { SettlementMessages } from '../i18n/messages.ts';
import { form, text, type ActionsView } from './actions.ts';

const star = html`<svg width="32" height="32" viewBox="0 0 24 24" aria-hidden="true">
  <path d="m12 3.5 2.6 5.4 5.9.8-4.3 4.1 1 5.9-5.2-2.8-5.2 2.8 1-5.9-4.3-4.1 5.9-.8z" />
</svg>`;

const rating = ({ messages: { signOff: words } }: ActionsView) =>
  html`<fieldset class="rating">
    <legend class="label">${words.rating}</legend>
    <div class="stars">
      ${words.stars.map(
        (meaning, index) =>
          html`<label title=${meaning}>
            <input type="radio" name="rating" value=${index + 1} />
            <span class="hidden">${index + 1}: ${meaning}</span>${star}
          </label>`,
      )}
    </div>
  </fieldset>`;

/** The form with which a customer says that the work is done: rating, name and, for who likes, a drawn signature. */
export const signOff = (view: ActionsView, { signature }: SettlementMessages) => {
  const { signOff: words } = view.messages;
  return html`<section class="sign-off" part="sign-off">
    <h3>${words.title}</h3>
    <p class="muted">${words.text}</p>
    ${form(
      view,
      'signOff',
      words.submit,
      html`${rating(view)} ${text(view, 'signOff', words.name, false)}
        <div class="field" part="field">
          <p class="label">${signature.label} <span class="optional">${signature.optional}</span></p>
          <aftercare-signature-pad
            name="signature"
            part="signature"
            .words=${signature}
          ></aftercare-signature-pad>
          <p class="note">${signature.hint}</p>
        </div>`,
    )}
  </section>`;
};

/** The way to the printable service record, on the server of the endpoint. */
export const record = (
  { serviceRecordUrl }: TrackedTicket,
  endpoint: string,
  { record: words }: SettlementMessages,
) => {
  if (serviceRecordUrl === null) return nothing;
  const url = new URL(serviceRecordUrl, new URL(endpoint, document.baseURI));
  return html`<p class="record" part="record">
    <a href=${url.href} target="_blank" rel="noopener">${words.open}</a>
    <span class="note">${words.hint}</span>
  </p>`;
};
