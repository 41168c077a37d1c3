import { css } from 'lit';

export const scanFormStyles = css`
  form {
    display: grid;
    gap: 1rem;
    max-width: 52rem;
  }
  .scan {
    display: grid;
    gap: 0.25rem;
  }
  .scan input {
    font-family: var(--mono);
    font-size: 1.125rem;
    min-height: 3rem;
    border-width: 2px;
    border-color: var(--accent);
  }
  .last {
    min-height: 1.5em;
    font-size: 0.9375rem;
  }
  .last.issue {
    color: var(--danger);
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-size: 0.9375rem;
  }
  th,
  td {
    padding: 0.5rem 0.75rem 0.5rem 0;
    text-align: start;
    vertical-align: top;
    border-block-end: 1px solid var(--line);
  }
  th {
    font-size: 0.8125rem;
    font-weight: 550;
    color: var(--ink-soft);
  }
  td.number,
  th.number {
    text-align: end;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  td.number input {
    width: 6rem;
    text-align: end;
  }
  tr[data-invalid] td {
    border-block-end-color: var(--danger);
  }
  .serials {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem;
    margin-block-start: 0.25rem;
  }
  .serials li {
    padding: 0 0.375rem;
    font-family: var(--mono);
    font-size: 0.8125rem;
    background: var(--sunken);
    border-radius: 4px;
  }
  .more {
    color: var(--tone-green);
  }
  .fewer {
    color: var(--danger);
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }
  .done {
    color: var(--tone-green);
    background: var(--tone-green-wash);
  }
  .table {
    overflow-x: auto;
  }
`;
