import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from 'vitest';
import { ReportFaultDocument } from '../packages/sdk/src/generated/document-ids.ts';
import { Agent } from './agent.ts';
import { Customer } from './customer.ts';
import { launchChromium, type Visitor, welcomeVisitor } from './visitor.ts';
import { chinese, english, type Words } from './words.ts';

declare global {
  interface Window {
    axe: { run(options: RunOptions): Promise<AxeResults> };
  }
}

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const patience = { timeout: 30_000 };

const places = [
  {
    language: 'English',
    words: english,
    width: 1280,
    serial: 'LCAC350000004',
    title: 'Quarantine',
    reason: 'Sent without the form',
    empty: 'Nothing here.',
    release: 'Release',
    discard: 'Discard',
    cancelled: 'The repair was cancelled',
  },
  {
    language: 'Chinese',
    words: chinese,
    width: 390,
    serial: 'LCAC350000005',
    title: '隔离区',
    reason: '未经表单提交',
    empty: '暂无内容。',
    release: '放行',
    discard: '丢弃',
    cancelled: '服务单已取消',
  },
];

const server = inject('server');
let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium(inject('chromium'));
});
afterAll(() => browser.close());

async function visit({ browser: locale }: Words, width: number): Promise<Visitor> {
  const viewport = { width, height: 900 };
  const visitor = await welcomeVisitor(browser, { locale, viewport, reducedMotion: 'reduce' });
  onTestFinished(() => visitor.leave());
  await visitor.page.addInitScript({ content: axe });
  return visitor;
}

async function expectAccessible(page: Page): Promise<void> {
  const found = await page.evaluate(async () => {
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    const { violations } = await window.axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    });
    const { scrollWidth, clientWidth } = document.documentElement;
    return {
      violations: violations.map(({ id, nodes }) => [id, nodes.map(({ failureSummary }) => failureSummary)]),
      sticksOut: scrollWidth - clientWidth,
    };
  });
  expect(found).toEqual({ violations: [], sticksOut: 0 });
}

const isFocused = (target: Locator) =>
  target.evaluate((element) => (element.getRootNode() as ShadowRoot).activeElement === element);

async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let step = 0; step < 60; step++) {
    if (await isFocused(target)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The keyboard does not get to ${target.toString()}.`);
}

/** What a script sends that has read the page's source: an operation that the widget knows, but no form and no proof. */
async function sendByScript(page: Page, description: string): Promise<{ number: string; token: string }> {
  const asked = {
    documentId: ReportFaultDocument,
    variables: { input: { description, contact: { name: 'Bot', phone: '+86 138 0000 0000' } } },
  };
  return page.evaluate(async (body) => {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer pk_demo_harbourline' },
      body,
    });
    const { data } = (await response.json()) as {
      data: { submitTicket: { number: string; trackingToken: string } };
    };
    return { number: data.submitTicket.number, token: data.submitTicket.trackingToken };
  }, JSON.stringify(asked));
}

test.for(places)(
  'what a person reports is on the board, what a script sends waits until the desk has decided, in $language at $width px',
  async ({ words, width, serial, title, reason, release, discard, cancelled }) => {
    const office = await visit(words, width);
    const { page } = office;
    const agent = new Agent(page, words);
    await agent.signIn(server.url, 'Lily Hua');
    await agent.boardFilled();
    const link = page.locator('a.quarantine');
    const count = link.locator('.count');
    const before = Number(await count.innerText());

    const shop = await visit(words, width);
    const customer = new Customer(shop.page, words);
    await shop.page.goto(server.url + words.demo);
    await customer.fillIn({
      serial,
      description: 'It rattles when it starts. 启动时有异响。',
      name: 'Grace Li 李蕙',
      phone: '+86 137 0000 4321',
    });
    await expectAccessible(shop.page);
    expect(await shop.page.locator('input[name="subject"]').getAttribute('tabindex')).toBe('-1');
    await customer.send();
    const reported = await customer.ticketNumber();
    await agent.ticket(reported).waitFor();

    const first = await sendByScript(shop.page, 'First of a script');
    const second = await sendByScript(shop.page, 'Second of a script');
    await expect.poll(() => count.innerText(), patience).toBe(String(before + 2));
    expect(await agent.ticket(first.number).count()).toBe(0);
    await expectAccessible(page);

    await tabTo(page, link);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: title, exact: true }).waitFor();
    const item = (number: string) => page.locator(`article[data-number="${number}"]`);
    await item(second.number).getByText(reason).waitFor();
    await expectAccessible(page);

    await tabTo(page, item(first.number).getByRole('button', { name: release, exact: true }));
    await page.keyboard.press('Enter');
    await item(first.number).waitFor({ state: 'detached' });
    await page
      .locator('quarantine-view')
      .getByRole('status')
      .getByText(first.number)
      .waitFor({ state: 'attached' });
    expect(await page.evaluate(() => document.activeElement !== document.body)).toBe(true);

    await item(second.number).getByRole('link').click();
    await page.getByRole('heading', { name: second.number }).waitFor();
    await page.getByText(reason).first().waitFor();
    await expectAccessible(page);
    await tabTo(page, page.getByRole('button', { name: discard, exact: true }));
    await page.keyboard.press('Enter');
    await page.locator('textarea[name="reason"]').waitFor();
    await expectAccessible(page);
    await page.locator('form').getByRole('button', { name: discard, exact: true }).click();
    await page.locator('header [data-status="CANCELLED"]').waitFor();

    await page.evaluate(() => (location.hash = '#/'));
    await agent.ticket(first.number).waitFor();
    const card = agent.ticket(first.number);
    // Its clocks run, from when it was submitted.
    await card.locator('card-clock').getByText(/\d/).first().waitFor({ state: 'attached' });
    await expect.poll(() => count.innerText(), patience).toBe(String(before));

    await shop.page.evaluate(
      ({ number, token }) =>
        document.body.append(
          Object.assign(document.createElement('aftercare-repair-status'), {
            publishableKey: 'pk_demo_harbourline',
            number,
            trackingToken: token,
          }),
        ),
      second,
    );
    await shop.page.getByRole('heading', { name: cancelled }).waitFor();
    expect([...office.problems, ...shop.problems]).toEqual([]);
  },
);

test('the list is empty once everything was decided', async () => {
  const [{ words, empty, discard }] = places as [(typeof places)[0]];
  const { page, problems } = await visit(words, 1280);
  const agent = new Agent(page, words);
  await agent.signIn(server.url, 'Lily Hua');
  await page.evaluate(() => (location.hash = '#/quarantine'));
  const items = page.locator('article');
  await items.first().waitFor();
  for (let left = await items.count(); left > 0; left--) {
    await items.first().getByRole('button', { name: discard, exact: true }).click();
    await items.first().locator('form').getByRole('button', { name: discard, exact: true }).click();
    await expect.poll(() => items.count(), patience).toBe(left - 1);
  }
  await page.getByText(empty).waitFor();
  await expectAccessible(page);
  expect(problems).toEqual([]);
});
