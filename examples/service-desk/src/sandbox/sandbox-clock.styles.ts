import { css } from 'lit';
import { fieldStyles } from '../elements/field.ts';
import { baseStyles, buttonStyles } from '../elements/styles.ts';

export const sandboxClockStyles = [
  baseStyles,
  buttonStyles,
  fieldStyles,
  css`
    details {
      position: relative;
    }
    summary {
      display: flex;
      align-items: center;
      gap: 0.375rem;
      min-height: 2.125rem;
      padding: 0.125rem 0.625rem;
      border: 1px dashed var(--notice);
      border-radius: 8px;
      font-size: 0.8125rem;
      font-weight: 600;
      font-variant-numeric: tabular-nums;
      white-space: nowrap;
      color: var(--notice);
      background: var(--notice-wash);
      cursor: pointer;
      list-style: none;
    }
    summary::-webkit-details-marker {
      display: none;
    }
    svg {
      width: 1rem;
      height: 1rem;
      fill: none;
      stroke: currentColor;
      stroke-width: 1.5;
      stroke-linecap: round;
    }
    .popup {
      position: absolute;
      z-index: 4;
      inset-block-start: calc(100% + 0.375rem);
      inset-inline-end: 0;
      display: grid;
      gap: 0.75rem;
      width: min(22rem, calc(100vw - 1.75rem));
      padding: 1rem;
      background: var(--surface);
      border: 1px solid var(--line);
      border-radius: var(--radius);
      box-shadow: var(--shadow-raised);
      font-size: 0.9375rem;
    }
    .steps {
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: 0.5rem;
    }
    form {
      display: grid;
      grid-template-columns: 1fr auto;
      align-items: start;
      gap: 0.5rem;
    }
    form button {
      margin-block-start: 1.5625rem;
      min-height: 2.5rem;
    }
    [role='status']:empty {
      display: none;
    }
    @media (width < 60rem) {
      details {
        position: static;
      }
      .popup {
        inset-inline: 0.875rem auto;
        inset-block-start: auto;
        margin-block-start: 0.375rem;
      }
    }
  `,
];
