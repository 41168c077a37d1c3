import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { Agent } from './agent.ts';
import { launchChromium, welcomeVisitor } from './visitor.ts';
import { chinese, english } from './words.ts';

const { url } = inject('server');

/** Units of projects that never came to be accepted, and so have no warranty that counts yet. */
const stories = [
  {
    language: 'English',
    words: english,
    serial: 'LCHP120000001',
    owner: { name: 'Mei Lin', phone: '+86 138 1600 7204' },
    texts: {
      record: 'Record the date',
      acceptedOn: 'Accepted on site',
      transfer: 'Transfer',
      newOwner: 'New owner',
      phone: 'Phone',
      note: 'Note (optional)',
      replacePart: 'Replace a part',
      part: 'Part (SKU or name)',
      partSerial: 'Serial number of the new part',
      takenOut: 'Part taken out',
      replaceUnit: 'Replace unit',
      unitSerial: 'Serial number of the new unit',
      reason: 'Reason',
      retire: 'Retire',
      retired: 'Retired',
      addFiles: 'Add files',
    },
    issues: {
      required: 'Please fill this in.',
      contact: 'Give a phone number or an email address.',
      future: 'This day is yet to come.',
      taken: 'This serial number is taken.',
    },
    history: {
      changed: 'Device data changed',
      owner: 'New owner',
      part: 'Part replaced',
      replaced: 'Replaced by another unit',
      registered: 'Device registered',
      retired: 'Retired',
      file: 'File added',
    },
  },
  {
    language: 'Chinese',
    words: chinese,
    serial: 'LCHP120000010',
    owner: { name: '林美', phone: '+86 138 1600 7305' },
    texts: {
      record: '登记日期',
      acceptedOn: '竣工验收日期',
      transfer: '设备过户',
      newOwner: '新客户',
      phone: '电话',
      note: '备注 (选填)',
      replacePart: '更换备件',
      part: '备件（料号或名称）',
      partSerial: '新备件序列号',
      takenOut: '拆下的备件',
      replaceUnit: '设备换新',
      unitSerial: '新设备序列号',
      reason: '原因',
      retire: '设备停用',
      retired: '已停用',
      addFiles: '添加文件',
    },
    issues: {
      required: '请填写此项。',
      contact: '请填写电话或邮箱。',
      future: '日期不能晚于今天。',
      taken: '该序列号已被占用。',
    },
    history: {
      changed: '设备资料已变更',
      owner: '设备过户',
      part: '已更换备件',
      replaced: '设备已换新',
      registered: '设备已登记',
      retired: '设备已停用',
      file: '已添加文件',
    },
  },
];

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium(inject('chromium'));
});

afterAll(() => browser.close());

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

/** Opens the form of a step. */
async function openForm(page: Page, step: string): Promise<Locator> {
  await page.getByRole('button', { name: step, exact: true }).click();
  const form = page.getByRole('form', { name: step, exact: true });
  await form.waitFor();
  return form;
}

const take = (form: Locator) => form.locator('.confirm button').first().click();

async function taken(form: Locator): Promise<void> {
  await take(form);
  await form.waitFor({ state: 'detached' });
}

/** What a field is told to be wrong with it. */
const issueOf = async (form: Locator, label: string) => {
  const field = form.getByLabel(label, { exact: true });
  await form.locator('[aria-invalid="true"]').first().waitFor();
  return field.evaluate((input) => {
    const ids = input.getAttribute('aria-describedby')?.split(' ') ?? [];
    const root = input.getRootNode() as ShadowRoot;
    return root.querySelector(`[id="${ids[0]}"]`)?.textContent?.trim();
  });
};

const isFocused = (target: Locator) =>
  target.evaluate((element) => (element.getRootNode() as ShadowRoot).activeElement === element);

