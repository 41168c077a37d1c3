import { nothing, type ReactiveController } from 'lit';
import {
  drawIdempotencyKey,
  isAftercareError,
  type ProductModel,
  type PublicClient,
  type PublicSubmission,
  type SubmitTicketInput,
} from '@aftercare/sdk/public';
import { LocaleController } from '../controllers/locale.ts';
import { OnlineController } from '../controllers/online.ts';
import { AftercareSubmittedEvent } from '../events/submitted.ts';
import type { AnswerMessages } from '../i18n/messages.ts';
import { clientFor } from '../internal/client.ts';
import type { AftercareElement } from '../internal/element.ts';
import { describeFailure, isUnanswered } from '../internal/failure.ts';
import { RememberedTickets } from '../internal/remembered-tickets.ts';
import {
  confirmation,
  deviceAnswer,
  error as errorNote,
  honeypot,
  noModels,
  notice,
  problems,
  room,
  unknownSerial,
  type Receipt,
} from './answers.ts';
import { DeviceCheck } from './device-check.ts';
import { emptyDraft, type Draft, type FieldName } from './draft.ts';
import type { Photos } from '../photos/photos.ts';
import { toInput } from './submission.ts';
import { describeIssue, fieldOf, validate, type FieldIssue } from './validation.ts';

/** The form, as the exchange sees it. */
export interface ExchangeHost extends AftercareElement {
  draft: Draft;
  /** Text of the sentence shown while there is no network. */
  readonly offlineText: string;
}

/** Stands for a report held back because there is no network. */
const offline = Symbol('offline');

/** What the form needs only once it is used: it asks the server, checks what is typed, sends it and answers. */
export class Exchange implements ReactiveController {
  /** `undefined` while loading, `null` when loading failed. */
  models: readonly ProductModel[] | null | undefined;
  sending = false;
  receipt: Receipt | undefined;
  photos: Photos | undefined;

  readonly #host: ExchangeHost;
  readonly #text: LocaleController<AnswerMessages>;
  readonly #network: OnlineController;
  readonly #device: DeviceCheck;
  #issues: readonly FieldIssue[] = [];
  #failure: unknown;
  #source = '';
  #honeypot = '';

