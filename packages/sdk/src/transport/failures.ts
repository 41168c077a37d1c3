import {
  type AftercareError,
  AuthenticationError,
  InvalidRequestError,
  NotFoundError,
  PermissionError,
  RateLimitError,
  ResyncRequiredError,
  ServerError,
} from '../errors.ts';

/** An entry of `errors` in an answer, by the GraphQL specification; `extensions` as this server fills it. */
export interface WireError {
  message: string;
  extensions?: { code?: string; retryAfter?: number; requestId?: string };
}

/** What is known of the answer that the error came with. */
export interface Answer {
  status?: number;
  requestId?: string | undefined;
  retryAfter?: number | undefined;
}

/** What its head says of an answer. */
export const answerOf = ({ status, headers }: Response) => ({
  status,
  requestId: headers.get('x-request-id') ?? undefined,
  retryAfter: secondsOf(headers.get('retry-after')),
});

/** The error for an answer with `errors`, even if it has data besides: half an answer is not an answer. */
export function wireFailure({ message, extensions = {} }: WireError, answer: Answer = {}): AftercareError {
  const code = extensions.code ?? codeOfStatus(answer.status);
  const details = { requestId: extensions.requestId ?? answer.requestId };
  switch (code) {
    case 'UNAUTHENTICATED':
      return new AuthenticationError(message, details);
    case 'FORBIDDEN':
      return new PermissionError(message, details);
    case 'NOT_FOUND':
      return new NotFoundError(message, details);
    case 'RATE_LIMITED':
      return new RateLimitError(message, extensions.retryAfter ?? answer.retryAfter, details);
    case 'RESYNC_REQUIRED':
      return new ResyncRequiredError(message, details);
    case 'UNAVAILABLE':
    case 'INTERNAL':
      return new ServerError(message, code, code === 'UNAVAILABLE', details);
    default:
      return new InvalidRequestError(withoutValues(message), code, details);
  }
}

/** The error for an answer that is not one of GraphQL: a proxy's page, an empty body, another server. */
export function statusFailure(answer: Answer & { status: number }): AftercareError {
  const { status } = answer;
  const message =
    status < 400
      ? `The answer (HTTP ${status}) is not one of GraphQL: does the url point to an Aftercare server?`
      : `The server answered HTTP ${status}.`;
  return wireFailure({ message }, answer);
}

const codes: Record<number, string> = {
  401: 'UNAUTHENTICATED',
  403: 'FORBIDDEN',
  429: 'RATE_LIMITED',
  502: 'UNAVAILABLE',
  503: 'UNAVAILABLE',
  504: 'UNAVAILABLE',
};

const codeOfStatus = (status = 400): string => codes[status] ?? (status >= 500 ? 'INTERNAL' : 'BAD_REQUEST');

/** GraphQL's own message about a wrong variable quotes the value, which may be a customer's address. */
function withoutValues(message: string): string {
  const [, variable] = /^Variable "(\$\w+)" got invalid value /.exec(message) ?? [];
  if (!variable) return message;
  const [, path] = / at "([\w.[\]]+)"; /.exec(message) ?? [];
  return `Variable "${variable}" has an invalid value${path ? ` at "${path}"` : ''}.`;
}

/** `Retry-After` as RFC 9110 has it: seconds, or a date. */
function secondsOf(header: string | null): number | undefined {
  if (!header) return undefined;
  const seconds = /^\d+$/.test(header) ? Number(header) : (Date.parse(header) - Date.now()) / 1000;
  return Number.isNaN(seconds) ? undefined : Math.max(0, seconds);
}
