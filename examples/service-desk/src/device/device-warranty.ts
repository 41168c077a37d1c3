import type { DeskDevice } from '@aftercare/sdk/desk';
import { css, html, nothing } from 'lit';
import type { Desk } from '../desk.ts';
import { fact } from '../elements/fact-list.ts';
import { language } from '../language/language.ts';
import { day, moment } from '../language/time.ts';
import './cover-bar.ts';
import type { Replacement } from './cover-bar.ts';
import './warranty-changes.ts';

interface Shown {
  desk: Desk;
  device: DeskDevice;
  reload: () => void;
}

/** What the warranty of a device covers, over time and in words, and what can be changed about it. */
export function deviceWarranty({ desk, device, reload }: Shown) {
  const { serial, warranty } = device;
  const { warranty: words } = language.text;
  if (!warranty) return html`<p class="soft">${words.none}</p>`;
  const { policy, startsOn, voidReason, voidedAt } = warranty;
  return html`
    ${
      voidReason === null
        ? nothing
        : html`<p class="note error void">
            <b>${voidedAt ? words.voidSince(moment(voidedAt)) : words.isVoid}</b> ${voidReason}
          </p>`
    }
    <p class=${startsOn ? 'explanation' : 'note'}>${warranty.explanation}</p>
    <cover-bar .warranty=${warranty} .replacements=${replacements(device)}></cover-bar>
    <dl class="facts terms">
      ${fact(words.policyName, words.policy(policy.code, policy.version))}
      ${fact(words.start, startsOn && words.startsOn(day(startsOn), words.startEvent[policy.startEvent]))}
    </dl>
    <warranty-changes
      .desk=${desk}
      .warranty=${warranty}
      .serial=${serial}
      @device-changed=${reload}
    ></warranty-changes>
  `;
}

/** Parts that were put in later and are still there. */
function replacements({ installedParts }: DeskDevice): Replacement[] {
  const { warranty: words } = language.text;
  return installedParts
    .filter(({ isReplacement, removedOn }) => isReplacement && removedOn === null)
    .map(({ part, underWarranty, installedOn }) => ({
      what: `${part.name} (${part.sku})${underWarranty ? ` · ${words.underWarranty}` : ''}`,
      on: installedOn,
    }));
}

export const deviceWarrantyStyles = css`
  .explanation {
    max-width: 75ch;
    margin-block-end: 0.5rem;
  }
  .void {
    margin-block-end: 0.75rem;
  }
  .terms {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 2rem;
    margin-block: 0.75rem;
  }
  .facts.terms > div {
    display: flex;
    gap: 0.5rem;
  }
`;
