import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { AftercareErrorEvent } from '../events/error.ts';

/** What Aftercare's elements share: where the server is, who asks, in which language. */
export abstract class AftercareElement extends LitElement {
  /** The address of the GraphQL endpoint, absolute or relative to the page. */
  @property() endpoint = '/graphql';

  /** The dealer's publishable key, `pk_…`. It works only on the origins it was made for. */
  @property({ attribute: 'publishable-key' }) publishableKey = '';

  /** The language, `en` or `zh-CN`; else that of the page (`<html lang>`), else the visitor's. */
  @property() locale = '';

  /** @internal Puts the focus on an element that the next rendering may bring. */
  async focusRendered(selector: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  /** @internal Hands a failure that the customer has been told of to the page. */
  report(error: unknown): void {
    this.dispatchEvent(new AftercareErrorEvent(error));
  }
}
