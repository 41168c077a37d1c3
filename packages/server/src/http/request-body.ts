import type { HttpBindings } from '@hono/node-server';
import { type Excess, JsonBounds } from './query-limits/index.ts';

/** The chunks of a body. Who stops reading leaves the rest where it is, and the connection open. */
export type BodyChunks = AsyncIterable<Uint8Array>;

/**
 * A request without its body, and the body as the connection brings it: somebody who is refused by the headers alone is
 * answered without being read, and what is left is read after that, by the adapter, for half a second.
 */
export function partRequest(
  request: Request,
  connection: Partial<HttpBindings> | undefined,
): { request: Request; chunks: BodyChunks | null } {
  if (request.method !== 'POST') return { request, chunks: null };
  const { url, method, headers } = request;
  const incoming = connection?.outgoing && connection.incoming;
  return {
    request: new Request(url, { method, headers }),
    chunks: incoming ? (incoming.iterator({ destroyOnReturn: false }) as BodyChunks) : request.body,
  };
}

interface Body {
  /** How many came, or are said to come. */
  bytes: number;
  excess: Excess | null;
  /** Nothing of what is refused. */
  chunks: Uint8Array[];
}

/** A body of JSON, read for as long as it is not too much. */
export async function readBody(
  chunks: BodyChunks | null,
  { declared, most }: { declared: number; most: number },
): Promise<Body> {
  if (declared > most) return { bytes: declared, excess: null, chunks: [] };
  const bounds = new JsonBounds();
  const body: Body = { bytes: 0, excess: null, chunks: [] };
  try {
    for await (const chunk of chunks ?? []) {
      body.bytes += chunk.length;
      body.excess = bounds.push(chunk);
      if (body.excess || body.bytes > most) {
        return { ...body, bytes: Math.max(body.bytes, declared || 0), chunks: [] };
      }
      body.chunks.push(chunk);
    }
  } catch (error) {
    // Somebody left in the middle. Half a body is no JSON, and nobody hears what is answered.
    if (!(error instanceof Error && 'code' in error && error.code === 'ECONNRESET')) throw error;
  }
  return body;
}
