// Takes the pictures of docs/screenshots from a sandbox with fresh demo data, on the same Monday morning each time: `pnpm screenshots`.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium } from '../packages/widget/test/chromium.ts';
import { Agent } from '../test/agent.ts';
import { Customer } from '../test/customer.ts';
import { makeHome, startServer } from '../test/server.ts';
import { launchChromium, welcomeVisitor } from '../test/visitor.ts';
import { chinese, english } from '../test/words.ts';
import { chooseFonts } from './fonts.mjs';
import { root } from './workspace.mjs';

const folder = join(root, 'docs', 'screenshots');
const morning = '2026-11-23T10:20:00+08:00';
const visit = { date: '2026-11-23', from: '11:00', until: '13:00' };
const windows = { 390: { height: 844, scale: 1.5 }, 1280: { height: 820, scale: 1 } };

const languages = {
  en: {
    words: english,
    report: {
      serial: 'LCAC350000001',
      description: 'Since yesterday it blows warm air only. The outdoor unit hums, and the display shows E4.',
      name: 'Mei Lin',
      phone: '+86 138 1600 7204',
    },
    note: 'The compressor does not start. We have no gauge for this refrigerant: please take a look.',
    diagnosis: 'A soldered joint of the evaporator leaks: the refrigerant is gone.',
    workDone: 'Replaced the evaporator, filled it anew, 30 minutes of test run.',
    reply: 'Good morning! Our technician Fan Bo brings the part and rings before he comes.',
  },
  'zh-CN': {
    words: chinese,
    report: {
      serial: 'LCAC350000002',
      description: '从昨天开始只吹热风，室外机有嗡嗡声，显示屏提示 E4。',
      name: '林美',
      phone: '138 1600 7305',
    },
    note: '压缩机不启动，我们没有这种制冷剂的压力表，请协助处理。',
    diagnosis: '蒸发器焊点泄漏，制冷剂已漏完。',
    workDone: '更换蒸发器，重新充注制冷剂，试机 30 分钟正常。',
    reply: '您好！范博师傅会带配件上门，出发前先打电话联系。',
  },
};

/** What is visible without scrolling, for the picture of the README. */
const views = {};

mkdirSync(folder, { recursive: true });
const { home, remove } = await makeHome();
chooseFonts(home);
const server = await startServer(home, { sandbox: morning });
const browser = await launchChromium(await findChromium());
try {
  const scenes = Object.keys(languages).flatMap((language) =>
    Object.keys(windows).map((width) => prepare(language, Number(width))),
  );
  // First the boards, which hold the demo's tickets and no others.
  for (const scene of scenes) await takeDesk(scene);
  for (const scene of scenes) await takeKeys(scene);
  for (const scene of scenes) await takeDevice(scene);
  for (const scene of scenes) await takeRepair(scene);
  await composeForReadme(views.desk, views.phone);
} finally {
  await browser.close();
  await server.stop();
  await remove();
}

function prepare(language, width) {
  const { height, scale } = windows[width];
  const { words, ...texts } = languages[language];
  const options = {
    locale: words.browser,
    timezoneId: 'Asia/Shanghai',
    viewport: { width, height },
    deviceScaleFactor: scale,
    reducedMotion: 'reduce',
  };
  return { words, texts, width, options, file: (name) => join(folder, `${name}-${width}-${language}.png`) };
}

/** Somebody whose clock shows the time of the sandbox. */
async function welcome(options) {
  const visitor = await welcomeVisitor(browser, options);
  await visitor.page.clock.install({ time: morning });
  return visitor;
}

async function takeDesk({ words, width, options, file }) {
  const { page, leave } = await welcome(options);
  const agent = new Agent(page, words);
  await agent.signIn(server.url);
  await agent.boardFilled();
  await page.mouse.move(0, 0);
  const board = await page.screenshot({ path: file('desk-board') });
  if (words === english && width === 1280) views.desk = board;
  await agent.openQuarantine();
  await page.screenshot({ path: file('desk-quarantine') });
  await agent.openSandbox();
  await page.screenshot({ path: file('desk-sandbox') });
  await page.keyboard.press('Escape');
  await agent.openPlan();
  await page.screenshot({ path: file('desk-plan'), fullPage: true });
  await leave();
}

async function takeKeys({ words, options, file }) {
  const { page, leave } = await welcome(options);
  const agent = new Agent(page, words);
  await agent.signIn(server.url, 'Marcus Bell');
  await agent.openKeys();
  await page.screenshot({ path: file('desk-keys'), fullPage: true });
  await leave();
}

/** A unit of a project: extended, and with a part that was replaced under warranty. */
async function takeDevice({ words, options, file }) {
  const { page, leave } = await welcome(options);
  const agent = new Agent(page, words);
  await agent.signIn(server.url, 'Lily Hua');
  await agent.openDevice('LCVR080000022');
  await page.getByText(words.desk.asTable).click();
  await page.screenshot({ path: file('desk-device') });
  await leave();
}

