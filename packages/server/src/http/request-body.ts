import { type Excess, JsonBounds } from './query-limits/index.ts';

/** So much of a body is read before its connection is given up. */
const mostRead = 8 * 1024 * 1024;

interface Body {
  bytes: number;
  excess: Excess | null;
  /** Nothing of what is refused. */
  chunks: Uint8Array[];
}

/** A body of JSON, read to its end and kept for as long as it is not too much. */
export async function readBody(request: Request, most: number): Promise<Body> {
  const bounds = new JsonBounds();
  const body: Body = { bytes: 0, excess: null, chunks: [] };
  for await (const chunk of request.body ?? []) {
    body.bytes += chunk.length;
    if (body.bytes > mostRead) break;
    if (body.bytes <= most) body.excess ??= bounds.push(chunk);
    if (body.excess || body.bytes > most) body.chunks = [];
    else body.chunks.push(chunk);
  }
  return body;
}

/**
 * Reads what nobody has read, where a request is refused by its headers alone. A connection that is closed on somebody who is
 * still sending is reset, and the answer is lost with it.
 */
export async function discardBody(request: Request): Promise<void> {
  if (!request.body || request.bodyUsed) return;
  let bytes = 0;
  for await (const chunk of request.body) {
    bytes += chunk.length;
    if (bytes > mostRead) return;
  }
}
