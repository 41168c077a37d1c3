import { createPublicClient } from '@aftercare/sdk/public';
import { beforeEach, expect, inject, onTestFinished, test, vi } from 'vitest';
import { commands, page, userEvent } from 'vitest/browser';
import { expectAccessible, mount, said } from './mount.ts';

async function submit() {
  const { url, publishableKey: key } = inject('aftercare');
  return createPublicClient({ url, key }).tickets.submit({
    description: 'It drips onto the bed.',
    contact: { name: 'Mei Lin', phone: '+86 138 0013 8000' },
    locale: 'en',
  });
}

async function show({ number, trackingToken }: { number: string; trackingToken: string }) {
  const element = mount('aftercare-repair-status', { number, 'tracking-token': trackingToken });
  await expect.element(page.getByText('Live', { exact: true })).toBeVisible();
  return { number, element };
}

/** The afternoon, from two to four, some days from now. */
function afternoon(days: number): { startsAt: string; endsAt: string } {
  const now = new Date();
  const hour = (hours: number) =>
    new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, hours).toISOString();
  return { startsAt: hour(14), endsAt: hour(16) };
}

/** From now on the page's time passes only when the test says so. */
function pauseTimers(now = new Date()): void {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], now });
  onTestFinished(() => void vi.useRealTimers());
}

const heading = (name: string) => page.getByRole('heading', { name, exact: true });
const tomorrow = page.getByText(/^Tomorrow, \w+, \w+ \d+$/);
const line = (name: string | RegExp) => page.getByRole('listitem').filter({ hasText: name });

beforeEach(() => page.viewport(800, 1000));

test('tells when somebody comes, and how far they are, without a reload', async () => {
  const { number, element } = await show(await submit());
  await expect.element(heading('Next visit')).not.toBeInTheDocument();

  await commands.desk(number, { do: 'accept', band: 'SAME_CITY' }, { do: 'book', ...afternoon(1) });
  await expect.element(heading('Next visit')).toBeVisible();
  await expect.element(tomorrow).toBeVisible();
  await expect.element(page.getByText(/^Jiang Tao .*is coming\.$/)).toBeVisible();
  await expect.element(said).toMatchTextContent(/^New: Visit booked\. Tomorrow, .*2:00.*4:00.*Jiang Tao/);
  await expect.element(line('Visit booked')).toBeVisible();
  await expect.element(line('Repair planned')).not.toBeInTheDocument();
  await expectAccessible();

  await commands.desk(number, { do: 'rebook', ...afternoon(3) });
  await expect.element(said).toMatchTextContent(/^New: Visit moved to another time\./);
  await expect.element(tomorrow).not.toBeInTheDocument();

  await commands.desk(number, { do: 'move', state: 'EN_ROUTE' });
  await expect.element(page.getByText(/is on the way to you\.$/)).toBeVisible();
  await expectAccessible();
  element.locale = 'zh-CN';
  await expect.element(page.getByText(/已出发，正在赶来。$/)).toBeVisible();
  await expectAccessible();
  element.locale = 'en';

  await commands.desk(number, { do: 'move', state: 'ARRIVED' });
  await expect.element(page.getByText(/is with you\.$/)).toBeVisible();
  await expect.element(heading('We are working on it')).toBeVisible();
  await expect.element(page.getByText('Technician there in time')).toBeVisible();

  await commands.desk(number, { do: 'move', state: 'DONE' });
  await expect.element(line('Visit finished')).toBeVisible();
  await expect.element(heading('Next visit')).not.toBeInTheDocument();
});

test('tells which parts it waits for, and when they come, until they are there', async () => {
  const { number, element } = await show(await submit());
  await commands.desk(
    number,
    { do: 'accept' },
    { do: 'start' },
    { do: 'await', sku: 'LC-RLY72', quantity: 2, days: 12 },
  );
  await expect.element(heading('The repair is paused')).toBeVisible();
  await expect.element(line(/^Heater relay × 2, expected on \w+, \w+ \d+$/)).toBeVisible();
  await expect.element(page.getByText('We are waiting for a spare part.').first()).toBeVisible();
  await expectAccessible();
  element.locale = 'zh-CN';
  await expect.element(line(/^辅热继电器 × 2，预计\d+月\d+日星期.到货$/)).toBeVisible();
  await expectAccessible();
  element.locale = 'en';

  await commands.desk(number, { do: 'receive', sku: 'LC-RLY72', quantity: 2 });
  await expect.element(heading('We are working on it')).toBeVisible();
  await expect.element(line(/Heater relay/)).not.toBeInTheDocument();
});

