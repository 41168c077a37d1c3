import { css } from 'lit';
import { fieldStyles } from '../elements/field.ts';
import { baseStyles, buttonStyles, noteStyles } from '../elements/styles.ts';
import { quoteTableStyles } from './quote-table.ts';

export const quoteEditorStyles = [
  baseStyles,
  buttonStyles,
  fieldStyles,
  noteStyles,
  quoteTableStyles,
  css`
    form {
      display: grid;
      gap: 0.875rem;
      margin-block-start: 0.75rem;
      padding-block-start: 0.875rem;
      border-block-start: 1px solid var(--line);
    }
    .draft {
      display: grid;
      gap: 0.625rem;
    }
    fieldset {
      position: relative;
      min-width: 0;
      padding: 0.625rem 0.75rem 0.5rem;
      border: 1px solid var(--line);
      border-radius: var(--radius);
    }
    legend {
      padding: 0;
      font-size: 0.8125rem;
      font-weight: 600;
      float: inline-start;
      width: 100%;
      margin-block-end: 0.375rem;
      color: var(--ink-soft);
    }
    .fields {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(6rem, 1fr));
      align-items: start;
      clear: both;
      gap: 0.5rem 0.75rem;
    }
    .fields .wide {
      grid-column: span 2;
    }
    .quoted {
      justify-content: end;
      margin-block-start: 0.375rem;
      font-size: 0.9375rem;
    }
    .remove {
      position: absolute;
      inset-block-start: 0.25rem;
      inset-inline-end: 0.25rem;
      min-height: 2rem;
      min-width: 2rem;
      padding: 0;
    }
    .add,
    .confirm {
      display: flex;
      flex-wrap: wrap;
      gap: 0.5rem;
    }
    .add button {
      min-height: 2rem;
      padding: 0.125rem 0.75rem;
      font-size: 0.9375rem;
    }
    .rest {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(10rem, 1fr));
      gap: 0.75rem;
    }
    .preview {
      padding: 0.75rem 1rem;
      background: var(--sunken);
      border-radius: var(--radius);
      border-block-start: 2px solid transparent;
    }
    .preview[aria-busy='true'] {
      border-block-start-color: var(--accent);
    }
    .preview h3 {
      margin: 0;
      font-size: 0.875rem;
    }
    .preview .note {
      margin-block-start: 0.5rem;
    }
    .note:empty {
      display: none;
    }
    @media (width < 40rem) {
      .fields {
        grid-template-columns: minmax(0, 1fr) 5.5rem;
      }
      .fields .wide {
        grid-column: auto;
      }
    }
  `,
];
