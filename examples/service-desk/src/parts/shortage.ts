import type { InsufficientStockError } from '@aftercare/sdk';
import { css, html } from 'lit';
import { language } from '../language/language.ts';
import { nearDay } from '../language/time.ts';

type Shortage = InsufficientStockError['shortages'][number];

/** What there is of a part that is short: here, elsewhere, and when more comes. And a way to wait for it. */
export function shortage(
  { sku, requested, available, warehouse, elsewhere, expectedOn }: Shortage,
  { nameOf, wait }: { nameOf: (warehouse: string) => string; wait: () => void },
) {
  const { parts: words, listSeparator } = language.text;
  const others = elsewhere.map(({ warehouse: other, available: free }) =>
    words.elsewhereOne(other.name, free),
  );
  return html`
    <div class="shortage" data-short=${sku}>
      <p>${words.short(sku, requested, available, nameOf(warehouse))}</p>
      <p>${others.length ? words.elsewhere(others.join(listSeparator)) : words.notElsewhere}</p>
      <p>${expectedOn ? words.enoughOn(nearDay(expectedOn)) : words.enoughUnknown}</p>
      <button type="button" data-wait @click=${wait}>
        ${available > 0 ? words.waitForRest(available) : words.waitForAll}
      </button>
    </div>
  `;
}

export const shortageStyles = css`
  .shortage {
    display: grid;
    gap: 0.25rem;
    padding: 0.75rem 0.875rem;
    color: var(--notice);
    background: var(--notice-wash);
    border-radius: 8px;
    overflow-wrap: anywhere;
  }
  .shortage p:first-child {
    font-weight: 600;
  }
  .shortage button {
    width: fit-content;
    margin-block-start: 0.375rem;
  }
`;
