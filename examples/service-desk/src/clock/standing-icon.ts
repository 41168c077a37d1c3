import { css, svg } from 'lit';
import type { Standing } from './reading.ts';

const face = svg`<circle cx="8" cy="8" r="6.25" />`;

/** Each standing has a shape of its own, so that colour is never all that tells them apart. */
const shapes: Record<Standing, unknown> = {
  good: svg`${face}<path d="M8 4.5V8l2.25 1.5" />`,
  short: svg`<path d="M4 2h8M4 14h8M5 2v2.5L8 8l3-3.5V2M5 14v-2.5L8 8l3 3.5V14" />`,
  late: svg`<path d="M8 1.75 14.75 13.75H1.25Z" /><path d="M8 6.25v3.5M8 11.5v.25" />`,
  paused: svg`${face}<path d="M6.25 5.5v5M9.75 5.5v5" />`,
  met: svg`${face}<path d="m5.25 8.25 2 2 3.5-4" />`,
  missed: svg`${face}<path d="m5.75 5.75 4.5 4.5m0-4.5-4.5 4.5" />`,
  stopped: svg`${face}<path d="M5 8h6" />`,
};

export const standingIcon = (standing: Standing) => svg`
  <svg class="standing-icon" viewBox="0 0 16 16" aria-hidden="true">${shapes[standing]}</svg>
`;

export const standingStyles = css`
  .standing-icon {
    flex: none;
    width: 1rem;
    height: 1rem;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  [data-standing] {
    --tone: var(--tone-slate);
    --tone-wash: var(--tone-slate-wash);
  }
  [data-standing='good'],
  [data-standing='met'] {
    --tone: var(--tone-green);
    --tone-wash: var(--tone-green-wash);
  }
  [data-standing='short'] {
    --tone: var(--tone-amber);
    --tone-wash: var(--tone-amber-wash);
  }
  [data-standing='late'],
  [data-standing='missed'] {
    --tone: var(--tone-red);
    --tone-wash: var(--tone-red-wash);
  }
  [data-standing='paused'] {
    --tone: var(--tone-violet);
    --tone-wash: var(--tone-violet-wash);
  }
`;
