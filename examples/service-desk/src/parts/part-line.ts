import type { PartLine } from '@aftercare/sdk/stock';
import { css, html, nothing } from 'lit';
import { language } from '../language/language.ts';
import { moment, nearDay } from '../language/time.ts';

/** A line of parts: what, how many, how far it is, and where. */
export function partLine(line: PartLine) {
  const { parts: words, listSeparator } = language.text;
  const { part, quantity, state, serials, removedFate, removedSerial } = line;
  return html`
    <p class="head">
      <span class="what"
        ><b>${words.counted(part.name, quantity)}</b> <span class="mono soft">${part.sku}</span></span
      >
      <span class="state" data-state=${state}>${words.state[state]}</span>
    </p>
    <p class="soft small">${told(line).filter(Boolean).join(' · ')}</p>
    ${
      serials.length
        ? html`<p class="small">
            <span class="soft">${words.serials}</span>
            <span class="mono">${serials.join(listSeparator)}</span>
          </p>`
        : nothing
    }
    ${
      state === 'ISSUED' && removedFate
        ? html`<p class="small">
            ${words.oldPart(words.fate[removedFate])}
            ${removedSerial ? html`<span class="mono">${removedSerial}</span>` : nothing}
          </p>`
        : nothing
    }
  `;
}

function told({
  state,
  warehouse,
  transfer,
  expectedOn,
  expiresAt,
  filledAt,
  endedAt,
}: PartLine): (string | null | undefined | false)[] {
  const { parts: words } = language.text;
  switch (state) {
    case 'BACKORDERED':
      return [
        expectedOn ? words.expectedOn(nearDay(expectedOn)) : words.dayUnknown,
        transfer ? words.transfer[transfer.state](transfer.from.name) : null,
        warehouse && words.awaitedIn(warehouse.name),
      ];
    case 'RESERVED':
      return [
        warehouse && words.heldIn(warehouse.name),
        filledAt && words.arrived(moment(filledAt)),
        expiresAt && words.heldUntil(moment(expiresAt)),
      ];
    case 'ISSUED':
      return [warehouse && words.takenFrom(warehouse.name), endedAt && moment(endedAt)];
    case 'RELEASED':
    case 'RETURNED':
      return [warehouse && words.heldIn(warehouse.name), endedAt && moment(endedAt)];
  }
}

export const partLineStyles = css`
  .head {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    gap: 0.625rem;
  }
  .what {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 0.625rem;
  }
  .state {
    --tone: var(--tone-slate);
    --tone-wash: var(--tone-slate-wash);
    flex: none;
    padding: 0.0625rem 0.5rem;
    border-radius: 999px;
    font-size: 0.8125rem;
    font-weight: 600;
    white-space: nowrap;
    color: var(--tone);
    background: var(--tone-wash);
  }
  [data-state='RESERVED'] {
    --tone: var(--tone-teal);
    --tone-wash: var(--tone-teal-wash);
  }
  [data-state='BACKORDERED'] {
    --tone: var(--tone-amber);
    --tone-wash: var(--tone-amber-wash);
  }
  [data-state='ISSUED'] {
    --tone: var(--tone-green);
    --tone-wash: var(--tone-green-wash);
  }
  .small {
    font-size: 0.8125rem;
    overflow-wrap: anywhere;
  }
`;
