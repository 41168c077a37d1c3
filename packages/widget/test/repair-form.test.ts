import { createPublicClient } from '@aftercare/sdk/public';
import { beforeEach, expect, inject, onTestFinished, test, vi } from 'vitest';
import { commands, page, userEvent } from 'vitest/browser';
import { expectAccessible, expectFocus, mount, next } from './mount.ts';

const field = (name: string | RegExp) => page.getByLabelText(name);
const product = field(/^Product/);
const serialNumber = field(/^Serial number/);
const firstProduct = page.getByRole('option', { name: /LC-AC35/ });
const lostFunction = page.getByRole('radio', { name: /^An important function is lost/ });
const send = page.getByRole('button', { name: 'Send report' });

/** The demo's first wall air conditioner. */
const serial = 'LCAC350000001';

async function fill(description = 'Blows warm air since yesterday; the display says E4.'): Promise<void> {
  await field('Describe the problem').fill(description);
  await lostFunction.click();
  await field('Name').fill('Mei Lin');
  await field('Phone').fill('+86 138 0013 8000');
}

async function nameDevice(number: string): Promise<void> {
  await serialNumber.click();
  await expect.element(firstProduct).toBeInTheDocument();
  await product.selectOptions('LC-AC35');
  await serialNumber.fill(number);
  await userEvent.tab();
}

beforeEach(() => page.viewport(800, 1000));

test('reports a repair with the keyboard alone', async () => {
  const form = mount('aftercare-repair-form');
  const submitted = next(form, 'aftercare-submitted');
  await expect.element(page.getByRole('heading', { name: 'Tell us what needs fixing' })).toBeVisible();
  await expectAccessible();

  await userEvent.tab();
  await expectFocus(product);
  await expect.element(firstProduct).toBeInTheDocument();
  await userEvent.tab();
  await userEvent.tab();
  await userEvent.keyboard('It drips on the floor.');
  await userEvent.tab();
  await userEvent.keyboard(' ');
  await userEvent.tab();
  await userEvent.keyboard('Mei Lin');
  await userEvent.tab();
  await userEvent.keyboard('+86 138 0013 8000{Enter}');

  const { number, trackingToken } = await submitted;
  expect(number).toMatch(/^AC-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  expect(await commands.suspicionsAbout(number)).toBeNull();
  expect(trackingToken).toMatch(/^tt_/);
  await expectFocus(page.getByRole('heading', { name: 'Thank you, we have your report' }));
  await expect.element(page.getByText(number)).toBeVisible();
  await expectAccessible();
});

test.each(['en', 'zh-CN'])('has a field that only scripts fill in, in %s', async (locale) => {
  const form = mount('aftercare-repair-form', { locale });
  const trap = () => form.renderRoot.querySelector<HTMLInputElement>('input[name="subject"]');
  await userEvent.tab();
  await expect.poll(trap).not.toBeNull();
  expect(trap()!.checkVisibility()).toBe(true);
  expect(trap()!.tabIndex).toBe(-1);
  expect(trap()!.closest('[aria-hidden="true"]')).not.toBeNull();
  await expectAccessible();
});

test('a report with something in that field waits until the desk has looked at it', async () => {
  const form = mount('aftercare-repair-form');
  await fill();
  const submitted = next(form, 'aftercare-submitted');
  const trap = form.renderRoot.querySelector<HTMLInputElement>('input[name="subject"]')!;
  trap.value = 'Best offer';
  trap.dispatchEvent(new InputEvent('input'));
  await send.click();
  expect(await commands.suspicionsAbout((await submitted).number)).toEqual(['HONEYPOT']);
});

test('says everything that is missing at once, and where', async () => {
  mount('aftercare-repair-form');
  await send.click();
  await expectFocus(page.getByRole('group', { name: '4 things need your attention' }));
  await expect.element(field('Describe the problem')).toBeInvalid();
  await expect
    .element(field('Describe the problem'))
    .toHaveAccessibleDescription('Please describe the problem.');
  await expect
    .element(field('Phone'))
    .toHaveAccessibleDescription('Please enter a phone number or an email address.');
  await expectAccessible();

  await page.getByRole('link', { name: 'Please enter your name.' }).click();
  await expectFocus(field('Name'));
  await userEvent.keyboard('M');
  await expect.element(field('Name')).toBeValid();
});

test('recognises a device as the customer leaves the serial number', async () => {
  mount('aftercare-repair-form');
  await nameDevice(serial);
  await expect.element(page.getByText(/Found: /)).toBeVisible();
  await nameDevice('LCAC350099999');
  await expect.element(page.getByText(/We could not match this one/)).toBeVisible();
  await expectAccessible();
});

test('tells what the warranty covers while the serial number is typed, and moves nothing', async () => {
  const { url, publishableKey: key } = inject('aftercare');
  const { explanation } = await createPublicClient({ url, key, locale: 'zh-CN' }).devices.check({
    serial,
    modelCode: 'LC-AC35',
  });
  mount('aftercare-repair-form', { locale: 'zh-CN' });
  await page.getByLabelText(/^序列号/).click();
  await expect.element(firstProduct).toBeInTheDocument();
  await page.getByLabelText(/^产品型号/).selectOptions('LC-AC35');
  await page.getByLabelText(/^序列号/).click();
  await userEvent.keyboard(serial.slice(0, -1));
  const below = () => page.getByLabelText('问题描述').element().getBoundingClientRect().top;
  const before = below();
  await userEvent.keyboard(serial.slice(-1));
  await expect.element(page.getByText(explanation, { exact: false })).toBeVisible();
  expect(below()).toBe(before);
  await expectFocus(page.getByLabelText(/^序列号/));
  await expect.element(page.getByLabelText(/^序列号/)).toHaveAccessibleDescription(/质保/);
  await expectAccessible();
});

test('calls no serial number wrong that is still being typed', async () => {
  mount('aftercare-repair-form');
  await nameDevice(serial);
  await expect.element(page.getByText(/Found: /)).toBeVisible();
  const asked = () =>
    performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('/graphql')).length;
  const before = asked();
  await serialNumber.click();
  await userEvent.keyboard('{End}9');
  await expect.poll(asked).toBe(before + 1);
  await expect.element(page.getByText('On the rating plate', { exact: false })).toBeVisible();
  await userEvent.tab();
  await expect.element(page.getByText(/We could not match this one/)).toBeVisible();
});

