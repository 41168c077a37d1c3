import type { SlaClock, SlaInterval } from '@aftercare/sdk';
import { css, html, nothing } from 'lit';
import { language } from '../language/language.ts';
import { appointment, span } from '../language/time.ts';
import { workingLength } from './length.ts';

/** Why a promise is due when it is: in a sentence of the server, and interval by interval. */
export function explanation(clock: SlaClock) {
  const { times } = language.text;
  return html`
    <section class="why" aria-labelledby="why-title">
      <h3 id="why-title">${times.whyOf(times.clock[clock.kind])}</h3>
      <p class="sentence">${clock.explanation}</p>
      ${intervals(times.counting, clock.trace)} ${intervals(times.coming, clock.forecast)}
      <p class="soft small">
        ${times.countedBy(clock.calendar, clock.timeZone)} ${rules(clock)} ${times.shownIn(ownZone())}
      </p>
    </section>
  `;
}

function intervals(title: string, list: readonly SlaInterval[]) {
  if (!list.length) return nothing;
  return html`
    <h4>${title}</h4>
    <ol class="intervals">
      ${list.map((interval) => renderInterval(interval))}
    </ol>
  `;
}

function renderInterval({ from, to, counted, reason }: SlaInterval) {
  const { text, tag } = language;
  const { times } = text;
  return html`
    <li data-counted=${counted}>
      <span class="span">${to === null ? times.since(appointment(from)) : span(from, to)}</span>
      <span class="counted">
        ${counted ? times.counted : times.notCounted}
        ${to === null ? nothing : html`<b>${workingLength(Date.parse(to) - Date.parse(from), tag)}</b>`}
      </span>
      <span class="reason soft">${reasonInWords(reason)}</span>
    </li>
  `;
}

function reasonInWords(reason: string): string {
  const { times, holdReason } = language.text;
  const [kind, held] = reason.split(':');
  if (kind === 'PAUSED' && held && held in holdReason) {
    return times.paused(holdReason[held as keyof typeof holdReason]);
  }
  return times.reason[reason] ?? reason;
}

/** The versions by which it was counted; a change of rule replays all of it, so there is mostly one. */
function rules({ trace, forecast }: SlaClock): string {
  const named = new Set([...trace, ...forecast].map(({ rule }) => rule));
  return language.text.times.by([...named].join(', '));
}

const ownZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone;

export const explanationStyles = css`
  .why {
    display: grid;
    gap: 0.625rem;
    margin-block-start: 0.875rem;
    padding: 0.875rem 1rem 1rem;
    background: var(--sunken);
    border-radius: var(--radius);
  }
  .why h3,
  .why h4 {
    margin: 0;
    font-size: 0.875rem;
  }
  .why h4 {
    color: var(--ink-soft);
    font-weight: 600;
  }
  .sentence {
    max-width: 62ch;
  }
  .small {
    font-size: 0.8125rem;
  }
  .intervals {
    display: grid;
    gap: 0.125rem;
    font-size: 0.875rem;
    font-variant-numeric: tabular-nums;
  }
  .intervals li {
    display: grid;
    grid-template-columns: minmax(11rem, 18rem) 12rem 1fr;
    gap: 0 1rem;
    padding: 0.1875rem 0 0.1875rem 0.75rem;
    border-inline-start: 3px solid var(--line-strong);
  }
  .intervals [data-counted='true'] {
    border-color: var(--accent);
  }
  .intervals [data-counted='false'] .counted {
    color: var(--ink-soft);
  }
  @media (width < 40rem) {
    .intervals li {
      grid-template-columns: 1fr auto;
    }
    .intervals .span {
      grid-column: 1 / -1;
    }
  }
`;
