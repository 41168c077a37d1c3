import { css } from 'lit';
import { baseStyles } from '../elements/styles.ts';

export const coverBarStyles = [
  baseStyles,
  css`
    :host {
      --name-width: 4.25rem;
      font-size: 0.8125rem;
    }
    .bar {
      position: relative;
      display: grid;
      gap: 0.25rem;
      padding-block-start: 1.5rem;
    }
    .row {
      display: grid;
      grid-template-columns: var(--name-width) 1fr;
      align-items: center;
    }
    .name {
      color: var(--ink-soft);
    }
    .track {
      position: relative;
      height: 1.625rem;
      overflow: hidden;
    }
    .bought .track {
      height: 1.375rem;
    }
    .segment {
      position: absolute;
      inset-block: 0;
      inset-inline-start: calc(var(--start) * 100%);
      width: calc((var(--end) - var(--start)) * 100%);
      display: grid;
      align-items: center;
      padding-inline: 0.25rem;
      border: 1px solid var(--surface);
      border-radius: 5px;
      container-type: inline-size;
    }
    .segment span {
      justify-self: start;
      max-width: 100%;
      padding-inline: 0.375rem;
      overflow: hidden;
      border-radius: 3px;
      font-weight: 600;
      line-height: 1.3;
      white-space: nowrap;
      text-overflow: ellipsis;
      color: var(--tone);
      background: var(--tone-wash);
    }
    @container (width < 2.75rem) {
      .segment span {
        display: none;
      }
    }
    [data-terms='FREE'] {
      --tone: var(--tone-green);
      --tone-wash: var(--tone-green-wash);
      background: var(--tone);
    }
    [data-terms='AT_COST'] {
      --tone: var(--tone-amber);
      --tone-wash: var(--tone-amber-wash);
      background: repeating-linear-gradient(-45deg, var(--tone) 0 4px, var(--tone-wash) 4px 9px);
    }
    [data-terms='CHARGED'] {
      --tone: var(--tone-slate);
      --tone-wash: var(--surface);
      background: radial-gradient(circle, var(--tone) 1px, transparent 1.25px) 0 0 / 7px 7px;
      box-shadow: inset 0 0 0 1px var(--tone);
    }
    .bought .segment {
      --tone: var(--tone-violet);
      --tone-wash: var(--tone-violet-wash);
      background: var(--tone-wash);
      border: 1px solid var(--tone);
    }
    .over {
      position: absolute;
      inset-block: 0;
      inset-inline: var(--name-width) 0;
      pointer-events: none;
    }
    .today {
      position: absolute;
      inset-block: 1.25rem 0;
      inset-inline-start: calc(var(--at) * 100%);
      border-inline-start: 2px solid var(--ink);
    }
    .today span {
      position: absolute;
      inset-block-end: 100%;
      inset-inline-start: 0;
      padding-inline: 0.25rem;
      font-weight: 600;
      line-height: 1.25rem;
      white-space: nowrap;
      translate: calc(var(--at) * -100%) 0;
    }
    .void .segment {
      opacity: 0.35;
    }
    .voided {
      position: absolute;
      inset-block: 1.5rem 0;
      inset-inline: calc(var(--at) * 100%) 0;
      border: 2px solid var(--danger);
      border-radius: 5px;
      background: repeating-linear-gradient(45deg, var(--danger) 0 1px, transparent 1px 10px);
    }
    .voided span {
      position: absolute;
      inset-block-start: 50%;
      inset-inline-start: 50%;
      padding: 0.125rem 0.5rem;
      border-radius: 4px;
      font-weight: 650;
      white-space: nowrap;
      color: var(--danger);
      background: var(--danger-wash);
      translate: -50% -50%;
    }
    .replaced {
      position: absolute;
      inset-block-start: 50%;
      inset-inline-start: calc(var(--at) * 100%);
      width: 0.6875rem;
      height: 0.6875rem;
      border: 2px solid var(--surface);
      background: var(--ink);
      rotate: 45deg;
      translate: -50% -50%;
    }
    .days {
      position: relative;
      height: calc(var(--lanes) * 1.125rem + 0.375rem);
      margin-inline-start: var(--name-width);
    }
    .day {
      position: absolute;
      inset-block-start: calc(var(--lane) * 1.125rem + 0.25rem);
      inset-inline-start: calc(var(--at) * 100%);
      padding-inline: 0.25rem;
      border-inline-start: 1px solid var(--line-strong);
      line-height: 1.125rem;
      font-variant-numeric: tabular-nums;
      white-space: nowrap;
      color: var(--ink-soft);
    }
    .day.before {
      border-inline: 0 solid var(--line-strong);
      border-inline-end-width: 1px;
      translate: -100% 0;
    }
    details {
      margin-block-start: 0.5rem;
    }
    summary {
      width: fit-content;
      padding-block: 0.25rem;
      color: var(--accent);
      font-weight: 550;
      cursor: pointer;
    }
    .scroll {
      overflow-x: auto;
    }
    table {
      width: 100%;
      border-collapse: collapse;
      font-variant-numeric: tabular-nums;
    }
    th,
    td {
      padding: 0.3125rem 0.75rem 0.3125rem 0;
      text-align: start;
      border-block-end: 1px solid var(--line);
    }
    :is(th, td):nth-child(n + 3) {
      white-space: nowrap;
    }
    thead th {
      color: var(--ink-soft);
      font-weight: 500;
    }
    tbody th {
      font-weight: 550;
    }
    .notes {
      display: grid;
      gap: 0.125rem;
      margin-block-start: 0.5rem;
    }
    .diamond {
      display: inline-block;
      width: 0.5rem;
      height: 0.5rem;
      margin-inline: 0.125rem 0.375rem;
      background: var(--ink);
      rotate: 45deg;
    }
    @media (width < 40rem) {
      :host {
        --name-width: 3.5rem;
      }
    }
    @media (forced-colors: active) {
      .segment,
      .voided,
      .replaced {
        forced-color-adjust: none;
      }
    }
  `,
];
