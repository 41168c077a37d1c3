import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from 'vitest';
import { createClient } from '../packages/sdk/src/index.ts';
import { keysEn } from '../examples/service-desk/src/language/keys-en.ts';
import { keysZhCN } from '../examples/service-desk/src/language/keys-zh-cn.ts';
import { troubleEn } from '../examples/service-desk/src/language/trouble-en.ts';
import { troubleZhCN } from '../examples/service-desk/src/language/trouble-zh-cn.ts';
import { makeHome, runAftercare, type Server, startServer } from './server.ts';
import { launchChromium, welcomeVisitor } from './visitor.ts';
import { chinese, english } from './words.ts';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const pages = [
  {
    language: 'English',
    locale: english.browser,
    words: keysEn,
    tooWide: troubleEn.issues['wildcard_too_wide']!,
    width: 1280,
    signIn: 'Sign in',
    secret: 'Secret key',
  },
  {
    language: 'Chinese',
    locale: chinese.browser,
    words: keysZhCN,
    tooWide: troubleZhCN.issues['wildcard_too_wide']!,
    width: 390,
    signIn: '登录',
    secret: '密钥',
  },
];

let server: Server;
let browser: Browser;
let admin: string;
const { home, remove } = await makeHome();

beforeAll(async () => {
  server = await startServer(home);
  browser = await launchChromium(inject('chromium'));
  const made = await runAftercare(
    home,
    'key',
    'create',
    '--organization',
    'HQ',
    '--kind',
    'secret',
    '--role',
    'admin',
    '--label',
    'Ada',
  );
  admin = (JSON.parse(made) as { key: string }).key;
});

afterAll(async () => {
  await browser.close();
  await server.stop();
  await remove();
});

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await page.evaluate(() =>
    window.axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }),
  );
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  const overhang = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overhang).toBeLessThanOrEqual(0);
}

const answerTo = async (key: string): Promise<string> => {
  try {
    const { kind } = await createClient({ url: server.url, key }).viewer();
    return kind;
  } catch (error) {
    return (error as Error).name;
  }
};

test.each(pages)(
  'an ADMIN makes, rotates and revokes a key by keyboard, in $language',
  { timeout: 180_000 },
  async ({ locale, words, tooWide, width, signIn, secret: secretLabel }) => {
    const { page, problems, leave } = await welcomeVisitor(browser, {
      locale,
      viewport: { width, height: 900 },
      reducedMotion: 'reduce',
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    onTestFinished(leave);
    await page.addInitScript({ content: axe });
    await page.goto(`${server.url}/desk/`);
    await page.getByLabel(secretLabel, { exact: true }).fill(admin);
    await page.getByRole('button', { name: signIn, exact: true }).click();
    await page.getByRole('link', { name: words.title, exact: true }).click();
    await page.getByRole('heading', { name: words.title, exact: true }).waitFor();
    await page.locator('key-steps').first().waitFor();
    await expectAccessible(page);

    const shot = (name: string) =>
      process.env['KEYS_SHOTS'] &&
      page.screenshot({ path: `${process.env['KEYS_SHOTS']}/${name}-${width}.png`, fullPage: true });

    await page.getByRole('button', { name: words.createPublishable }).focus();
    await page.keyboard.press('Enter');
    await page.getByLabel(words.origins).fill('https://*.com');
    await page.getByLabel(words.label).first().fill(`Shop ${width}`);
    await page.keyboard.press('Enter');
    await page.locator('[aria-invalid="true"]').waitFor();
    await page.getByText(tooWide).waitFor();
    await shot('refused');
    await expectAccessible(page);
    await page.getByLabel(words.origins).fill('https://*.dealer.example\nhttps://shop.example:8443');
    await page.getByLabel(words.label).first().focus();
    await page.keyboard.press('Enter');
    const told = page.locator('told-secret code');
    await told.waitFor();
    expect(await told.textContent()).toMatch(/^pk_\w{32}$/);
    await shot('told');
    await expectAccessible(page);
    await page.getByRole('button', { name: words.kept }).click();
    await told.waitFor({ state: 'detached' });

    await page.getByRole('button', { name: words.createSecret }).click();
    await page.getByLabel(words.label).first().fill(`ERP ${width}`);
    await page.locator('input[name="AGENT"]').check();
    await page.keyboard.press('Enter');
    await told.waitFor();
    const first = (await told.textContent())!;
    await page.getByRole('button', { name: words.copy, exact: true }).click();
    await page.getByText(words.copied).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(first);
    expect(await answerTo(first)).toBe('SECRET_KEY');

    const steps = page.getByRole('group', { name: words.actionsOf(`ERP ${width}`) });
    await steps.getByRole('button', { name: words.rotate }).click();
    await page.getByLabel(words.overlap).selectOption('PT0S');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await told.textContent()) !== first, { timeout: 30_000 }).toBe(true);
    const second = (await told.textContent())!;
    expect([await answerTo(first), await answerTo(second)]).toEqual(['AuthenticationError', 'SECRET_KEY']);
    await page.getByRole('button', { name: words.kept }).click();

    await page.getByRole('button', { name: `${words.history}: ERP ${width}` }).click();
    await page.locator('key-history li').nth(2).waitFor();
    await shot('history');
    await expectAccessible(page);

    await steps.getByRole('button', { name: words.revoke }).click();
    await page.getByText(words.revokeWarning).waitFor();
    await page.locator('form .danger').click();
    await steps.waitFor({ state: 'detached' });
    expect(await answerTo(second)).toBe('AuthenticationError');
    await page.getByLabel(words.showEnded).check();
    await page.getByText(`ERP ${width}`).first().waitFor();
    await shot('ended');
    await expectAccessible(page);
    expect(problems).toEqual([]);
  },
);
