import { createPublicClient } from '@aftercare/sdk/public';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { commands, page, userEvent } from 'vitest/browser';
import { expectAccessible, mount, next } from './mount.ts';

const phone = '+86 138 0013 8000';
const send = page.getByRole('button', { name: 'Send report' });
const serialNumber = page.getByLabelText(/^Serial number/);

beforeEach(() => page.viewport(800, 1000));
afterEach(() => commands.limitRequests(null));

test('keeps a report that was one too many, says in both languages when to send it again, and sends it then', async () => {
  const form = mount('aftercare-repair-form');
  await page.getByLabelText('Describe the problem').fill('It drips.');
  await page.getByRole('radio', { name: /^An important function is lost/ }).click();
  await page.getByLabelText('Name').fill('Mei Lin');
  await page.getByLabelText('Phone').fill(phone);
  await expect.element(page.getByRole('option', { name: /LC-AC35/ })).toBeInTheDocument();
  await commands.limitRequests(30);
  await send.click();
  await expect
    .element(
      page.getByText('That was a lot at once. Please try again in 30 seconds. Your report is kept here.'),
    )
    .toBeVisible();
  await expectAccessible();
  form.locale = 'zh-CN';
  await expect.element(page.getByText('操作过于频繁，请在 30 秒后重试。报修内容已保留。')).toBeVisible();
  form.locale = 'en';
  await commands.limitRequests(null);
  const submitted = next(form, 'aftercare-submitted');
  await send.click();
  expect((await submitted).number).toMatch(/^AC-/);
});

test('says in both languages when a repair may be looked up again, and finds it then', async () => {
  const { url, publishableKey: key } = inject('aftercare');
  const { number } = await createPublicClient({ url, key }).tickets.submit({
    description: 'Blows warm air.',
    contact: { name: 'Mei Lin', phone },
    locale: 'en',
  });
  const status = mount('aftercare-repair-status', { number });
  await page.getByLabelText('Phone or email').fill(phone);
  await commands.limitRequests(180);
  await page.getByRole('button', { name: 'Show the repair' }).click();
  await expect
    .element(page.getByText('That was a lot at once. Please try again in 3 minutes.'))
    .toBeVisible();
  await expectAccessible();
  status.locale = 'zh-CN';
  await expect.element(page.getByText('操作过于频繁，请在 3 分钟后重试。')).toBeVisible();
  status.locale = 'en';
  await commands.limitRequests(null);
  await page.getByRole('button', { name: 'Show the repair' }).click();
  await expect.element(page.getByText('Live', { exact: true })).toBeVisible();
});

test('says in both languages when a serial number may be checked again, and checks it then', async () => {
  const form = mount('aftercare-repair-form');
  await serialNumber.click();
  await expect.element(page.getByRole('option', { name: /LC-AC35/ })).toBeInTheDocument();
  await page.getByLabelText(/^Product/).selectOptions('LC-AC35');
  await commands.limitRequests(30);
  await serialNumber.fill('LCAC350000001');
  await userEvent.tab();
  const told = 'That was a lot at once. Please try again in 30 seconds. You can also send it as it is.';
  await expect.element(serialNumber).toHaveAccessibleDescription(expect.stringContaining(told));
  await expectAccessible();
  form.locale = 'zh-CN';
  await expect.element(page.getByText('操作过于频繁，请在 30 秒后重试。也可以直接提交。')).toBeVisible();
  form.locale = 'en';
  await commands.limitRequests(null);
  await serialNumber.click();
  await userEvent.tab();
  await expect.element(page.getByText('Under warranty.', { exact: false })).toBeInTheDocument();
});
