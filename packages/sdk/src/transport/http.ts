import { ConnectionError } from '../errors.ts';
import { startDeadline } from './deadline.ts';
import { answerOf, statusFailure, type WireError, wireFailure } from './failures.ts';

/** One request to the endpoint, as GraphQL over HTTP defines it. */
export interface HttpRequest {
  endpoint: URL;
  fetch: typeof fetch;
  headers: Record<string, string>;
  body: string;
  timeout: number;
  signal?: AbortSignal | undefined;
}

export interface HttpAnswer<Data> {
  data: Data;
  requestId: string | undefined;
}

interface WireResult<Data> {
  data?: Data | null;
  errors?: WireError[];
}

/** Sends one request once. Resolves with complete data only; everything else rejects with its own error. */
export async function post<Data>(request: HttpRequest): Promise<HttpAnswer<Data>> {
  const { signal, timeout } = request;
  signal?.throwIfAborted();
  const ending = new AbortController();
  const giveUp = () => ending.abort(signal?.reason);
  const deadline = startDeadline('answer', timeout, (error) => ending.abort(error));
  signal?.addEventListener('abort', giveUp);
  try {
    return await exchange<Data>(request, ending.signal);
  } catch (error) {
    ending.signal.throwIfAborted();
    throw error;
  } finally {
    clearTimeout(deadline);
    signal?.removeEventListener('abort', giveUp);
  }
}

async function exchange<Data>(request: HttpRequest, signal: AbortSignal): Promise<HttpAnswer<Data>> {
  const { endpoint, headers, body } = request;
  const init = { method: 'POST', headers: { ...headers, ...negotiation }, body, signal };
  const [response, text] = await send(request.fetch, endpoint.href, init);
  const answer = answerOf(response);
  const result = parse<Data>(text);
  const [error] = result?.errors ?? [];
  if (error) throw wireFailure(error, answer);
  if (!result?.data) throw statusFailure(answer);
  return { data: result.data, requestId: answer.requestId };
}

const negotiation = {
  'content-type': 'application/json',
  accept: 'application/graphql-response+json, application/json;q=0.9',
};

async function send(
  fetch: HttpRequest['fetch'],
  url: string,
  init: RequestInit,
): Promise<[Response, string]> {
  try {
    const response = await fetch(url, init);
    return [response, await response.text()];
  } catch (cause) {
    throw new ConnectionError('The server could not be reached.', { cause });
  }
}

function parse<Data>(text: string): WireResult<Data> | undefined {
  try {
    const result: unknown = JSON.parse(text);
    return typeof result === 'object' && result !== null ? result : undefined;
  } catch {
    return undefined;
  }
}
