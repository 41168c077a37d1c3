import { expect, test } from 'vitest';
import { createClient } from '../src/index.ts';
import { endpointOf } from '../src/options.ts';

test.each([
  ['https://service.example.com', 'https://service.example.com/graphql'],
  ['https://service.example.com/', 'https://service.example.com/graphql'],
  ['https://service.example.com/graphql', 'https://service.example.com/graphql'],
  ['https://service.example.com/graphql/', 'https://service.example.com/graphql'],
  ['http://localhost:4000#top', 'http://localhost:4000/graphql'],
  ['https://example.com/aftercare/', 'https://example.com/aftercare/graphql'],
  ['https://example.com/graphql?region=cn', 'https://example.com/graphql?region=cn'],
])('%s means %s', (url, endpoint) => {
  expect(endpointOf(url).href).toBe(endpoint);
});

test.each(['', '/graphql', 'not a url', 'ftp://example.com', 'ws://example.com'])(
  'outside a page, %j is refused when the client is made',
  (url) => {
    expect(() => createClient({ url, key: 'sk_1' })).toThrow(TypeError);
  },
);
