import { expect, test } from 'vitest';
import { readClaim, textsOf } from './claims.ts';

const claims = {
  email: 'ann@vendor.test',
  'https://vendor.test/roles': ['AGENT'],
  realm_access: { roles: ['desk'] },
  resource_access: { 'after.care/x~y': { roles: ['lead'] } },
};

test.each([
  ['email', 'ann@vendor.test'],
  ['https://vendor.test/roles', ['AGENT']],
  ['/realm_access/roles', ['desk']],
  ['/resource_access/after.care~1x~0y/roles', ['lead']],
  ['realm_access.roles', undefined],
  ['/realm_access/nothing/at/all', undefined],
  ['toString', undefined],
  ['/realm_access/constructor', undefined],
])('%s is found where it says', (place, value) => {
  expect(readClaim(claims, place)).toEqual(value);
});

test.each([
  ['one', ['one']],
  [
    ['one', 'two', 3, null],
    ['one', 'two'],
  ],
  [{ acme: { id: 1 } }, ['acme']],
  [undefined, []],
  [null, []],
  [7, []],
])('%j has its texts', (claim, texts) => {
  expect(textsOf(claim)).toEqual(texts);
});
