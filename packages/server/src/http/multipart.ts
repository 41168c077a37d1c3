import { Readable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { Busboy, type BusboyFileStream } from '@fastify/busboy';
import { RequestError } from '../platform/errors.ts';

export interface FormFile {
  name: string;
  bytes: Uint8Array;
}

const oneFile = () =>
  new RequestError(
    'BAD_USER_INPUT',
    'Send multipart/form-data with one part: the file, in the field `file`.',
  );

/** The one file of a form (RFC 7578), read as it comes and no further than it may go. */
export async function readFormFile(
  request: Request,
  maxBytes: number,
  tooLarge: () => Error,
): Promise<FormFile> {
  const contentType = request.headers.get('content-type') ?? '';
  if (!/^multipart\/form-data\s*;.*boundary=/i.test(contentType) || !request.body) throw oneFile();
  // A part is one byte longer than it may be when it is too long: what lies behind it is not looked at.
  const form = new Busboy({
    headers: { 'content-type': contentType },
    limits: { files: 1, fields: 0, parts: 2, fileSize: maxBytes, headerPairs: 20, headerSize: 8_192 },
  });
  let file: { name: string; reading: Promise<Uint8Array> } | null = null;
  const wrong = new AbortController();
  const refuse = (error: Error) => wrong.abort(error);
  form.on('filesLimit', () => refuse(oneFile()));
  form.on('partsLimit', () => refuse(oneFile()));
  form.on('fieldsLimit', () => refuse(oneFile()));
  form.on('file', (field, stream, name) => {
    if (field !== 'file') {
      stream.resume();
      refuse(oneFile());
      return;
    }
    stream.once('limit', () => refuse(tooLarge()));
    const reading = readAll(stream);
    // It is awaited below, once the form has come to its end.
    reading.catch(() => undefined);
    file = { name: name ?? '', reading };
  });
  const body = Readable.fromWeb(request.body as ReadableStream<Uint8Array>);
  try {
    await pipeline(body, form, { signal: wrong.signal });
  } catch (error) {
    if (wrong.signal.aborted) throw wrong.signal.reason;
    throw new RequestError('BAD_USER_INPUT', 'The form is damaged or not whole. Send it again.', {
      cause: error,
    });
  }
  const found = file as { name: string; reading: Promise<Uint8Array> } | null;
  if (!found) throw oneFile();
  return { name: found.name, bytes: await found.reading };
}

async function readAll(stream: BusboyFileStream): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  await finished(stream);
  return Buffer.concat(chunks);
}
