import { html } from 'lit';

export const tick = html`<svg width="20" height="20" viewBox="0 0 24 24" aria-hidden="true">
  <path d="m5 12.5 4.5 4.5L19 7.5" />
</svg>`;

export const caution = html`<svg width="20" height="20" viewBox="0 0 24 24" aria-hidden="true">
  <circle cx="12" cy="12" r="9" />
  <path d="M12 7.5v5.5M12 16.4v.1" />
</svg>`;

export const chevron = html`<svg width="16" height="16" viewBox="0 0 24 24" aria-hidden="true">
  <path d="m5 9 7 7 7-7" />
</svg>`;
