import { css } from 'lit';
import { baseStyles, buttonStyles } from '../elements/styles.ts';
import { tagStyles } from '../elements/tags.ts';
import { visitTagStyles } from '../visit/visit-tag.ts';
import { visitDetailsStyles } from './visit-details.ts';

export const planTimelineStyles = [
  baseStyles,
  buttonStyles,
  tagStyles,
  visitTagStyles,
  visitDetailsStyles,
  css`
    .plan {
      --names: 11rem;
      --lane-height: 3.5rem;
      position: relative;
      padding-block-end: 0.25rem;
      background: var(--surface);
      border: 1px solid var(--line);
      border-radius: var(--radius);
      box-shadow: var(--shadow);
    }
    .scale {
      display: grid;
      grid-template-columns: repeat(var(--hours), minmax(0, 1fr));
      margin-inline-start: var(--names);
      padding-block: 0.5rem 0.25rem;
      font-size: 0.8125rem;
      color: var(--ink-soft);
      font-variant-numeric: tabular-nums;
    }
    .scale span {
      padding-inline-start: 0.375rem;
    }
    .row {
      display: grid;
      grid-template-columns: var(--names) minmax(0, 1fr);
      border-block-start: 1px solid var(--line);
    }
    .who {
      display: grid;
      align-content: center;
      padding: 0.5rem 1rem;
      font-size: 0.9375rem;
      line-height: 1.35;
    }
    .who > * {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .who .soft {
      font-size: 0.8125rem;
    }
    .track {
      position: relative;
      min-height: calc(var(--lanes) * var(--lane-height) + 0.5rem);
      background: repeating-linear-gradient(
        to right,
        var(--line) 0 1px,
        transparent 1px calc(100% / var(--hours))
      );
    }
    .visit {
      position: absolute;
      inset-block-start: calc(var(--lane) * var(--lane-height) + 0.25rem);
      inset-inline-start: calc(var(--from) * 100% + 2px);
      width: calc((var(--to) - var(--from)) * 100% - 3px);
      height: calc(var(--lane-height) - 0.25rem);
      border-inline-start: 4px solid var(--tone);
      border-radius: 7px;
      background: var(--tone-wash);
    }
    .visit:hover,
    .visit:focus-within {
      z-index: 1;
    }
    .visit a {
      display: grid;
      align-content: center;
      height: 100%;
      padding-inline: 0.375rem 0.25rem;
      font-size: 0.8125rem;
      line-height: 1.3;
      color: var(--ink);
      text-decoration: none;
    }
    .visit a > span {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .visit a:hover .mono {
      text-decoration: underline;
    }
    .when {
      font-variant-numeric: tabular-nums;
      color: var(--tone);
      font-weight: 600;
    }
    .subject {
      margin-inline-end: 1.25rem;
      color: var(--ink-soft);
    }
    .visit button {
      position: absolute;
      inset-block-end: 0;
      inset-inline-end: 0.125rem;
      width: 1.5rem;
      min-height: 1.5rem;
      padding: 0;
      line-height: 1;
      border-color: transparent;
      background: none;
    }
    .visit button:hover,
    .visit button[aria-expanded='true'] {
      background: var(--surface);
      border-color: var(--line-strong);
    }
    [data-visit='MISSED'] .mono {
      text-decoration: line-through;
    }
    .now {
      position: absolute;
      inset-block: 0;
      inset-inline-start: calc(var(--names) + var(--now) * (100% - var(--names)));
      border-inline-start: 2px solid var(--tone-red);
      pointer-events: none;
    }
    .now span {
      position: absolute;
      inset-block-start: -0.5rem;
      translate: -50% 0;
      padding-inline: 0.375rem;
      border-radius: 999px;
      font-size: 0.75rem;
      font-weight: 600;
      line-height: 1.25;
      white-space: nowrap;
      color: var(--tone-red);
      background: var(--tone-red-wash);
    }
    .details {
      margin-block-start: 1rem;
    }
    .details > div {
      max-width: 48rem;
    }
    .technician {
      font-weight: 600;
    }
    .close {
      margin: 0.5rem 0 0 -0.875rem;
    }
  `,
];
