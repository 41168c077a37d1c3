import { css } from 'lit';
import { factListStyles } from '../elements/fact-list.ts';
import { baseStyles, buttonStyles, noteStyles } from '../elements/styles.ts';
import { tagStyles } from '../elements/tags.ts';
import { reasonStyles } from '../quarantine/reasons.ts';
import { repeatNoteStyles } from './repeat-note.ts';
import { signOffStyles } from './sign-off.ts';

export const ticketViewStyles = [
  baseStyles,
  buttonStyles,
  noteStyles,
  tagStyles,
  factListStyles,
  repeatNoteStyles,
  signOffStyles,
  reasonStyles,
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
      align-items: center;
      gap: 0.25rem 0.75rem;
      margin-block: 0.25rem 1rem;
    }
    .subject {
      flex-basis: 100%;
      font-size: 1.0625rem;
    }
    .held {
      margin-block: 0.625rem 0.75rem;
    }
    .note {
      margin-block-end: 1rem;
    }
    .columns {
      display: grid;
      grid-template: repeat(9, auto) 1fr / minmax(0, 1fr) 21rem;
      align-items: start;
      gap: 1rem;
    }
    aside {
      grid-area: 1 / 2 / span 10;
    }
    .clocks {
      margin-block-end: 1rem;
    }
    .panel > h2 {
      margin-block-end: 0.75rem;
    }
    ticket-history {
      margin-block-start: 1.5rem;
    }
    @media (width < 60rem) {
      .columns {
        grid-template: none / minmax(0, 1fr);
      }
      aside {
        grid-area: auto;
      }
    }
  `,
];