async function takeRepair({ words, texts, width, options, file }) {
  const shop = await welcome(options);
  const customer = new Customer(shop.page, words);
  await shop.page.goto(server.url + words.demo);
  await customer.nameDevice(texts.report.serial);
  await takeService(shop.page, file('demo-form'));

  await customer.send();
  await shop.page.getByText(words.form.problems).waitFor();
  await takeService(shop.page, file('demo-errors'));

  await customer.describe(texts.report);
  await customer.send();
  const number = await customer.ticketNumber();
  await takeService(shop.page, file('demo-submitted'));

  const dealer = await welcome(options);
  const clerk = new Agent(dealer.page, words);
  await clerk.signIn(server.url, 'Lily Hua');
  await clerk.open(number);
  const accepting = await clerk.prepareAccepting();
  await dealer.page.getByLabel(words.desk.band).selectOption('SAME_CITY');
  await accepting.click();
  await customer.status('accepted').waitFor();
  // What can be done next shows that the page has caught up with the step.
  await clerk.button('start').waitFor();
  const handingOver = await clerk.prepareHandingOver('SC-EAST', texts.note);
  await takePanel(dealer.page, 'actions', file('desk-hand-over'));
  await handingOver.click();
  await shop.page.getByText('Lumen Service East').first().waitFor();
  await dealer.leave();

  const center = await welcome(options);
  const agent = new Agent(center.page, words);
  await agent.signIn(server.url);
  await agent.openByAddress(number);
  await agent.findTechnicians(visit);
  await takePanel(center.page, 'visits', file('desk-suggestions'));
  await agent.book('Fan Bo');
  await shop.page.getByRole('heading', { name: words.status.visit }).waitFor();
  await (await agent.prepareReply(texts.reply)).click();
  await shop.page.getByText(texts.reply).first().waitFor();
  await shop.page.getByText(words.status.why).first().click();
  await takeService(shop.page, file('demo-visit'));
  await agent.askWhy();
  await takePanel(center.page, 'clocks', file('desk-why'));
  await agent.stopAsking();
  await shop.page.getByText(words.status.why).first().click();

  await agent.moveVisit('ARRIVED');
  await customer.status('working').waitFor();
  await takeService(shop.page, file('demo-status'));
  if (words === english && width === 390) {
    await shop.page.getByRole('tablist').evaluate((tabs) => tabs.scrollIntoView({ behavior: 'instant' }));
    await shop.page.evaluate(() => scrollBy({ top: -84, behavior: 'instant' }));
    views.phone = await shop.page.screenshot();
  }
  await agent.button('resolve').waitFor();
  await agent.diagnose(texts.diagnosis);
  await takePanel(center.page, 'payer', file('desk-payer'));
  await agent.button('writeQuote').click();
  await agent.addPart('LC-EVA35');
  await takePanel(center.page, 'quote', file('desk-quote'));
  await agent.button('sendQuote').click();
  await customer.button(words.answer.approve).waitFor();
  await takeService(shop.page, file('demo-quote'));
  await customer.approve(texts.report.name);
  await agent.button('resolve').waitFor();
  await center.page.evaluate(() => scrollTo(0, 0));
  await center.page.screenshot({ path: file('desk-ticket'), fullPage: true });

  // So that the technicians are as free in the next scene.
  await agent.moveVisit('DONE');
  await (await agent.prepareResolving(texts.diagnosis, texts.workDone)).click();
  await customer.status('done').waitFor();
  await customer.drawSignature();
  await takeService(shop.page, file('demo-sign-off'));
  await customer.signOff(texts.report.name);
  await customer.status('closed').waitFor();
  const record = center.page.locator('.sign-off a');
  await record.waitFor();
  await shop.page.goto(server.url + (await record.getAttribute('href')));
  await shop.page.screenshot({ path: file('service-record'), fullPage: true });
  await shop.leave();
  await center.leave();
}

/** One panel of a ticket, and some of the page around it. */
async function takePanel(page, name, path) {
  await page.mouse.move(0, 0);
  await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
  const { x, y, width, height } = await page.locator(`.panel[aria-labelledby="${name}"]`).boundingBox();
  const margin = 12;
  const clip = { x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 2 * margin };
  await page.screenshot({ path, clip, fullPage: true });
}

/** The part of the dealer's page that holds the widget, without what sticks to the window's edge. */
async function takeService(page, path) {
  await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
  const clip = await page.locator('#service').boundingBox();
  await page.screenshot({ path, clip, fullPage: true });
}

/** The desk, and beside it what the customer sees on the phone. */
async function composeForReadme(desk, phone) {
  const { page, leave } = await welcomeVisitor(browser, { viewport: { width: 1400, height: 800 } });
  const source = (picture) => `data:image/png;base64,${picture.toString('base64')}`;
  await page.setContent(`<style>
    body { margin: 0; background: #dfe7ea }
    img { position: absolute; box-sizing: border-box; object-fit: cover; object-position: top; background: #16242a }
    .desk { left: 36px; top: 36px; width: 1280px; height: 728px; border-radius: 12px; box-shadow: 0 2px 12px #16242a33 }
    .phone { right: 36px; bottom: 20px; width: 312px; height: 660px; border: 8px solid #16242a; border-radius: 30px }
  </style>
  <img class="desk" src="${source(desk)}" alt="" /><img class="phone" src="${source(phone)}" alt="" />`);
  await page.screenshot({ path: join(folder, 'readme.png') });
  await leave();
}
