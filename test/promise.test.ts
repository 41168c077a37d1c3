import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { Agent } from './agent.ts';
import { Customer } from './customer.ts';
import { makeHome, type Server, startServer } from './server.ts';
import { launchChromium, welcomeVisitor } from './visitor.ts';
import { chinese, english } from './words.ts';

const stories = [
  {
    language: 'English',
    words: { ...english, form: { ...english.form, severity: 'It does not work at all' } },
    serial: 'LCAC350000001',
    description: 'It is dead since this morning.',
    name: 'Mei Lin',
    phone: '+86 138 1600 7204',
    promise: /^We answer by .+\.$/,
    sandbox: 'Sandbox clock',
    ahead: '+ 5 min',
    notice: /First answer is late\.\s+The managers were told\./,
    standing: 'Late',
    why: 'Why this time? First answer',
    sentence:
      /^We promised an answer within 5 minutes, around the clock\. You reported it on .+\. Our answer was due .+ and has been late since\.$/,
  },
  {
    language: 'Chinese',
    words: { ...chinese, form: { ...chinese.form, severity: '完全无法使用' } },
    serial: 'LCAC350000002',
    description: '今天早上起完全不能开机。',
    name: '林美',
    phone: '138 1600 7305',
    promise: /^我们将在.+前答复您。$/,
    sandbox: '沙盒时钟',
    ahead: '+5 分钟',
    notice: /响应已超时。\s*已通知主管。/,
    standing: '已超时',
    why: '为什么是这个时间？ 响应',
    sentence: /^我们承诺在 5 分钟内响应，全天 24 小时计时。您于.+报修.+。$/,
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

test.for(stories)('a promise that is not kept is seen, told and explained, in $language', async (story) => {
  const { words } = story;
  const shop = await welcomeVisitor(browser, { locale: words.browser });
  const office = await welcomeVisitor(browser, { locale: words.browser });
  const customer = new Customer(shop.page, words);
  const agent = new Agent(office.page, words);
  const { page } = office;

  await shop.page.goto(server.url + words.demo);
  await customer.fillIn(story);
  await customer.send();
  const number = await customer.ticketNumber();
  await shop.page.getByText(story.promise).waitFor();

  await agent.signIn(server.url, 'Lily Hua');
  await agent.open(number);
  const response = page.locator('ticket-clocks [data-kind="RESPONSE"]');
  await response.waitFor();
  expect(await response.getAttribute('data-standing')).toBe('good');
  await page.evaluate(() => document.documentElement.setAttribute('data-same-page', ''));

  await page.locator('sandbox-clock summary').click();
  await agent.press(story.ahead);
  await page.locator('notice-list li', { hasText: number }).getByText(story.notice).waitFor();
  await response.getByText(story.standing, { exact: true }).waitFor();
  await page.getByRole('button', { name: story.why, exact: true }).click();
  await page.getByText(story.sentence).waitFor();
  expect(await page.locator('html[data-same-page]').count()).toBe(1);

  expect([...shop.problems, ...office.problems]).toEqual([]);
  await shop.leave();
  await office.leave();
});
