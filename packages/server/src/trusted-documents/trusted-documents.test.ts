import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { createTestApp, type TestApp } from '../../test/app.ts';
import { recordQueries } from '../../test/record-queries.ts';
import { ValidationError } from '../platform/errors.ts';
import { hashDocument } from './check.ts';
import { registerDocuments } from './register.ts';
import { removeDocuments } from './remove.ts';
import { TooManyUnknownDocuments, TrustedDocuments } from './trusted-documents.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.stop());

let made = 0;
const newText = () => `query Made${made++} { viewer { kind } }`;
const manifestOf = (...texts: string[]) =>
  Object.fromEntries(texts.map((text) => [hashDocument(text), text]));
const register = (source: string, ...texts: string[]) =>
  registerDocuments(app.platform, { manifest: manifestOf(...texts), source });
/** A node of its own, with nothing in its memory. */
const newNode = () => new TrustedDocuments(app.platform);
const sourcesOf = async (text: string) =>
  (
    await app.platform.database.trustedDocument.findUnique({
      where: { hash: hashDocument(text) },
      select: { sources: true },
    })
  )?.sources;

async function problemsOf(manifest: unknown, source = 'shop@1.0.0'): Promise<unknown> {
  const before = await app.platform.database.trustedDocument.count();
  const error = await registerDocuments(app.platform, { manifest, source }).catch(
    (reason: unknown) => reason,
  );
  expect(await app.platform.database.trustedDocument.count()).toBe(before);
  return error instanceof ValidationError
    ? error.issues.map(({ path, message }) => [...path, message])
    : error;
}

test('what a version brought stays when the next one comes', async () => {
  const [old, both, fresh] = [newText(), newText(), newText()];
  expect(await register('shop@1.0.0', old, both)).toEqual({ registered: 2, known: 0 });
  expect(await register('shop@2.0.0', both, fresh)).toEqual({ registered: 1, known: 1 });
  expect(await register('shop@2.0.0', both, fresh)).toEqual({ registered: 0, known: 2 });
  expect([await sourcesOf(old), await sourcesOf(both), await sourcesOf(fresh)]).toEqual([
    ['shop@1.0.0'],
    ['shop@1.0.0', 'shop@2.0.0'],
    ['shop@2.0.0'],
  ]);
  const node = newNode();
  for (const text of [old, both, fresh]) expect((await node.find(hashDocument(text)))?.text).toBe(text);

  expect(await removeDocuments(app.platform, { source: 'shop@1.0.0' })).toEqual({ removed: 1, kept: 1 });
  expect([await sourcesOf(old), await sourcesOf(both)]).toEqual([undefined, ['shop@2.0.0']]);
  expect(await removeDocuments(app.platform, { hash: hashDocument(both) })).toEqual({ removed: 1, kept: 0 });
  await expect(removeDocuments(app.platform, { hash: hashDocument(both) })).rejects.toThrow('documents list');
  await expect(removeDocuments(app.platform, { source: 'shop@1.0.0' })).rejects.toThrow('documents list');
});

test('a manifest with problems is refused whole, with all of them', async () => {
  const good = newText();
  const unfit = 'query Unfit { tickts { id } viewer { knd } }';
  const wrong = 'a'.repeat(64);
  const anonymous = '{ viewer { kind } }';
  const two = 'query A { viewer { kind } } query B { viewer { kind } }';
  const introspection = 'query Schema { __schema { types { name } } }';
  const long = `query Long { ${Array.from({ length: 700 }, (_, at) => `a${at}: __typename`).join(' ')} }`;
  const texts = [unfit, anonymous, two, introspection, long, 'query {'];
  const manifest = { ...manifestOf(good, ...texts), [wrong]: good, md5: good };
  const told = (await problemsOf(manifest)) as string[][];
  const of = (text: string) =>
    told.filter(([key]) => key === hashDocument(text)).map(([, message]) => message);
  expect(of(good)).toEqual([]);
  expect(of(unfit)).toEqual([
    expect.stringContaining('Cannot query field "tickts"'),
    expect.stringContaining('Cannot query field "knd"'),
  ]);
  expect(of(anonymous)).toEqual(['Its operation needs a name.']);
  expect(of(two)[0]).toBe('It must hold one operation.');
  expect(of(introspection)[0]).toContain('introspection has been disabled');
  expect(of(long)).toEqual([expect.stringContaining('2000 tokens')]);
  expect(of('query {')).toEqual([expect.stringContaining('Syntax Error')]);
  expect(told).toContainEqual([wrong, expect.stringContaining(hashDocument(good))]);
  expect(told).toContainEqual(['md5', expect.stringContaining('SHA-256')]);
});

