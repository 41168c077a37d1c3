import { solveChallenge, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';
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

  /** Takes the proof, once it is there and old enough to be a person's; nothing if it does not come in time. */
  async take(signal?: AbortSignal): Promise<{ proof: Proof; solution: string } | undefined> {
    const taken = await within(patienceMs, this.#solved(), signal);
    if (taken) await within(taken.proof.readyAt - performance.now(), never, signal);
    return taken;
  }

  /** It was not used: the next submission may have it. */
  giveBack(proof: Proof): void {
    this.#taken.delete(proof);
  }

  async #solved(): Promise<{ proof: Proof; solution: string } | undefined> {
    const proof = await this.#current();
    this.#taken.add(proof);
    const solution = await proof.solution;
    return solution === undefined ? undefined : { proof, solution };
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
