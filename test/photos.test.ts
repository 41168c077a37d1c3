import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from 'vitest';
import { Agent } from './agent.ts';
import { Customer } from './customer.ts';
import { makeHome, type Server, startServer } from './server.ts';
import { launchChromium, welcomeVisitor } from './visitor.ts';
import { chinese, english } from './words.ts';

declare global {
  interface Window {
    axe: { run(options: RunOptions): Promise<AxeResults> };
  }
}

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const photo = { name: 'leak.png', mimeType: 'image/png', buffer: pixel };
const receipt = {
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
};
const text = { name: 'notes.png', mimeType: 'image/png', buffer: Buffer.from('only text') };

const places = [
  {
    language: 'English',
    words: english,
    files: {
      add: 'Add files',
      customer: 'The customer sees them too',
      visible: 'Visible to customer',
      wrong: /^notes\.png was not added: it is neither a picture/,
      removePhoto: 'Remove leak.png',
      forGood: 'Remove for good',
      keep: 'Keep',
    },
  },
  {
    language: 'Chinese',
    words: chinese,
    files: {
      add: '添加文件',
      customer: '客户也可见',
      visible: '客户可见',
      wrong: /^notes\.png 未添加：不是图片/,
      removePhoto: '删除 leak.png',
      forGood: '永久删除',
      keep: '保留',
    },
  },
];

let server: Server;
let browser: Browser;
const { home, remove } = await makeHome();

beforeAll(async () => {
  server = await startServer(home);
  browser = await launchChromium(inject('chromium'));
});

afterAll(async () => {
  await browser.close();
  await server.stop();
  await remove();
});

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await page.evaluate(() =>
    window.axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }),
  );
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([]);
}

test.for(places)(
  'the desk hangs photos and documents on a ticket and a device, in $language',
  async (place) => {
    const { words, files } = place;
    const visitor = await welcomeVisitor(browser, { locale: words.browser, reducedMotion: 'reduce' });
    onTestFinished(() => visitor.leave());
    const { page } = visitor;
    await page.addInitScript({ content: axe });
    const agent = new Agent(page, words);
    await agent.signIn(server.url, 'Lily Hua');
    await agent.boardFilled();
    await agent.ticket('AC-').first().click();
    const chooser = page.getByLabel(files.add);
    await chooser.waitFor();

    await chooser.setInputFiles([photo, text]);
    const shown = page.locator('[data-file="leak.png"]');
    await shown.waitFor();
    await page.getByText(files.wrong).waitFor();
    await expectAccessible(page);
    const loaded = () =>
      shown
        .locator('img')
        .evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth));
    expect(await loaded()).toBe(1);

    const name = `receipt-${words.browser}.pdf`;
    await page.getByLabel(files.customer).check();
    await chooser.setInputFiles({ name, ...receipt });
    const document = page.locator(`[data-file="${name}"]`);
    await document.getByText(files.visible).waitFor();
    await page.getByText(files.wrong).waitFor({ state: 'detached' });

    const removal = page.getByRole('button', { name: files.removePhoto, exact: true });
    await removal.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: files.forGood, exact: true }).waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await removal.waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: files.keep, exact: true }).waitFor();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await shown.waitFor({ state: 'detached' });
    expect(await document.count()).toBe(1);

    await agent.openDevice('LCAC350000001');
    await chooser.setInputFiles(photo);
    await shown.waitFor();
    await expectAccessible(page);
    await removal.click();
    await page.getByRole('button', { name: files.forGood, exact: true }).click();
    await shown.waitFor({ state: 'detached' });
    // The browser's console has the one refusal, and nothing else.
    expect(visitor.problems.filter((problem) => !problem.includes('415'))).toEqual([]);
  },
);

test.for(places)('a customer and the desk show each other photos, in $language', async ({ words, files }) => {
  const [shop, office] = [
    await welcomeVisitor(browser, { locale: words.browser, reducedMotion: 'reduce' }),
    await welcomeVisitor(browser, { locale: words.browser, reducedMotion: 'reduce' }),
  ];
  onTestFinished(async () => {
    await shop.leave();
    await office.leave();
  });
  const customer = new Customer(shop.page, words);
  await shop.page.goto(server.url + words.demo);
  await customer.fillIn({
    serial: 'LCAC350000004',
    description: 'It leaks. 漏水。',
    name: 'Grace Li 李蕙',
    phone: '+86 137 0000 4321',
  });
  await customer.send();
  const number = await customer.ticketNumber();
  const agent = new Agent(office.page, words);
  await agent.signIn(server.url, 'Lily Hua');
  await agent.openByAddress(number);

  await customer.chooseFile(photo);
  await customer.sendFile();
  await office.page.locator('[data-file="leak.png"]').waitFor();
  const drawn = shop.page.locator('aftercare-repair-status li a canvas');
  await drawn.waitFor();

  await office.page.getByLabel(files.customer).check();
  await office.page.getByLabel(files.add).setInputFiles({ name: 'plan.pdf', ...receipt });
  const plan = shop.page.getByRole('link', { name: /^plan\.pdf / });
  await plan.waitFor();
  const answer = await shop.page.request.get((await plan.getAttribute('href'))!);
  expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'application/pdf']);

  const [opened] = await Promise.all([
    shop.page.waitForEvent('popup'),
    shop.page.getByRole('link', { name: /^leak\.png / }).click(),
  ]);
  await opened.waitForLoadState();
  expect(await opened.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1);
  expect([...shop.problems, ...office.problems]).toEqual([]);
});
