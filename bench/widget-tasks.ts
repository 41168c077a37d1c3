// Measures how long the widget keeps its page busy at once, on a machine that is four times as slow as this one: the
// longest task of the page's main thread while the widget loads (beside an empty page), while somebody fills in the form, and while it does its
// proof of work, by the browser (pages with TLS) and in JavaScript (pages without).
//
//   pnpm bench:tasks
import type { CDPSession, Page } from 'playwright-core';
import { report } from '../packages/server/bench/report.ts';
import { findChromium } from '../packages/widget/test/chromium.ts';
import { Customer } from '../test/customer.ts';
import { openDealerPage } from '../test/dealer-page.ts';
import { makeHome, runAftercare, startServer } from '../test/server.ts';
import { launchChromium, welcomeVisitor } from '../test/visitor.ts';
import { english } from '../test/words.ts';

const slowdown = 4;
const longMs = 50;
const words = {
  serial: 'LCAC350000003',
  description: 'It drips onto the bed, and hums in the night.',
  name: 'Ada Wong',
  phone: '+86 139 0000 4321',
};

const { home, remove } = await makeHome();
const server = await startServer(home);
const dealer = await openDealerPage(server.url);
const browser = await launchChromium(await findChromium());
try {
  const options = ['--organization', 'D-HARBOUR', '--kind', 'publishable', '--origin', dealer.origin];
  const made = await runAftercare(home, 'key', 'create', ...options);
  const { key } = JSON.parse(made) as { key: string };
  const floor = await measureEmptyPage();
  dealer.show(
    `<script type="module" src="${server.url}/widget.js"></script>` +
      `<aftercare-widget endpoint="${server.url}" publishable-key="${key}"></aftercare-widget>`,
  );
  const rows = [floor, ...(await measure('with TLS', true)), ...(await measure('without TLS', false))];
  await report(
    'Tasks of the widget',
    `\`pnpm bench:tasks\`: milliseconds of the page's main thread at ${slowdown} × slowdown; ${longMs} ms are the goal. Whoever fills in the form is a program, whose own looks at the page are in it.`,
    ['| page | while | longest task | above 50 ms | tasks in all |', '|---|---|---|---|---|', ...rows],
  );
} finally {
  await browser.close();
  await dealer.close();
  await server.stop();
  await remove();
}

/** What the browser itself does for a page. */
async function measureEmptyPage(): Promise<string> {
  const { page, leave } = await welcomeVisitor(browser);
  const session = await slowed(page);
  const loaded = await row(session, 'without the widget | it loads', async () => {
    await page.goto(dealer.origin, { waitUntil: 'networkidle' });
  });
  await leave();
  return loaded;
}

async function slowed(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  return session;
}

async function measure(name: string, native: boolean): Promise<string[]> {
  const { page, leave } = await welcomeVisitor(browser, { locale: english.browser });
  // As a page without TLS has it.
  if (!native) await page.addInitScript(() => Object.defineProperty(crypto, 'subtle', { value: undefined }));
  const session = await slowed(page);
  const customer = new Customer(page, english);
  const loaded = await row(session, `${name} | it loads`, async () => {
    await page.goto(dealer.origin, { waitUntil: 'networkidle' });
  });
  // The program that fills in the form gets itself ready.
  await customer.field('product').waitFor();
  const rows = [
    loaded,
    await row(session, `${name} | somebody fills in the form, and the proof begins`, async () => {
      await customer.fillIn(words);
    }),
    await row(session, `${name} | the proof ends, the form is sent, and its ticket is followed`, async () => {
      await customer.send();
      await customer.ticketNumber();
    }),
  ];
  await leave();
  return rows;
}

interface TraceEvent {
  name: string;
  dur?: number;
  tid: number;
  args?: { name?: string };
}

/** The tasks of the renderer's main thread meanwhile, by the browser's own trace. */
async function row(session: CDPSession, what: string, work: () => Promise<void>): Promise<string> {
  const events: TraceEvent[] = [];
  const collect = ({ value }: { value: object[] }) => void events.push(...(value as TraceEvent[]));
  session.on('Tracing.dataCollected', collect);
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', '__metadata'] },
  });
  await work();
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await complete;
  session.off('Tracing.dataCollected', collect);
  const main = events.find(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain');
  const lengths = events
    .filter(({ name, tid }) => tid === main?.tid && name.endsWith('RunTask'))
    .map(({ dur = 0 }) => dur / 1_000)
    .toSorted((one, other) => other - one);
  const long = lengths.filter((length) => length > longMs).length;
  return `| ${what} | ${lengths[0]?.toFixed(1) ?? '?'} | ${long} | ${lengths.length} |`;
}
