import { describe, expect, test } from 'vitest';
import { ClientAddresses, networkOf, parseNetwork } from './client-address.ts';

const trusting = (...networks: string[]) =>
  new ClientAddresses(networks.map((network) => parseNetwork(network)!));

describe('whose request it is', () => {
  const client = '198.51.100.7';

  test('says the connection alone where no proxy is trusted, not even one on this machine', () => {
    expect(trusting().find('127.0.0.1', client)).toBe('127.0.0.1');
    expect(trusting('10.0.0.0/8').find('192.0.2.1', client)).toBe('192.0.2.1');
  });

  test.each([
    ['one proxy', '10.0.0.7', client, client],
    ['none, but the proxy’s own machine', '10.0.0.7', undefined, '10.0.0.7'],
    ['two proxies', '10.0.0.7', `${client}, 10.9.9.9`, client],
    ['what the client itself wrote first', '10.0.0.7', `127.0.0.1, 203.0.113.9, ${client}`, client],
    ['two proxies, and what the client wrote', '10.0.0.7', `203.0.113.9, ${client},10.9.9.9`, client],
    ['only those that are trusted', '10.0.0.7', '10.1.1.1, 10.2.2.2', '10.1.1.1'],
    ['a proxy as this server sees it on a socket for both', '::ffff:10.0.0.7', client, client],
    ['a proxy of IPv6', 'fd00::7', '2001:DB8::0001', '2001:db8::1'],
    ['an address that stands in IPv6', '10.0.0.7', `::ffff:${client}`, client],
    ['an address with a port', '10.0.0.7', `${client}:50712`, client],
    ['an address of IPv6 with a port', '10.0.0.7', '[2001:db8::1]:443', '2001:db8::1'],
    ['no address', '10.0.0.7', 'unknown', '10.0.0.7'],
    ['no address, behind what a client wrote', '10.0.0.7', `${client}, 127.1`, '10.0.0.7'],
    ['nothing', '10.0.0.7', '', '10.0.0.7'],
  ])('is told by X-Forwarded-For behind trusted proxies: %s', (_what, connected, forwardedFor, found) => {
    expect(trusting('10.0.0.0/8', 'fd00::/8').find(connected, forwardedFor)).toBe(found);
  });

  test('is nobody’s where nothing is known of the connection', () => {
    expect(trusting('10.0.0.0/8').find('', client)).toBe('');
  });
});

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:DB8:1:2::9', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8::/64'],
  ['::1', '::1'],
  ['fe80::1%eth0', 'fe80::/64'],
  ['', ''],
])('%s is of the network %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});
