import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from 'vitest';
import { createStockClient } from '../packages/sdk/src/stock.ts';
import { Agent } from './agent.ts';
import { Customer } from './customer.ts';
import { makeHome, type Server, startServer } from './server.ts';
import { launchChromium, type Visitor, welcomeVisitor } from './visitor.ts';
import { chinese, english, type Words } from './words.ts';

declare global {
  interface Window {
    axe: { run(options: RunOptions): Promise<AxeResults> };
  }
}

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const receipt = {
  name: 'receipt-of-the-shop-from-march-2024.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
};
let reported = 0;
/** In words of its own and from a phone of its own: one that comes again and again is held up. */
const report = () => ({
  description: `It rattles when it starts. 启动时有异响。 (${++reported})`,
  name: 'Grace Li 李蕙',
  phone: `+86 137 0000 43${String(reported).padStart(2, '0')}`,
});

let server: Server;
let browser: Browser;
const { home, remove } = await makeHome();

beforeAll(async () => {
  server = await startServer(home, { sandbox: true });
  browser = await launchChromium(inject('chromium'));
});

afterAll(async () => {
  await browser.close();
  await server.stop();
  await remove();
});

async function visit({ browser: locale }: Words, width: number): Promise<Visitor> {
  const visitor = await welcomeVisitor(browser, {
    locale,
    viewport: { width, height: 900 },
    // What fades in is judged as it stays.
    reducedMotion: 'reduce',
  });
  onTestFinished(() => visitor.leave());
  await visitor.page.addInitScript({ content: axe });
  return visitor;
}

/** Nothing on the page breaks WCAG 2.2 AA, as far as axe can tell, and nothing sticks out at its sides. */
async function expectAccessible(page: Page): Promise<void> {
  // Whatever lies half below the header that sticks would count as too small to be hit.
  await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
  const { violations } = await page.evaluate(async () => {
    // The shortest animation lasts until the next frame.
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    return window.axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] });
  });
  expect(
    violations.map(({ id, nodes }) => ({
      id,
      at: nodes.map(({ target, failureSummary }) => [target, failureSummary]),
    })),
  ).toEqual([]);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
}

