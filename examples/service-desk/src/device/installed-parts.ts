import type { DeskDevice } from '@aftercare/sdk/desk';
import { css, html, nothing } from 'lit';
import { language } from '../language/language.ts';
import { day } from '../language/time.ts';

/** The parts in a device, and those that were taken out of it. */
export function installedParts({ installedParts: parts }: DeskDevice) {
  const { device: words, warranty } = language.text;
  const [now, before] = [
    parts.filter(({ removedOn }) => !removedOn),
    parts.filter(({ removedOn }) => removedOn),
  ];
  return html`
    <ul class="parts">
      ${[...now, ...before].map(
        ({ part, serial, installedOn, removedOn, underWarranty }) => html`
          <li class=${removedOn ? 'soft' : ''}>
            <p>${part.name} <span class="mono soft">${part.sku}</span></p>
            <p class="soft small">
              ${serial ? html`<span class="mono">${serial}</span> · ` : nothing}
              ${removedOn ? words.partUntil(day(installedOn), day(removedOn)) : words.partSince(day(installedOn))}
              ${underWarranty ? ` · ${warranty.underWarranty}` : nothing}
            </p>
          </li>
        `,
      )}
    </ul>
  `;
}

export const installedPartsStyles = css`
  .parts {
    display: grid;
    gap: 0.625rem;
    font-size: 0.9375rem;
  }
  .small {
    font-size: 0.8125rem;
  }
`;
