import { css } from 'lit';
import { ticketCardStyles } from '../board/ticket-card.ts';
import { factListStyles } from '../elements/fact-list.ts';
import { baseStyles, buttonStyles, noteStyles } from '../elements/styles.ts';
import { tagStyles } from '../elements/tags.ts';
import { deviceWarrantyStyles } from './device-warranty.ts';
import { installedPartsStyles } from './installed-parts.ts';

export const deviceViewStyles = [
  baseStyles,
  buttonStyles,
  noteStyles,
  tagStyles,
  factListStyles,
  ticketCardStyles,
  deviceWarrantyStyles,
  installedPartsStyles,
  css`
    :host {
      max-width: 72rem;
      margin-inline: auto;
    }
    .back {
      display: inline-block;
      padding-block: 0.25rem;
      font-size: 0.875rem;
      font-weight: 550;
      text-decoration: none;
    }
    header {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: 0.25rem 0.75rem;
      margin-block: 0.25rem 1rem;
    }
    .warranty {
      margin-block-end: 1rem;
    }
    .columns {
      display: grid;
      grid-template-columns: 21rem minmax(0, 1fr);
      align-items: start;
      gap: 1rem;
    }
    .life {
      display: grid;
      gap: 1rem;
    }
    .retired {
      padding: 0.0625rem 0.5rem;
      border-radius: 999px;
      font-size: 0.8125rem;
      font-weight: 600;
      color: var(--tone-slate);
      background: var(--tone-slate-wash);
    }
    h2 {
      margin-block-end: 0.75rem;
    }
    device-steps,
    part-steps {
      margin-block-start: 0.75rem;
    }
    .tickets ul {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(16rem, 1fr));
      gap: 0.625rem;
    }
    @media (width < 60rem) {
      .columns {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `,
];
