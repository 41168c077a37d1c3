import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from 'vitest';
import { Agent } from './agent.ts';
import { Customer } from './customer.ts';
import { launchChromium, type Visitor, welcomeVisitor } from './visitor.ts';
import { chinese, english, type Words } from './words.ts';

declare global {
  interface Window {
    axe: { run(options: RunOptions): Promise<AxeResults> };
  }
}

const { url } = inject('server');
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const report = {
  description: 'It rattles when it starts. 启动时有异响。',
  name: 'Grace Li 李蕙',
  phone: '+86 137 0000 4321',
};

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium(inject('chromium'));
});

afterAll(() => browser.close());

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
  const { violations } = await page.evaluate(() =>
    window.axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }),
  );
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

const everywhere = [
  { language: 'English', words: english, width: 1280 },
  { language: 'Chinese', words: chinese, width: 1280 },
  { language: 'English', words: english, width: 390 },
  { language: 'Chinese', words: chinese, width: 390 },
];

test.for(everywhere)('everybody can use every state, in $language at $width px', async ({ words, width }) => {
  const office = await visit(words, width);
  const agent = new Agent(office.page, words);
  await agent.signIn(url);
  await agent.boardFilled();
  await expectAccessible(office.page);

  const shop = await visit(words, width);
  const customer = new Customer(shop.page, words);
  await shop.page.goto(url + words.demo);
  await customer.nameDevice('LCAC350000004');
  await expectAccessible(shop.page);
  await customer.send();
  await shop.page.getByText(words.form.problems).waitFor();
  await expectAccessible(shop.page);
  await customer.describe(report);
  await customer.send();
  const number = await customer.ticketNumber();
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
