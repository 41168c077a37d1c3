import { createPublicClient, createUploads } from '@aftercare/sdk/public';
import { beforeEach, expect, inject, onTestFinished, test, vi } from 'vitest';
import { commands, type Locator, page, userEvent } from 'vitest/browser';
import { drawFile, receipt } from './files.ts';
import { expectAccessible, expectFocus, mount, said } from './mount.ts';

const { url, publishableKey: key } = inject('aftercare');
const client = createPublicClient({ url, key });

/** A ticket that is shown, with a photo from its report. */
async function follow(locale = 'en') {
  const { id } = await createUploads({ url, key }).create(await drawFile('plate.png'));
  const { number, trackingToken: token } = await client.tickets.submit({
    description: 'It leaks.',
    contact: { name: 'Mei Lin', phone: '+86 138 0013 8000' },
    locale,
    attachments: [id],
  });
  const element = mount('aftercare-repair-status', { number, 'tracking-token': token, locale });
  await expect.element(page.getByText(locale === 'en' ? 'Live' : '实时更新', { exact: true })).toBeVisible();
  const names = async () => (await client.tracked.get({ token }))!.attachments.map(({ name }) => name);
  return { number, token, element, names };
}

const chooser = page.getByLabelText('Add photos or documents');
const button = (name: string | RegExp) => page.getByRole('button', { name });
const link = (name: RegExp) => page.getByRole('link', { name });

beforeEach(() => page.viewport(800, 1000));

test('shows what hangs on the ticket in small, by whom and how large, and opens it', async () => {
  const { number, element } = await follow();
  await expect.element(page.getByRole('heading', { name: 'Photos and documents' })).toBeVisible();
  await expect.element(link(/^plate\.png \d+ kB · from you$/)).toBeVisible();
  await expect.poll(() => element.shadowRoot!.querySelectorAll('.files canvas').length).toBe(1);
  await commands.desk(
    number,
    { do: 'attach', name: 'report.pdf', visibility: 'PUBLIC' },
    { do: 'attach', name: 'costs.pdf', visibility: 'INTERNAL' },
  );
  const report = link(/^report\.pdf \d+ kB · from the service team$/);
  await expect.element(report).toBeVisible();
  await expect.element(said).toHaveTextContent('New: File added. report.pdf');
  expect(element.shadowRoot!.querySelectorAll('.files li')).toHaveLength(2);
  const { href, target, rel } = report.element() as HTMLAnchorElement;
  expect([target, rel]).toEqual(['_blank', 'noopener']);
  const response = await fetch(href);
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  await expectAccessible();
  element.locale = 'zh-CN';
  await expect.element(link(/^plate\.png \d+ kB · 您上传$/)).toBeVisible();
  await expectAccessible();
});

