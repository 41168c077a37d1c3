import type { DeskClient, ServiceRate } from '@aftercare/sdk/desk';
import { html } from 'lit';
import { language } from '../language/language.ts';
import type { DraftLine } from './draft.ts';
import './part-field.ts';

interface Place {
  client: DeskClient;
  rates: readonly ServiceRate[];
  /** What is wrong with a field, by its name in the input. */
  issue: (field: string) => string | undefined;
  change: (change: Partial<DraftLine>) => void;
}

/** The fields of one line of a quote: a rate or a part, or a text with its prices; and how many. */
export function lineFields(line: DraftLine, place: Place) {
  const { quote: words } = language.text;
  const { change } = place;
  const field = fieldsOf(line, place);
  return html`
    <div class="fields">
      ${
        line.kind === 'PARTS'
          ? html`<part-field
              class="wide"
              .client=${place.client}
              .label=${words.part}
              .sku=${line.sku}
              .issue=${place.issue('sku')}
              @part-chosen=${({ detail }: CustomEvent<string>) => detail !== line.sku && change({ sku: detail })}
            ></part-field>`
          : renderRate(line, place)
      }
      ${
        line.kind === 'PARTS' || line.rate
          ? ''
          : [
              field('text', words.text, 'wide'),
              field('cost', words.cost, '', 'unitCost'),
              field('price', words.price, '', 'unitPrice'),
            ]
      }
      ${field('quantity', words.quantity[line.kind])}
    </div>
  `;
}

function renderRate({ key, kind, rate }: DraftLine, { rates, change }: Place) {
  const { quote: words } = language.text;
  const id = `rate-${key}`;
  return html`
    <div class="field wide">
      <label for=${id}>${words.rate}</label>
      <select
        id=${id}
        @change=${(event: Event) => change({ rate: (event.target as HTMLSelectElement).value })}
      >
        ${rates
          .filter((one) => one.kind === kind)
          .map(({ code, name }) => html`<option value=${code} ?selected=${code === rate}>${name}</option>`)}
        <option value="" ?selected=${rate === ''}>${words.own}</option>
      </select>
    </div>
  `;
}

type Written = 'text' | 'cost' | 'price' | 'quantity';

const fieldsOf =
  (line: DraftLine, { issue, change }: Place) =>
  (name: Written, label: string, size = '', path: string = name) => {
    const id = `${name}-${line.key}`;
    const wrong = issue(path);
    return html`
      <div class="field ${size}">
        <label for=${id}>${label}</label>
        <input
          id=${id}
          autocomplete="off"
          inputmode=${name === 'text' ? 'text' : 'decimal'}
          .value=${line[name]}
          aria-invalid=${wrong ? 'true' : 'false'}
          aria-describedby=${wrong ? `${id}-issue` : ''}
          @input=${(event: Event) => change({ [name]: (event.target as HTMLInputElement).value })}
        />
        ${wrong ? html`<p class="issue" id="${id}-issue">${wrong}</p>` : ''}
      </div>
    `;
  };
