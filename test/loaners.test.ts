import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { Agent } from './agent.ts';
import { launchChromium, welcomeVisitor } from './visitor.ts';
import { chinese, english } from './words.ts';

const { url } = inject('server');

/** The demo's unit that is in the pool; the other one is lent. */
const serial = 'LCDH30L000002';
const lentOne = 'LCDH30L000001';

const stories = [
  {
    language: 'English',
    words: english,
    customer: '陈晓彤',
    texts: {
      stock: 'Stock',
      pool: 'Loaners',
      none: 'No loaner was promised or lent.',
      book: 'Book for later',
      lend: 'Lend now',
      handOut: 'Hand out',
      extend: 'Extend',
      return: 'Take back',
      unit: 'Unit',
      condition: 'Condition',
      seen: 'What was seen (optional)',
      charge: 'Charge in CNY (optional)',
      taken: /^Taken then\. It is free for as long from .+\.$/,
      required: 'Please fill this in.',
      states: ['Booked', 'Lent', 'Returned', 'Free'],
      damaged: 'came back damaged',
      charged: 'CN¥120.50 charged',
      dueBack: /due back/,
      remove: 'Remove from the pool',
      add: 'Add a unit',
      serial: 'Serial number of the device',
      history: 'Loaner returned',
    },
  },
  {
    language: 'Chinese',
    words: chinese,
    customer: '何志强',
    texts: {
      stock: '库存',
      pool: '备机',
      none: '尚未预约或借出备机。',
      book: '预约',
      lend: '立即借出',
      handOut: '交付',
      extend: '续借',
      return: '收回',
      unit: '备机',
      condition: '状况',
      seen: '检查结果 (选填)',
      charge: '赔偿金额（CNY） (选填)',
      taken: /^该时段已被占用，最早自 .+ 起可用同样时长。$/,
      required: '请填写此项。',
      states: ['已预约', '已借出', '已归还', '空闲'],
      damaged: '归还时有损坏',
      charged: '已收 ¥120.50',
      dueBack: /应于 .+ 归还/,
      remove: '移出备机池',
      add: '添加备机',
      serial: '设备序列号',
      history: '备机已归还',
    },
  },
];

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium(inject('chromium'));
});

afterAll(() => browser.close());

async function openPool(page: Page, { stock, pool }: { stock: string; pool: string }): Promise<void> {
  await page.getByRole('link', { name: stock, exact: true }).click();
  await page.getByRole('link', { name: pool, exact: true }).click();
}

/** Opens the form of a step by keyboard. */
async function openForm(page: Page, within: Locator, step: string): Promise<Locator> {
  await within.getByRole('button', { name: step, exact: true }).focus();
  await page.keyboard.press('Enter');
  const form = within.getByRole('form', { name: step, exact: true });
  await form.waitFor();
  return form;
}

async function send(page: Page, form: Locator): Promise<void> {
  await form.locator('.confirm button').first().focus();
  await page.keyboard.press('Enter');
}

async function sent(page: Page, form: Locator): Promise<void> {
  await send(page, form);
  await form.waitFor({ state: 'detached' });
}

test.for(stories)('a loaner is booked, lent and taken back at the desk, in $language', async (story) => {
  const { words, customer, texts } = story;
  const [booked, lent, returned, free] = texts.states;
  const { page, problems, leave } = await welcomeVisitor(browser, { locale: words.browser });
  const agent = new Agent(page, words);
  await agent.signIn(url, 'Lily Hua');
  await page.getByRole('link', { name: customer }).first().click();
  const panel = page.locator('ticket-loaners');
  const booking = panel.locator(`li[data-serial="${serial}"]`);
  const stateOf = (text: string) => booking.locator('.loan-state').getByText(text, { exact: true });
  await panel.getByRole('button', { name: texts.book, exact: true }).waitFor();
  const before = await booking.count();
  expect(before).toBe(0);

  let form = await openForm(page, panel, texts.book);
  await form.getByLabel(texts.unit, { exact: true }).selectOption(`serial:${serial}`);
  await sent(page, form);
  await stateOf(booked!).waitFor();

  form = await openForm(page, panel, texts.lend);
  await form.getByLabel(texts.unit, { exact: true }).selectOption(`serial:${serial}`);
  await send(page, form);
  const refusal = form.getByRole('alert');
  await refusal.getByText(texts.taken).waitFor();
  await page.keyboard.press('Escape');
  await form.waitFor({ state: 'detached' });

  await booking.getByRole('button', { name: texts.handOut, exact: true }).focus();
  await page.keyboard.press('Enter');
  await stateOf(lent!).waitFor();
  form = await openForm(page, booking, texts.extend);
  await sent(page, form);

  form = await openForm(page, booking, texts.return);
  await form.getByLabel(texts.condition, { exact: true }).selectOption('DAMAGED');
  await send(page, form);
  await form.getByText(texts.required).first().waitFor();
  await form.getByLabel(texts.seen, { exact: true }).fill('Dent on the left side.');
  await form.getByLabel(texts.charge, { exact: true }).fill('120.50');
  await sent(page, form);
  await stateOf(returned!).waitFor();
  await booking.getByText(texts.charged, { exact: true }).waitFor();
  expect(await booking.getByRole('button').count()).toBe(0);
  await page.locator('ticket-history li').filter({ hasText: texts.history }).waitFor();

  await openPool(page, texts);
  const unit = (of: string) => page.locator(`loaner-pool li[data-serial="${of}"]`);
  await unit(serial).getByText(free!, { exact: true }).waitFor();
  await unit(serial).getByText(texts.damaged).waitFor();
  await unit(lentOne).getByText(texts.dueBack).waitFor();
  expect(await unit(lentOne).getByRole('link', { name: /^AC-/ }).count()).toBe(1);
  expect(await page.getByRole('button', { name: texts.add }).count()).toBe(0);
  expect(problems).toEqual([]);
  await leave();
});

test.for(stories)('a manager takes a unit out of the pool and puts it back, in $language', async (story) => {
  const { words, texts } = story;
  const { page, problems, leave } = await welcomeVisitor(browser, { locale: words.browser });
  const agent = new Agent(page, words);
  await agent.signIn(url, 'Shen Qinghe');
  await openPool(page, texts);
  const pool = page.locator('loaner-pool');
  const unit = pool.locator(`li[data-serial="${serial}"]`);
  await unit.waitFor();
  const lentUnit = pool.locator(`li[data-serial="${lentOne}"]`);
  await lentUnit.waitFor();
  expect(await lentUnit.getByRole('button', { name: texts.remove }).count()).toBe(0);

  let form = await openForm(page, unit, texts.remove);
  await sent(page, form);
  await unit.waitFor({ state: 'detached' });
  form = await openForm(page, pool, texts.add);
  await form.getByLabel(texts.serial, { exact: true }).fill(serial.toLowerCase());
  await sent(page, form);
  await unit.getByText(texts.states[3]!, { exact: true }).waitFor();
  expect(await unit.getByText(texts.damaged).count()).toBe(0);
  expect(problems).toEqual([]);
  await leave();
});
