import type { Coverage } from '@aftercare/sdk/desk';
import { css, html, nothing } from 'lit';
import { kinds } from '../device/cover-layout.ts';
import { language } from '../language/language.ts';
import { day, moment } from '../language/time.ts';

/** One decision: who pays in a word, for what, and why in sentences. */
export function decision(coverage: Coverage) {
  const { text } = language;
  const { payer, kinds: names, terms } = text.warranty;
  const { outcome, reasons } = coverage;
  return html`
    <div class="decision" data-outcome=${outcome}>
      <p class="outcome">
        <b>${payer.outcome[outcome]}</b>
        ${coverage.lastDay ? html`<span class="soft">${payer.lastDay(day(coverage.lastDay))}</span>` : nothing}
      </p>
      ${outcome === 'NEEDS_PROOF' ? html`<p class="ask">${payer.ask}</p>` : renderTerms()}
      <ul class="reasons" aria-label=${payer.because}>
        ${reasons.map(({ code, message }) => html`<li data-reason=${code}>${message}</li>`)}
      </ul>
      <p class="soft small">${circumstances(coverage)}</p>
    </div>
  `;

  function renderTerms() {
    return html`
      <dl class="terms">
        ${kinds.map((kind) => {
          const paid = coverage[kind];
          return paid
            ? html`<div data-terms=${paid}>
                <dt>${names[kind]}</dt>
                <dd>${terms[paid]}</dd>
              </div>`
            : nothing;
        })}
      </dl>
    `;
  }
}

/** For which cause and part it was decided, when, and for which moment. */
function circumstances({ cause, sku, at, decidedAt, policy }: Coverage): string {
  const { text } = language;
  const { payer, policy: policyName } = text.warranty;
  return [
    payer.judged(text.cause[cause]),
    sku && payer.part(sku),
    payer.reportedAt(moment(at)),
    payer.decidedAt(moment(decidedAt)),
    policy && policyName(policy.code, policy.version),
  ]
    .filter(Boolean)
    .join(' · ');
}

export const decisionStyles = css`
  .decision {
    display: grid;
    gap: 0.5rem;
    padding-inline-start: 0.875rem;
    border-inline-start: 4px solid var(--tone);
    --tone: var(--tone-slate);
    --tone-wash: var(--tone-slate-wash);
  }
  [data-outcome='FULL'],
  [data-terms='FREE'] {
    --tone: var(--tone-green);
    --tone-wash: var(--tone-green-wash);
  }
  [data-outcome='PARTIAL'],
  [data-outcome='NEEDS_PROOF'],
  [data-terms='AT_COST'] {
    --tone: var(--tone-amber);
    --tone-wash: var(--tone-amber-wash);
  }
  [data-terms='CHARGED'] {
    --tone: var(--tone-slate);
    --tone-wash: var(--tone-slate-wash);
  }
  .outcome b {
    margin-inline-end: 0.5rem;
    color: var(--tone);
  }
  .terms {
    display: flex;
    flex-wrap: wrap;
    gap: 0.375rem;
  }
  .terms > div {
    display: flex;
    gap: 0.375rem;
    padding: 0.125rem 0.625rem;
    border-radius: 6px;
    color: var(--tone);
    background: var(--tone-wash);
  }
  .terms dd {
    font-weight: 650;
  }
  .ask {
    font-weight: 550;
  }
  .reasons {
    display: grid;
    gap: 0.25rem;
    max-width: 70ch;
  }
  .small {
    font-size: 0.8125rem;
  }
`;
