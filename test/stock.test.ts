import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { createStockClient, type StockClient } from '../packages/sdk/src/stock.ts';
import { Agent } from './agent.ts';
import { makeHome, type Server, startServer } from './server.ts';
import { launchChromium, welcomeVisitor } from './visitor.ts';
import { chinese, english } from './words.ts';

const pages = [
  {
    language: 'English',
    words: english,
    warehouse: 'EN',
    receive: 'Receive',
    received: '5 pieces received in EN.',
    count: 'Post the count',
    counted: '1 part counted in EN.',
    again: /There are 2 of LC-BRG08 in EN by the books now, not 3/,
    unknown: 'There is no part “NOPE” in the catalogue.',
  },
  {
    language: 'Chinese',
    words: chinese,
    warehouse: 'ZH',
    receive: '确认入库',
    received: '已入库 ZH：5 件。',
    count: '提交盘点',
    counted: '已盘点 ZH：1 种备件。',
    again: /There are 2 of LC-BRG08 in ZH by the books now, not 3/,
    unknown: '目录中没有备件“NOPE”。',
  },
];

let server: Server;
let browser: Browser;
let store: StockClient;
const { home, remove } = await makeHome();

beforeAll(async () => {
  server = await startServer(home);
  browser = await launchChromium(inject('chromium'));
  const { keys } = (await (await fetch(`${server.url}/desk/demo.json`)).json()) as {
    keys: { key: string; organization: string; roles: string[] }[];
  };
  const { key } = keys.find(({ organization, roles }) => organization === 'HQ' && roles.includes('MANAGER'))!;
  store = createStockClient({ url: server.url, key });
});

afterAll(async () => {
  await browser.close();
  await server.stop();
  await remove();
});

/** As a scanner does: it types, and presses Enter. */
async function scan(page: Page, ...codes: string[]): Promise<void> {
  for (const code of codes) {
    await page.keyboard.type(code);
    await page.keyboard.press('Enter');
  }
}

const cells = async (page: Page, sku: string, code: string) => {
  const row = page.locator(`tr[data-sku="${sku}"][data-warehouse="${code}"]`);
  return (await row.locator('td').allInnerTexts()).slice(2, 5).map((text) => text.trim());
};

test.for(pages)(
  'goods are received by scanner and counted, and another window sees it live, in $language',
  async ({ words, warehouse, ...said }) => {
    await store.stock.createWarehouse({ code: warehouse, name: warehouse, organization: 'HQ' });
    const keeper = await welcomeVisitor(browser, { locale: words.browser });
    const watcher = await welcomeVisitor(browser, { locale: words.browser });
    for (const { page } of [keeper, watcher]) await new Agent(page, words).signIn(server.url, 'Shen Qinghe');
    const goTo = (page: Page, tab: string) =>
      page.evaluate((hash) => (location.hash = hash), `#/stock/${tab}`);
    await goTo(watcher.page, 'levels');
    await watcher.page.locator('select#warehouse').selectOption(warehouse);

    await goTo(keeper.page, 'receive');
    const { page } = keeper;
    await page.locator('select#warehouse').selectOption(warehouse);
    await page.locator('#code').focus();
    await scan(page, 'NOPE');
    await page.getByText(said.unknown).waitFor();
    // The last as somebody would type it.
    await scan(page, 'LC-BRG08', 'LC-BRG08', 'lc-brg08', 'LC-PCB12', `${warehouse}-1`, `${warehouse}-2`);
    await page.locator('tr[data-sku="LC-PCB12"]').getByText(`${warehouse}-2`).waitFor();
    await page.getByRole('button', { name: said.receive, exact: true }).click();
    await page.getByText(said.received).waitFor();
    await watcher.page.locator(`tr[data-sku="LC-BRG08"][data-warehouse="${warehouse}"]`).waitFor();
    expect(await cells(watcher.page, 'LC-BRG08', warehouse)).toEqual(['3', '0', '3']);
    expect(await cells(watcher.page, 'LC-PCB12', warehouse)).toEqual(['2', '0', '2']);
    expect((await store.stock.unit({ sku: 'LC-PCB12', serial: `${warehouse}-2` }))?.state).toBe('IN_STOCK');

    await goTo(page, 'count');
    await page.locator('#code').waitFor();
    await page.locator('#code').focus();
    await scan(page, 'LC-BRG08');
    await page.locator('tr[data-sku="LC-BRG08"]').waitFor();
    // Somebody takes one while the shelf is being counted.
    await store.stock.scrap({ warehouse, lines: [{ sku: 'LC-BRG08', quantity: 1 }], reason: 'Bent.' });
    await page.getByRole('button', { name: said.count, exact: true }).click();
    await page.getByText(said.again).waitFor();
    await page.getByRole('button', { name: said.count, exact: true }).click();
    await page.getByText(said.counted).waitFor();
    await watcher.page.waitForFunction(
      () =>
        document
          .querySelector('desk-app')
          ?.shadowRoot?.querySelector('stock-view')
          ?.shadowRoot?.querySelector('stock-levels')
          ?.shadowRoot?.querySelector('tr[data-sku="LC-BRG08"] td:nth-child(3)')
          ?.textContent?.trim() === '1',
    );
    await keeper.leave();
    await watcher.leave();
  },
);

test('what another warehouse is to send is sent and received at the desk', async () => {
  for (const code of ['NEAR', 'FAR'])
    await store.stock.createWarehouse({ code, name: code, organization: 'HQ' });
  await store.stock.receive({ warehouse: 'FAR', lines: [{ sku: 'LC-CAP45', quantity: 4 }] });
  await store.transfers.create({
    from: 'FAR',
    to: 'NEAR',
    expectedOn: '2099-12-01',
    lines: [{ sku: 'LC-CAP45', quantity: 3 }],
  });
  const { page, leave } = await welcomeVisitor(browser, { locale: english.browser });
  await new Agent(page, english).signIn(server.url, 'Shen Qinghe');
  await page.evaluate(() => (location.hash = '#/stock/transfers'));
  const transfer = page.locator('.transfer', { hasText: 'FAR → NEAR' });
  await transfer.getByText('On its way').waitFor();
  await transfer.getByRole('button', { name: 'Receive', exact: true }).click();
  await transfer.waitFor({ state: 'detached' });
  expect((await store.stock.level({ sku: 'LC-CAP45', warehouse: 'NEAR' }))?.onHand).toBe(3);
  await leave();
});
