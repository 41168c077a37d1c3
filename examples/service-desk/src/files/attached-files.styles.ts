import { css } from 'lit';
import { baseStyles, buttonStyles, noteStyles } from '../elements/styles.ts';

export const attachedFilesStyles = [
  baseStyles,
  buttonStyles,
  noteStyles,
  css`
    :host {
      display: grid;
      gap: 0.75rem;
    }
    ul {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 17rem), 1fr));
      gap: 0.75rem;
    }
    ul:empty {
      display: none;
    }
    li {
      display: grid;
      grid-template-columns: 5rem minmax(0, 1fr);
      gap: 0.25rem 0.75rem;
      align-items: start;
      font-size: 0.875rem;
    }
    .small {
      font-size: 0.8125rem;
    }
    .preview {
      display: grid;
      place-items: center;
      width: 5rem;
      height: 5rem;
      overflow: hidden;
      font-weight: 600;
      text-decoration: none;
      background: var(--sunken);
      border: 1px solid var(--line);
      border-radius: 8px;
    }
    .preview img {
      width: 100%;
      height: 100%;
      object-fit: cover;
    }
    .name {
      overflow-wrap: anywhere;
      font-weight: 550;
    }
    li button {
      min-height: 1.875rem;
      padding: 0.125rem 0.5rem;
      font-size: 0.8125rem;
    }
    li button.quiet {
      margin-inline-start: -0.5rem;
    }
    .add {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0.5rem 1rem;
      font-size: 0.875rem;
    }
    .add label {
      display: flex;
      align-items: center;
      gap: 0.375rem;
      min-height: 2rem;
      cursor: pointer;
    }
    .choose {
      position: relative;
      padding: 0.25rem 0.875rem;
      font-weight: 550;
      border: 1px solid var(--line-strong);
      border-radius: 8px;
    }
    .choose:hover {
      background: var(--sunken);
    }
    .choose:has(:focus-visible) {
      outline: 2px solid var(--focus);
      outline-offset: 2px;
    }
    .choose[data-busy] {
      opacity: 0.65;
      cursor: progress;
    }
    .choose input {
      position: absolute;
      inset: 0;
      width: 100%;
      opacity: 0;
      cursor: inherit;
    }
    .trouble {
      display: grid;
      gap: 0.25rem;
    }
  `,
];
