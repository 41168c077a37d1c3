import type { Locator, Page } from 'playwright-core';
import type { Words } from './words.ts';

/** An agent at the service desk. */
export class Agent {
  readonly page: Page;
  readonly #words: Words['desk'];

  constructor(page: Page, words: Words) {
    this.page = page;
    this.#words = words.desk;
  }

  button(name: keyof Words['desk']): Locator {
    return this.page.getByRole('button', { name: this.#words[name], exact: true });
  }

  async press(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).click();
  }

  ticket(number: string): Locator {
    return this.page.getByRole('link', { name: number });
  }

  /** Signs in with one of the demo's keys, up to the board that is live. */
  async signIn(url: string, person = 'Tang Lin'): Promise<void> {
    await this.page.goto(`${url}/desk/`);
    await this.page.getByRole('button', { name: person }).click();
    await this.page.getByRole('heading', { name: this.#words.board, exact: true }).waitFor();
    await this.page.getByText(this.#words.live, { exact: true }).waitFor();
  }

  /** Waits until every column of the board has its tickets. */
  async boardFilled(): Promise<void> {
    await this.ticket('AC-').first().waitFor();
    await this.page.getByText(this.#words.loading).first().waitFor({ state: 'detached' });
  }

  async open(number: string): Promise<void> {
    await this.ticket(number).click();
    await this.page.getByRole('heading', { name: number }).waitFor();
  }

  /** Opens the form of a step; the click that takes it is left to whoever wants to see what it does. */
  async prepareAccepting(): Promise<Locator> {
    await this.button('accept').click();
    return this.#formButton('accept');
  }

  async prepareReply(text: string): Promise<Locator> {
    await this.page.getByText(this.#words.publicReply, { exact: true }).click();
    await this.page.getByLabel(this.#words.comment, { exact: true }).fill(text);
    return this.button('send');
  }

  async prepareResolving(diagnosis: string, workDone: string): Promise<Locator> {
    await this.button('resolve').click();
    await this.page.getByLabel(this.#words.faultCode).fill('E4');
    await this.page.getByLabel(this.#words.cause).selectOption({ label: this.#words.wear });
    await this.page.getByLabel(this.#words.diagnosis).fill(diagnosis);
    await this.page.getByLabel(this.#words.workDone).fill(workDone);
    return this.#formButton('resolve');
  }

  #formButton(name: 'accept' | 'resolve'): Locator {
    const label = this.#words[name];
    return this.page.getByRole('form', { name: label }).getByRole('button', { name: label });
  }
}
