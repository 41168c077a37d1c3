import { UploadError } from '../modules/attachment/index.ts';

/** How slowly a body may come. */
export interface Pace {
  /** So long nothing at all may come. */
  silenceMs: number;
  /** So long it may take, and longer by what came at the least rate: a slow connection is fine, one that stands still is not. */
  graceMs: number;
  leastBytesPerSecond: number;
  /** So long it may take at most. */
  longestMs: number;
}

/** The chunks of a body, for as long as it keeps the pace. */
export async function* pacedBody(
  body: ReadableStream<Uint8Array>,
  { silenceMs, graceMs, leastBytesPerSecond, longestMs }: Pace,
): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  const begun = performance.now();
  let came = 0;
  try {
    for (;;) {
      const dueAt = begun + Math.min(graceMs + (came / leastBytesPerSecond) * 1000, longestMs);
      const { done, value } = await within(Math.min(dueAt - performance.now(), silenceMs), reader.read());
      if (done) return;
      came += value.length;
      yield value;
    }
  } finally {
    reader.cancel().catch(() => undefined);
  }
}

async function within<T>(ms: number, reading: Promise<T>): Promise<T> {
  let deadline: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    deadline = setTimeout(() => reject(tooSlow()), ms);
  });
  try {
    return await Promise.race([reading, late]);
  } finally {
    clearTimeout(deadline);
  }
}

const tooSlow = () =>
  new UploadError(
    'UPLOAD_TOO_SLOW',
    'The file came too slowly. Try again over a better connection, or send a smaller one.',
  );
