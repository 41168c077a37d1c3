import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isAftercareError, type TrackedTicket } from '@aftercare/sdk/public';
import type { TrackMessages } from '../i18n/messages.ts';
import { describeFailure } from '../internal/failure.ts';
import { textOf } from '../internal/form-text.ts';
import type { Action, ActionIssue, ActionsView } from './actions.ts';

/** What the customer has put into the form. */
export interface Said {
  text: string;
  rating?: number;
  /** A drawn signature, as SVG path data. */
  signature?: string;
}

type ActionsHost = ReactiveControllerHost & {
  /** Does to the ticket what the customer wants. */
  perform(action: Action, said: Said): Promise<TrackedTicket>;
  /** Takes the ticket as it is after that. */
  performed(action: Action, ticket: TrackedTicket): void;
  /** The ticket is no longer in a state that allows it. */
  tooLate(messages: TrackMessages): Promise<void>;
  report(error: unknown): void;
  focusRendered(selector: string): Promise<void>;
};

/** What the customer is doing to the ticket: which panel is open, what is under way, what was wrong with it. */
export class CustomerActions implements ReactiveController {
  readonly #host: ActionsHost;
  #busy: Action | undefined;
  #open: Action | undefined;
  #issue: ActionIssue | undefined;

  constructor(host: ActionsHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.reset();
  }

  /** Forgets everything, for another ticket. */
  reset(): void {
    this.#open = this.#issue = undefined;
  }

  view(messages: TrackMessages): ActionsView {
    return {
      messages,
      issue: this.#issue,
      busy: this.#busy,
      open: this.#open,
      onSubmit: (action, form) => void this.#act(action, form, messages),
      onOpen: (action) => this.#toggle(action),
    };
  }

  async #act(action: Action, form: HTMLFormElement, messages: TrackMessages): Promise<void> {
    if (this.#busy) return;
    const data = new FormData(form);
    const text = textOf(data, 'text');
    if (!text) return this.#complain(action, missingText(action, messages));
    this.#busy = action;
    this.#issue = undefined;
    this.#host.requestUpdate();
    try {
      const ticket = await this.#host.perform(action, {
        text,
        rating: Number(textOf(data, 'rating')) || undefined,
        signature: textOf(data, 'signature') || undefined,
      });
      form.reset();
      this.#open = undefined;
      this.#host.performed(action, ticket);
    } catch (error) {
      await this.#refused(action, error, messages);
    } finally {
      this.#busy = undefined;
      this.#host.requestUpdate();
    }
  }

  async #refused(action: Action, error: unknown, messages: TrackMessages): Promise<void> {
    if (isAftercareError(error, 'ValidationError')) {
      const tooLong = error.issues.some(({ code }) => code === 'too_long');
      return this.#complain(action, tooLong ? messages.tooLong : messages.check);
    }
    this.#host.report(error);
    if (isAftercareError(error, 'IllegalTransitionError')) return this.#host.tooLate(messages);
    return this.#complain(action, describeFailure(error, messages.failures));
  }

  #complain(action: Action, text: string): Promise<void> {
    this.#issue = { action, text };
    this.#host.requestUpdate();
    return this.#host.focusRendered(`#${action}`);
  }

  #toggle(action: Action | undefined): void {
    const closed = this.#open;
    this.#open = action;
    this.#issue = undefined;
    this.#host.requestUpdate();
    void this.#host.focusRendered(action ? `#${action}` : `#${closed}-opener`);
  }
}

function missingText(action: Action, messages: TrackMessages): string {
  return action === 'signOff' ? messages.signOff.nameRequired : messages[action].required;
}