test.for([
  ['FULL', 'Under warranty. Everything free until 30 June 2028.'],
  ['PARTIAL', 'Partly under warranty. Labour free, parts at cost.'],
  ['NEEDS_PROOF', 'The warranty still needs a proof. Have the proof of purchase at hand.'],
] as const)('says at a glance that the cover is %s', async ([outcome, told]) => {
  const explanation = told.slice(told.indexOf('.') + 2);
  await commands.answerWith({ deviceCheck: { coverage: { outcome }, explanation } });
  onTestFinished(() => commands.answerWith(null));
  mount('aftercare-repair-form');
  await nameDevice(serial);
  await expect.element(page.getByText(explanation, { exact: false })).toBeVisible();
  await expect.element(serialNumber).toHaveAccessibleDescription(expect.stringContaining(told));
  await expectAccessible();
});

test('sends a report without a serial number that the server does not know', async () => {
  const form = mount('aftercare-repair-form');
  await fill();
  await nameDevice('NOT-A-DEVICE-1');
  await send.click();
  await expect.element(serialNumber).toBeInvalid();
  await expectAccessible();
  const submitted = next(form, 'aftercare-submitted');
  await page.getByRole('button', { name: 'Send without the serial number' }).click();
  expect((await submitted).number).toMatch(/^AC-/);
});

test('counts down near the limit and refuses more', async () => {
  mount('aftercare-repair-form');
  await fill();
  await field('Describe the problem').fill('x'.repeat(4990));
  await expect.element(page.getByText('10 characters left')).toBeVisible();
  await field('Describe the problem').fill('x'.repeat(20_000));
  await expect.element(page.getByText('15,000 characters too many')).toBeVisible();
  await send.click();
  await expectFocus(page.getByRole('group', { name: 'One thing needs your attention' }));
});

test('shows text as text', async () => {
  const form = mount('aftercare-repair-form');
  await fill();
  await field('Name').fill('<img src=x onerror=alert(1)>');
  const submitted = next(form, 'aftercare-submitted');
  await send.click();
  await submitted;
  expect(document.querySelector('img')).toBeNull();
});

test('is sent once by a double click', async () => {
  mount('aftercare-repair-form');
  const words = `Drips ${crypto.randomUUID()}`;
  await fill(words);
  await send.dblClick();
  await expect.element(page.getByRole('heading', { name: 'Thank you, we have your report' })).toBeVisible();
  expect(await commands.ticketsAbout(words)).toHaveLength(1);
});

