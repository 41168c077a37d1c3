import type { ApiKey, ToldKey } from '@aftercare/sdk/admin';
import type { Role } from '@aftercare/sdk';
import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Desk } from '../desk.ts';
import { choiceField, longTextField, plainField, textField } from '../elements/field.ts';
import { type FormValues, StepForms } from '../elements/step-forms.ts';
import { issueAt, issueUnder } from '../explain.ts';
import { language } from '../language/language.ts';
import { isWorking, nameOf } from './key-words.ts';

type KeyStep = 'createSecret' | 'createPublishable' | 'rename' | 'rotate' | 'revoke';

const roles: readonly Role[] = ['AGENT', 'TECHNICIAN', 'STOREKEEPER', 'MANAGER', 'ADMIN'];
const overlaps = ['PT24H', 'PT1H', 'P7D', 'P30D', 'PT0S'] as const;

/** A key has a new secret, which is shown this once. */
export class SecretToldEvent extends Event {
  static readonly type = 'secret-told';
  readonly told: ToldKey;

  constructor(told: ToldKey) {
    super(SecretToldEvent.type);
    this.told = told;
  }
}

/**
 * Makes a key, or changes, rotates or revokes one.
 *
 * @fires keys-changed - after a step, and when it was refused because the key had changed
 * @fires secret-told - with a secret that nobody is told again
 */
@customElement('key-steps')
export class KeySteps extends StepForms<KeyStep> {
  static override styles = [
    ...[StepForms.styles].flat(),
    css`
      fieldset {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem 1rem;
      }
      legend {
        padding: 0;
        font-size: 0.875rem;
        font-weight: 550;
      }
      fieldset label {
        display: flex;
        align-items: center;
        gap: 0.375rem;
        min-height: 2rem;
        font-weight: 400;
      }
      fieldset input {
        width: auto;
        min-height: 0;
      }
    `,
  ];

  @property({ attribute: false }) desk!: Desk;
  /** The key; without it, another is made. */
  @property({ attribute: false }) key?: ApiKey;
  /** Where a new one may belong. */
  @property({ attribute: false }) organizations: readonly { code: string; name: string }[] = [];

  protected override get groupLabel(): string {
    const { keys } = language.text;
    return this.key ? keys.actionsOf(nameOf(this.key)) : keys.make;
  }

  protected override get steps(): readonly KeyStep[] {
    if (!this.key) return ['createSecret', 'createPublishable'];
    return isWorking(this.key) ? ['rename', 'rotate', 'revoke'] : [];
  }

  protected override get changedEvent(): string {
    return 'keys-changed';
  }

  protected override labelOf(step: KeyStep): string {
    return language.text.keys[step];
  }

  protected override isDangerous(step: KeyStep): boolean {
    return step === 'revoke';
  }

  protected override fieldsOf(step: KeyStep) {
    const { keys: words } = language.text;
    switch (step) {
      case 'revoke':
        return html`<p>${words.revokeWarning}</p>`;
      case 'rotate':
        return choiceField(
          { name: 'overlap', label: words.overlap, issue: issueAt(this.error, 'overlap') },
          overlaps.map((value) => ({ value, label: words.overlaps[value] })),
          'PT24H',
        );
      case 'rename':
        return [this.#labelField(), this.#powersField(this.key!.kind), this.#endField()];
      case 'createSecret':
      case 'createPublishable':
        return [
          this.#labelField(),
          choiceField(
            { name: 'organization', label: words.organization, issue: issueAt(this.error, 'organization') },
            this.organizations.map(({ code, name }) => ({ value: code, label: `${name} (${code})` })),
            this.desk.viewer.organization?.code,
          ),
          this.#powersField(step === 'createSecret' ? 'SECRET' : 'PUBLISHABLE'),
          this.#endField(),
        ];
    }
  }

  #labelField() {
    const { keys: words } = language.text;
    const issue = issueAt(this.error, 'label');
    return textField(
      { name: 'label', label: words.label, hint: words.labelHint, issue, optional: true },
      this.key?.label ?? '',
    );
  }

  #powersField(kind: ApiKey['kind']) {
    const { keys: words, role } = language.text;
    if (kind === 'PUBLISHABLE') {
      const issue = issueUnder(this.error, 'origins');
      return longTextField(
        { name: 'origins', label: words.origins, hint: words.originsHint, issue },
        { value: this.key?.origins.join('\n') ?? '', rows: 3 },
      );
    }
    return html`<fieldset>
      <legend>${words.roles}</legend>
      ${roles.map(
        (one) =>
          html`<label>
            <input
              type="checkbox"
              name=${one}
              value="on"
              .checked=${this.key?.roles.includes(one) ?? false}
            />
            ${role[one]}
          </label>`,
      )}
    </fieldset>`;
  }

  #endField() {
    const { keys: words } = language.text;
    return plainField(
      {
        name: 'expiresOn',
        label: words.expiresOn,
        hint: words.expiresHint,
        issue: issueAt(this.error, 'expiresAt'),
        optional: true,
      },
      { type: 'date', value: this.key?.expiresAt?.slice(0, 10) ?? '' },
    );
  }

  protected override async take(step: KeyStep, values: FormValues): Promise<void> {
    const { keys } = this.desk.client;
    const id = this.key?.id ?? '';
    switch (step) {
      case 'createSecret':
      case 'createPublishable':
        return this.#tell(
          await keys.create({
            organization: values['organization'] ?? '',
            kind: step === 'createSecret' ? 'SECRET' : 'PUBLISHABLE',
            ...this.#said(values, step === 'createSecret' ? 'SECRET' : 'PUBLISHABLE'),
          }),
        );
      case 'rotate':
        return this.#tell(await keys.rotate({ id, overlap: values['overlap'] ?? null }));
      case 'rename':
        await keys.update({ id, ...this.#said(values, this.key!.kind) });
        return;
      case 'revoke':
        await keys.revoke({ id });
    }
  }

  #said(values: FormValues, kind: ApiKey['kind']) {
    const { label, origins = '', expiresOn } = values;
    const powers =
      kind === 'SECRET'
        ? { roles: roles.filter((role) => values[role]) }
        : { origins: origins.split(/\s+/).filter(Boolean) };
    // The end of the day that was said; one that was not touched stays to the second.
    const isSame = expiresOn && this.key?.expiresAt?.startsWith(expiresOn);
    const end = isSame ? this.key!.expiresAt : expiresOn ? `${expiresOn}T23:59:59Z` : null;
    return { label: label || null, ...powers, expiresAt: end };
  }

  #tell(told: ToldKey): void {
    this.dispatchEvent(new SecretToldEvent(told));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'key-steps': KeySteps;
  }
  interface HTMLElementEventMap {
    'secret-told': SecretToldEvent;
  }
}
