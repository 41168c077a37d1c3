import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { Agent } from './agent.ts';
import { Customer } from './customer.ts';
import { makeHome, type Server, startServer } from './server.ts';
import { launchChromium, welcomeVisitor } from './visitor.ts';
import { chinese, english } from './words.ts';

/** Units of the heat pump, which is sold with three years that end with misuse. */
const stories = [
  {
    language: 'English',
    words: english,
    serial: 'LCHP120000015',
    description: 'It trips the breaker since the roof was washed.',
    name: 'Mei Lin',
    phone: '+86 138 1600 7204',
    covered: /Labour, parts and travel free until .+, then charged\./,
    diagnosis: 'Water from a pressure washer stands in the control box.',
    workDone: 'Dried the box, replaced the control board.',
    excluded: /^The cause is misuse, which the warranty \(project-36m, version 1\) does not cover\.$/,
    recordTitle: 'Service record',
    other: '中文',
  },
  {
    language: 'Chinese',
    words: chinese,
    serial: 'LCHP120000018',
    description: '冲洗屋顶之后一开机就跳闸。',
    name: '林美',
    phone: '138 1600 7305',
    covered: /工时、备件、差旅：免费至 .+（含当日），之后按标价收费。/,
    diagnosis: '控制盒内有高压水枪冲入的积水。',
    workDone: '烘干控制盒，更换控制板。',
    excluded: /^故障原因为使用不当，不在质保政策 project-36m（第 1 版）的保障范围内。$/,
    recordTitle: '服务记录单',
    other: 'English',
  },
];

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

test.for(stories)(
  'a customer sees what is covered, approves what is not, signs, and prints the record, in $language',
  async (story) => {
    const { words } = story;
    const shop = await welcomeVisitor(browser, { locale: words.browser });
    const office = await welcomeVisitor(browser, { locale: words.browser });
    const customer = new Customer(shop.page, words);
    const agent = new Agent(office.page, words);

    await shop.page.goto(server.url + words.demo);
    await customer.nameDevice(story.serial, 'LC-HP12');
    await shop.page.getByText(story.covered).waitFor();
    await customer.describe(story);
    await customer.send();
    const number = await customer.ticketNumber();

    await agent.signIn(server.url, 'Lily Hua');
    await agent.open(number);
    await (await agent.prepareAccepting()).click();
    await agent.button('start').click();
    await agent.button('resolve').waitFor();
    await agent.diagnose(story.diagnosis, 'misuse');
    await office.page.locator('.decision').getByText(story.excluded).first().waitFor();
    await shop.page.getByText(story.excluded).first().waitFor();

    await agent.button('writeQuote').click();
    await agent.addPart('LC-PCB12');
    await agent.button('sendQuote').click();
    await office.page.locator('[data-quote="SENT"]').waitFor();

    await customer.approve(story.name);
    await office.page.locator('[data-quote="ACCEPTED"]').waitFor();

    await (await agent.prepareResolving(story.diagnosis, story.workDone, 'misuse')).click();
    await customer.status('done').waitFor();
    await customer.drawSignature();
    await customer.signOff(story.name);
    await customer.status('closed').waitFor();

    const printed = shop.page.waitForEvent('popup');
    await shop.page.getByRole('link', { name: words.record }).click();
    const record = await printed;
    await record.getByRole('heading', { name: story.recordTitle }).first().waitFor();
    await record.locator('svg path[d^="M"]').waitFor();
    const text = await record.locator('body').innerText();
    for (const part of [number, story.serial, story.workDone, story.name]) expect(text).toContain(part);
    expect(text).not.toContain(story.diagnosis);
    const folder = await mkdtemp(join(tmpdir(), 'aftercare-record-'));
    const file = join(folder, 'record.pdf');
    await record.pdf({ path: file, format: 'A4' });
    expect((await readFile(file)).subarray(0, 5).toString()).toBe('%PDF-');
    await rm(folder, { recursive: true });
    await record.getByRole('link', { name: story.other }).click();
    await record.getByText(number).first().waitFor();
    await record.close();

    expect([...shop.problems, ...office.problems]).toEqual([]);
    await shop.leave();
    await office.leave();
  },
);
