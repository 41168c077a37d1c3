import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Desk } from '../desk.ts';
import { baseStyles } from '../elements/styles.ts';
import { tagStyles } from '../elements/tags.ts';
import { language } from '../language/language.ts';
import { StoreController } from '../store.ts';
import { visitTagStyles } from '../visit/visit-tag.ts';
import type { Plan } from './plan-layout.ts';
import { visitDetails, visitDetailsStyles } from './visit-details.ts';

/** A day of visits for a narrow screen: technician by technician. */
@customElement('plan-list')
export class PlanList extends LitElement {
  static override styles = [
    baseStyles,
    tagStyles,
    visitTagStyles,
    visitDetailsStyles,
    css`
      .technicians {
        display: grid;
        gap: 1rem;
      }
      h2 {
        display: flex;
        justify-content: space-between;
        gap: 1rem;
      }
      h2 .soft {
        font-weight: 400;
      }
      .visits {
        display: grid;
        gap: 0.5rem;
        margin-block-start: 0.5rem;
      }
      .visits li {
        padding: 0.75rem 0.875rem;
        border: 1px solid var(--line);
        border-inline-start: 4px solid var(--tone);
        border-radius: var(--radius);
        background: var(--surface);
      }
    `,
  ];

  @property({ attribute: false }) desk!: Desk;
  @property({ attribute: false }) plan!: Plan;

  constructor() {
    super();
    new StoreController(this, () => language);
  }

  override render() {
    const { day } = language.text.visits;
    return html`
      <ul class="technicians">
        ${repeat(
          this.plan.rows,
          ({ technician }) => technician.id,
          ({ technician, organization, visits }) => html`
            <li>
              <h2>
                ${technician.name}
                <span class="soft">${visits.length ? day.count(visits.length) : day.free}</span>
              </h2>
              ${organization ? html`<p class="soft">${organization}</p>` : nothing}
              <ol class="visits">
                ${repeat(
                  visits,
                  ({ visit }) => visit.id,
                  ({ visit }) => html`<li data-visit=${visit.state}>${visitDetails(visit, this.desk)}</li>`,
                )}
              </ol>
            </li>
          `,
        )}
      </ul>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'plan-list': PlanList;
  }
}
