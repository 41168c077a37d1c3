import { createClient } from '@aftercare/sdk';
import type { BrowserCommand } from 'vitest/node';

/** What the service desk does to a ticket. */
export type DeskStep =
  | { do: 'accept' | 'start' | 'resume' }
  | { do: 'hold'; reason: 'WAITING_CUSTOMER' | 'WAITING_PARTS' | 'WAITING_VENDOR'; note?: string }
  | { do: 'resolve'; workDone: string }
  | { do: 'comment'; body: string; visibility: 'PUBLIC' | 'INTERNAL' };

/** What a visitor of a page saw, beside what is asserted in place. */
export interface VisitReport {
  /** Errors and refusals by the page's policies. */
  problems: string[];
  /** Cumulative layout shift. */
  shift: number;
}

declare module 'vitest/browser' {
  interface BrowserCommands {
    desk(number: string, ...steps: DeskStep[]): Promise<void>;
    ticketsAbout(words: string): Promise<string[]>;
    loseAnswers(lose: boolean): Promise<void>;
    visit(path: string): Promise<VisitReport>;
  }
}

/** The desk works on a ticket, over the same API as everybody. */
export const desk: BrowserCommand<[number: string, ...steps: DeskStep[]]> = async (
  { project },
  number,
  ...steps
) => {
  const { url, secretKey: key } = project.getProvidedContext().aftercare;
  const { tickets } = createClient({ url, key });
  const ticket = await tickets.get({ number });
  if (!ticket) throw new Error(`The desk does not see ${number}.`);
  const { id } = ticket;
  for (const step of steps) {
    switch (step.do) {
      case 'accept':
        await tickets.accept({ id });
        break;
      case 'start':
        await tickets.start({ id });
        break;
      case 'resume':
        await tickets.resume({ id });
        break;
      case 'hold':
        await tickets.hold({ id, reason: step.reason, note: step.note });
        break;
      case 'resolve':
        await tickets.resolve({
          id,
          faultCode: 'E4',
          cause: 'WEAR',
          diagnosis: 'The compressor had worn out.',
          workDone: step.workDone,
        });
        break;
      case 'comment':
        await tickets.comment({ id, body: step.body, visibility: step.visibility });
    }
  }
};

/** The numbers of the tickets that the desk finds by words of their description. */
export const ticketsAbout: BrowserCommand<[words: string]> = async ({ project }, words) => {
  const { url, secretKey: key } = project.getProvidedContext().aftercare;
  const { nodes } = await createClient({ url, key })
    .tickets.list({ filter: { search: words } })
    .page();
  return nodes.map(({ number }) => number);
};

/** Lets requests reach the server and cuts the connection before the answer, until told otherwise. */
export const loseAnswers: BrowserCommand<[lose: boolean]> = async ({ context }, lose) => {
  if (!lose) return context.unroute('**/graphql');
  await context.route('**/graphql', async (route) => {
    await route.fetch();
    await route.abort('connectionreset');
  });
};

/** Opens a page of the server in a tab of its own and reads it to its end, as a visitor who does nothing else. */
export const visit: BrowserCommand<[path: string]> = async ({ context, project }, path) => {
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(error.message));
  try {
    await page.setViewportSize({ width: 390, height: 800 });
    await page.goto(project.getProvidedContext().aftercare.url + path);
    await page.locator('aftercare-repair-form form').waitFor();
    await page.locator('aftercare-widget').scrollIntoViewIfNeeded();
    await page.locator('aftercare-repair-form option').nth(3).waitFor({ state: 'attached' });
    const shift = await page.evaluate(() => {
      const observer = new PerformanceObserver(() => undefined);
      observer.observe({ type: 'layout-shift', buffered: true });
      const shifts = observer.takeRecords() as (PerformanceEntry & { value: number })[];
      return shifts.reduce((sum, { value }) => sum + value, 0);
    });
    return { problems, shift };
  } finally {
    await page.close();
  }
};
