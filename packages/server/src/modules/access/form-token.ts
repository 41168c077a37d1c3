import { type Challenge, createChallenge, randomInt, solveChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { z } from 'zod';

/** How hard a challenge is: the rounds of one try, and between which numbers of tries it lies. */
export interface FormWork {
  rounds: number;
  tries: readonly [least: number, most: number];
}

/** A third of a second on a laptop, some on an old phone; telling and checking it costs the server one try. */
const usualWork: FormWork = { rounds: 1_000, tries: [200, 600] };

/** After so long a form has to ask for another one. */
export const formTokenLifetimeMs = 60 * 60 * 1000;

const algorithm = 'PBKDF2/SHA-256';
const longest = 4_000;

export interface FormClaims {
  /** The publishable key of the page, and whose it is. */
  keyId: string;
  organizationId: string;
}

/** What a page says of itself with a submission. */
export type FormProof =
  | { verdict: 'MISSING' | 'INVALID' | 'EXPIRED' }
  /** `id`: that of the token, to be used once. */
  | { verdict: 'GENUINE'; id: string; issuedAt: Date };

const secretsOf = (secret: string) => ({
  hmacSignatureSecret: `form ${secret}`,
  hmacKeySignatureSecret: `form proof ${secret}`,
});

/**
 * A signed form token: a challenge of ALTCHA (version 2, JSON) that says for which key it was made and when. The answer
 * is signed along with it, so that checking a proof takes no work.
 */
export async function issueFormToken(
  secret: string,
  { keyId, organizationId }: FormClaims,
  now: Date,
  { rounds, tries: [least, most] }: FormWork = usualWork,
): Promise<string> {
  const challenge = await createChallenge({
    algorithm,
    cost: rounds,
    counter: randomInt(most, least),
    // Not `expiresAt`: the library goes by the machine's clock, which is not that of a sandbox.
    data: { key: keyId, organization: organizationId, issuedAt: now.toISOString() },
    deriveKey,
    ...secretsOf(secret),
  });
  return JSON.stringify(challenge);
}

/** What a form sends along: its token with the solution. */
export async function solveFormToken(token: string): Promise<string> {
  const challenge = JSON.parse(token) as Challenge;
  const solution = await solveChallenge({ challenge, deriveKey });
  return Buffer.from(JSON.stringify({ challenge, solution })).toString('base64');
}

const payload = z.object({
  challenge: z.object({
    parameters: z.object({
      algorithm: z.literal(algorithm),
      nonce: z.string(),
      salt: z.string(),
      cost: z.number(),
      keyLength: z.number(),
      keyPrefix: z.string(),
      keySignature: z.string(),
      data: z.object({ key: z.string(), organization: z.string(), issuedAt: z.iso.datetime() }),
    }),
    signature: z.string(),
  }),
  solution: z.object({ counter: z.number(), derivedKey: z.string() }),
});

/** What is to be held of a proof: base64 of JSON with a token and its solution, as ALTCHA's clients send it. */
export async function readFormProof(
  secret: string,
  proof: string | null | undefined,
  { keyId, organizationId }: FormClaims,
  now: Date,
): Promise<FormProof> {
  if (!proof) return { verdict: 'MISSING' };
  const read = payload.safeParse(jsonOf(proof));
  if (!read.success) return { verdict: 'INVALID' };
  const { challenge, solution } = read.data;
  const { verified } = await verifySolution({ challenge, solution, deriveKey, ...secretsOf(secret) }).catch(
    () => ({ verified: false }),
  );
  const { key, organization, issuedAt } = challenge.parameters.data;
  const issued = new Date(issuedAt);
  if (!verified || key !== keyId || organization !== organizationId || issued > now) {
    return { verdict: 'INVALID' };
  }
  if (now.getTime() - issued.getTime() >= formTokenLifetimeMs) return { verdict: 'EXPIRED' };
  return { verdict: 'GENUINE', id: challenge.parameters.nonce, issuedAt: issued };
}

function jsonOf(proof: string): unknown {
  if (proof.length > longest) return null;
  try {
    return JSON.parse(Buffer.from(proof, 'base64').toString());
  } catch {
    return null;
  }
}
