import { describe, expect, test } from 'vitest';
import { redact, redactSaid, redactText } from './redaction.ts';

test.each([
  ['sk_4Hk29shdJKs92', 'sk_[redacted]'],
  ['pk_4Hk29shdJKs92 of a page', 'pk_[redacted] of a page'],
  ['tt_eyJhbGciOi.J9.a-b_c', 'tt_[redacted]'],
  ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln', '[redacted]'],
  ['Authorization: Bearer abc.def', 'Authorization: Bearer [redacted]'],
  ['Basic dTpw,', 'Basic [redacted],'],
  ['postgresql://aftercare:hush@db.example:5432/a', 'postgresql://aftercare:[redacted]@db.example:5432/a'],
  ['to ann.lee+x@mail.example.com now', 'to [redacted] now'],
  ['to 明@例え.テスト, ann@shop.xn--p1ai', 'to [redacted], [redacted]'],
  ['call +86 138 0013 8000', 'call [redacted]'],
  ['call (02) 5550-4321.', 'call [redacted].'],
  ['13800138000', '[redacted]'],
  ['555.010.4321', '[redacted]'],
  ['Key (email)=(somebody) already exists.', 'Key (email)=([redacted]) already exists.'],
  ['Failing row contains (1, Ann, null).', 'Failing row contains ([redacted]).'],
])('%s is %s in a log', (text, instead) => {
  expect(redactText(text)).toBe(instead);
});

test.each([
  '2026-11-23T09:00:00.000Z',
  '0193580c-7a1b-7d10-9c2e-2f5b51a7c001',
  '192.168.100.200',
  'at run (/srv/app/src/main.ts:123:45)',
  'at run (file:///srv/.pnpm/@prisma+adapter-pg@7.10.0/node_modules/@prisma/adapter-pg/index.mjs:645:22)',
  'at e (/srv/.pnpm/@prisma+client@7.10.0_prisma@7.10.0_@types+node@24.0.1_typescript@6.0.2_/client.js:11:704)',
  '@aftercare/sdk@0.1.0',
  'column "serial" does not exist',
  'AC-2026-1234',
  'port 15432',
])('%s stays as it is', (text) => {
  expect(redactText(text)).toBe(text);
});

describe('an error', () => {
  test('is redacted with its causes, its own fields and what it holds', () => {
    const cause = Object.assign(new Error('Key (phone)=(138) already exists'), {
      detail: 'Ann',
      code: '23505',
    });
    const error = Object.assign(new Error('no mail to ann@example.com', { cause }), {
      meta: { args: { name: 'Ann' }, list: ['sk_abcdefgh'] },
    });
    const text = JSON.stringify(redact({ err: error }));
    expect(text).not.toMatch(/138|Ann|ann@|abcdefgh/);
    expect(text).toContain('23505');
    expect(text).toContain('redaction.test.ts');
  });

  test('does not repeat what its caller said, in whatever words', () => {
    const error = new Error('cannot store {"name":"Ann Lee","city":"明澄","more":"Annex"} of Ann Lee');
    const text = JSON.stringify(redactSaid(error, ['Ann Lee', '明澄', 'Ann', 'a(b', '']));
    expect(text).not.toMatch(/Ann Lee|明澄/);
    expect(text).toContain('Annex');
  });
});

test('what a broken connection knows stays out of the log', () => {
  const error = Object.assign(new Error('ended'), {
    client: { connectionParameters: { host: 'db.example' } },
  });
  expect(JSON.stringify(redact({ err: error }))).not.toContain('db.example');
});

test('a value that leads to itself comes to an end', () => {
  const round: Record<string, unknown> = {};
  round['self'] = round;
  expect(JSON.stringify(redact(round))).toContain('[redacted]');
});
