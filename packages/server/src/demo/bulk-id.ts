import { createHash } from 'node:crypto';
import { v7 } from 'uuid';

/** An id like any other (RFC 9562, version 7), yet the same on each run. */
export function bulkId(what: string, index: number, at: Date): string {
  const random = createHash('sha256').update(`${what} ${index}`).digest().subarray(0, 16);
  return v7({ msecs: at.getTime(), random });
}
