import { beforeEach, expect, inject, test } from 'vitest';
import { commands, page, userEvent } from 'vitest/browser';
import { drawFile, receipt } from './files.ts';
import { expectAccessible, expectFocus, mount, next } from './mount.ts';

const send = page.getByRole('button', { name: 'Send report' });
const chooser = page.getByLabelText('Add photos');

async function fill(): Promise<void> {
  await page.getByLabelText('Describe the problem').fill('It leaks.');
  await page.getByRole('radio', { name: /^An important function is lost/ }).click();
  await page.getByLabelText('Name').fill('Mei Lin');
  await page.getByLabelText('Phone').fill('+86 138 0013 8000');
}

async function filesOf(number: string): Promise<string[]> {
  const { url, secretKey } = inject('aftercare');
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${secretKey}` },
    body: JSON.stringify({
      query: 'query ($number: String) { ticket(number: $number) { attachments { name visibility } } }',
      variables: { number },
    }),
  });
  const { data } = (await response.json()) as {
    data: { ticket: { attachments: { name: string; visibility: string }[] } };
  };
  return data.ticket.attachments.map(({ name, visibility }) => `${name} ${visibility}`);
}

beforeEach(() => page.viewport(800, 1000));

test('sends photos and documents with a report, without those that were removed', async () => {
  const form = mount('aftercare-repair-form');
  const submitted = next(form, 'aftercare-submitted');
  await fill();
  await userEvent.upload(chooser, [await drawFile(), await drawFile('wrong.png'), receipt]);
  await expect.poll(() => form.shadowRoot!.querySelectorAll('.photos canvas').length).toBe(2);
  await expectAccessible();
  const removal = page.getByRole('button', { name: 'Remove wrong.png' });
  (removal.element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(removal).not.toBeInTheDocument();
  await expectFocus(chooser);
  await send.click();
  const { number } = await submitted;
  expect(await filesOf(number)).toEqual(['leak.png PUBLIC', 'receipt.pdf PUBLIC']);
});

test('holds a report back while a photo cannot be sent, and says which', async () => {
  const form = mount('aftercare-repair-form');
  await fill();
  await userEvent.upload(chooser, [
    await drawFile(),
    new File(['only text'], 'broken.png', { type: 'image/png' }),
    new File(['text'], 'notes.txt', { type: 'text/plain' }),
  ]);
  await expect.element(page.getByText(/^Neither a picture/)).toBeVisible();
  await send.click();
  await expect.element(page.getByText(/^Not all photos could be sent/)).toBeVisible();
  await expect.poll(() => form.shadowRoot!.querySelectorAll('.photos [data-wrong]').length).toBe(2);
  await expectFocus(page.getByRole('button', { name: 'Remove broken.png' }));
  await expectAccessible();
  const submitted = next(form, 'aftercare-submitted');
  await page.getByRole('button', { name: 'Remove broken.png' }).click();
  await page.getByRole('button', { name: 'Remove notes.txt' }).click();
  await send.click();
  expect(await filesOf((await submitted).number)).toEqual(['leak.png PUBLIC']);
});

test('takes five at most', async () => {
  mount('aftercare-repair-form', { locale: 'zh-CN' });
  await page.getByLabelText('问题描述').fill('漏水。');
  const photo = await drawFile();
  await userEvent.upload(
    page.getByLabelText('添加照片'),
    Array.from({ length: 6 }, () => photo),
  );
  await expect.element(page.getByText(/最多 5 个。$/)).toBeVisible();
  expect(page.getByRole('button', { name: '移除 leak.png' }).elements()).toHaveLength(5);
  await expect.element(page.getByLabelText('添加照片')).not.toBeInTheDocument();
  await expectAccessible();
});

test('a report whose answer was lost has its photos once', async () => {
  const form = mount('aftercare-repair-form');
  await fill();
  const words = `It leaks, ${crypto.randomUUID()}`;
  await page.getByLabelText('Describe the problem').fill(words);
  await userEvent.upload(chooser, await drawFile());
  const failed = next(form, 'aftercare-error');
  await commands.loseAnswers(true);
  await send.click();
  expect((await failed).error).toMatchObject({ name: 'ConnectionError' });
  await commands.loseAnswers(false);
  const submitted = next(form, 'aftercare-submitted');
  await send.click();
  const { number } = await submitted;
  expect(await filesOf(number)).toEqual(['leak.png PUBLIC']);
  expect(await commands.ticketsAbout(words)).toEqual([number]);
});

test.each([
  [
    'comes too slowly',
    { status: 408, code: 'UPLOAD_TOO_SLOW' },
    'The connection was too slow for it. Please try again, over Wi-Fi if you can.',
    '网络太慢，文件未能发送。请重试，最好连接 Wi-Fi。',
  ],
  [
    'is one too many of its address',
    { status: 429, code: 'TOO_MANY_UPLOADS', retryAfter: 540 },
    'That was a lot at once. Please try again in 9 minutes.',
    '操作过于频繁，请在 9 分钟后重试。',
  ],
  [
    'is one too many of its page',
    { status: 429, code: 'TOO_MANY_UPLOADS' },
    'No more photos can be taken here at the moment. Please try again later.',
    '此处暂时无法接收更多照片，请稍后重试。',
  ],
])('says in both languages what to do when a photo %s', async (_what, refusal, en, zh) => {
  const form = mount('aftercare-repair-form');
  await fill();
  await userEvent.upload(chooser, await drawFile());
  await commands.refuseUploads(refusal);
  await send.click();
  await expect.element(page.getByText(en)).toBeVisible();
  form.locale = 'zh-CN';
  await expect.element(page.getByText(zh)).toBeVisible();
  form.locale = 'en';
  await commands.refuseUploads(null);
  const submitted = next(form, 'aftercare-submitted');
  await send.click();
  expect(await filesOf((await submitted).number)).toEqual(['leak.png PUBLIC']);
});
