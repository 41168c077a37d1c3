import { css, html } from 'lit';

export const logo = html`
  <svg class="logo" viewBox="0 0 32 32" aria-hidden="true">
    <rect width="32" height="32" rx="8" />
    <path d="M8 17.5l5.2 5.2L24.5 10" />
  </svg>
`;

export const logoStyles = css`
  .logo {
    flex: none;
    width: 1.75rem;
    height: 1.75rem;
  }
  .logo rect {
    fill: #0f6d74;
  }
  .logo path {
    fill: none;
    stroke: #fff;
    stroke-width: 3.6;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
`;
