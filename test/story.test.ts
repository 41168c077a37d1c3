import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { Agent } from './agent.ts';
import { Customer } from './customer.ts';
import { makeHome, type Server, startServer } from './server.ts';
import { launchChromium, type Visitor, welcomeVisitor } from './visitor.ts';
import { chinese, english, type Words } from './words.ts';

const stories = [
  {
    language: 'English',
    words: english,
    serial: 'LCAC350000001',
    description: 'Since yesterday it blows warm air and the display shows E4.',
    name: 'Mei Lin',
    phone: '+86 138 1600 7204',
    reply: 'A technician rings you before noon.',
    diagnosis: 'The fan capacitor has dried out.',
    workDone: 'Fan capacitor replaced, refrigerant checked.',
  },
  {
    language: 'Chinese',
    words: chinese,
    serial: 'LCAC350000002',
    description: '昨天开始制冷很弱，显示屏提示 E4。',
    name: '林美',
    phone: '138 1600 7305',
    reply: '维修工程师会在中午前与您电话联系。',
    diagnosis: '风机电容老化。',
    workDone: '已更换风机电容并检查制冷剂。',
  },
];

let server: Server;
let browser: Browser;
const { home, remove } = await makeHome();
const closed: { words: Words; number: string; phone: string; workDone: string }[] = [];

beforeAll(async () => {
  server = await startServer(home);
  browser = await launchChromium(inject('chromium'));
});

afterAll(async () => {
  await browser.close();
  await server.stop();
  await remove();
});

const visit = ({ browser: locale }: Words): Promise<Visitor> => welcomeVisitor(browser, { locale });

/** Whether something listens there on this machine. */
const answers = (port: number) =>
  new Promise<boolean>((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED') resolve(false);
      else reject(error);
    });
  });

/** The promise itself: whoever watches sees a step within a second of the click, without a reload. */
async function seenWithinASecond(click: Locator, news: Locator): Promise<number> {
  const start = performance.now();
  await click.click();
  await news.waitFor({ timeout: 1_000 });
  return Math.round(performance.now() - start);
}

test.for(stories)(
  'a repair travels to the desk and back, live, in $language',
  async (story, { annotate }) => {
    const { words, phone, workDone } = story;
    const shop = await visit(words);
    const office = await visit(words);
    const customer = new Customer(shop.page, words);
    const agent = new Agent(office.page, words);
    const follows = async (step: string, click: Locator, news: Locator) =>
      annotate(`${step}: ${await seenWithinASecond(click, news)} ms`);

    await agent.signIn(server.url);
    await shop.page.goto(server.url + words.demo);
    await customer.fillIn(story);
    await customer.send();
    const number = await customer.ticketNumber();
    await agent.ticket(number).waitFor({ timeout: 1_000 });

    await agent.open(number);
    await follows('accepted', await agent.prepareAccepting(), customer.status('accepted'));
    await follows('comment', await agent.prepareReply(story.reply), shop.page.getByText(story.reply).first());
    await follows('started', agent.button('start'), customer.status('working'));
    await follows(
      'resolved',
      await agent.prepareResolving(story.diagnosis, workDone),
      customer.status('done'),
    );
    await shop.page.getByText(workDone).first().waitFor();

    expect(shop.problems).toEqual([]);
    await shop.leave();
    const sofa = await visit(words);
    const returned = new Customer(sofa.page, words);
    await sofa.page.goto(server.url + words.demo);
    await returned.lookUp(number.toLowerCase().replaceAll('-', ' '), phone);
    await returned.status('done').waitFor();
    for (const text of [story.description, story.reply, workDone]) {
      await sofa.page.getByText(text).first().waitFor();
    }
    await returned.signOff(story.name);
    await returned.status('closed').waitFor();

    await office.page.getByText(words.desk.closed, { exact: true }).first().waitFor({ timeout: 1_000 });
    await office.page.getByText(words.desk.rating).first().waitFor();
    expect([...sofa.problems, ...office.problems]).toEqual([]);
    await sofa.leave();
    await office.leave();
    closed.push({ words, number, phone, workDone });
  },
);

test('a signal stops it with its PostgreSQL, and the next start has kept everything', async ({
  annotate,
}) => {
  const postmaster = join(home, 'postgres', 'postmaster.pid');
  const [, , , port] = (await readFile(postmaster, 'utf8')).split('\n');
  expect(await answers(Number(port))).toBe(true);
  expect(await server.stop()).toBe(0);
  expect(await answers(Number(port))).toBe(false);
  expect(existsSync(postmaster)).toBe(false);

  const start = performance.now();
  server = await startServer(home);
  await annotate(`second start: ${Math.round(performance.now() - start)} ms`);

  expect(closed).toHaveLength(stories.length);
  for (const { words, number, phone, workDone } of closed) {
    const visitor = await visit(words);
    const customer = new Customer(visitor.page, words);
    await visitor.page.goto(server.url + words.demo);
    await customer.lookUp(number, phone);
    await customer.status('closed').waitFor();
    await visitor.page.getByText(workDone).first().waitFor();
    expect(visitor.problems).toEqual([]);
    await visitor.leave();
  }
});
