import type { DeskEvent } from '@aftercare/sdk/desk';
import { html, nothing } from 'lit';
import { language } from '../language/language.ts';
import type { PartNames } from '../parts/names.ts';

type Of<Name extends DeskEvent['__typename']> = Extract<DeskEvent, { __typename: Name }>;

type MovedEvent = Of<
  | 'StockReservedEvent'
  | 'StockBackorderedEvent'
  | 'StockReleasedEvent'
  | 'StockIssuedEvent'
  | 'StockReturnedEvent'
  | 'StockTransferredEvent'
>;

/** Which parts moved, where, and what else is to be said of it. */
export function partsMoved(event: MovedEvent, names: PartNames) {
  const { parts: words, listSeparator } = language.text;
  const from = event.lines[0]?.warehouse;
  // A transfer tells of the level that it leaves and of the one that it comes to.
  const lines = event.lines.filter(({ warehouse }) => warehouse === from);
  const counted = lines.map(({ sku, quantity }) => words.counted(names.part(sku), Math.abs(quantity)));
  const serials = 'serials' in event ? event.serials : [];
  return html`<p>
      ${[counted.join(listSeparator), ...circumstances(event, from, names)].filter(Boolean).join(' · ')}
    </p>
    ${serials.length ? html`<p class="mono soft">${serials.join(listSeparator)}</p>` : nothing}
    ${event.__typename === 'StockReturnedEvent' && event.returnReason ? html`<p class="said pre">${event.returnReason}</p>` : nothing}`;
}

function circumstances(
  event: MovedEvent,
  from: string | undefined,
  names: PartNames,
): (string | false | undefined)[] {
  const { told } = language.text.parts;
  const place = from && names.place(from);
  switch (event.__typename) {
    case 'StockReservedEvent':
      return [place && told.in(place), event.filled && told.filled];
    case 'StockReleasedEvent':
      return [place && told.in(place), told.reason[event.releaseReason]];
    case 'StockIssuedEvent':
      return [place && told.from(place)];
    case 'StockTransferredEvent':
      return [
        told.transfer(names.place(event.from), names.place(event.to)),
        told.transferState[event.transferState],
      ];
    case 'StockBackorderedEvent':
    case 'StockReturnedEvent':
      return [place && told.in(place)];
  }
}

/** What became of the part that came out. */
export function oldPart(
  { removedSku, fate, removedSerial }: Of<'StockRemovedPartRecordedEvent'>,
  names: PartNames,
) {
  const { fate: fates } = language.text.parts;
  return html`<p>
    ${names.part(removedSku)} · ${fates[fate as keyof typeof fates] ?? fate}
    ${removedSerial ? html`<span class="mono soft">${removedSerial}</span>` : nothing}
  </p>`;
}
