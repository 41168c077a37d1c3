import { css } from 'lit';

/** What every element starts from; the custom properties are in desk.css. */
export const baseStyles = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  :host {
    display: block;
  }
  [hidden] {
    display: none !important;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd,
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  h1 {
    font-size: 1.375rem;
    line-height: 1.3;
    letter-spacing: -0.01em;
  }
  h2 {
    font-size: 0.9375rem;
    line-height: 1.4;
  }
  a {
    color: var(--accent);
    text-underline-offset: 0.18em;
  }
  a:hover {
    color: var(--accent-hover);
  }
  :focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
    border-radius: 4px;
  }
  h1:focus-visible {
    outline: none;
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .panel {
    padding: 1.125rem 1.25rem 1.25rem;
    background: var(--surface);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    box-shadow: var(--shadow);
  }
  .soft {
    color: var(--ink-soft);
  }
  .mono {
    font-family: var(--mono);
    letter-spacing: 0;
  }
  .mono:not(h1) {
    font-size: 0.93em;
  }
  .pre {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      /* Not none: who waits for its end would wait for ever. */
      animation-duration: 0.01ms !important;
      animation-iteration-count: 1 !important;
      transition: none !important;
    }
  }
`;

export const buttonStyles = css`
  button {
    font: inherit;
    font-weight: 550;
    min-height: 2.375rem;
    padding: 0.375rem 0.875rem;
    color: var(--ink);
    background: var(--surface);
    border: 1px solid var(--line-strong);
    border-radius: 8px;
    cursor: pointer;
    transition: background 120ms;
  }
  button:hover {
    background: var(--sunken);
  }
  button:focus-visible {
    border-radius: 8px;
  }
  button[aria-disabled='true'] {
    opacity: 0.65;
    cursor: progress;
  }
  button.primary {
    color: var(--on-accent);
    background: var(--accent);
    border-color: transparent;
  }
  button.primary:hover {
    background: var(--accent-hover);
  }
  button.danger {
    color: var(--danger);
    border-color: currentColor;
  }
  button.danger:hover {
    background: var(--danger-wash);
  }
  button.quiet {
    color: var(--accent);
    background: none;
    border-color: transparent;
  }
  button.quiet:hover {
    background: var(--accent-wash);
  }
`;

/** One line of trouble, or of notice, with room for what to do about it. */
export const noteStyles = css`
  .note {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 1rem;
    padding: 0.625rem 0.875rem;
    border-radius: 8px;
    color: var(--notice);
    background: var(--notice-wash);
  }
  .note.error {
    color: var(--danger);
    background: var(--danger-wash);
  }
  .note button {
    margin-inline-start: auto;
  }
`;
