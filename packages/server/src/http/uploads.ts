import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { authenticate, type Context, type Reauthenticator } from '../modules/access/index.ts';
import {
  fileTooLarge,
  maxFileBytes,
  requireUploads,
  thumbnailUrlOf,
  UploadError,
  type UploadErrorCode,
  uploadFile,
  urlOf,
} from '../modules/attachment/index.ts';
import { AnswerTime } from '../platform/answer-time.ts';
import { asUnavailable } from '../platform/database.ts';
import { RequestError, type RequestErrorCode } from '../platform/errors.ts';
import { globalId } from '../platform/global-id.ts';
import type { Platform } from '../platform/platform.ts';
import { formBytes, readFormFile } from './multipart.ts';

type ErrorCode = UploadErrorCode | RequestErrorCode | 'INTERNAL';

const statuses = {
  BAD_USER_INPUT: 400,
  IMAGE_NOT_READABLE: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  RESYNC_REQUIRED: 409,
  PAYLOAD_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  TOO_MANY_UPLOADS: 429,
  INTERNAL: 500,
  STORAGE_NOT_CONFIGURED: 503,
  UNAVAILABLE: 503,
} as const satisfies Record<ErrorCode, number>;

/** How many files a node has in its memory at once. */
const maxAtOnce = 32;
const busyRetryAfter = 2;

type Routes = Hono<{ Variables: { requestId: string } }>;

/** POST /uploads: takes in one file, for whoever may then hang it on a ticket or device. */
export function createUploadRoutes(platform: Platform, reauthenticator: Reauthenticator): Routes {
  let underWay = 0;
  return new Hono<{ Variables: { requestId: string } }>()
    .use(
      '/uploads',
      // As at /graphql: the credentials are no cookies, and publishable keys check the origin themselves.
      cors({
        origin: '*',
        allowHeaders: ['content-type', 'authorization', 'accept', 'x-request-id'],
        exposeHeaders: ['x-request-id', 'retry-after'],
        allowMethods: ['POST', 'OPTIONS'],
        maxAge: 7_200,
      }),
    )
    .post('/uploads', async (c) => {
      const requestId = c.get('requestId');
      const credentials = {
        authorization: c.req.header('authorization') ?? null,
        origin: c.req.header('origin') ?? null,
      };
      try {
        const ctx: Context = {
          ...platform,
          requestId,
          answerTime: new AnswerTime(),
          viewer: await authenticate(platform, credentials),
          reauthenticate: () => reauthenticator.ask(credentials),
        };
        requireUploads(ctx);
        if (Number(c.req.header('content-length') ?? 0) > maxFileBytes + formBytes) throw fileTooLarge();
        if (underWay >= maxAtOnce) {
          throw new RequestError('UNAVAILABLE', 'Too many files are coming in just now. Try again.');
        }
        underWay++;
        try {
          const file = await readFormFile(c.req.raw, maxFileBytes, fileTooLarge);
          return c.json(await describe(ctx, await uploadFile(ctx, file)), 201);
        } finally {
          underWay--;
        }
      } catch (error) {
        const { code, message } = describeError(error, platform, requestId);
        if (code === 'UNAVAILABLE') c.header('retry-after', String(busyRetryAfter));
        return c.json(
          { error: { code, message, ...(code === 'INTERNAL' && { requestId }) } },
          statuses[code],
        );
      }
    })
    .all('/uploads', (c) =>
      c.json({ error: { code: 'BAD_USER_INPUT', message: 'Send the file with POST.' } }, 405, {
        allow: 'POST, OPTIONS',
      }),
    );
}

async function describe(ctx: Context, row: Awaited<ReturnType<typeof uploadFile>>) {
  const { name, mediaType, size, width, height } = row;
  return {
    id: globalId('Attachment', row.id),
    name,
    mediaType,
    size,
    width,
    height,
    url: await urlOf(ctx, row),
    thumbnailUrl: await thumbnailUrlOf(ctx, row),
  };
}

/** As in GraphQL: what is expected by its code, anything else masked behind the id under which it was logged. */
function describeError(
  error: unknown,
  { log }: Platform,
  requestId: string,
): { code: ErrorCode; message: string } {
  const known = error instanceof UploadError || error instanceof RequestError ? error : asUnavailable(error);
  if (!known) {
    log.error({ err: error, requestId, path: '/uploads' }, 'unexpected error');
    return {
      code: 'INTERNAL',
      message: `Something went wrong on our side. Tell us the request id ${requestId}.`,
    };
  }
  if (known.code === 'UNAVAILABLE') log.warn({ err: known.cause, requestId }, 'an upload could not be taken');
  return known;
}
