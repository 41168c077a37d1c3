import { createPublicClient } from '@aftercare/sdk/public';
import { beforeEach, expect, inject, test } from 'vitest';
import { commands, page, userEvent } from 'vitest/browser';
import { expectAccessible, expectFocus, mount, next, said } from './mount.ts';

const phone = '+86 138 0013 8000';
const live = page.getByText('Live', { exact: true });

async function submit() {
  const { url, publishableKey: key } = inject('aftercare');
  return createPublicClient({ url, key }).tickets.submit({
    description: 'Blows warm air.',
    contact: { name: 'Mei Lin', phone },
    locale: 'en',
  });
}

async function follow() {
  const { number, trackingToken } = await submit();
  const element = mount('aftercare-repair-status', { number, 'tracking-token': trackingToken });
  await expect.element(live).toBeVisible();
  return { number, element };
}

const heading = (name: string) => page.getByRole('heading', { name });

beforeEach(() => page.viewport(800, 1000));

test('finds a repair by number and phone', async () => {
  const { number } = await submit();
  mount('aftercare-repair-status');
  await expect.element(heading('Where is my repair?')).toBeVisible();
  await expectAccessible();
  await page.getByLabelText('Ticket number').fill(number.toLowerCase().replaceAll('-', ' '));
  await page.getByLabelText('Phone or email').fill('138 0013 8000');
  await userEvent.keyboard('{Enter}');
  await expectFocus(heading('We have your report'));
  await expect.element(live).toBeVisible();
  await expectAccessible();

  await page.getByRole('button', { name: 'All repairs' }).click();
  await expect.element(page.getByRole('button', { name: `Open ${number}` })).toBeVisible();
  await expectAccessible();
  await page.getByRole('button', { name: `Forget ${number}` }).click();
  await expect.element(page.getByRole('button', { name: `Open ${number}` })).not.toBeInTheDocument();
});

test('refuses a mistyped number without asking the server', async () => {
  const { number } = await submit();
  const mistyped = number.replace(/.$/, (last) => (last === '7' ? '8' : '7'));
  mount('aftercare-repair-status');
  await page.getByLabelText('Ticket number').fill(mistyped);
  await page.getByLabelText('Phone or email').fill(phone);
  await page.getByRole('button', { name: 'Show the repair' }).click();
  await expectFocus(page.getByLabelText('Ticket number'));
  await expect
    .element(page.getByLabelText('Ticket number'))
    .toHaveAccessibleDescription(/This number cannot be right/);
  await expectAccessible();
});

test('tells nothing to somebody with another phone number', async () => {
  const { number } = await submit();
  mount('aftercare-repair-status', { number });
  await page.getByLabelText('Phone or email').fill('+86 139 0000 0000');
  await page.getByRole('button', { name: 'Show the repair' }).click();
  await expect
    .element(page.getByLabelText('Phone or email'))
    .toHaveAccessibleDescription(/We found no repair/);
});

test('shows each step as it happens, and says it to screen readers', async () => {
  const { number, element } = await follow();
  const changed = next(element, 'aftercare-status-changed');
  await commands.desk(number, { do: 'accept' });
  expect(await changed).toMatchObject({ number, status: 'ACCEPTED' });
  await expect.element(heading('Your repair is accepted')).toBeVisible();
  await expect.element(said).toHaveTextContent('New: Report accepted');
  await commands.desk(
    number,
    { do: 'start' },
    { do: 'comment', body: 'Only for us.', visibility: 'INTERNAL' },
    { do: 'comment', body: 'We come on Thursday.', visibility: 'PUBLIC' },
    { do: 'hold', reason: 'WAITING_VENDOR', note: 'The maker looks at the board.' },
  );
  await expect.element(heading('The repair is paused')).toBeVisible();
  await expect.element(page.getByText('We are waiting for the manufacturer.').first()).toBeVisible();
  await expect.element(page.getByText('We come on Thursday.').first()).toBeVisible();
  await expect.element(page.getByText('Only for us.')).not.toBeInTheDocument();
  await expect
    .element(page.getByRole('listitem').filter({ hasText: /^\s*In progress\s*$/ }))
    .toHaveAttribute('aria-current', 'step');
  await expectAccessible();
});

test('carries messages both ways', async () => {
  await follow();
  await page.getByRole('button', { name: 'Send message' }).click();
  await expect.element(page.getByLabelText('Write to the service team')).toBeInvalid();
  await page.getByLabelText('Write to the service team').fill('<b>Is it</b> ready?');
  await page.getByRole('button', { name: 'Send message' }).click();
  await expect.element(page.getByText('<b>Is it</b> ready?')).toBeVisible();
  await expect.element(page.getByLabelText('Write to the service team')).toHaveValue('');
});

test('signs off with a rating, and reopens what is not fixed', async () => {
  const { number } = await follow();
  await commands.desk(
    number,
    { do: 'accept' },
    { do: 'start' },
    { do: 'resolve', workDone: 'New compressor.' },
  );
  await expect.element(heading('Does everything work again?')).toBeVisible();
  await expectAccessible();
  await page.getByRole('button', { name: 'Sign off' }).click();
  await expect.element(page.getByLabelText('Your name')).toBeInvalid();
  await page.getByRole('radio', { name: /^4: Happy/ }).click();
  await page.getByLabelText('Your name').fill('Mei Lin');
  await page.getByRole('button', { name: 'Sign off' }).click();
  await expectFocus(heading('The repair is completed'));
  await expect.element(page.getByText('You gave 4 of 5 stars.')).toBeVisible();
  await expectAccessible();

  await page.getByRole('button', { name: 'It is not fixed' }).click();
  await expectFocus(page.getByLabelText('Describe what does not work'));
  await expectAccessible();
  await userEvent.keyboard('It drips again.');
  await page.getByRole('button', { name: 'Open the repair again' }).click();
  await expect.element(heading('We are working on it')).toBeVisible();
});

test('cancels with a reason, after asking', async () => {
  await follow();
  await page.getByRole('button', { name: 'Cancel this repair' }).click();
  await page.getByRole('button', { name: 'Back' }).click();
  await expectFocus(page.getByRole('button', { name: 'Cancel this repair' }));
  await page.getByRole('button', { name: 'Cancel this repair' }).click();
  await page.getByLabelText('Why do you cancel?').fill('It works again.');
  await page.getByRole('button', { name: 'Yes, cancel the repair' }).click();
  await expect.element(heading('The repair was cancelled')).toBeVisible();
  await expectAccessible();
});

test('asks for number and contact when the token opens nothing', async () => {
  mount('aftercare-repair-status', { 'tracking-token': 'tt_expired' });
  await expect.element(page.getByText('This link is no longer valid.', { exact: false })).toBeVisible();
  await expectAccessible();
});

test('offers to try again when the server cannot be reached', async () => {
  const { trackingToken } = await submit();
  const element = mount('aftercare-repair-status', {
    endpoint: 'http://127.0.0.1:9/graphql',
    'tracking-token': trackingToken,
  });
  await expect.element(page.getByText(/We could not reach the service just now/)).toBeVisible();
  await expectAccessible();
  element.endpoint = `${inject('aftercare').url}/graphql`;
  await expect.element(heading('We have your report')).toBeVisible();
});

test('follows the page into another language', async () => {
  const { element } = await follow();
  element.locale = 'zh-CN';
  await expect.element(heading('报修已收到')).toBeVisible();
  await expect.element(page.getByText('实时更新')).toBeVisible();
  await expectAccessible();
});
