import { ConnectionError, RateLimitError, ServerError, TimeoutError } from './errors.ts';
import { type CallOptions, type ClientOptions, endpointOf } from './options.ts';
import { startDeadline } from './transport/deadline.ts';
import { type Answer, answerOf, statusFailure, wireFailure } from './transport/failures.ts';

/** A file that was sent, and hangs on nothing yet. */
export interface Upload {
  /** What `attachToTicket`, `attachToDevice` and `submit` take. */
  id: string;
  name: string;
  /** What it is, told by its content. */
  mediaType: string;
  /** Bytes, as it is kept: pictures are drawn anew. */
  size: number;
  /** Pixels; null for a PDF. */
  width: number | null;
  height: number | null;
  /** Paths on the server; they hold for an hour. */
  url: string;
  thumbnailUrl: string | null;
}

export interface UploadOptions extends CallOptions {
  /** The name to keep it under. Default: the one of the `File`. */
  name?: string;
}

/** A file takes longer on its way than a question. */
const uploadTimeout = 300_000;

/** Photos and documents on their way to the server. */
export class Uploads {
  readonly #options: ClientOptions;
  readonly #address: URL;

  /** @internal */
  constructor(options: ClientOptions) {
    this.#options = options;
    this.#address = endpointOf(options.url);
    this.#address.pathname = this.#address.pathname.replace(/graphql$/, 'uploads');
  }

  /**
   * Sends one picture (JPEG, PNG, WebP, GIF) or PDF of at most 10 MB. It is removed after a day unless it was hung on a ticket
   * or a device by then. Not repeated by itself; `timeout` is five minutes by default.
   *
   * @throws InvalidRequestError with the `code` PAYLOAD_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE, IMAGE_NOT_READABLE or
   * TOO_MANY_UPLOADS (1,000 sent and not used, from a page 100); RateLimitError with `retryAfter` where the address has sent its share;
   * TimeoutError also where the file came too slowly for the server; ServerError, PermissionError
   */
  async create(file: Blob, { name, signal, timeout = uploadTimeout }: UploadOptions = {}): Promise<Upload> {
    signal?.throwIfAborted();
    const body = new FormData();
    body.set('file', file, name ?? (file as Partial<File>).name ?? 'file');
    const ending = new AbortController();
    const giveUp = () => ending.abort(signal?.reason);
    const deadline = startDeadline('answer', timeout, (error) => ending.abort(error));
    signal?.addEventListener('abort', giveUp);
    try {
      return await this.#send({
        method: 'POST',
        headers: await this.#headers(),
        body,
        signal: ending.signal,
      });
    } catch (error) {
      ending.signal.throwIfAborted();
      throw error;
    } finally {
      clearTimeout(deadline);
      signal?.removeEventListener('abort', giveUp);
    }
  }

  async #headers(): Promise<Record<string, string>> {
    const { headers, key, locale } = this.#options;
    return {
      ...headers,
      ...(locale && { 'accept-language': locale }),
      authorization: `Bearer ${typeof key === 'function' ? await key() : key}`,
    };
  }

  async #send(init: RequestInit): Promise<Upload> {
    const { fetch = globalThis.fetch } = this.#options;
    let response: Response;
    let text: string;
    try {
      response = await fetch(this.#address.href, init);
      text = await response.text();
    } catch (cause) {
      throw new ConnectionError('The server could not be reached.', { cause });
    }
    const head = answerOf(response);
    const answer = parse(text);
    // Of the server, or of a proxy that knows no code.
    if (head.status === 408)
      throw new TimeoutError(answer?.error?.message ?? 'The file came too slowly.', head);
    if (answer?.error) throw failure(answer.error, head);
    if (!answer?.id) throw statusFailure(head);
    return answer as Upload;
  }
}

/**
 * Sends photos and documents with a publishable key; `submit` takes their ids as `attachments`. Apart from the client, so that
 * a page loads it only where a customer adds one.
 *
 * @throws TypeError if the url is none
 */
export function createUploads(options: ClientOptions): Uploads {
  return new Uploads(options);
}

interface WireFailure {
  code: string;
  message: string;
}

function failure({ code, message }: WireFailure, answer: Answer): Error {
  if (code === 'STORAGE_NOT_CONFIGURED') return new ServerError(message, code, false, answer);
  if (code === 'TOO_MANY_UPLOADS' && answer.retryAfter !== undefined) {
    return new RateLimitError(message, answer.retryAfter, answer);
  }
  return wireFailure({ message, extensions: { code } }, answer);
}

function parse(text: string): (Partial<Upload> & { error?: WireFailure }) | null | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
