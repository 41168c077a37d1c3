import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { createStockClient, type StockClient } from '../packages/sdk/src/stock.ts';
import { Agent } from './agent.ts';
import { Customer } from './customer.ts';
import { makeHome, type Server, startServer } from './server.ts';
import { launchChromium, welcomeVisitor } from './visitor.ts';
import { chinese, english } from './words.ts';

/** Units of the heat pump, whose main boards have serial numbers. */
const stories = [
  {
    language: 'English',
    words: english,
    serial: 'LCHP120000015',
    warehouse: 'PUDONG-EN',
    description: 'It trips the breaker.',
    short: '2 × LC-PCB12 wanted, 1 free in PUDONG-EN.',
    elsewhere: /^Elsewhere: .*Central warehouse/,
    wait: 'Hold 1 and wait for the rest',
    onHold: 'Waiting for parts',
    paused: 'The repair is paused',
    awaited: /^Main board LC-HP12, expected on (\w+ \d+ \w+)$/,
    receive: 'Receive',
    notFree: 'This unit is not free there.',
    fate: 'It is scrapped',
    scrapped: 'Old part: scrapped',
    history: [
      ['Parts awaited', 'Main board LC-HP12 × 1'],
      ['Parts held', 'had been awaited'],
      ['Parts handed out', 'PUDONG-EN-2'],
      ['Old part recorded', 'Main board LC-HP12 · scrapped'],
    ],
  },
  {
    language: 'Chinese',
    words: chinese,
    serial: 'LCHP120000018',
    warehouse: 'PUDONG-ZH',
    description: '一开机就跳闸。',
    short: '需要 LC-PCB12 2 件，PUDONG-ZH可用 1 件。',
    elsewhere: /^其他备件库：.*嘉定中心库/,
    wait: '先预留 1 件，其余待料',
    onHold: '缺件待料',
    paused: '服务单已暂停',
    awaited: /^主控板 LC-HP12，预计(\d+月\d+日星期.)到货$/,
    receive: '确认入库',
    notFree: '该件不在库或已被占用。',
    fate: '报废',
    scrapped: '旧件：已报废',
    history: [
      ['缺件待料', '主控板 LC-HP12 × 1'],
      ['备件已预留', '待料已到货'],
      ['备件已领用', 'PUDONG-ZH-2'],
      ['旧件已登记', '主控板 LC-HP12 · 已报废'],
    ],
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

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** A page that was loaded again has forgotten it. */
const remember = (page: Page) => page.evaluate(() => Object.assign(window, { remembered: true }));
const remembers = (page: Page) => page.evaluate(() => 'remembered' in window);

test.for(stories)(
  'a ticket waits for a part, goes on by itself when it arrives, and the old part is told of, in $language',
  async (story) => {
    const { words, warehouse } = story;
    const { stock } = store;
    await stock.createWarehouse({ code: warehouse, name: warehouse, organization: 'D-HARBOUR' });
    await stock.receive({
      warehouse,
      lines: [{ sku: 'LC-PCB12', quantity: 1, serials: [`${warehouse}-1`] }],
    });
    const due = inDays(6);
    await stock.expect({ warehouse, sku: 'LC-PCB12', quantity: 4, expectedOn: due });

    const [shop, office, storeroom] = await Promise.all(
      ['shop', 'office', 'storeroom'].map(() => welcomeVisitor(browser, { locale: words.browser })),
    );
    const customer = new Customer(shop!.page, words);
    await shop!.page.goto(server.url + words.demo);
    await customer.nameDevice(story.serial, 'LC-HP12');
    await customer.describe({ description: story.description, name: 'Mei Lin', phone: '+86 138 1600 7204' });
    await customer.send();
    const number = await customer.ticketNumber();

    const { page } = office!;
    const agent = new Agent(page, words);
    await agent.signIn(server.url, 'Lily Hua');
    await agent.open(number);
    await (await agent.prepareAccepting()).click();
    await agent.button('start').click();
    await agent.button('resolve').waitFor();
    await remember(page);

    await agent.reserve('LC-PCB12', 2, warehouse);
    await page.getByText(story.short).waitFor();
    await page.getByText(story.elsewhere).waitFor();
    await agent.press(story.wait);
    await agent.partLine('BACKORDERED').waitFor();
    expect(await agent.partLine('RESERVED').innerText()).toContain(`${warehouse}-1`);
    await page.locator('header [data-status="ON_HOLD"]').getByText(story.onHold).waitFor();
    // Agents reserve parts, and hand out none.
    expect(await page.locator('[data-step="issue"]').count()).toBe(0);

    await shop!.page.getByRole('heading', { name: story.paused }).waitFor();
    const awaited = shop!.page.getByRole('listitem').filter({ hasText: story.awaited });
    const [, day] = story.awaited.exec(await awaited.innerText())!;
    const inFull = { weekday: 'long', month: 'long', day: 'numeric', timeZone: 'UTC' } as const;
    expect(day).toBe(new Intl.DateTimeFormat(words.browser, inFull).format(new Date(due)));

    // A delivery concerns no ticket, and yet moves the day that is shown.
    const told = await agent.partLine('BACKORDERED').innerText();
    await stock.expect({ warehouse, sku: 'LC-PCB12', quantity: 1, expectedOn: inDays(3) });
    await agent.partLine('BACKORDERED').filter({ hasNotText: told }).waitFor();

    const keeper = new Agent(storeroom!.page, words);
    await keeper.signIn(server.url, 'Shen Qinghe');
    await storeroom!.page.evaluate(() => (location.hash = '#/stock/receive'));
    await storeroom!.page.locator('select#warehouse').selectOption(warehouse);
    await storeroom!.page.locator('#code').focus();
    await scan(storeroom!.page, 'LC-PCB12', `${warehouse}-2`);
    await storeroom!.page.locator('tr[data-sku="LC-PCB12"]').getByText(`${warehouse}-2`).waitFor();
    await keeper.press(story.receive);

    await page.locator('header [data-status="IN_PROGRESS"]').waitFor();
    await agent.partLine('RESERVED').nth(1).waitFor();
    expect(await agent.partLine('BACKORDERED').count()).toBe(0);
    await customer.status('working').waitFor();
    await awaited.waitFor({ state: 'detached' });
    expect(await remembers(page)).toBe(true);

    await keeper.openByAddress(number);
    const line = keeper.partLine('RESERVED').filter({ hasText: `${warehouse}-2` });
    await line.locator('[data-step="issue"]').click();
    const serials = line.locator('serial-field');
    await serials.locator('input').waitFor();
    await scan(storeroom!.page, 'NOPE', '');
    await serials.getByText(story.notFree).waitFor();
    await serials.getByRole('listitem').getByRole('button').click();
    await scan(storeroom!.page, `${warehouse}-2`, '');
    const issued = keeper.partLine('ISSUED');
    await issued.getByRole('combobox').selectOption({ label: story.fate });
    await issued.getByRole('textbox').press('Enter');
    await issued.getByText(story.scrapped).waitFor();
    await agent.partLine('ISSUED').getByText(story.scrapped).waitFor();
    const device = await store.devices.get({ serial: story.serial });
    expect(device?.installedParts.map((part) => part.serial)).toContain(`${warehouse}-2`);

    for (const [what, how] of story.history) {
      const entry = page.locator('ticket-history li').filter({ hasText: what! }).filter({ hasText: how! });
      await entry.first().waitFor();
    }
    expect([shop!, office!, storeroom!].flatMap(({ problems }) => problems)).toEqual([]);
    await Promise.all([shop!, office!, storeroom!].map((visitor) => visitor.leave()));
  },
);