/** Goes on with the Tab key, as somebody does who has no mouse. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let step = 0; step < 60; step++) {
    if (await isFocused(target)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The keyboard does not get to ${target.toString()}.`);
}

const isFocused = (target: Locator) =>
  target.evaluate((element) => (element.getRootNode() as ShadowRoot).activeElement === element);

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const everywhere = [
  { language: 'English', words: english, width: 1280, serial: 'LCAC350000004', free: inDays(20) },
  { language: 'Chinese', words: chinese, width: 1280, serial: 'LCAC350000005', free: inDays(21) },
  { language: 'English', words: english, width: 390, serial: 'LCAC350000006', free: inDays(22) },
  { language: 'Chinese', words: chinese, width: 390, serial: 'LCAC350000007', free: inDays(23) },
];

test.for(everywhere)('everybody can use every state, in $language at $width px', async ({ words, width }) => {
  const office = await visit(words, width);
  const agent = new Agent(office.page, words);
  await agent.signIn(server.url);
  await agent.boardFilled();
  await expectAccessible(office.page);

  const shop = await visit(words, width);
  const customer = new Customer(shop.page, words);
  await shop.page.goto(server.url + words.demo);
  await customer.nameDevice('LCAC350000004');
  await expectAccessible(shop.page);
  await customer.send();
  await shop.page.getByText(words.form.problems).waitFor();
  await expectAccessible(shop.page);
  await customer.describe(report());
  await customer.send();
  const number = await customer.ticketNumber();
  await customer.chooseFile(receipt);
  await expectAccessible(shop.page);
  await customer.sendFile();
  await expectAccessible(shop.page);

  await agent.open(number);
  await (await agent.prepareAccepting()).click();
  await customer.status('accepted').waitFor();
  await agent.button('start').click();
  const resolving = await agent.prepareResolving('A screw was loose.', 'Tightened it.');
  await expectAccessible(office.page);
  await resolving.click();
  await customer.status('done').waitFor();
  await expectAccessible(shop.page);
  expect([...office.problems, ...shop.problems]).toEqual([]);
});

test.for(everywhere)(
  'nobody needs a mouse to send a technician, in $language at $width px',
  async (place) => {
    const { words, width } = place;
    const shop = await visit(words, width);
    const customer = new Customer(shop.page, words);
    await shop.page.goto(server.url + words.demo);
    await customer.nameDevice(place.serial);
    await customer.describe(report());
    await customer.send();
    const number = await customer.ticketNumber();

    const office = await visit(words, width);
    const { page } = office;
    const agent = new Agent(page, words);
    await agent.signIn(server.url, 'Lily Hua');
    await agent.openSandbox();
    await expectAccessible(page);
    await page.keyboard.press('Escape');

    await agent.openByAddress(number);
    await (await agent.prepareAccepting()).click();
    await agent.button('start').waitFor();
    await agent.askWhy();
    await expectAccessible(page);

    await tabTo(page, agent.button('planOrAssign'));
    await page.keyboard.press('Enter');
    const date = page.getByLabel(words.desk.date, { exact: true });
    await date.waitFor();
    expect(await isFocused(date)).toBe(true);
    await agent.chooseWindow({ date: place.free, from: '09:00', until: '11:00' });
    await expectAccessible(page);
    await tabTo(page, agent.suggestion('Jiang Tao').getByRole('button').first());
    await page.keyboard.press('Enter');
    const setOut = page.locator('li[data-visit="BOOKED"] [data-move="EN_ROUTE"]');
    await setOut.waitFor();
    expect(await isFocused(agent.button('planOrAssign'))).toBe(true);
    await shop.page.getByRole('heading', { name: words.status.visit }).waitFor();
    await shop.page.getByText(words.status.why).first().click();
    await expectAccessible(shop.page);

    await (await agent.prepareHandingOver('SC-EAST', 'Please take over.')).waitFor();
    await expectAccessible(page);

    await page.locator('[data-visit] .when a').click();
    await page.getByRole('link', { name: number }).waitFor();
    await expectAccessible(page);
    const move = page.locator('[data-move="EN_ROUTE"]');
    if (width > 1000) await page.getByRole('button', { name: number }).click();
    await expectAccessible(page);
    await tabTo(page, move);
    await page.keyboard.press('Enter');
    await move.waitFor({ state: 'detached' });
    await page.locator('[data-move="ARRIVED"]').waitFor();
    await expectAccessible(page);
    expect([...office.problems, ...shop.problems]).toEqual([]);
  },
);

interface Asked {
  data: { tickets: { nodes: { number: string; serviceRecordUrl: string }[] } };
}

test.for(everywhere)('everybody can read a service record, in $language at $width px', async (place) => {
  const { words, width } = place;
  const { keys } = (await (await fetch(`${server.url}/desk/demo.json`)).json()) as {
    keys: { key: string }[];
  };
  const query = `query ($locale: String) {
    tickets(first: 3, filter: { status: [CLOSED] }) { nodes { number serviceRecordUrl(locale: $locale) } }
  }`;
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${keys[0]!.key}` },
    body: JSON.stringify({ query, variables: { locale: words.browser } }),
  });
  const { nodes } = ((await response.json()) as Asked).data.tickets;
  expect(nodes).toHaveLength(3);
  const { page, problems } = await visit(words, width);
  for (const { number, serviceRecordUrl } of nodes) {
    await page.goto(server.url + serviceRecordUrl);
    await page.getByText(number).waitFor();
    await expectAccessible(page);
  }
  await page.getByRole('link').click();
  await page.getByText(nodes.at(-1)!.number).waitFor();
  expect(problems).toEqual([]);
});

test.for(everywhere)('nobody needs a mouse to settle who pays, in $language at $width px', async (place) => {
  const { words, width } = place;
  const shop = await visit(words, width);
  const customer = new Customer(shop.page, words);
  await shop.page.goto(server.url + words.demo);
  await customer.nameDevice(place.serial);
  await customer.describe(report());
  await customer.send();
  const number = await customer.ticketNumber();

  const office = await visit(words, width);
  const { page } = office;
  const agent = new Agent(page, words);
  await agent.signIn(server.url, 'Lily Hua');
  await agent.openByAddress(number);
  await (await agent.prepareAccepting()).click();
  await agent.button('start').click();
  await agent.button('resolve').waitFor();
  await agent.diagnose('The evaporator leaks.');
  await expectAccessible(page);

  await tabTo(page, agent.button('writeQuote'));
  await page.keyboard.press('Enter');
  await agent.addPart('LC-EVA35');
  await expectAccessible(page);
  await tabTo(page, agent.button('sendQuote'));
  await page.keyboard.press('Enter');
  await page.locator('[data-quote="SENT"]').waitFor();
  await expectAccessible(page);

  await tabTo(page, agent.button('noteApproval'));
  await page.keyboard.press('Enter');
  const answeredBy = page.getByLabel(words.desk.answeredBy);
  await answeredBy.waitFor();
  expect(await isFocused(answeredBy)).toBe(true);
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await page.locator('[data-quote="ACCEPTED"]').waitFor();

  await agent.button('writeAnother').click();
  await agent.addPart('LC-EVA35');
  await agent.button('sendQuote').click();
  await shop.page.getByRole('heading', { name: words.earlierQuotes }).waitFor();
  await expectAccessible(shop.page);
  await tabTo(shop.page, shop.page.locator('[part=earlier-quotes] summary'));
  await shop.page.keyboard.press('Enter');
  await shop.page.locator('[part=earlier-quotes] .lines').waitFor();
  await expectAccessible(shop.page);

  // One of the dealer's own.
  await agent.openDevice('LCAC350000001');
  await page.getByText(words.desk.asTable).click();
  await expectAccessible(page);
  expect(await agent.button('extend').count()).toBe(0);

  const above = await visit(words, width);
  const manager = new Agent(above.page, words);
  await manager.signIn(server.url, 'Shen Qinghe');
  await manager.openDevice('LCAC350000001');
  await tabTo(above.page, manager.button('extend'));
  await above.page.keyboard.press('Enter');
  const boughtName = above.page.getByLabel(words.desk.boughtName);
  await boughtName.fill('Care Plus');
  await expectAccessible(above.page);
  await above.page.keyboard.press('Enter');
  await boughtName.waitFor({ state: 'detached' });
  await above.page.locator('.bought').waitFor();
  await expectAccessible(above.page);
  expect([...office.problems, ...shop.problems, ...above.problems]).toEqual([]);
});

test.for(everywhere)(
  'nobody needs a mouse to lend a loaner, in $language at $width px',
  async ({ words, width }) => {
    const { page, problems } = await visit(words, width);
    const agent = new Agent(page, words);
    await agent.signIn(server.url, 'Shen Qinghe');
    await page.evaluate(() => (location.hash = '#/stock/loaners'));
    const pool = page.locator('loaner-pool');
    await pool.locator('li').first().waitFor();
    await expectAccessible(page);
    await tabTo(page, pool.locator('[data-step="add"]'));
    await page.keyboard.press('Enter');
    await pool.locator('form').waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');

    await pool.locator('a[href^="#/tickets"]').first().focus();
    await page.keyboard.press('Enter');
    const panel = page.locator('ticket-loaners');
    for (const step of ['return', 'book']) {
      await tabTo(page, panel.locator(`[data-step="${step}"]`).first());
      await page.keyboard.press('Enter');
      await panel.locator('form').first().waitFor();
      await expectAccessible(page);
    }
    expect(problems).toEqual([]);
  },
);

test.for(everywhere)(
  'nobody needs a mouse to keep the file of a device, in $language at $width px',
  async ({ words, width }) => {
    const { page, problems } = await visit(words, width);
    const agent = new Agent(page, words);
    await agent.signIn(server.url, 'Lily Hua');
    await agent.openDevice('LCHP120000001');
    for (const step of ['prove', 'transfer', 'replace', 'retire', 'replacePart']) {
      const button = page.locator(`[data-step="${step}"]`);
      await tabTo(page, button);
      await page.keyboard.press('Enter');
      const form = page.locator('device-view form');
      const first = form.locator('input, select, textarea').first();
      await first.waitFor();
      expect(await isFocused(first)).toBe(true);
      await expectAccessible(page);
      if (step !== 'prove') {
        await tabTo(page, form.locator('.confirm button').first());
        await page.keyboard.press('Enter');
        await form.locator('[aria-invalid="true"]').first().waitFor();
        await expectAccessible(page);
      }
      await page.keyboard.press('Escape');
      await form.waitFor({ state: 'detached' });
      expect(await isFocused(button)).toBe(true);
    }
    expect(problems).toEqual([]);
  },
);

test.for(everywhere)('nobody needs a mouse to see to parts, in $language at $width px', async (place) => {
  const { words, width, serial } = place;
  const { keys } = (await (await fetch(`${server.url}/desk/demo.json`)).json()) as {
    keys: { key: string }[];
  };
  const { stock } = createStockClient({ url: server.url, key: keys[0]!.key });
  const warehouse = `SHELF-${serial}`;
  await stock.createWarehouse({ code: warehouse, name: 'Pudong 浦东库', organization: 'D-HARBOUR' });
  const serials = [`${serial}-1`];
  await stock.receive({ warehouse, lines: [{ sku: 'LC-PCB12', quantity: 1, serials }] });
  await stock.expect({ warehouse, sku: 'LC-PCB12', quantity: 5, expectedOn: place.free });

  const shop = await visit(words, width);
  const customer = new Customer(shop.page, words);
  await shop.page.goto(server.url + words.demo);
  await customer.nameDevice(serial);
  await customer.describe(report());
  await customer.send();
  const number = await customer.ticketNumber();

  const office = await visit(words, width);
  const { page } = office;
  const agent = new Agent(page, words);
  await agent.signIn(server.url, 'Shen Qinghe');
  await agent.openByAddress(number);
  await (await agent.prepareAccepting()).click();
  await agent.button('start').click();
  await agent.button('resolve').waitFor();

  const reserve = page.locator('[data-step="reserve"]');
  await tabTo(page, reserve);
  await page.keyboard.press('Enter');
  await page.locator('reserve-parts part-field input').waitFor();
  expect(await isFocused(page.locator('reserve-parts part-field input'))).toBe(true);
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.locator('reserve-parts form').waitFor({ state: 'detached' });
  expect(await isFocused(reserve)).toBe(true);

  await agent.reserve('LC-PCB12', 2, warehouse);
  const wait = page.locator('[data-wait]');
  await wait.waitFor();
  await expectAccessible(page);
  await tabTo(page, wait);
  await page.keyboard.press('Enter');
  await agent.partLine('BACKORDERED').waitFor();
  await expectAccessible(page);
  await shop.page.locator('[part="awaited"]').waitFor();
  await expectAccessible(shop.page);

  await tabTo(page, page.locator('[data-step="issue"]'));
  await page.keyboard.press('Enter');
  const scanner = page.locator('serial-field input');
  await scanner.waitFor();
  expect(await isFocused(scanner)).toBe(true);
  await page.keyboard.type('NOPE');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.locator('serial-field .issue').waitFor();
  expect(await isFocused(scanner)).toBe(true);
  await expectAccessible(page);
  await tabTo(page, page.locator('serial-field li button'));
  await page.keyboard.press('Enter');
  await page.locator('serial-field li').waitFor({ state: 'detached' });
  expect(await isFocused(scanner)).toBe(true);
  await page.keyboard.press('Enter');

  const fate = agent.partLine('ISSUED').locator('select');
  await fate.waitFor();
  expect(await isFocused(fate)).toBe(true);
  await expectAccessible(page);
  await fate.selectOption('CUSTOMER');
  await tabTo(page, agent.partLine('ISSUED').locator('form .primary'));
  await page.keyboard.press('Enter');
  await fate.waitFor({ state: 'detached' });
  await expectAccessible(page);

  await tabTo(page, agent.partLine('ISSUED').locator('[data-step="return"]'));
  await page.keyboard.press('Enter');
  await agent.partLine('ISSUED').locator('textarea').waitFor();
  await expectAccessible(page);
  await page.keyboard.press('Escape');

  await tabTo(page, page.locator('[data-step="release"]'));
  await page.keyboard.press('Enter');
  const release = agent.partLine('BACKORDERED').locator('form .danger');
  await release.waitFor();
  expect(await isFocused(release)).toBe(true);
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  const givenBack = page.locator('ticket-parts summary');
  await givenBack.waitFor();
  expect(await isFocused(reserve)).toBe(true);
  await tabTo(page, givenBack);
  await page.keyboard.press('Enter');
  await expectAccessible(page);
  expect([...office.problems, ...shop.problems]).toEqual([]);
});