test('says that nobody knows when a part comes', async () => {
  const { number, element } = await show(await submit());
  await commands.desk(number, { do: 'accept' }, { do: 'await', sku: 'LC-GRL72', quantity: 1 });
  await expect.element(line('Outlet grille LC-AC72: we do not know the day yet')).toBeVisible();
  element.locale = 'zh-CN';
  await expect.element(line('出风格栅 LC-AC72，到货日期尚未确定')).toBeVisible();
  await expectAccessible();
});

test('owns up to a visit that is later than promised, and says when it is called off', async () => {
  const { number } = await show(await submit());
  await commands.desk(number, { do: 'accept', band: 'SAME_CITY' }, { do: 'book', ...afternoon(5) });
  await expect.element(heading('Next visit')).toBeVisible();
  await expect
    .element(page.getByText(/^We promised a technician by .+\. The visit is planned for later than that\.$/))
    .toBeVisible();
  await commands.desk(number, { do: 'move', state: 'CANCELLED' });
  await expect.element(heading('Next visit')).not.toBeInTheDocument();
  await expect.element(line('Visit cancelled')).toBeVisible();
  await expect.element(page.getByText(/^A technician is with you by .+\.$/)).toBeVisible();
});

test('says by when, why then, and that it was kept', async () => {
  const { number } = await show(await submit());
  await expect.element(heading('Our promise')).toBeVisible();
  await expect.element(page.getByText(/^We answer by .+\.$/)).toBeVisible();
  const why = page.getByRole('group').filter({ hasText: 'Why this time?' });
  await expect.element(why).not.toHaveAttribute('open');
  why.element().querySelector('summary')?.focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(why).toHaveAttribute('open');
  await expectAccessible();

  await commands.desk(number, { do: 'accept' });
  await expect.element(page.getByText('Answered in time')).toBeVisible();
  await commands.desk(
    number,
    { do: 'start' },
    { do: 'hold', reason: 'WAITING_CUSTOMER', note: 'Which error?' },
  );
  await expect.element(page.getByText('The time stands still while we wait for your answer.')).toBeVisible();
  await expectAccessible();
  await page.getByLabelText('Write to the service team').fill('E4');
  await page.getByRole('button', { name: 'Send message' }).click();
  await expect.element(page.getByText(/^Repaired by .+\.$/)).toBeVisible();
});

test('owns up to being late as soon as it is, and later too', async () => {
  const submitted = await submit();
  pauseTimers();
  const { number } = await show(submitted);
  await expect.element(page.getByText(/^We answer by .+\.$/)).toBeVisible();
  await commands.passTime('PT2H');
  vi.advanceTimersByTime(2 * 3_600_000);
  vi.useRealTimers();
  await expect.element(page.getByText('Our answer is later than promised. We are on it.')).toBeVisible();
  await expectAccessible();
  await commands.desk(number, { do: 'accept' });
  await expect.element(page.getByText('Answered later than promised')).toBeVisible();
});

test('tells who has the repair now', async () => {
  const { number } = await show(await submit());
  await commands.desk(number, { do: 'accept' }, { do: 'handOver', organization: 'HQ' });
  await expect.element(page.getByText(/^Your repair is now with .+\.$/)).toBeVisible();
  await expect.element(said).toMatchTextContent(/^New: Handed over\. Your repair is now with /);
});

test('stays true when the day turns on an open page', async () => {
  const lastSeconds = new Date();
  lastSeconds.setHours(23, 59, 57, 0);
  const submitted = await submit();
  pauseTimers(lastSeconds);
  const { number } = await show(submitted);
  await commands.desk(number, { do: 'accept' }, { do: 'book', ...afternoon(2) });
  await expect.element(heading('Next visit')).toBeVisible();
  await expect.element(tomorrow).not.toBeInTheDocument();
  vi.advanceTimersByTime(3_000);
  await expect.element(tomorrow).toBeVisible();
});
