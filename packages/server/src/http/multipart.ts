import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { Busboy, type BusboyFileStream } from '@fastify/busboy';
import { RequestError } from '../platform/errors.ts';
import type { Arrival } from './upload-limits.ts';

export interface FormFile {
  name: string;
  bytes: Uint8Array;
}

/** What a form may say around its file. */
export const formBytes = 16 * 1024;

const oneFile = () =>
  new RequestError(
    'BAD_USER_INPUT',
    'Send multipart/form-data with one part: the file, in the field `file`.',
  );

/**
 * The one file of a form (RFC 7578), read as it comes and no further than it may go. What is refused is read to its end all
 * the same, if it is not too long: a client that is still sending would not hear the answer.
 */
export async function readFormFile(
  request: Request,
  maxBytes: number,
  tooLarge: () => Error,
  arrival: Arrival,
): Promise<FormFile> {
  const contentType = request.headers.get('content-type') ?? '';
  if (!/^multipart\/form-data\s*;.*boundary=/i.test(contentType) || !request.body) throw oneFile();
  const { form, taken } = parserOf(contentType, maxBytes, tooLarge);
  const parsed = finished(form);
  parsed.catch(() => undefined);
  let length = 0;
  for await (const chunk of arrival(request.body)) {
    length += chunk.length;
    if (length > maxBytes + formBytes) throw taken.refusal ?? tooLarge();
    if (taken.refusal || form.destroyed) continue;
    if (!form.write(chunk)) await Promise.race([once(form, 'drain'), parsed]).catch(() => undefined);
  }
  if (taken.refusal) throw taken.refusal;
  try {
    form.end();
    await parsed;
  } catch (error) {
    throw new RequestError('BAD_USER_INPUT', 'The form is damaged or not whole. Send it again.', {
      cause: error,
    });
  }
  if (taken.refusal || !taken.file) throw taken.refusal ?? oneFile();
  return { name: taken.file.name, bytes: await taken.file.bytes };
}

interface Taken {
  file: { name: string; bytes: Promise<Uint8Array> } | null;
  refusal: Error | null;
}

function parserOf(contentType: string, maxBytes: number, tooLarge: () => Error) {
  const taken: Taken = { file: null, refusal: null };
  const form = new Busboy({
    headers: { 'content-type': contentType },
    limits: { files: 1, fields: 0, parts: 2, fileSize: maxBytes, headerPairs: 20, headerSize: 8_192 },
  });
  const refuse = () => {
    taken.refusal ??= oneFile();
  };
  form.on('filesLimit', refuse);
  form.on('partsLimit', refuse);
  form.on('fieldsLimit', refuse);
  form.on('file', (field, stream, name) => {
    if (field !== 'file') refuse();
    stream.once('limit', () => {
      taken.refusal ??= tooLarge();
    });
    const bytes = readAll(stream);
    // It is awaited once the form has come to its end.
    bytes.catch(() => undefined);
    taken.file = { name: name ?? '', bytes };
  });
  return { form, taken };
}

async function readAll(stream: BusboyFileStream): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  await finished(stream);
  return Buffer.concat(chunks);
}
