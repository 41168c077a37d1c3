import { css } from 'lit';
import { baseStyles, buttonStyles, noteStyles } from '../elements/styles.ts';
import { tagStyles } from '../elements/tags.ts';
import { ticketCardStyles } from './ticket-card.ts';

export const boardStyles = [
  baseStyles,
  buttonStyles,
  noteStyles,
  tagStyles,
  ticketCardStyles,
  css`
    header {
      display: flex;
      align-items: center;
      gap: 0.5rem 1rem;
      margin-block-end: 0.875rem;
    }
    .quarantine {
      display: inline-flex;
      align-items: center;
      gap: 0.375rem;
      min-height: 1.75rem;
      margin-inline-start: auto;
      font-size: 0.9375rem;
    }
    .some .count {
      color: var(--tone-amber);
      background: var(--tone-amber-wash);
      font-weight: 600;
    }
    .columns {
      display: grid;
      grid-template-columns: repeat(5, minmax(0, 1fr));
      align-items: start;
      gap: 0.875rem;
    }
    section {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 0.625rem;
      padding: 0 0.625rem 0.625rem;
      background: var(--sunken);
      border-radius: 14px;
    }
    section[data-status] {
      --tone-wash: initial;
    }
    h2 {
      display: flex;
      align-items: center;
      gap: 0.5rem;
      padding: 0.6875rem 0.375rem 0;
    }
    h2::before {
      content: '';
      width: 0.625rem;
      height: 0.625rem;
      border-radius: 50%;
      background: var(--tone, var(--tone-slate));
    }
    .count {
      padding-inline: 0.4375rem;
      border-radius: 999px;
      background: var(--surface);
      color: var(--ink-soft);
      font-size: 0.8125rem;
      font-variant-numeric: tabular-nums;
    }
    section ul {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 0.5rem;
    }
    .empty {
      padding: 0.5rem 0.25rem;
      font-size: 0.875rem;
    }
    .skeleton {
      height: 7.5rem;
      border-radius: var(--radius);
      background: var(--surface);
      animation: breathe 1.6s ease-in-out infinite alternate;
    }
    @keyframes breathe {
      to {
        opacity: 0.4;
      }
    }
    .archive {
      margin-block-start: 1rem;
      grid-template-columns: 1fr auto;
      align-items: center;
    }
    .archive > :not(h2, button) {
      grid-column: 1 / -1;
    }
    .archive ul {
      grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr));
    }
    .archive .more {
      grid-column: 1 / -1;
      justify-self: center;
    }
    .chooser {
      display: none;
    }
    @media (width >= 60rem) {
      .columns h2 {
        position: sticky;
        z-index: 1;
        inset-block-start: 3.375rem;
        padding-block-end: 0.375rem;
        margin-block-end: -0.25rem;
        background: var(--sunken);
        border-radius: 14px;
      }
    }
    @media (width < 60rem) {
      .columns {
        display: block;
      }
      section:not([data-chosen]) {
        display: none;
      }
      .archive {
        margin: 0;
      }
      section h2 {
        position: absolute;
        clip-path: inset(50%);
      }
      section {
        padding: 0;
        background: none;
      }
      .chooser {
        display: flex;
        gap: 0.375rem;
        margin: 0 calc(-1 * clamp(0.875rem, 2vw, 1.5rem)) 0.875rem;
        padding: 0.125rem clamp(0.875rem, 2vw, 1.5rem);
        position: relative;
        overflow-x: auto;
        scrollbar-width: none;
      }
      .chooser button {
        flex: none;
        min-height: 2.25rem;
        padding: 0.25rem 0.75rem;
        border-color: var(--line);
        border-radius: 999px;
        font-size: 0.875rem;
      }
      .chooser button[aria-pressed='true'] {
        color: var(--on-accent);
        background: var(--accent);
        border-color: transparent;
      }
      .chooser .count {
        margin-inline-start: 0.25rem;
        background: var(--sunken);
      }
    }
  `,
];
