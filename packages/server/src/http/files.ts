import { Readable } from 'node:stream';
import { Hono } from 'hono';
import { openFile } from '../modules/attachment/index.ts';
import { asUnavailable } from '../platform/database.ts';
import { RequestError } from '../platform/errors.ts';
import type { System } from '../platform/platform.ts';
import { customerFile } from './security-headers.ts';

/** GET /files/<token>: what the links in `Attachment.url` and `thumbnailUrl` lead to, for whoever has one. */
export function createFileRoutes(platform: System): Hono {
  return new Hono().get('/files/:token', async (c) => {
    const refuse = (status: 404 | 503, code: string, message: string) =>
      c.json({ error: { code, message } }, status, { ...customerFile, 'cache-control': 'no-store' });
    try {
      const file = await openFile(platform, c.req.param('token'));
      if (!file) {
        return refuse(404, 'NOT_FOUND', 'The link has expired, or the file was removed. Ask for it again.');
      }
      const { stream } = file;
      stream.on('error', (error) => {
        // Its reader has left.
        if (error.name === 'AbortError') return;
        platform.log.warn({ err: error }, 'a file could not be read to its end');
      });
      // Who only asks for the head has no use for the bytes. Otherwise the stream ends with the client, if it leaves first.
      if (c.req.method === 'HEAD') stream.destroy();
      const body = c.req.method === 'HEAD' ? null : (Readable.toWeb(stream) as ReadableStream<Uint8Array>);
      return c.newResponse(body, 200, {
        ...customerFile,
        'content-type': file.mediaType,
        'content-length': String(file.size),
        'content-disposition': disposition(file.inline, file.name),
        // No longer than the link holds.
        'cache-control': `private, max-age=${file.secondsLeft}, immutable`,
      });
    } catch (error) {
      const away = error instanceof RequestError ? error : asUnavailable(error);
      if (!away) throw error;
      platform.log.warn({ err: away.cause }, 'a file could not be read');
      c.header('retry-after', '1');
      return refuse(503, away.code, away.message);
    }
  });
}

/** RFC 6266: the name in ASCII for old clients, and as it is (RFC 8187) for the others. */
function disposition(inline: boolean, name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${inline ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
