import { css, html, nothing, type TemplateResult } from 'lit';
import { language } from '../language/language.ts';

interface Field {
  name: string;
  label: string;
  /** What is wrong with it, from the server's validation. */
  issue?: string;
  /** How to fill it in. */
  hint?: string;
  optional?: boolean;
  /** For a field whose place on the page says what it is. */
  hiddenLabel?: boolean;
}

export interface Choice {
  value: string;
  label: string;
}

export const textField = (field: Field, value = '') => plainField(field, { type: 'text', value });

export const plainField = (
  field: Field,
  { type, value }: { type: 'text' | 'tel' | 'date' | 'time' | 'datetime-local' | 'number'; value: string },
) =>
  labelled(
    field,
    html`<input
      type=${type}
      min=${type === 'number' ? 1 : nothing}
      ?required=${type === 'number' || type === 'datetime-local'}
      id=${field.name}
      name=${field.name}
      .value=${value}
      autocomplete="off"
      aria-invalid=${field.issue ? 'true' : 'false'}
      aria-describedby=${describedBy(field)}
    />`,
  );

export const longTextField = (field: Field, { value = '', rows = 3 } = {}) =>
  labelled(
    field,
    html`<textarea
      id=${field.name}
      name=${field.name}
      rows=${rows}
      .value=${value}
      aria-invalid=${field.issue ? 'true' : 'false'}
      aria-describedby=${describedBy(field)}
    ></textarea>`,
  );

/** Without a choice to begin with, one has to be made: the API has no empty value, so the browser asks for it. */
export const choiceField = (field: Field, choices: readonly Choice[], chosen?: string) =>
  labelled(
    field,
    html`<select
      id=${field.name}
      name=${field.name}
      ?required=${chosen === undefined}
      aria-invalid=${field.issue ? 'true' : 'false'}
      aria-describedby=${describedBy(field)}
    >
      ${chosen === undefined ? html`<option value="">${language.text.form.choose}</option>` : nothing}
      ${choices.map(({ value, label }) => html`<option value=${value} ?selected=${value === chosen}>${label}</option>`)}
    </select>`,
  );

const describedBy = ({ name, issue, hint }: Field) =>
  [issue && `${name}-issue`, hint && `${name}-hint`].filter(Boolean).join(' ') || nothing;

const labelled = (
  { name, label, issue, hint, optional, hiddenLabel }: Field,
  control: TemplateResult,
) => html`
  <div class="field">
    <label for=${name} class=${hiddenLabel ? 'visually-hidden' : nothing}>
      ${label} ${optional ? html`<span class="soft">(${language.text.form.optional})</span>` : nothing}
    </label>
    ${control} ${issue ? html`<p class="issue" id="${name}-issue">${issue}</p>` : nothing}
    ${hint ? html`<p class="hint soft" id="${name}-hint">${hint}</p>` : nothing}
  </div>
`;

export const fieldStyles = css`
  .field {
    display: grid;
    gap: 0.25rem;
  }
  label {
    font-size: 0.875rem;
    font-weight: 550;
  }
  label .soft {
    font-weight: 400;
  }
  input,
  textarea,
  select {
    width: 100%;
    min-height: 2.5rem;
    padding: 0.4375rem 0.6875rem;
    font: inherit;
    font-size: 1rem;
    color: var(--ink);
    background: var(--surface);
    border: 1px solid var(--line-strong);
    border-radius: 8px;
  }
  select {
    text-overflow: ellipsis;
  }
  textarea {
    resize: vertical;
  }
  input:focus-visible,
  textarea:focus-visible,
  select:focus-visible {
    outline-offset: 0;
    border-radius: 8px;
  }
  [aria-invalid='true'] {
    border-color: var(--danger);
  }
  .hint {
    font-size: 0.8125rem;
  }
  .issue {
    font-size: 0.875rem;
    color: var(--danger);
  }
`;
