import { css } from 'lit';
import { baseStyles } from '../elements/styles.ts';
import { tagStyles } from '../elements/tags.ts';

export const searchBoxStyles = [
  baseStyles,
  tagStyles,
  css`
    :host {
      position: relative;
    }
    input {
      width: 100%;
      min-height: 2.375rem;
      padding: 0.375rem 2.25rem 0.375rem 0.75rem;
      font: inherit;
      font-size: 0.9375rem;
      color: var(--ink);
      background: var(--canvas);
      border: 1px solid var(--line-strong);
      border-radius: 8px;
      text-overflow: ellipsis;
    }
    input::placeholder {
      color: var(--ink-soft);
      opacity: 1;
    }
    input::-webkit-search-cancel-button {
      display: none;
    }
    input:focus-visible {
      outline-offset: 0;
      border-radius: 8px;
      background: var(--surface);
    }
    kbd {
      position: absolute;
      inset-block-start: 0.5rem;
      inset-inline-end: 0.5rem;
      min-width: 1.375rem;
      padding-inline: 0.375rem;
      border: 1px solid var(--line);
      border-radius: 5px;
      background: var(--surface);
      color: var(--ink-soft);
      font: 600 0.8125rem/1.25rem var(--mono);
      text-align: center;
    }
    input:focus + kbd {
      display: none;
    }
    @media (hover: none) {
      kbd {
        display: none;
      }
    }
    .popup {
      position: absolute;
      z-index: 3;
      inset-inline: 0;
      inset-block-start: calc(100% + 0.375rem);
      padding: 0.375rem;
      background: var(--surface);
      border: 1px solid var(--line);
      border-radius: var(--radius);
      box-shadow: var(--shadow-raised);
    }
    [role='listbox'] {
      max-height: min(28rem, 70vh);
      overflow-y: auto;
    }
    .state,
    .group {
      padding: 0.25rem 0.5rem;
      font-size: 0.8125rem;
    }
    .failed {
      color: var(--danger);
    }
    .group {
      font-weight: 600;
    }
    .option {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0 0.625rem;
      padding: 0.4375rem 0.5rem;
      border-radius: 6px;
      cursor: pointer;
    }
    .option[aria-selected='true'] {
      background: var(--accent-wash);
    }
    .name {
      font-weight: 600;
    }
    .about {
      flex-basis: 100%;
      overflow: hidden;
      font-size: 0.875rem;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
  `,
];
