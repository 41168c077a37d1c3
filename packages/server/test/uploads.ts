import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { expect } from 'vitest';
import { shopOrigin, type TestApp } from './app.ts';

export interface Uploaded {
  id: string;
  name: string;
  mediaType: string;
  size: number;
  width: number | null;
  height: number | null;
  url: string;
  thumbnailUrl: string | null;
}

export interface Refused {
  error: { code: string; message: string };
}

/** A picture of a size, with something to see in it. */
export const picture = (width = 40, height = 30) =>
  sharp({ create: { width, height, channels: 3, background: '#c33' } });

/** A square PNG of one bit a pixel, all black: the larger, the better it packs. */
export function blackPng(edge: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(edge, 0);
  head.writeUInt32BE(edge, 4);
  head[8] = 1;
  const rows = deflateSync(Buffer.alloc(edge * (1 + Math.ceil(edge / 8))));
  return Buffer.concat([
    Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

export const jpeg = (): Promise<Buffer> => picture().jpeg().toBuffer();

export const pdf = (): Buffer =>
  Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

export interface UploadOptions {
  as?: string;
  name?: string;
  origin?: string;
  form?: FormData;
}

/** One upload, answered without a port. */
export async function post(
  app: TestApp,
  bytes: Uint8Array | string,
  { as, name = 'photo.jpg', origin, form }: UploadOptions = {},
): Promise<{ status: number; headers: Headers; body: Uploaded & Refused }> {
  const body = form ?? new FormData();
  if (!form) body.set('file', new File([bytes as Uint8Array<ArrayBuffer>], name));
  const from = origin ?? (as?.startsWith('pk_') ? shopOrigin : null);
  const response = await app.fetch(
    new Request('http://test/uploads', {
      method: 'POST',
      headers: { ...(as && { authorization: `Bearer ${as}` }), ...(from && { origin: from }) },
      body,
    }),
  );
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Uploaded & Refused,
  };
}

/** The same where it is taken. */
export async function upload(
  app: TestApp,
  as: string,
  bytes?: Uint8Array,
  name = 'photo.jpg',
): Promise<Uploaded> {
  const { status, body } = await post(app, bytes ?? (await jpeg()), { as, name });
  expect(body.error).toBeUndefined();
  expect(status).toBe(201);
  return body;
}

export const read = (app: TestApp, url: string): Promise<Response> =>
  app.fetch(new Request(`http://test${url}`));

export const bytesOf = async (app: TestApp, url: string): Promise<Buffer> => {
  const response = await read(app, url);
  expect(response.status).toBe(200);
  return Buffer.from(await response.arrayBuffer());
};

interface Hung {
  __typename: string;
  ticket?: { id?: string; version?: number; attachments: { id: string; name: string }[] } | null;
  device?: { attachments: { id: string; name: string }[] } | null;
  code?: string;
  issues?: { path: string[]; code: string }[];
}

const holder = 'attachments { id name }';
const verbs: Record<string, string> = {
  attachToTicket: `ticket { version ${holder} }`,
  attachToTrackedTicket: `ticket { ${holder} }`,
  attachToDevice: `device { ${holder} }`,
  removeAttachment: `ticket { ${holder} } device { ${holder} }`,
};

/** Asks for one change, with all its outcomes. */
export function askAttach(app: TestApp, verb: string, as: string, input: Record<string, unknown>) {
  const type = verb[0]!.toUpperCase() + verb.slice(1);
  const mismatch = verb === 'removeAttachment' ? '' : '... on IdempotencyMismatchError { code }';
  return app.query<Record<string, Hung> | null>(
    `mutation ($input: ${type}Input!) {
      ${verb}(input: $input) {
        __typename ... on ${type}Payload { ${verbs[verb]} } ... on ValidationError { code issues { path code } } ${mismatch}
      }
    }`,
    { as, variables: { input } },
  );
}

export async function attach(
  app: TestApp,
  verb: string,
  as: string,
  input: Record<string, unknown>,
): Promise<Hung> {
  const answer = await askAttach(app, verb, as, input);
  expect(answer.errors).toBeUndefined();
  return answer.data![verb]!;
}
