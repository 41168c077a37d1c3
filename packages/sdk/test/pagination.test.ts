import { expect, test } from 'vitest';
import { createClient } from '../src/index.ts';
import { startPeer } from './peer.ts';

/** Answers `devices` from a list of `count`, with the index as cursor. */
async function peerWithDevices(count: number) {
  const peer = await startPeer();
  const all = Array.from({ length: count }, (_, index) => ({ id: `d${index}` }));
  peer.answer(({ variables }) => {
    const start = variables.after === undefined ? 0 : Number(variables.after) + 1;
    const end = Math.min(start + Number(variables.first), count);
    const pageInfo = { hasNextPage: end < count, endCursor: end > start ? String(end - 1) : null };
    return { body: { data: { devices: { nodes: all.slice(start, end), pageInfo } } } };
  });
  return { peer, all, client: createClient({ url: peer.url, key: 'sk_1' }) };
}

test.each([
  [0, 1],
  [1, 1],
  [100, 1],
  [101, 2],
  [250, 3],
])('a list of %i is read in %i requests', async (count, requests) => {
  const { peer, all, client } = await peerWithDevices(count);

  expect(await Array.fromAsync(client.devices.list())).toEqual(all);
  expect(peer.received).toHaveLength(requests);
});

test('nothing is asked for that is not read', async () => {
  const { peer, client } = await peerWithDevices(10);
  const list = client.devices.list({ first: 2 });
  expect(peer.received).toHaveLength(0);

  for await (const device of list) if (device.id === 'd1') break;

  expect(peer.received).toHaveLength(1);
});

test('one page leads to the next', async () => {
  const { all, client } = await peerWithDevices(5);

  const page = await client.devices.list({ first: 2 }).page();
  expect(page.nodes).toEqual(all.slice(0, 2));
  expect(page.pageInfo.hasNextPage).toBe(true);

  const next = client.devices.list({ first: 2, after: page.pageInfo.endCursor! });
  expect((await next.page()).nodes).toEqual(all.slice(2, 4));
  expect(await Array.fromAsync(next)).toEqual(all.slice(2));
});