test.each<[string, unknown, string?]>([
  ['a list', []],
  ['a text', 'query'],
  ['texts that are none', { [hashDocument('1')]: 1 }],
  ['no source', {}, ' '],
])('what is no manifest is refused: %s', async (_what, manifest, source) => {
  expect(await problemsOf(manifest, source)).toHaveLength(1);
});

test('hashes may be written as ids', async () => {
  const text = newText();
  const manifest = { [`sha256:${hashDocument(text)}`]: text };
  expect(await registerDocuments(app.platform, { manifest, source: 'shop@3.0.0' })).toMatchObject({
    registered: 1,
  });
  expect(await newNode().find(hashDocument(text))).not.toBeNull();
});

test('the database takes no text under the hash of another', async () => {
  await expect(
    app.platform.database.trustedDocument.create({
      data: { hash: hashDocument('a'), name: 'A', text: 'b', sources: [], registeredAt: new Date() },
    }),
  ).rejects.toThrow('trusted_document_hash');
});

test('a new document works at once on a node that was asked for it in vain', async () => {
  const node = newNode();
  const text = newText();
  expect(await node.find(hashDocument(text))).toBeNull();
  await register('shop@4.0.0', text);
  expect((await node.find(hashDocument(text)))?.text).toBe(text);
});

test('a document is one parsed object for all who ask, and is read once', async () => {
  const node = newNode();
  const text = newText();
  await register('shop@5.0.0', text);
  const found = await Promise.all(Array.from({ length: 5 }, () => node.find(hashDocument(text))));
  expect(new Set(found).size).toBe(1);
  expect(found[0]?.document.kind).toBe('Document');
  expect(await recordQueries(() => node.find(hashDocument(text)))).toEqual([]);
});

test('a document that was removed is gone within a minute, one that stands stays the same object', async () => {
  const now = vi.spyOn(performance, 'now');
  onTestFinished(() => now.mockRestore());
  const node = newNode();
  const [standing, removed] = [newText(), newText()];
  await register('shop@6.0.0', standing, removed);
  const before = await node.find(hashDocument(standing));
  await node.find(hashDocument(removed));
  await removeDocuments(app.platform, { hash: hashDocument(removed) });
  const later = performance.now() + 60_000;
  now.mockReturnValue(later);
  expect(await node.find(hashDocument(removed))).toBeNull();
  expect(await node.find(hashDocument(standing))).toBe(before);
});

test('unknown hashes share their looks at the database, and too many are turned away', async () => {
  const node = newNode();
  const text = newText();
  await register('shop@7.0.0', text);
  await node.find(hashDocument(text));
  let answers: unknown[] = [];
  const statements = await recordQueries(async () => {
    const asked = Array.from({ length: 600 }, (_, at) => node.find(hashDocument(`unknown ${at}`)));
    answers = await Promise.all(asked.map((one) => one.catch((error: unknown) => error)));
  });
  expect(answers.filter((answer) => answer === null)).toHaveLength(500);
  expect(answers.filter((answer) => answer instanceof TooManyUnknownDocuments)).toHaveLength(100);
  expect(statements).toEqual(['select trusted_document']);
});

test('a document that is in use is looked for again beside any number of unknown ones', async () => {
  const now = vi.spyOn(performance, 'now');
  onTestFinished(() => now.mockRestore());
  const node = newNode();
  const text = newText();
  await register('shop@8.0.0', text);
  const before = await node.find(hashDocument(text));
  const later = performance.now() + 60_000;
  now.mockReturnValue(later);
  const unknown = Array.from({ length: 600 }, (_, at) =>
    node.find(hashDocument(`not there ${at}`)).catch((error: unknown) => error),
  );
  expect(await node.find(hashDocument(text))).toBe(before);
  expect((await Promise.all(unknown)).filter((answer) => answer !== null)).toHaveLength(100);
});

test('what is no hash costs the database nothing', async () => {
  const node = newNode();
  expect(
    await recordQueries(async () => {
      for (const hash of ['', 'x', 'A'.repeat(64), 'a'.repeat(65), '\0'])
        expect(await node.find(hash)).toBeNull();
    }),
  ).toEqual([]);
});
