import type { Locator, Page } from 'playwright-core';
import type { Words } from './words.ts';

/** What a customer reports. */
export interface Report {
  serial: string;
  description: string;
  name: string;
  phone: string;
}

interface File {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** A customer at the widget, on whatever page it is. */
export class Customer {
  readonly page: Page;
  readonly #words: Words;

  constructor(page: Page, words: Words) {
    this.page = page;
    this.#words = words;
  }

  field(label: Exclude<keyof Words['form'], 'found'>): Locator {
    return this.page.getByLabel(this.#words.form[label]).first();
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** The state of the repair, as the status page heads it. */
  status(state: keyof Words['status']): Locator {
    return this.page.getByRole('heading', { name: this.#words.status[state], exact: true });
  }

  /** Names the device by its model and serial number, and waits until it is recognised. */
  async nameDevice(serial: string, model: 'LC-AC35' | 'LC-HP12' = 'LC-AC35'): Promise<void> {
    // The form begins to ask the server when somebody moves.
    await this.field('product').hover();
    await this.field('product').selectOption(model);
    await this.field('serial').fill(serial);
    await this.field('serial').blur();
    await this.page.getByText(this.#words.form.found[model]).waitFor();
  }

  async fillIn(report: Report): Promise<void> {
    await this.nameDevice(report.serial);
    await this.describe(report);
  }

  async describe({ description, name, phone }: Omit<Report, 'serial'>): Promise<void> {
    await this.field('description').fill(description);
    await this.page.getByRole('radio', { name: this.#words.form.severity }).check();
    await this.page.getByLabel(this.#words.form.name, { exact: true }).fill(name);
    await this.field('phone').fill(phone);
  }

  async send(): Promise<void> {
    await this.button(this.#words.form.send).click();
  }

  /** The number of the ticket that is shown, once its page is live. */
  async ticketNumber(): Promise<string> {
    await this.status('submitted').waitFor();
    await this.page.getByText(this.#words.status.live, { exact: true }).waitFor();
    return this.page.getByText(/^AC-[0-9A-Z]{4}-[0-9A-Z]{4}$/).innerText();
  }

  async lookUp(number: string, contact: string): Promise<void> {
    await this.page.getByRole('tab', { name: this.#words.track.tab }).click();
    await this.page.getByLabel(this.#words.track.number).fill(number);
    await this.page.getByLabel(this.#words.track.contact).fill(contact);
    await this.button(this.#words.track.show).click();
  }

  /** Chooses a file for the ticket that is shown. */
  async chooseFile(file: File): Promise<void> {
    await this.page.getByLabel(this.#words.files.add).setInputFiles(file);
    await this.button(this.#words.files.send).waitFor();
  }

  /** Sends it, and waits until it hangs there. */
  async sendFile(): Promise<void> {
    await this.button(this.#words.files.send).click();
    await this.page.getByRole('link', { name: this.#words.files.sent }).waitFor();
  }

  /** Says yes to the quote that is out. */
  async approve(name: string): Promise<void> {
    const words = this.#words.answer;
    await this.button(words.approve).click();
    await this.page.getByLabel(words.name).first().fill(name);
    await this.button(words.submit).click();
    await this.page.getByText(words.approved).first().waitFor();
  }

  /** Draws something like a name with the pointer. */
  async drawSignature(): Promise<void> {
    const pad = this.page.locator('aftercare-signature-pad svg').first();
    await pad.scrollIntoViewIfNeeded();
    const { x, y, width, height } = (await pad.boundingBox())!;
    const { mouse } = this.page;
    await mouse.move(x + width * 0.15, y + height * 0.6);
    await mouse.down();
    for (let step = 1; step <= 30; step++) {
      const [along, wave] = [0.15 + step * 0.02, Math.sin(step * 0.9) * 0.22];
      await mouse.move(x + width * along, y + height * (0.55 + wave));
    }
    await mouse.up();
  }

  async signOff(name: string): Promise<void> {
    await this.page.getByRole('radio', { name: this.#words.stars }).check();
    await this.page.getByLabel(this.#words.signOff.name).fill(name);
    await this.button(this.#words.signOff.submit).click();
  }
}
