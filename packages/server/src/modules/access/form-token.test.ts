import { describe, expect, test } from 'vitest';
import { type FormClaims, issueFormToken, readFormProof, solveFormToken } from './form-token.ts';

const secret = 'a secret of at least thirty-two characters';
const claims: FormClaims = { keyId: 'key', organizationId: 'dealer' };
const work = { rounds: 1, tries: [3, 9] } as const;
const at = new Date('2026-11-23T08:00:00Z');
const later = (ms: number) => new Date(at.getTime() + ms);
const hourMs = 60 * 60 * 1000;

const token = () => issueFormToken(secret, claims, at, work);
const proof = async () => solveFormToken(await token());
const verdict = async (given: string | null, of = claims, now = later(60_000), by = secret) =>
  (await readFormProof(by, given, of, now)).verdict;

interface Payload {
  challenge: { parameters: Record<string, unknown>; signature: string };
  solution: { counter: number; derivedKey: string };
}

/** The proof with something changed in it. */
async function forge(change: (payload: Payload) => void): Promise<string> {
  const payload = JSON.parse(Buffer.from(await proof(), 'base64').toString()) as Payload;
  change(payload);
  return Buffer.from(JSON.stringify(payload)).toString('base64');
}

test('a solved token is genuine for its key, and tells when it was issued and which it is', async () => {
  const read = await readFormProof(secret, await proof(), claims, later(1));
  expect(read).toEqual({ verdict: 'GENUINE', id: expect.stringMatching(/^[0-9a-f]{32}$/), issuedAt: at });
  const other = await readFormProof(secret, await proof(), claims, later(1));
  expect(other).not.toEqual(read);
});

test('a token of the usual hardness can be solved', async () => {
  const solved = await solveFormToken(await issueFormToken(secret, claims, at));
  expect(await verdict(solved)).toBe('GENUINE');
});

describe('is not genuine', () => {
  test.each<[string, () => Promise<string>]>([
    ['text', async () => 'no proof'],
    ['base64 of something else', async () => btoa('{"challenge":1}')],
    ['too long a text', async () => (await proof()).padEnd(4_001, '=')],
    ['a token without a solution', async () => btoa(await token())],
    ['a wrong answer', () => forge(({ solution }) => (solution.derivedKey = '00'.repeat(32)))],
    [
      'an answer that repeats what the token shows',
      () =>
        forge(({ challenge, solution }) => {
          solution.derivedKey = String(challenge.parameters['keyPrefix']).padEnd(64, '0');
        }),
    ],
    [
      'a token that was made easier',
      () =>
        forge(({ challenge }) => {
          challenge.parameters['keyPrefix'] = '00';
        }),
    ],
    [
      'a token that was made younger',
      () =>
        forge(({ challenge }) => {
          const data = challenge.parameters['data'] as Record<string, string>;
          data['issuedAt'] = later(hourMs).toISOString();
        }),
    ],
    [
      'a token signed by somebody else',
      async () => solveFormToken(await issueFormToken('another secret', claims, at, work)),
    ],
  ])('%s', async (_what, given) => {
    expect(await verdict(await given())).toBe('INVALID');
  });

  test('a proof from the page of another key, or of another organization', async () => {
    expect(await verdict(await proof(), { ...claims, keyId: 'other' })).toBe('INVALID');
    expect(await verdict(await proof(), { ...claims, organizationId: 'other' })).toBe('INVALID');
  });

  test('a proof from the future', async () => {
    expect(await verdict(await proof(), claims, later(-1))).toBe('INVALID');
  });
});

test('ends after an hour', async () => {
  expect(await verdict(await proof(), claims, later(hourMs - 1))).toBe('GENUINE');
  expect(await verdict(await proof(), claims, later(hourMs))).toBe('EXPIRED');
});

test('is missing where there is none', async () => {
  expect(await verdict(null)).toBe('MISSING');
  expect(await verdict('')).toBe('MISSING');
});
