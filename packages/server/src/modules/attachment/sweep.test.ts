import { mkdtemp, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../test/app.ts';
import { submit } from '../../../test/tickets.ts';
import { attach, jpeg, post, read, upload } from '../../../test/uploads.ts';
import { openStorage, type Storage, type StoredFile } from '../../platform/storage.ts';
import { sweepUploads } from './sweep.ts';

const hourMs = 60 * 60 * 1000;

/** A storage whose process ends before its so many-th operation, for the rest of its life. */
class Dying implements Storage {
  #of: Storage;
  left = Number.POSITIVE_INFINITY;

  constructor(of: Storage) {
    this.#of = of;
  }

  put(key: string, bytes: Uint8Array, mediaType: string): Promise<void> {
    return this.#live(() => this.#of.put(key, bytes, mediaType));
  }

  open(key: string): Promise<StoredFile | null> {
    return this.#live(() => this.#of.open(key));
  }

  remove(key: string): Promise<void> {
    return this.#live(() => this.#of.remove(key));
  }

  async #live<T>(work: () => Promise<T>): Promise<T> {
    if (this.left-- <= 0) throw new Error('killed');
    return work();
  }
}

let folder: string;
let storage: Dying;
let app: TestApp;
let desk: string;
beforeAll(async () => {
  folder = await mkdtemp(join(inject('database').folder, 'sweep-'));
  storage = new Dying(await openStorage({ kind: 'file', folder }));
  app = await createTestApp({ storage });
  desk = await (await app.organization()).secretKey('AGENT');
});
afterAll(() => app.stop());

const files = async () => {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found.filter((entry) => entry.isFile()).length;
};
const rows = () => app.platform.database.attachment.count();

test('what hung on nothing for a day goes, whole; what is used stays', async () => {
  const { id } = await submit(app, desk);
  const used = await upload(app, desk);
  await attach(app, 'attachToTicket', desk, { id, attachments: [used.id] });
  const unused = await upload(app, desk);
  app.clock.advance(24 * hourMs - 60_000);
  expect(await sweepUploads(app.platform)).toBe(0);
  expect([await rows(), await files()]).toEqual([2, 4]);
  app.clock.advance(60_000);
  expect(await sweepUploads(app.platform)).toBe(1);
  expect([await rows(), await files()]).toEqual([1, 2]);
  const late = await attach(app, 'attachToTicket', desk, { id, attachments: [unused.id] });
  expect(late.__typename).toBe('ValidationError');
  expect((await read(app, (await upload(app, desk)).url)).status).toBe(200);
});

test('what was taken off goes with the next sweep', async () => {
  const { id } = await submit(app, desk);
  const file = await upload(app, desk);
  const before = [await rows(), await files()];
  await attach(app, 'attachToTicket', desk, { id, attachments: [file.id] });
  await attach(app, 'removeAttachment', desk, { id: file.id });
  expect(await sweepUploads(app.platform)).toBe(1);
  expect([await rows(), await files()]).toEqual([before[0]! - 1, before[1]! - 2]);
});

test.each([0, 1])(
  'an upload that was killed after %i of its two writes leaves nothing for ever',
  async (writes) => {
    app.clock.advance(24 * hourMs);
    await sweepUploads(app.platform);
    const before = [await rows(), await files()];
    storage.left = writes;
    expect((await post(app, await jpeg(), { as: desk })).status).toBe(500);
    storage.left = Number.POSITIVE_INFINITY;
    expect([await rows(), await files()]).toEqual([before[0]! + 1, before[1]! + writes]);
    app.clock.advance(24 * hourMs);
    expect(await sweepUploads(app.platform)).toBe(1);
    expect([await rows(), await files()]).toEqual(before);
  },
);

test.each([0, 1])(
  'a sweep that was killed after %i of its two removals is gone on with',
  async (removals) => {
    const before = [await rows(), await files()];
    await upload(app, desk);
    app.clock.advance(24 * hourMs);
    storage.left = removals;
    await expect(sweepUploads(app.platform)).rejects.toThrow('killed');
    storage.left = Number.POSITIVE_INFINITY;
    expect(await sweepUploads(app.platform)).toBe(1);
    expect([await rows(), await files()]).toEqual(before);
  },
);

test('many nodes may sweep while uploads are used: a file is either there or gone, never half', async () => {
  const { id } = await submit(app, desk);
  const uploads = await Promise.all(Array.from({ length: 16 }, () => upload(app, desk)));
  app.clock.advance(24 * hourMs);
  const [, , , ...used] = await Promise.all([
    sweepUploads(app.platform),
    sweepUploads(app.platform),
    sweepUploads(app.platform),
    ...uploads.map((file) => attach(app, 'attachToTicket', desk, { id, attachments: [file.id] })),
  ]);
  const hung = used.filter(({ __typename }) => __typename === 'AttachToTicketPayload').length;
  const { data } = await app.query<{ ticket: { attachments: { url: string }[] } }>(
    'query ($id: ID!) { ticket(id: $id) { attachments { url } } }',
    { as: desk, variables: { id } },
  );
  expect(data.ticket.attachments.length).toBe(hung);
  for (const { url } of data.ticket.attachments) expect((await read(app, url)).status).toBe(200);
});
