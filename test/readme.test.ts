import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createClient } from '@aftercare/sdk';
import { expect, inject, onTestFinished, test } from 'vitest';
import { openDealerPage } from './dealer-page.ts';
import { outputOf, repository, runAftercare } from './server.ts';
import { launchChromium, welcomeVisitor } from './visitor.ts';

const readme = await readFile(join(repository, 'README.md'), 'utf8');
const { url, welcome, home } = inject('server');

/** The key that a reader would take from what `npm start` printed: that of an agent. */
const secretKey = /(sk_\S+).*agent/.exec(welcome)?.[1] ?? '';

/** The one block of that language that holds a text, for the server of this run. */
function block(language: string, holding: string): string {
  const blocks = [...readme.matchAll(/^```(\w+)\n([^]*?)^```$/gm)];
  const found = blocks.filter(([, name, code]) => name === language && code?.includes(holding));
  expect(found).toHaveLength(1);
  return found[0]![2]!.replaceAll(/https?:\/\/(service\.example\.com|localhost:4000)/g, url);
}

/** A folder where the packages of the workspace are found, as in a project that has installed them. */
async function makeProject(): Promise<string> {
  const results = join(repository, 'test-results');
  await mkdir(results, { recursive: true });
  const folder = await mkdtemp(join(results, 'readme-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

/** Resolves with what a process has printed as soon as that holds a text. */
function printed(child: ChildProcess, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
      if (output.includes(text)) resolve(output);
    });
    child.once('close', (code) => reject(new Error(`It ended with ${code} and printed: ${output}`)));
  });
}

test('is short', () => {
  expect(readme.split('\n').length).toBeLessThanOrEqual(120);
});

test('its two commands and its files are there', async () => {
  const { scripts } = JSON.parse(await readFile(join(repository, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  const commands = [...block('sh', 'npm test').matchAll(/^npm (\w+)/gm)].map(([, name]) => name!);
  expect(commands).toEqual(['start', 'test']);
  for (const name of commands) expect(scripts).toHaveProperty(name);
  const files = [...readme.matchAll(/\]\((?!http)([^)#]+)\)/g)].map(([, path]) => path!);
  expect(files.length).toBeGreaterThan(8);
  for (const path of files)
    await expect(readFile(join(repository, path)).catch(isFolder)).resolves.toBeTruthy();
});

const isFolder = (error: NodeJS.ErrnoException) => error.code === 'EISDIR';

test('its two lines put the form on a page', async () => {
  const dealer = await openDealerPage(url);
  const browser = await launchChromium(inject('chromium'));
  onTestFinished(async () => {
    await browser.close();
    await dealer.close();
  });
  const options = ['--organization', 'D-HARBOUR', '--kind', 'publishable', '--origin', dealer.origin];
  const created = await runAftercare(home, 'key', 'create', ...options);
  const { key } = JSON.parse(created) as { key: string };
  dealer.show(block('html', '<aftercare-widget').replace('pk_…', key));

  const { page, problems } = await welcomeVisitor(browser, { locale: 'en' });
  await page.goto(dealer.origin);
  await page.getByRole('button', { name: 'Send report' }).hover();
  await page.getByRole('option', { name: 'LC-AC35' }).waitFor({ state: 'attached' });
  expect(problems).toEqual([]);
});

test('its script has the right types, submits a ticket and follows it', async () => {
  const folder = await makeProject();
  const file = join(folder, 'repair.ts');
  await writeFile(file, block('ts', '@aftercare/sdk'));
  await writeFile(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      compilerOptions: {
        target: 'es2023',
        module: 'nodenext',
        moduleDetection: 'force',
        strict: true,
        noEmit: true,
        types: ['node'],
        typeRoots: [join(repository, 'node_modules', '@types')],
      },
    }),
  );
  await writeFile(join(folder, 'package.json'), JSON.stringify({ type: 'module' }));
  await outputOf(spawn(join(repository, 'node_modules', '.bin', 'tsc'), ['-p', folder]));

  const child = spawn(process.execPath, [file], {
    env: { ...process.env, AFTERCARE_KEY: secretKey },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill());
  const [number] = /AC-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(await printed(child, '\n')) ?? [];
  const { tickets } = createClient({ url, key: secretKey });
  const ticket = await tickets.get({ number: number! });
  const accepted = printed(child, 'ticket.accepted');
  await tickets.accept({ id: ticket!.id });
  expect(await accepted).toContain('accepted it with priority P3');
});

test('its request is answered', async () => {
  const command = block('sh', 'curl').replace('sk_…', secretKey);
  const answer = JSON.parse(await outputOf(spawn('bash', ['-ec', command]))) as {
    data: { tickets: { nodes: { number: string; description: string; priority: string }[] } };
  };
  expect(answer.data.tickets.nodes).toHaveLength(3);
  for (const ticket of answer.data.tickets.nodes) {
    expect(ticket).toEqual({
      number: expect.stringMatching(/^AC-/),
      description: expect.any(String),
      priority: expect.stringMatching(/^P[1-4]$/),
    });
  }
});
