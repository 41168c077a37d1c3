import { Hono } from 'hono';
import { cors } from 'hono/cors';
import {
  type Context,
  contextFor,
  type Gatekeeper,
  isStaff,
  type Reauthenticator,
  type Viewer,
} from '../modules/access/index.ts';
import {
  fileTooLarge,
  maxFileBytes,
  requireUploads,
  thumbnailUrlOf,
  UploadError,
  type UploadErrorCode,
  uploaderOf,
  uploadFile,
  urlOf,
} from '../modules/attachment/index.ts';
import { AnswerTime } from '../platform/answer-time.ts';
import type { ClientAddresses } from '../platform/client-address.ts';
import { asUnavailable } from '../platform/database.ts';
import { RequestError, type RequestErrorCode } from '../platform/errors.ts';
import { globalId } from '../platform/global-id.ts';
import type { System } from '../platform/platform.ts';
import { credentialsOf } from './credentials.ts';
import { formBytes, readFormFile } from './multipart.ts';
import { UploadGate, type UploadLimits } from './upload-limits.ts';

type ErrorCode = UploadErrorCode | RequestErrorCode | 'INTERNAL';

const statuses = {
  BAD_USER_INPUT: 400,
  IMAGE_NOT_READABLE: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  UPLOAD_TOO_SLOW: 408,
  RATE_LIMITED: 429,
  RESYNC_REQUIRED: 409,
  PAYLOAD_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  TOO_MANY_UPLOADS: 429,
  INTERNAL: 500,
  STORAGE_NOT_CONFIGURED: 503,
  UNAVAILABLE: 503,
} as const satisfies Record<ErrorCode, number>;

const busyRetryAfter = 2;

type Routes = Hono<{ Variables: { requestId: string } }>;

/** POST /uploads: takes in one file, for whoever may then hang it on a ticket or device. */
export function createUploadRoutes(
  platform: System,
  reauthenticator: Reauthenticator,
  gatekeeper: Gatekeeper,
  clients: ClientAddresses,
  limits?: Partial<UploadLimits>,
): Routes {
  const gate = new UploadGate(limits);
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
      const credentials = credentialsOf(c, clients);
      const { address } = credentials;
      try {
        const asking = await gatekeeper.admit(credentials);
        const ctx = contextFor(platform, {
          requestId,
          answerTime: new AnswerTime(),
          viewer: asking,
          limit: (verb, subjects) => gatekeeper.use(verb, subjects, asking, address),
          reauthenticate: () => reauthenticator.ask(credentials),
        });
        const { viewer } = requireUploads(ctx);
        if (Number(c.req.header('content-length') ?? 0) > maxFileBytes + formBytes) throw fileTooLarge();
        const uploader = uploaderOf(viewer);
        const caller = isStaff(viewer)
          ? { uploader, customer: null }
          : {
              uploader,
              customer: { address, count: await countUpload(gatekeeper, viewer, uploader, address) },
            };
        const file = await gate.read(caller, (arrival) =>
          readFormFile(c.req.raw, maxFileBytes, fileTooLarge, arrival),
        );
        return c.json(await describe(ctx, await gate.take(() => uploadFile(ctx, file, address))), 201);
      } catch (error) {
        const { code, message, retryAfter } = describeError(error, platform, requestId);
        const wait = code === 'UNAVAILABLE' ? busyRetryAfter : retryAfter;
        if (wait !== undefined) c.header('retry-after', String(wait));
        // The rest of the body is not waited for.
        if (code === 'UPLOAD_TOO_SLOW') c.header('connection', 'close');
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

/** Counts before the body is read, so that those who come at once are all counted; files that are refused count, too. */
async function countUpload(gatekeeper: Gatekeeper, viewer: Viewer, uploader: string, address: string) {
  try {
    return await gatekeeper.upload(viewer, uploader, address);
  } catch (error) {
    if (!(error instanceof RequestError) || error.retryAfter === undefined) throw error;
    const message = 'Too many files came from your address. Try again later.';
    throw new UploadError('TOO_MANY_UPLOADS', message, { retryAfter: error.retryAfter });
  }
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
  { log }: System,
  requestId: string,
): { code: ErrorCode; message: string; retryAfter?: number | undefined } {
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
