import { css } from 'lit';
import { baseStyles, buttonStyles } from '../elements/styles.ts';
import { explanationStyles } from './explanation.ts';
import { standingStyles } from './standing-icon.ts';

export const ticketClocksStyles = [
  baseStyles,
  buttonStyles,
  standingStyles,
  explanationStyles,
  css`
    .clocks {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr));
      gap: 0.75rem;
    }
    .clocks > li {
      display: grid;
      grid-template-columns: 1fr auto;
      align-content: start;
      gap: 0.25rem 0.75rem;
      padding: 0.75rem 0.875rem 0.5rem;
      border: 1px solid var(--line);
      border-radius: var(--radius);
    }
    .clocks > li[data-standing='late'] {
      border-color: var(--tone);
    }
    .clocks > li > :not(h3, .standing) {
      grid-column: 1 / -1;
    }
    h3 {
      font-size: 0.9375rem;
    }
    .standing {
      display: flex;
      align-items: center;
      gap: 0.25rem;
      padding: 0 0.5rem;
      border-radius: 999px;
      font-size: 0.8125rem;
      font-weight: 600;
      color: var(--tone);
      background: var(--tone-wash);
    }
    .standing .standing-icon {
      width: 0.875rem;
      height: 0.875rem;
    }
    .length {
      min-height: 2rem;
      line-height: 2rem;
      color: var(--tone);
    }
    .length b {
      font-size: 1.375rem;
      font-weight: 650;
      font-variant-numeric: tabular-nums;
    }
    .bar {
      width: 100%;
      height: 0.375rem;
      border-radius: 3px;
    }
    .target {
      fill: var(--line);
    }
    .used {
      fill: var(--tone);
    }
    .facts {
      display: grid;
      margin-block-start: 0.25rem;
      font-size: 0.875rem;
      line-height: 1.45;
    }
    .clocks button.quiet {
      justify-self: start;
      min-height: 2rem;
      margin-inline-start: -0.5rem;
      padding: 0.125rem 0.5rem;
      font-size: 0.875rem;
    }
    .level {
      margin-block-start: 0.625rem;
      font-size: 0.8125rem;
    }
  `,
];