  constructor(host: ExchangeHost) {
    this.#host = host;
    this.#text = new LocaleController<AnswerMessages>(host, {
      en: async () => (await import('../i18n/en/answers.ts')).answers,
      'zh-CN': async () => (await import('../i18n/zh-cn/answers.ts')).answers,
    });
    this.#network = new OnlineController(host);
    this.#device = new DeviceCheck(host, () => this.#client);
    host.addController(this);
    host.requestUpdate();
    import('../photos/photos.ts').then(
      ({ Photos }) => (this.photos = new Photos(host)),
      (error: unknown) => host.report(error),
    );
  }

  hostUpdate(): void {
    const { endpoint, publishableKey } = this.#host;
    const source = [endpoint, publishableKey, this.#text.locale].join(' ');
    if (!this.#text.messages || source === this.#source) return;
    this.#source = source;
    void this.#loadModels();
  }

  /** Whether a field has to be put right. */
  invalid(field: FieldName): boolean {
    return this.#issues.some((issue) => issue.field === field);
  }

  /** What there is to say below a field instead of its hint. */
  note(field: FieldName) {
    const { messages } = this.#text;
    const issue = this.#issues.find((issue) => issue.field === field);
    if (!messages) return undefined;
    if (issue) {
      const sentence = describeIssue(issue, messages);
      return issue.code === 'unknown_device'
        ? unknownSerial(sentence, messages, () => this.#sendWithoutSerial(messages))
        : errorNote(sentence);
    }
    if (field === 'serial') return deviceAnswer(this.#device.state, messages);
    if (field === 'description') return room(this.#host.draft.values, messages);
    if (field === 'model' && this.models === null) return noModels(messages, () => void this.#loadModels());
    return undefined;
  }

  /** What has to be put right, all at once. */
  problems() {
    const { messages } = this.#text;
    if (!messages || this.#issues.length === 0) return nothing;
    const sentences = new Map<FieldName, string>();
    for (const issue of this.#issues) sentences.set(issue.field, describeIssue(issue, messages));
    return problems(sentences, messages, (event, field) => {
      // A link within a shadow root leads nowhere by itself.
      event.preventDefault();
      void this.#host.focusRendered(`#${field}`);
    });
  }

  honeypot() {
    return honeypot((value) => (this.#honeypot = value));
  }

  /** Why the report has not gone out. */
  notice() {
    const { messages } = this.#text;
    if (!messages || this.#failure === undefined) return nothing;
    const { online } = this.#network;
    if (this.#failure === offline) return notice(online ? messages.online : this.#host.offlineText, online);
    return notice(messages.kept(describeFailure(this.#failure, messages.failures)), false);
  }

  /** The confirmation, once the report has arrived. */
  confirmation() {
    const { messages } = this.#text;
    if (!messages || !this.receipt) return undefined;
    return confirmation(this.receipt, messages, () => {
      this.receipt = undefined;
      void this.#host.focusRendered('#model');
    });
  }

  /** The customer has typed in a field. */
  typed(field: FieldName): void {
    this.#client.tickets.prepare();
    this.#issues = this.#issues.filter((issue) => issue.field !== field);
    if (field === 'serial') this.checkDevice({ typing: true });
  }

  /** Asks what is known of the device that the customer has named or is naming. */
  checkDevice(options?: { typing: boolean }): void {
    const { serial, model } = this.#host.draft.values;
    this.#device.ask(serial.trim(), this.models?.some(({ code }) => code === model) ? model : '', options);
  }

  /** Sends the draft, unless something has to be put right first. */
  async send(): Promise<void> {
    if (this.sending) return;
    await this.#text.arrival;
    this.#failure = undefined;
    if (await this.#hasIssues(validate(this.#host.draft.values))) return;
    if (!this.#network.online) return this.#fail(offline);
    this.sending = true;
    this.#host.requestUpdate();
    const attachments = await this.photos?.send(this);
    if (attachments === null) return;
    const { draft } = this.#host;
    const idempotencyKey = draft.idempotencyKey ?? drawIdempotencyKey();
    const honeypot = this.#honeypot || undefined;
    const input = { ...toInput(draft.values, this.#text.locale, idempotencyKey), attachments, honeypot };
    this.#host.draft = { ...draft, idempotencyKey };
    try {
      this.#arrived(await this.#client.tickets.submit(input), false);
    } catch (error) {
      await this.#refused(error, input);
    } finally {
      this.sending = false;
      this.#host.requestUpdate();
    }
  }

  get #client(): PublicClient {
    return clientFor(this.#host.endpoint, this.#host.publishableKey, this.#text.locale);
  }

  async #refused(error: unknown, input: SubmitTicketInput): Promise<void> {
    const { draft } = this.#host;
    if (isAftercareError(error, 'IdempotencyMismatchError') && draft.unanswered) {
      return this.#recover(draft.unanswered);
    }
    if (isUnanswered(error)) this.#host.draft = { ...draft, unanswered: draft.unanswered ?? input };
    if (isAftercareError(error, 'ValidationError')) {
      this.#host.draft = { values: draft.values };
      const located = error.issues.map(({ path, code }) => ({ field: fieldOf(path), code }));
      if (await this.#hasIssues(located.filter((issue): issue is FieldIssue => !!issue.field))) return;
    }
    this.#fail(this.#network.online ? error : offline);
    this.#host.report(error);
  }

  /** An earlier sending did arrive although its answer was lost; asking again with the same input brings the answer. */
  async #recover(input: SubmitTicketInput): Promise<void> {
    try {
      this.#arrived(await this.#client.tickets.submit(input), true);
    } catch (error) {
      this.#fail(error);
      this.#host.report(error);
    }
  }

  #arrived({ number, trackingToken }: PublicSubmission, earlier: boolean): void {
    const { name, phone, email, address } = this.#host.draft.values;
    this.#host.draft = emptyDraft({ name, phone, email, address });
    this.#device.forget();
    new RememberedTickets(this.#host.publishableKey).remember({ number, trackingToken });
    if (!this.#host.dispatchEvent(new AftercareSubmittedEvent(number, trackingToken))) return;
    this.receipt = { number, earlier };
    void this.#host.focusRendered('h2');
  }

  #sendWithoutSerial(messages: AnswerMessages): void {
    const { draft } = this.#host;
    const mention = messages.device.serialAsGiven(draft.values.serial.trim());
    const description = `${draft.values.description.trim()}\n\n${mention}`;
    this.#host.draft = { ...draft, values: { ...draft.values, description, serial: '' } };
    this.typed('serial');
    void this.send();
  }

  async #hasIssues(issues: readonly FieldIssue[]): Promise<boolean> {
    this.#issues = issues;
    this.#host.requestUpdate();
    if (issues.length > 0) await this.#host.focusRendered('#problems');
    return issues.length > 0;
  }

  #fail(failure: unknown): void {
    this.#failure = failure;
    this.#host.requestUpdate();
  }

  async #loadModels(): Promise<void> {
    this.models = undefined;
    this.#host.requestUpdate();
    try {
      this.models = (await this.#client.productModels.list().page()).nodes;
      this.checkDevice();
    } catch (error) {
      this.models = null;
      this.#host.report(error);
    }
    this.#host.requestUpdate();
  }
}
