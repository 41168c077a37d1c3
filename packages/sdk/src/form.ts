import { solveChallenge, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';
import { type AftercareErrorName, isAftercareError } from './errors.ts';
import { FormChallengeDocument } from './generated/document-ids.ts';
import type { Transport } from './transport/transport.ts';

/** What a form has solved, or is about to. */
export interface Proof {
  /** Base64; undefined if it could not be had. */
  solution: Promise<string | undefined>;
  /** By the clock of `performance.now()`. */
  readyAt: number;
  renewAt: number;
}

/** Nobody waits longer for a slow machine: what is sent without a proof is looked at by the desk. */
const patienceMs = 15_000;
/** So long before its end a challenge is not begun with any more. */
const marginMs = 60_000;

/** After these nothing was taken in. After any other error it may have been, and the proof with it: half an answer is none. */
const refusals: ReadonlySet<AftercareErrorName> = new Set([
  'ValidationError',
  'IdempotencyMismatchError',
  'AuthenticationError',
  'PermissionError',
  'RateLimitError',
]);

/** After a failure it is not tried again for so long, however much is typed. */
const restMs = 30_000;

/** Does the proof of work of a form, in the background: one at a time, and each used once. */
export class Form {
  readonly #transport: Transport;
  readonly #taken = new WeakSet<Proof>();
  #proof: Promise<Proof> | undefined;
  #restsUntil = 0;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** Begins a proof, unless there is one that is good for a while. */
  prepare(): void {
    if (performance.now() < this.#restsUntil) return;
    this.#current().catch(() => (this.#restsUntil = performance.now() + restMs));
  }

  /**
   * Takes the proof, once it is there and old enough to be a person's; nothing if it does not come in time. Then it is there
   * for the next submission.
   */
  async take(signal?: AbortSignal): Promise<{ proof: Proof; solution: string } | undefined> {
    const patientUntil = performance.now() + patienceMs;
    for (;;) {
      const solved = await within(patientUntil - performance.now(), this.#solved(), signal);
      if (!solved) return undefined;
      await within(solved.proof.readyAt - performance.now(), never, signal);
      if (signal?.aborted) return undefined;
      // Of those who waited for the same one, only the first gets it.
      if (this.#taken.has(solved.proof)) continue;
      this.#taken.add(solved.proof);
      return solved;
    }
  }

  /** Lets the next submission have the proof, if the error says that nothing was taken in with it. */
  giveBack(proof: Proof, error: unknown): void {
    if (isAftercareError(error) && refusals.has(error.name)) this.#taken.delete(proof);
  }

  async #solved(): Promise<{ proof: Proof; solution: string } | undefined> {
    const proof = await this.#current();
    const solution = await proof.solution;
    if (solution !== undefined) return { proof, solution };
    this.#taken.add(proof);
    return undefined;
  }

  #current(): Promise<Proof> {
    return (this.#proof = this.#renewed(this.#proof));
  }

  async #renewed(known: Promise<Proof> | undefined): Promise<Proof> {
    const proof = await known?.catch(() => undefined);
    return proof && !this.#taken.has(proof) && performance.now() < proof.renewAt ? proof : this.#begin();
  }

  async #begin(): Promise<Proof> {
    const { formChallenge } = await this.#transport.send(FormChallengeDocument, {}, { timeout: patienceMs });
    const { challenge, readyIn, expiresIn } = formChallenge;
    const now = performance.now();
    return {
      solution: solve(JSON.parse(challenge) as Challenge).catch(() => undefined),
      readyAt: now + readyIn * 1000,
      renewAt: now + expiresIn * 1000 - marginMs,
    };
  }
}

const never = new Promise<undefined>(() => undefined);

/** What comes within a time; nothing if it does not, fails, or is given up. */
function within<Value>(
  ms: number,
  value: Promise<Value>,
  signal: AbortSignal | undefined,
): Promise<Value | undefined> {
  return new Promise((resolve) => {
    const end = (found?: Value) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', giveUp);
      resolve(found);
    };
    const giveUp = () => end();
    const timer = setTimeout(giveUp, Math.max(0, ms));
    signal?.addEventListener('abort', giveUp);
    value.then(end, giveUp);
    if (signal?.aborted) end();
  });
}

/** The browser hashes beside the page; where it does not (pages without TLS), a slower way does it in short turns. */
async function solve(challenge: Challenge): Promise<string | undefined> {
  // Typed as always there, but missing in pages without TLS.
  const native = crypto.subtle as SubtleCrypto | undefined;
  const hash = native ? deriveKey : (await import('./form-in-turns.ts')).deriveKey;
  const solution = await solveChallenge({ challenge, deriveKey: hash });
  return solution ? btoa(JSON.stringify({ challenge, solution })) : undefined;
}