test('keeps the draft over a reload', async () => {
  mount('aftercare-repair-form').remove();
  const before = mount('aftercare-repair-form');
  await fill();
  before.remove();
  mount('aftercare-repair-form');
  await expect.element(field('Name')).toHaveValue('Mei Lin');
  await expect.element(lostFunction).toBeChecked();
});

test('keeps a report while offline and sends it once when asked to again', async () => {
  const form = mount('aftercare-repair-form');
  const numbers: string[] = [];
  form.addEventListener('aftercare-submitted', ({ number }) => numbers.push(number));
  await fill();
  await expect.element(firstProduct).toBeInTheDocument();
  const online = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
  window.dispatchEvent(new Event('offline'));
  await send.click();
  await expect.element(page.getByText(/You are offline\. Your report is kept here/)).toBeVisible();
  await expectAccessible();
  online.mockReturnValue(true);
  window.dispatchEvent(new Event('online'));
  await expect.element(page.getByText(/You are back online/)).toBeVisible();
  expect(numbers).toEqual([]);
  await send.click();
  await expect.element(page.getByRole('heading', { name: 'Thank you, we have your report' })).toBeVisible();
  expect(numbers).toHaveLength(1);
});

test('makes one ticket of a report whose answer was lost and that was changed since', async () => {
  const form = mount('aftercare-repair-form');
  const words = `Drips ${crypto.randomUUID()}`;
  await fill(words);
  await expect.element(firstProduct).toBeInTheDocument();
  const failed = next(form, 'aftercare-error');
  await commands.loseAnswers(true);
  await send.click();
  expect((await failed).error).toMatchObject({ name: 'ConnectionError' });
  await expect.element(page.getByText(/We could not reach the service just now/)).toBeVisible();
  await commands.loseAnswers(false);
  await field('Describe the problem').fill(`${words} It also makes a noise.`);
  const submitted = next(form, 'aftercare-submitted');
  await send.click();
  await expect.element(page.getByText(/An earlier version of this report had already arrived/)).toBeVisible();
  expect(await commands.ticketsAbout(words)).toEqual([(await submitted).number]);
});

test('says when the server cannot be reached, and loads the products when asked again', async () => {
  const form = mount('aftercare-repair-form', { endpoint: 'http://127.0.0.1:9/graphql' });
  await expect.element(page.getByRole('heading', { name: 'Tell us what needs fixing' })).toBeVisible();
  await userEvent.tab();
  await expect.element(page.getByText(/The list could not be loaded/)).toBeVisible();
  await expectAccessible();
  form.endpoint = `${inject('aftercare').url}/graphql`;
  await expect.element(firstProduct).toBeInTheDocument();
});

test('asks the server nothing before somebody is there', async () => {
  const { url } = inject('aftercare');
  const asked = () => performance.getEntriesByType('resource').some(({ name }) => name.startsWith(url));
  performance.clearResourceTimings();
  mount('aftercare-repair-form');
  await expect.element(page.getByRole('heading', { name: 'Tell us what needs fixing' })).toBeVisible();
  expect(asked()).toBe(false);
  await userEvent.tab();
  await expect.element(firstProduct).toBeInTheDocument();
  expect(asked()).toBe(true);
});

test('a page may show a confirmation of its own', async () => {
  const form = mount('aftercare-repair-form');
  form.addEventListener('aftercare-submitted', (event) => event.preventDefault());
  const submitted = next(form, 'aftercare-submitted');
  await fill();
  await send.click();
  await submitted;
  await expect.element(field('Describe the problem')).toHaveValue('');
  await expect.element(field('Name')).toHaveValue('Mei Lin');
});

test('speaks Chinese', async () => {
  mount('aftercare-repair-form', { locale: 'zh-CN' });
  await expect.element(page.getByRole('heading', { name: '请告诉我们哪里需要维修' })).toBeVisible();
  await page.getByRole('button', { name: '提交报修' }).click();
  await expectFocus(page.getByRole('group', { name: '有 4 处需要您确认' }));
  await expect.element(page.getByRole('option', { name: /壁挂空调/ })).toBeInTheDocument();
  await expectAccessible();
});

test('stands on a phone', async () => {
  await page.viewport(390, 800);
  mount('aftercare-repair-form');
  await expect.element(page.getByRole('heading', { name: 'Tell us what needs fixing' })).toBeVisible();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
  await expectAccessible();
});
