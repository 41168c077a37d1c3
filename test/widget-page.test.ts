import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from 'vitest';
import { Customer } from './customer.ts';
import { type DealerPage, openDealerPage } from './dealer-page.ts';
import { runAftercare } from './server.ts';
import { launchChromium, type Visitor, welcomeVisitor } from './visitor.ts';
import { english } from './words.ts';

const { url, home } = inject('server');
const report = {
  serial: 'LCAC350000003',
  description: 'It drips onto the bed.',
  name: 'Ada Wong',
  phone: '+86 139 0000 1234',
};

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

let browser: Browser;
let dealer: DealerPage;
let key: string;

beforeAll(async () => {
  browser = await launchChromium(inject('chromium'));
  dealer = await openDealerPage(url);
  key = await createKey(dealer.origin);
});

afterAll(async () => {
  await browser.close();
  await dealer.close();
});

async function createKey(origin: string): Promise<string> {
  const options = ['--organization', 'D-HARBOUR', '--kind', 'publishable', '--origin', origin];
  return (JSON.parse(await runAftercare(home, 'key', 'create', ...options)) as { key: string }).key;
}

const script = (query = '') => `<script type="module" src="${url}/widget.js${query}"></script>`;
const widget = (publishableKey = key) =>
  `<aftercare-widget endpoint="${url}" publishable-key="${publishableKey}"></aftercare-widget>`;

async function visitDealer(page = dealer): Promise<Visitor & { customer: Customer }> {
  const visitor = await welcomeVisitor(browser, { locale: english.browser });
  onTestFinished(() => visitor.leave());
  await visitor.page.goto(page.origin);
  return { ...visitor, customer: new Customer(visitor.page, english) };
}

test('works on a strict page of another origin, and its look withstands the page', async () => {
  dealer.show(script() + widget());
  const { page, customer, problems } = await visitDealer();
  await customer.nameDevice(report.serial);
  for (const element of [customer.field('serial'), page.getByText('You get a ticket number at once.')]) {
    expect(await lookOf(element)).toEqual({
      fontSize: '16px',
      textTransform: 'none',
      letterSpacing: 'normal',
      red: false,
    });
  }
  const box = await customer.field('serial').boundingBox();
  expect(box?.height).toBeGreaterThanOrEqual(44);

  await customer.describe(report);
  await customer.send();
  await customer.ticketNumber();
  await expectShown(page.getByText(report.description));
  expect(problems).toEqual([]);
});

test('shows and takes files on a strict page', async () => {
  dealer.show(script() + widget());
  const { page, customer, problems } = await visitDealer();
  await customer.fillIn(report);
  await customer.send();
  await customer.ticketNumber();
  await customer.chooseFile({ name: 'leak.png', mimeType: 'image/png', buffer: pixel });
  await customer.sendFile();
  await expectShown(page.locator('aftercare-repair-status li a canvas'));
  expect(problems).toEqual([]);
});

test('two copies of the script get along', async () => {
  dealer.show(script() + script('?copy=2') + widget() + widget());
  const { page, customer, problems } = await visitDealer();
  await customer.nameDevice(report.serial);
  await expect.poll(() => page.getByRole('button', { name: english.form.send }).count()).toBe(2);
  expect(problems).toEqual([]);
});

test('says so on a page that its key is not for, and what was typed stays', async () => {
  const foreign = await createKey('https://elsewhere.example');
  dealer.show(script() + widget(foreign));
  const { page, customer, problems } = await visitDealer();
  await customer.describe(report);
  await customer.send();
  await expectShown(page.getByRole('alert').getByText('This page is not allowed to use the service.'));
  expect(await customer.field('description').inputValue()).toBe(report.description);
  expect(problems.filter((problem) => !problem.includes('403'))).toEqual([]);
});

test('a report and its status need nothing but a keyboard', async () => {
  dealer.show(script() + widget());
  const { page, customer, problems } = await visitDealer();
  const type = async (field: Locator, text: string) => {
    await tabTo(page, field);
    await page.keyboard.type(text);
  };
  await tabTo(page, page.getByRole('tab', { name: 'Report a repair' }));
  await tabTo(page, customer.field('product'));
  await expectShown(page.getByRole('option', { name: 'LC-AC35' }), 'attached');
  await page.keyboard.type('Wall');
  await type(customer.field('serial'), report.serial);
  await tabTo(page, customer.field('description'));
  await expectShown(page.getByText(english.form.found['LC-AC35']));
  await page.keyboard.type(report.description);
  await tabTo(page, page.getByRole('radio').first());
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await type(page.getByLabel(english.form.name, { exact: true }), report.name);
  await type(customer.field('phone'), report.phone);
  await tabTo(page, customer.button(english.form.send));
  await page.keyboard.press('Enter');

  await customer.ticketNumber();
  await expectFocused(customer.status('submitted'));
  await type(page.getByLabel('Write to the service team'), 'The door code is 4711.');
  await tabTo(page, customer.button('Send message'));
  await page.keyboard.press('Space');
  await expectShown(page.getByRole('listitem').getByText('The door code is 4711.'));
  expect(problems).toEqual([]);
});

const lookOf = (element: Locator) =>
  element.evaluate((node) => {
    const { fontSize, textTransform, letterSpacing, color } = getComputedStyle(node);
    return { fontSize, textTransform, letterSpacing, red: color === 'rgb(255, 0, 0)' };
  });

const isFocused = (element: Locator) => element.evaluate((node) => node.matches(':focus'));

async function expectFocused(element: Locator): Promise<void> {
  await expect.poll(() => isFocused(element)).toBe(true);
}

async function expectShown(element: Locator, state: 'visible' | 'attached' = 'visible'): Promise<void> {
  await element.first().waitFor({ state });
}

/** Goes on by the tab key until it is there. */
async function tabTo(page: Page, element: Locator): Promise<void> {
  await element.waitFor();
  for (let step = 0; step < 20; step++) {
    await page.keyboard.press('Tab');
    if (await isFocused(element)) return;
  }
  throw new Error(`The tab key does not lead to ${String(element)}.`);
}