test.for(stories)('the desk keeps the file of a device to its end, in $language', async (story) => {
  const { words, serial, owner, texts, issues, history } = story;
  const successor = `${serial}-B`;
  const { page, problems, leave } = await welcomeVisitor(browser, { locale: words.browser });
  const agent = new Agent(page, words);
  const happened = (what: string) => page.locator('ticket-history li').filter({ hasText: what });
  await agent.signIn(url, 'Lily Hua');
  await agent.openDevice(serial);
  expect(await page.locator('cover-bar .bar').count()).toBe(0);

  let form = await openForm(page, texts.record);
  await form.getByLabel(texts.acceptedOn).fill(daysAgo(-9));
  await take(form);
  expect(await issueOf(form, texts.acceptedOn)).toBe(issues.future);
  await form.getByLabel(texts.acceptedOn).fill(daysAgo(90));
  await taken(form);
  await page.locator('cover-bar .bar').waitFor();
  await happened(history.changed).getByText(texts.acceptedOn).waitFor();
  expect(await page.getByRole('button', { name: texts.record }).count()).toBe(0);

  form = await openForm(page, texts.transfer);
  await take(form);
  expect(await issueOf(form, texts.newOwner)).toBe(issues.required);
  expect(await issueOf(form, texts.phone)).toBe(issues.contact);
  expect(await isFocused(form.getByLabel(texts.newOwner))).toBe(true);
  await form.getByLabel(texts.newOwner).fill(owner.name);
  await form.getByLabel(texts.phone).fill(owner.phone);
  await form.getByLabel(texts.note).fill('Sold with the house.');
  await taken(form);
  await page.locator('device-view .facts').getByText(owner.name).waitFor();
  await happened(history.owner).getByText('Sold with the house.').waitFor();

  form = await openForm(page, texts.replacePart);
  expect(await isFocused(form.getByLabel(texts.part))).toBe(true);
  await take(form);
  await form.getByText(issues.required).waitFor();
  await form.getByLabel(texts.part).fill('lc-pcb12');
  await form.locator('#part-hint').getByText('980').waitFor();
  await take(form);
  expect(await issueOf(form, texts.partSerial)).toBe(issues.required);
  await form.getByLabel(texts.partSerial).fill(`${serial}-P1`);
  await taken(form);
  await page.locator('.parts').getByText(`${serial}-P1`).waitFor();
  await happened(history.part).getByText(`${serial}-P1`).waitFor();

  form = await openForm(page, texts.replacePart);
  await form.getByLabel(texts.takenOut).waitFor();
  await form.getByLabel(texts.partSerial).fill(`${serial}-P2`);
  await taken(form);
  await page.locator('.parts > li.soft').getByText(`${serial}-P1`).waitFor();
  expect(await page.locator('.parts > li').count()).toBe(2);

  form = await openForm(page, texts.replaceUnit);
  await form.getByLabel(texts.unitSerial).fill(serial);
  await form.getByLabel(texts.reason).fill('Frozen through.');
  await take(form);
  expect(await issueOf(form, texts.unitSerial)).toBe(issues.taken);
  await form.getByLabel(texts.unitSerial).fill(successor);
  await taken(form);
  await happened(history.replaced).getByText('Frozen through.').waitFor();
  await page.locator('header .retired').getByText(texts.retired).waitFor();
  // The last step is gone, and the focus is not lost with it.
  await page.locator('device-steps button, part-steps button').first().waitFor({ state: 'detached' });
  expect(await isFocused(page.locator('device-view h1'))).toBe(true);

  await page.locator('device-view .facts').getByRole('link', { name: successor }).click();
  await page.getByRole('heading', { name: successor }).waitFor();
  await page.locator('device-view .facts').getByText(owner.name).waitFor();
  await page.locator('cover-bar .bar').waitFor();
  await happened(history.registered).waitFor();

  const file = { name: 'plate of the new unit.pdf', mimeType: 'application/pdf' };
  const buffer = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
  await page.getByLabel(texts.addFiles).setInputFiles({ ...file, buffer });
  await happened(history.file).getByText(file.name).waitFor();

  form = await openForm(page, texts.retire);
  await take(form);
  expect(await issueOf(form, texts.reason)).toBe(issues.required);
  await form.getByLabel(texts.reason).fill('The building comes down.');
  await taken(form);
  await happened(history.retired).getByText('The building comes down.').waitFor();
  await page.getByRole('button', { name: texts.retire }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: texts.replaceUnit }).waitFor();
  expect(problems).toEqual([]);
  await leave();
});

test('a technician replaces parts, and leaves the rest of the file to the desk', async () => {
  const { page, problems, leave } = await welcomeVisitor(browser, { locale: english.browser });
  const agent = new Agent(page, english);
  await agent.signIn(url, 'Zhao Gang');
  await agent.openDevice('LCHP120000025');
  const form = await openForm(page, 'Replace a part');
  expect(await page.locator('device-steps button, warranty-changes button').count()).toBe(0);
  await form.getByLabel('Part (SKU or name)').fill('LC-CAP45');
  await form.locator('#part-hint').getByText('Fan capacitor').waitFor();
  await taken(form);
  await page.locator('.parts').getByText('LC-CAP45').waitFor();
  expect(problems).toEqual([]);
  await leave();
});

test('a step ends well when the live feed is faster than its answer', async () => {
  const { page, problems, leave } = await welcomeVisitor(browser, { locale: english.browser });
  const agent = new Agent(page, english);
  const isRetired = page.locator('header .retired');
  await page.route('**/graphql', async (route) => {
    if (!route.request().postData()?.includes('mutation ReplaceDevice')) return route.continue();
    const response = await route.fetch();
    await isRetired.waitFor();
    await route.fulfill({ response });
  });
  await agent.signIn(url, 'Lily Hua');
  await agent.openDevice('LCVR080000025');
  const form = await openForm(page, 'Replace unit');
  await form.getByLabel('Serial number of the new unit').fill('LCVR080000025-B');
  await form.getByLabel('Reason').fill('Dented.');
  await taken(form);
  await page.locator('device-steps button').first().waitFor({ state: 'detached' });
  expect(await isFocused(page.locator('device-view h1'))).toBe(true);
  expect(await page.getByRole('alert').allInnerTexts()).toEqual([]);
  expect(problems).toEqual([]);
  await leave();
});

test('a part is put in once, though its answer was lost and it was sent again', async () => {
  const { page, leave } = await welcomeVisitor(browser, { locale: english.browser });
  const agent = new Agent(page, english);
  // As often as the client tries by itself.
  let toLose = 3;
  await page.route('**/graphql', async (route) => {
    if (toLose === 0 || !route.request().postData()?.includes('mutation ReplacePart'))
      return route.continue();
    await route.fetch();
    toLose--;
    await route.abort();
  });
  await agent.signIn(url, 'Lily Hua');
  await agent.openDevice('LCVR080000026');
  const form = await openForm(page, 'Replace a part');
  await form.getByLabel('Part (SKU or name)').fill('LC-BRG08');
  await form.locator('#part-hint').getByText('Fan bearing').waitFor();
  await take(form);
  await form.getByText('The server cannot be reached.').waitFor();
  await taken(form);
  await page.reload();
  await page.locator('.parts > li').first().waitFor();
  expect(await page.locator('.parts > li').count()).toBe(1);
  await leave();
});
