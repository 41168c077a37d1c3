import { css } from 'lit';
import { logoStyles } from './elements/logo.ts';
import { baseStyles, buttonStyles, noteStyles } from './elements/styles.ts';

export const deskAppStyles = [
  baseStyles,
  buttonStyles,
  noteStyles,
  logoStyles,
  css`
    .skip {
      position: absolute;
      z-index: 3;
      inset-block-start: 0.5rem;
      inset-inline-start: 0.5rem;
      padding: 0.5rem 1rem;
      background: var(--surface);
      border-radius: 8px;
      box-shadow: var(--shadow-raised);
    }
    .skip:not(:focus) {
      clip-path: inset(50%);
    }
    header {
      position: sticky;
      z-index: 2;
      inset-block-start: 0;
      display: flex;
      align-items: center;
      gap: 0.5rem 1rem;
      padding: 0.5rem clamp(0.875rem, 2vw, 1.5rem);
      background: var(--surface);
      border-block-end: 1px solid var(--line);
    }
    .brand {
      display: flex;
      align-items: center;
      gap: 0.625rem;
      font-weight: 650;
      white-space: nowrap;
      color: var(--ink);
      text-decoration: none;
    }
    nav {
      display: flex;
      gap: 0.125rem;
    }
    nav a {
      padding: 0.3125rem 0.625rem;
      border-radius: 8px;
      font-size: 0.9375rem;
      font-weight: 550;
      white-space: nowrap;
      color: var(--ink);
      text-decoration: none;
    }
    nav a:hover {
      background: var(--sunken);
    }
    nav a[aria-current] {
      color: var(--accent);
      background: var(--accent-wash);
    }
    search-box {
      flex: 1;
      max-width: 34rem;
      margin-inline: auto;
    }
    .viewer {
      min-width: 0;
      max-width: 18rem;
      padding-inline-start: 1rem;
      border-inline-start: 1px solid var(--line);
      font-size: 0.8125rem;
      line-height: 1.35;
      text-align: end;
    }
    .viewer p {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .organization {
      font-weight: 600;
    }
    header button {
      padding-inline: 0.625rem;
      font-size: 0.875rem;
      white-space: nowrap;
    }
    .offline {
      justify-content: center;
      border-radius: 0;
    }
    main {
      max-width: 96rem;
      margin-inline: auto;
      padding: 1.25rem clamp(0.875rem, 2vw, 1.5rem) 3rem;
      outline: none;
    }
    @media (width < 60rem) {
      /* Several rows that stayed would hide what one works at. */
      header {
        position: relative;
        flex-wrap: wrap;
      }
      search-box {
        order: 9;
        flex-basis: 100%;
        max-width: none;
      }
      .viewer {
        flex: 1;
        max-width: none;
        padding: 0;
        border: 0;
        text-align: start;
      }
    }
    @media (width < 40rem) {
      header {
        gap: 0.375rem 0.5rem;
      }
      .brand span {
        display: none;
      }
      /* Two rows: what leads somewhere, then how things stand. */
      header nav {
        margin-inline-end: auto;
      }
      sandbox-clock,
      connection-state,
      .viewer {
        order: 1;
      }
      main {
        padding-block-start: 1rem;
      }
    }
  `,
];