test('takes more by keyboard, says how far it is and when they are there', async () => {
  const { element, names } = await follow();
  (chooser.element() as HTMLElement).focus();
  await userEvent.upload(chooser, [await drawFile('leak.png'), receipt, await drawFile('wrong.png')]);
  await expect.poll(() => element.shadowRoot!.querySelectorAll('form canvas').length).toBe(2);
  await expectAccessible();
  (button('Remove wrong.png').element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  await expectFocus(chooser);
  const told: string[] = [];
  const progress = element.shadowRoot!.querySelector('.photos [role=status]')!;
  const observer = new MutationObserver(() => told.push(progress.textContent.trim()));
  observer.observe(progress, { subtree: true, childList: true, characterData: true });
  (button('Send the 2 files').element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  await expectFocus(page.getByRole('heading', { name: 'Photos and documents' }));
  observer.disconnect();
  expect(told).toEqual(expect.arrayContaining(['Sending file 1 of 2…', 'Sending file 2 of 2…', '']));
  await expect.element(said).toHaveTextContent('The 2 files were sent.');
  await expect.element(link(/^leak\.png /)).toBeVisible();
  await expect.element(link(/^receipt\.pdf /)).toBeVisible();
  await expect.element(button(/^Send the/)).not.toBeInTheDocument();
  await expect.element(page.getByText('File added').first()).toBeVisible();
  expect(await names()).toEqual(['plate.png', 'leak.png', 'receipt.pdf']);
  await expectAccessible();
});

test('ends the wait for the customer’s answer', async () => {
  const { number } = await follow();
  await commands.desk(
    number,
    { do: 'accept' },
    { do: 'start' },
    { do: 'hold', reason: 'WAITING_CUSTOMER', note: 'Please send a photo.' },
  );
  await expect.element(page.getByRole('heading', { name: 'The repair is paused' })).toBeVisible();
  await userEvent.upload(chooser, await drawFile('leak.png'));
  await button('Send the file').click();
  await expect.element(page.getByRole('heading', { name: 'We are working on it' })).toBeVisible();
});

/** Within the page: on its way through the test runner a large file takes many seconds. */
function choose(field: Locator, files: File[]): void {
  const input = field.element() as HTMLInputElement;
  const chosen = new DataTransfer();
  for (const file of files) chosen.items.add(file);
  input.files = chosen.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

test('says which file is not taken and why, and adds none until all are', async () => {
  const { names } = await follow('zh-CN');
  choose(page.getByLabelText('添加照片或文件'), [
    await drawFile('leak.png'),
    new File(['only text'], 'broken.png', { type: 'image/png' }),
    new File([new Uint8Array(10 * 1024 * 1024 + 1)], 'large.png', { type: 'image/png' }),
  ]);
  await expect.element(page.getByText('文件超过 10 MB。')).toBeVisible();
  await button('发送 3 个文件').click();
  await expect.element(page.getByText(/不是图片/)).toBeVisible();
  await expect.element(page.getByText(/^部分文件未能发送/)).toBeVisible();
  await expectFocus(button('移除 broken.png'));
  await expectAccessible();
  expect(await names()).toEqual(['plate.png']);
  await button('移除 broken.png').click();
  await button('移除 large.png').click();
  await button('发送 1 个文件').click();
  await expect.element(link(/^leak\.png .* · 您上传$/)).toBeVisible();
  expect(await names()).toEqual(['plate.png', 'leak.png']);
});

test('files whose answer was lost hang there once', async () => {
  const { names } = await follow();
  await userEvent.upload(chooser, await drawFile('leak.png'));
  await commands.loseAnswers(true);
  onTestFinished(() => commands.loseAnswers(false));
  await button('Send the file').click();
  await expect.element(page.getByText(/could not reach the service/)).toBeVisible();
  await expectFocus(button('Send the file'));
  await expectAccessible();
  await commands.loseAnswers(false);
  // The stream may have brought the news meanwhile: then there is nothing to send any more.
  (button('Send the file').query() as HTMLElement | null)?.click();
  await expect.element(link(/^leak\.png /)).toBeVisible();
  await expect.element(button('Send the file')).not.toBeInTheDocument();
  expect(await names()).toEqual(['plate.png', 'leak.png']);
});

test('takes five at a time and twenty in all', async () => {
  const { token, element } = await follow();
  const photo = await drawFile('leak.png');
  await userEvent.upload(
    chooser,
    Array.from({ length: 6 }, () => photo),
  );
  await expect.element(page.getByText('Not all were added: 5 at most.')).toBeVisible();
  await expect.element(chooser).not.toBeInTheDocument();
  await button('Send the 5 files').click();
  await expect.poll(() => element.shadowRoot!.querySelectorAll('.files li').length).toBe(6);

  const uploads = createUploads({ url, key: token });
  const send = async (count: number) => {
    const more = Array.from({ length: count }, async () => (await uploads.create(photo)).id);
    await client.tracked.attach({ token, attachments: await Promise.all(more) });
  };
  await send(12);
  await expect.element(page.getByText('Up to 2 pictures or PDFs at a time, 10 MB each.')).toBeVisible();
  await send(2);
  await expect.element(page.getByText(/No more files can be added/)).toBeVisible();
  await expect.element(chooser).not.toBeInTheDocument();
  await expectAccessible();
});

test('takes none for a ticket that is over, and keeps showing those it has', async () => {
  const { element } = await follow();
  await page.getByRole('button', { name: 'Cancel this repair' }).click();
  await page.getByLabelText('Why do you cancel?').fill('It works again.');
  await page.getByRole('button', { name: 'Yes, cancel the repair' }).click();
  await expect.element(chooser).not.toBeInTheDocument();
  await expect.element(link(/^plate\.png /)).toBeVisible();
  expect(element.shadowRoot!.querySelectorAll('.photos form')).toHaveLength(0);
  await expectAccessible();
});

test('asks for new links before the old ones end', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], shouldAdvanceTime: true });
  onTestFinished(() => void vi.useRealTimers());
  await follow();
  const before = (link(/^plate/).element() as HTMLAnchorElement).href;
  await commands.passTime('PT20M');
  vi.advanceTimersByTime(51 * 60_000);
  vi.useRealTimers();
  await expect.poll(() => (link(/^plate/).element() as HTMLAnchorElement).href).not.toBe(before);
});
