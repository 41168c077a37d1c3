import { parse } from 'graphql';
import { expect, expectTypeOf, test } from 'vitest';
import { createClient, type TypedDocument } from '../src/index.ts';
import { startPeer } from './peer.ts';

interface Named {
  organization: { name: string } | null;
}
type ByCode = { code: string };
const text = 'query Named($code: String!) {\n  organization(code: $code) {\n    name\n  }\n}';

class StringObject extends String {}

test.each<[string, TypedDocument<Named, ByCode>]>([
  ['a text', text as TypedDocument<Named, ByCode>],
  ['a string object', new StringObject(text) as TypedDocument<Named, ByCode>],
  ['an AST', parse(text) as TypedDocument<Named, ByCode>],
  ['an AST without its source', parse(text, { noLocation: true }) as TypedDocument<Named, ByCode>],
])('any typed document may be sent: %s', async (_, document) => {
  const peer = await startPeer();
  peer.answer(() => ({ body: { data: { organization: { name: 'HQ' } } } }));

  const { data } = await createClient({ url: peer.url, key: 'sk_1' }).query(document, { code: 'HQ' });

  expectTypeOf(data).toEqualTypeOf<Named>();
  expect(data.organization?.name).toBe('HQ');
  expect(peer.received[0]).toMatchObject({ query: text, variables: { code: 'HQ' } });
});

test('variables may be left out when none is required', () => {
  const client = createClient({ url: 'http://localhost', key: 'sk_1' });
  const query = () => {
    void client.query('' as TypedDocument<Named, { first?: number }>);
    // @ts-expect-error: `code` is required.
    void client.query('' as TypedDocument<Named, ByCode>);
    // @ts-expect-error: `code` is a string.
    void client.query('' as TypedDocument<Named, ByCode>, { code: 1 });
  };
  expect(query).toBeTypeOf('function');
});
