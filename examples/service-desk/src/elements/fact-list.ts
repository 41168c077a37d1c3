import { css, html, nothing } from 'lit';

/** One line of a `<dl class="facts">`; nothing where there is nothing to say. */
export const fact = (name: string, value: unknown) =>
  value && value !== nothing
    ? html`<div>
        <dt>${name}</dt>
        <dd>${value}</dd>
      </div>`
    : nothing;

export const factListStyles = css`
  .facts {
    display: grid;
    grid-template-columns: minmax(5.5rem, auto) 1fr;
    gap: 0.625rem 1rem;
    font-size: 0.9375rem;
    line-height: 1.45;
  }
  .facts > div {
    display: grid;
    grid-column: 1 / -1;
    grid-template-columns: subgrid;
  }
  .facts dt {
    max-width: 9rem;
    color: var(--ink-soft);
  }
  .facts dd {
    overflow-wrap: anywhere;
    text-wrap: balance;
  }
  .facts .mono.soft {
    white-space: nowrap;
  }
`;
