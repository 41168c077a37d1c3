import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from 'vitest';
import { createAdminClient } from '../packages/sdk/src/admin.ts';
import { createClient } from '../packages/sdk/src/index.ts';
import { createTestApp, type TestApp } from '../packages/server/test/app.ts';
import { readOidc } from '../packages/server/src/config-oidc.ts';
import { audience, deskClientId, TestIssuer } from '../packages/server/test/issuer.ts';
import { Agent } from './agent.ts';
import { repository } from './server.ts';
import { launchChromium, welcomeVisitor } from './visitor.ts';
import { chinese, english, type Words } from './words.ts';

const said = {
  [english.browser]: {
    words: english,
    signIn: 'Sign in with your account',
    another: 'Use another account',
    signOut: 'Sign out',
    noMember: /The account stranger@nowhere.test does not belong to a member here/,
    ended: 'Your session has ended. Please sign in again.',
    away: 'The sign-in service cannot be reached at present. Try again in a moment.',
    mismatch: 'This sign-in does not belong to this tab, or is too old. Please sign in again.',
    denied: 'The sign-in was cancelled or refused.',
  },
  [chinese.browser]: {
    words: chinese,
    signIn: '使用公司账号登录',
    another: '使用其他账号',
    signOut: '退出',
    noMember: /账号 stranger@nowhere.test 不属于这里的任何成员/,
    ended: '会话已结束，请重新登录。',
    away: '登录服务暂时无法连接，请稍后重试。',
    mismatch: '此登录不属于当前标签页或已过期，请重新登录。',
    denied: '登录已取消或被拒绝。',
  },
};
const languages = Object.entries(said).map(([language, texts]) => ({ language, ...texts }));

const tang = { email: 'tang.lin@lumen-east.example', name: 'Tang Lin 唐琳' };
/** Short enough that a test sees it end. */
const accessTokenSeconds = 15;

let issuer: TestIssuer;
let app: TestApp;
let url: string;
let key: string;
let browser: Browser;

beforeAll(async () => {
  issuer = await TestIssuer.start({ accessTokenSeconds });
  const { oidc } = readOidc({
    OIDC_ISSUER: issuer.url,
    OIDC_AUDIENCE: audience,
    OIDC_CLIENT_ID: deskClientId,
  });
  const folder = join(repository, 'examples/service-desk/dist');
  const desk = { folder, signIn: oidc?.desk ?? null };
  app = await createTestApp({ oidc, pages: { widget: folder, desk, demo: null } });
  url = await app.listen();
  issuer.register(`${url}/desk/`);
  const center = await app.organization('HQ', 'SERVICE_CENTER');
  key = await center.secretKey('ADMIN');
  await createAdminClient({ url, key }).members.create({
    ...tang,
    organization: center.code,
    roles: ['AGENT'],
  });
  browser = await launchChromium(inject('chromium'));
});

afterAll(async () => {
  await browser?.close();
  await app?.stop();
  await issuer?.stop();
});

async function visit({ browser: locale }: Words) {
  const visitor = await welcomeVisitor(browser, { locale });
  onTestFinished(() => visitor.leave());
  // The provider's own pages ask for a font.
  await visitor.page.route('https://fonts.googleapis.com/**', (route) =>
    route.fulfill({ body: '', contentType: 'text/css' }),
  );
  await visitor.page.goto(`${url}/desk/`);
  return visitor;
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

/** At the provider: any password will do for it. */
async function giveAccount(page: Page, email: string): Promise<void> {
  await page.locator('input[name="login"]').fill(email);
  await page.locator('input[name="password"]').fill('secret');
  await page.locator('button[type="submit"]').click();
  // The first time the provider asks whether the desk may know who they are.
  const board = page.locator('desk-app header, desk-app sign-in-view');
  const consent = page.locator('form button[type="submit"]', { hasText: 'Continue' });
  await board.or(consent).first().waitFor();
  if (await consent.isVisible()) await consent.click();
}

const atBoard = (page: Page, { desk }: Words) =>
  page.getByRole('heading', { name: desk.board, exact: true }).waitFor();

async function submitTicket(): Promise<string> {
  const { number } = await createClient({ url, key }).tickets.submit({
    description: 'It rattles.',
    contact: { name: 'Mei Lin', phone: '+86 138 1600 7204' },
  });
  return number;
}

test.for(languages)(
  'a member signs in, works under their own name, comes back, and leaves, in $language',
  { timeout: 120_000 },
  async ({ words, signIn, signOut }) => {
    const { page, problems } = await visit(words);
    const agent = new Agent(page, words);
    const sockets: string[] = [];
    page.on('websocket', (socket) => sockets.push(socket.url()));
    await press(page, signIn);
    await giveAccount(page, tang.email);
    await atBoard(page, words);
    await page.locator('.viewer', { hasText: tang.name }).waitFor();
    expect(new URL(page.url()).search).toBe('');

    const number = await submitTicket();
    await agent.open(number);
    await (await agent.prepareAccepting()).click();
    await page.locator('ticket-history li', { hasText: tang.name }).first().waitFor();

    // Loaded anew the desk asks the provider, who still knows them, and is where it was.
    await page.reload();
    await page.getByRole('heading', { name: number }).waitFor();
    await page.getByText(words.desk.live, { exact: true }).waitFor();

    // The token of the stream ends, and nobody notices: there is a new connection with a new one.
    const before = sockets.length;
    await expect.poll(() => sockets.length, { timeout: 45_000 }).toBeGreaterThan(before);
    await page.getByText(words.desk.live, { exact: true }).waitFor();
    await page.evaluate(() => (location.hash = '#/'));
    await agent.ticket(await submitTicket()).waitFor();

    const kept = await page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }]));
    expect(kept).not.toContain('eyJ');
    expect(problems).toEqual([]);

    await press(page, signOut);
    await page.locator('button[name="logout"][value="yes"]').click();
    await page.getByRole('button', { name: signIn }).waitFor();
    await press(page, signIn);
    // Whoever comes next is asked who they are.
    await page.locator('input[name="login"]').waitFor();
  },
);

test.for(languages)(
  'whoever is no member is told so, and comes in with another account, in $language',
  async ({ words, signIn, another, noMember }) => {
    const { page } = await visit(words);
    await press(page, signIn);
    await giveAccount(page, 'stranger@nowhere.test');
    await page.getByText(noMember).waitFor();
    await press(page, another);
    await giveAccount(page, tang.email);
    await atBoard(page, words);
    expect(await page.locator('.viewer').textContent()).toContain(tang.name);
  },
);

test.for(languages)('what goes wrong is said in words, in $language', async (texts) => {
  const { words, signIn, ended, away, mismatch, denied } = texts;
  const { page } = await visit(words);
  await page.goto(`${url}/desk/?code=stolen&state=not-ours&iss=${encodeURIComponent(issuer.url)}`);
  await page.getByText(mismatch).waitFor();
  expect(new URL(page.url()).search).toBe('');

  await press(page, signIn);
  await page.locator('input[name="login"]').waitFor();
  await page.getByText('[ Cancel ]').click();
  await page.getByText(denied).waitFor();

  await press(page, signIn);
  await giveAccount(page, tang.email);
  await atBoard(page, words);
  await page.context().clearCookies();
  await page.reload();
  await page.getByText(ended).waitFor();

  await page.goto(`${url}/desk/`);
  await page.getByRole('button', { name: signIn }).waitFor();
  issuer.leave();
  onTestFinished(() => issuer.return());
  await press(page, signIn);
  await page.getByText(away).waitFor();
});
