import type { TechnicianSuggestion } from '@aftercare/sdk';
import { css, html, nothing } from 'lit';
import { language } from '../language/language.ts';
import { type Job, reasonInWords } from './reason.ts';

interface Choice extends Job {
  /** The window, in words. */
  when: string;
  /** Whether a visit is moved that is booked already. */
  moves: boolean;
  isAssigned: boolean;
  sending: boolean;
  onBook: () => void;
  /** Absent where somebody is only to be booked. */
  onAssign?: () => void;
}

const uncertified: ReadonlySet<string> = new Set(['NOT_CERTIFIED', 'CERTIFICATION_EXPIRED']);

/** One technician, why or why not, and the two things one can do. Who cannot come stays in sight, with the reason. */
export function suggestionCard(suggestion: TechnicianSuggestion, choice: Choice) {
  const { visits } = language.text;
  const { technician, bookable, reasons } = suggestion;
  const { id, name } = technician;
  const { book, bookWho } = choice.moves ? { book: visits.moveTo, bookWho: visits.moveWho } : visits;
  const assignable = !choice.isAssigned && !reasons.some(({ code }) => uncertified.has(code));
  return html`
    <li class="suggestion" data-technician=${id} data-bookable=${bookable}>
      <p class="name" id="name-${id}">
        ${name} ${choice.isAssigned ? html`<span class="chip">${visits.assigned}</span>` : nothing}
      </p>
      <ul class="reasons" id="reasons-${id}">
        ${reasons.map((reason) => reasonChip(reason, reasonInWords(reason, suggestion, choice)))}
      </ul>
      <div class="choices">
        <button
          type="button"
          class=${bookable ? 'primary' : ''}
          ?disabled=${!bookable}
          aria-disabled=${choice.sending}
          aria-label=${bookWho(name, choice.when)}
          aria-describedby="reasons-${id}"
          @click=${choice.onBook}
        >
          ${book}
        </button>
        ${
          choice.onAssign && assignable
            ? html`<button
                type="button"
                class="quiet"
                aria-disabled=${choice.sending}
                aria-label=${visits.assignWho(name)}
                @click=${choice.onAssign}
              >
                ${visits.assign}
              </button>`
            : nothing
        }
      </div>
    </li>
  `;
}

/** How busy somebody is speaks neither for nor against them by itself. */
const reasonChip = ({ code, favourable }: TechnicianSuggestion['reasons'][number], words: string) =>
  code === 'LOAD'
    ? html`<li class="chip" data-code=${code}>${words}</li>`
    : html`<li class="chip" data-code=${code} data-favourable=${favourable}>
        <span aria-hidden="true">${favourable ? '✓' : '✕'}</span> ${words}
      </li>`;

export const suggestionStyles = css`
  .suggestions {
    display: grid;
    gap: 0.5rem;
  }
  .suggestion {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 0.25rem 0.75rem;
    padding: 0.625rem 0.75rem;
    border: 1px solid var(--line);
    border-radius: var(--radius);
  }
  .suggestion[data-bookable='false'] {
    background: var(--sunken);
  }
  .name {
    font-weight: 600;
  }
  .reasons {
    grid-column: 1;
    display: flex;
    flex-wrap: wrap;
    align-content: start;
    align-items: start;
    gap: 0.25rem;
  }
  .choices {
    grid-area: 1 / 2 / span 2;
    display: grid;
    align-content: center;
    gap: 0.125rem;
  }
  .choices button {
    min-height: 2rem;
    padding: 0.125rem 0.75rem;
    font-size: 0.9375rem;
  }
  .choices button:disabled {
    color: var(--ink-soft);
    background: none;
    border-color: var(--line);
    cursor: not-allowed;
  }
  .chip {
    padding: 0.0625rem 0.5rem;
    border-radius: 0.75rem;
    font-size: 0.8125rem;
    font-weight: 550;
    color: var(--tone-slate);
    background: var(--tone-slate-wash);
  }
  .chip[data-favourable='true'] {
    color: var(--tone-green);
    background: var(--tone-green-wash);
  }
  .chip[data-favourable='false'] {
    color: var(--tone-amber);
    background: var(--tone-amber-wash);
  }
`;
