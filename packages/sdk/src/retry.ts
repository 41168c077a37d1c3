import { AftercareError, RateLimitError } from './errors.ts';

/** Longest wait between two tries, in milliseconds. A server that asks for more than this is not waited for. */
const longestWait = 20_000;

/** How long to wait before a try: exponential with full jitter, so that many clients do not come back at once. */
export function backoff(failures: number, longest = longestWait): number {
  return Math.random() * Math.min(longest, 500 * 2 ** failures);
}

/** Calls `attempt` again while it fails in a way that may pass, at most `retries` times. */
export async function withRetries<T>(
  attempt: () => Promise<T>,
  { retries, signal }: { retries: number; signal?: AbortSignal | undefined },
): Promise<T> {
  for (let failures = 0; ; failures++) {
    try {
      return await attempt();
    } catch (error) {
      const wait = failures < retries ? waitAfter(error, failures) : undefined;
      if (wait === undefined) throw error;
      await pause(wait, signal);
    }
  }
}

/** Milliseconds for which a server that was asked too often wants to be left alone. */
export const askedWait = (error: unknown): number =>
  error instanceof RateLimitError ? (error.retryAfter ?? 0) * 1000 : 0;

function waitAfter(error: unknown, failures: number): number | undefined {
  if (!(error instanceof AftercareError) || !error.retryable) return undefined;
  const asked = askedWait(error);
  return asked > longestWait ? undefined : asked + backoff(failures);
}

/** Waits, or rejects with the signal's reason as soon as it aborts. */
export function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const abort = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', abort);
      resolve();
    }, milliseconds);
    signal?.addEventListener('abort', abort, { once: true });
  });
}
