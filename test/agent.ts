import type { Locator, Page } from 'playwright-core';
import type { PartLineState } from '../packages/sdk/src/stock.ts';
import type { Words } from './words.ts';

/** A local day and wall times. */
export interface VisitWindow {
  date: string;
  from: string;
  until: string;
}

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

  /** By its address, like from a message: a narrow board shows one column at a time. */
  async openByAddress(number: string): Promise<void> {
    await this.page.evaluate((hash) => (location.hash = hash), `#/tickets/${number}`);
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

  async prepareResolving(
    diagnosis: string,
    workDone: string,
    cause: 'wear' | 'misuse' = 'wear',
  ): Promise<Locator> {
    await this.button('resolve').click();
    await this.page.getByLabel(this.#words.faultCode).fill('E4');
    await this.page.getByLabel(this.#words.cause).selectOption({ label: this.#words[cause] });
    await this.page.getByLabel(this.#words.diagnosis, { exact: true }).fill(diagnosis);
    await this.page.getByLabel(this.#words.workDone).fill(workDone);
    return this.#formButton('resolve');
  }

  /** Records why it broke, up to the answer who pays. */
  async diagnose(diagnosis: string, cause: 'wear' | 'misuse' = 'wear'): Promise<void> {
    await this.button('diagnose').click();
    await this.page.getByLabel(this.#words.faultCode).fill('E4');
    await this.page.getByLabel(this.#words.cause).selectOption({ label: this.#words[cause] });
    await this.page.getByLabel(this.#words.diagnosis, { exact: true }).fill(diagnosis);
    await this.#formButton('diagnose').click();
    await this.page.locator('.decision').first().waitFor();
  }

  /** What looks like spam, up to the list of it. */
  async openQuarantine(): Promise<void> {
    await this.page.locator('a.quarantine').click();
    await this.page.locator('quarantine-view article, quarantine-view .panel').first().waitFor();
  }

  async openKeys(): Promise<void> {
    await this.page.evaluate(() => (location.hash = '#/keys'));
    await this.page.locator('key-steps').first().waitFor();
  }

  async openDevice(serial: string): Promise<void> {
    await this.page.evaluate((hash) => (location.hash = hash), `#/devices/${serial}`);
    await this.page.getByRole('heading', { name: this.#words.warranty, exact: true }).waitFor();
  }

  /** Adds a part to the quote that is being written, up to what it comes to. */
  async addPart(sku: string): Promise<void> {
    await this.button('addPart').click();
    await this.page.getByLabel(this.#words.part).fill(sku);
    await this.page.locator('.draft > li:last-child .quoted .amount').waitFor();
    await this.page.locator('.preview[aria-busy="false"]').waitFor();
  }

  /** Asks for parts from a warehouse, up to the answer. */
  async reserve(sku: string, quantity: number, warehouse: string): Promise<void> {
    await this.page.locator('[data-step="reserve"]').click();
    const form = this.page.locator('reserve-parts form');
    await form.locator('part-field input').fill(sku);
    await form.locator(`part-stock [data-place="${warehouse}"]`).waitFor();
    await form.locator('[name="quantity"]').fill(String(quantity));
    await form.locator('[name="warehouse"]').selectOption(warehouse);
    await form.locator('.confirm .primary').click();
  }

  /** The lines of parts in this state. */
  partLine(state: PartLineState): Locator {
    return this.page.locator(`li[data-line="${state}"]`);
  }

  async prepareHandingOver(receiver: string, note: string): Promise<Locator> {
    await this.button('handOver').click();
    await this.page.getByLabel(this.#words.receiver).selectOption(receiver);
    await this.page.getByLabel(this.#words.note, { exact: true }).fill(note);
    return this.#formButton('handOver');
  }

  async openPlan(): Promise<void> {
    await this.page.getByRole('link', { name: this.#words.plan }).click();
    await this.page.getByRole('heading', { name: this.#words.plan }).waitFor();
    await this.page.locator('plan-timeline, plan-list').waitFor();
  }

  async openSandbox(): Promise<void> {
    await this.page.locator('sandbox-clock summary').click();
    await this.page.getByRole('heading', { name: this.#words.sandbox }).waitFor();
  }

  /** Asks why the ticket has to be resolved by then. */
  async askWhy(): Promise<void> {
    await this.press(`${this.#words.why} ${this.#words.resolution}`);
    await this.page.locator('#why').getByRole('heading', { name: this.#words.resolution }).waitFor();
  }

  async stopAsking(): Promise<void> {
    await this.press(`${this.#words.why} ${this.#words.resolution}`);
    await this.page.locator('#why').waitFor({ state: 'hidden' });
  }

  async findTechnicians(window: VisitWindow): Promise<void> {
    await this.button('planOrAssign').click();
    await this.chooseWindow(window);
  }

  /** Says when a visit is to be, up to the answer who could come then. */
  async chooseWindow(window: VisitWindow): Promise<void> {
    for (const name of ['date', 'from', 'until'] as const) {
      await this.page.getByLabel(this.#words[name], { exact: true }).fill(window[name]);
    }
    await this.suggestion().first().waitFor();
    await this.page.locator('.suggestions[aria-busy="false"]').waitFor();
  }

  /** A technician who could come, or who cannot. */
  suggestion(name = ''): Locator {
    return this.page.locator('.suggestion').filter({ hasText: name });
  }

  async book(technician: string): Promise<void> {
    await this.suggestion(technician).getByRole('button', { name: this.#words.book }).first().click();
    await this.page.locator('li[data-visit="BOOKED"]').waitFor();
  }

  /** Says how the visit of the ticket goes. */
  async moveVisit(state: 'ARRIVED' | 'DONE'): Promise<void> {
    await this.page.locator(`[data-move="${state}"]`).click();
    await this.page.locator(`li[data-visit="${state}"]`).waitFor();
  }

  #formButton(name: 'accept' | 'diagnose' | 'resolve' | 'handOver'): Locator {
    const label = this.#words[name];
    return this.page.getByRole('form', { name: label }).getByRole('button', { name: label });
  }
}
