import { html, nothing, type TemplateResult } from 'lit';
import type { Priority, ProductModel } from '@aftercare/sdk/public';
import type { ReportMessages } from '../i18n/messages.ts';
import { chevron } from '../internal/icons.ts';
import { unsureModel, type DraftValues, type FieldName } from './draft.ts';

/** What is known once the form is used. */
export interface FieldAnswers {
  /** `undefined` while loading, `null` when loading failed. */
  readonly models: readonly ProductModel[] | null | undefined;
  invalid(field: FieldName): boolean;
  /** Stands in for the field's hint. */
  note(field: FieldName): TemplateResult | string | undefined;
}

/** What the fields show, and whom they tell of changes. */
export interface FieldsView {
  messages: ReportMessages;
  values: DraftValues;
  answers: FieldAnswers | undefined;
  onInput: (field: FieldName, value: string) => void;
  /** The customer has finished naming the device. */
  onDevice: () => void;
}

interface Field {
  name: FieldName;
  label: string;
  hint?: string;
  control: TemplateResult;
  optional?: boolean;
  /** The note changes while the customer is elsewhere. */
  announced?: boolean;
  /** The note may become this much longer: its room is kept from the first letter on, so that nothing moves later. */
  roomy?: boolean;
  wide?: boolean;
}

interface TextField extends Omit<Field, 'control'> {
  type?: 'text' | 'tel' | 'email';
  autocomplete?: AutoFill;
  required?: boolean;
  onLeave?: () => void;
}

const severities: readonly Priority[] = ['P1', 'P2', 'P3', 'P4'];

const valueOf = (event: Event) => (event.target as HTMLInputElement).value;

const field = (
  { answers, messages }: FieldsView,
  { name, label, hint, control, optional, announced, roomy, wide }: Field,
) => {
  const caption = optional ? html`${label} <span class="optional">${messages.optional}</span>` : label;
  return html`<div class="field ${wide ? 'wide' : ''}" part="field">
    <label for=${name}>${caption}</label>
    ${control}
    <div class="note ${roomy ? 'roomy' : ''}" id="${name}-note" aria-live=${announced ? 'polite' : nothing}>
      ${answers?.note(name) ?? hint}
    </div>
  </div>`;
};

const textField = (view: FieldsView, text: TextField) =>
  field(view, {
    ...text,
    control: html`<input
      id=${text.name}
      part="input"
      type=${text.type ?? 'text'}
      autocomplete=${text.autocomplete ?? 'off'}
      ?required=${text.required}
      aria-invalid=${view.answers?.invalid(text.name) ?? false}
      aria-describedby="${text.name}-note"
      .value=${view.values[text.name]}
      @input=${(event: Event) => view.onInput(text.name, valueOf(event))}
      @blur=${text.onLeave ?? nothing}
    />`,
  });

export const deviceFields = (view: FieldsView) => {
  const text = view.messages.device;
  const models = view.answers?.models;
  const onModel = (event: Event) => {
    view.onInput('model', valueOf(event));
    view.onDevice();
  };
  const option = (value: string, label: string) =>
    html`<option value=${value} ?selected=${value === view.values.model}>${label}</option>`;
  return html`<fieldset class="group">
    <legend>${text.legend}</legend>
    ${field(view, {
      name: 'model',
      label: text.model,
      optional: true,
      control: html`<div class="select">
        <select id="model" part="input" aria-describedby="model-note" @change=${onModel}>
          ${option('', view.answers && models === undefined ? text.loadingModels : text.chooseModel)}
          ${models?.map(({ code, name }) => option(code, name.includes(code) ? name : `${name} (${code})`))}
          ${option(unsureModel, text.unsureModel)}
        </select>
        ${chevron}
      </div>`,
    })}
    ${textField(view, {
      name: 'serial',
      label: text.serial,
      hint: text.serialPlace,
      optional: true,
      announced: true,
      roomy: view.values.serial !== '',
      onLeave: view.onDevice,
    })}
  </fieldset>`;
};

export const faultFields = (view: FieldsView) => {
  const text = view.messages.fault;
  const severityNote = view.answers?.note('severity');
  return html`<fieldset class="group">
    <legend>${text.legend}</legend>
    ${field(view, {
      name: 'description',
      label: text.description,
      hint: text.descriptionHint,
      wide: true,
      control: html`<textarea
        id="description"
        part="input"
        rows="4"
        required
        aria-invalid=${view.answers?.invalid('description') ?? false}
        aria-describedby="description-note"
        .value=${view.values.description}
        @input=${(event: Event) => view.onInput('description', valueOf(event))}
      ></textarea>`,
    })}
    <fieldset class="severities wide" aria-describedby="severity-note">
      <legend class="label">${text.severity}</legend>
      ${severities.map((severity, index) => {
        const [label, example] = text.severities[severity];
        return html`<label class="choice" part="choice">
          <input
            id=${index === 0 ? 'severity' : nothing}
            type="radio"
            name="severity"
            required
            .checked=${view.values.severity === severity}
            @change=${() => view.onInput('severity', severity)}
          />
          <span>${label}</span><span class="note">${example}</span>
        </label>`;
      })}
      <div class="wide" id="severity-note">${severityNote}</div>
    </fieldset>
  </fieldset>`;
};

export const contactFields = (view: FieldsView) => {
  const text = view.messages.contact;
  return html`<fieldset class="group">
    <legend>${text.legend}</legend>
    ${textField(view, { name: 'name', label: text.name, autocomplete: 'name', required: true, wide: true })}
    ${textField(view, { name: 'phone', label: text.phone, hint: text.hint, type: 'tel', autocomplete: 'tel' })}
    ${textField(view, { name: 'email', label: text.email, type: 'email', autocomplete: 'email' })}
    ${textField(view, {
      name: 'address',
      label: text.address,
      hint: text.addressHint,
      autocomplete: 'street-address',
      optional: true,
      wide: true,
    })}
  </fieldset>`;
};
