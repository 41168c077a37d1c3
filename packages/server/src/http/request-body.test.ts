import { expect, test } from 'vitest';
import { readBody } from './request-body.ts';

const most = 1_000;
const bytes = (text: string) => new TextEncoder().encode(text);

async function* coming(texts: string[], end?: Error): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield bytes(text);
  if (end) throw end;
}

test('a body is kept as it comes', async () => {
  expect(await readBody(coming(['{"a":', '1}']), { declared: 7, most })).toEqual({
    bytes: 7,
    excess: null,
    chunks: [bytes('{"a":'), bytes('1}')],
  });
});

test('one that is declared too long is not read', async () => {
  const chunks = coming(['x']);
  expect(await readBody(chunks, { declared: most + 1, most })).toEqual({
    bytes: most + 1,
    excess: null,
    chunks: [],
  });
  expect(await chunks.next()).toMatchObject({ done: false });
});

test('reading stops at what is too much, and counts what was declared', async () => {
  const deep = coming(['['.repeat(20), ']']);
  expect(await readBody(deep, { declared: 900, most })).toEqual({
    bytes: 900,
    excess: 'variableDepth',
    chunks: [],
  });
  const long = coming([' '.repeat(most), ' ', ' ']);
  expect(await readBody(long, { declared: NaN, most })).toEqual({
    bytes: most + 1,
    excess: null,
    chunks: [],
  });
});

test('who leaves in the middle leaves half a body; what else goes wrong is not kept quiet', async () => {
  const left = Object.assign(new Error('aborted'), { code: 'ECONNRESET' });
  expect(await readBody(coming(['{'], left), { declared: 9, most })).toMatchObject({ bytes: 1 });
  await expect(readBody(coming(['{'], new Error('a fault')), { declared: 9, most })).rejects.toThrow(
    'a fault',
  );
});
