import { GraphQLError } from 'graphql';
import type { Context } from '../modules/access/index.ts';
import { asUnavailable, asUnstorable } from '../platform/database.ts';
import { DomainError, RequestError, type RequestErrorCode } from '../platform/errors.ts';
import { redactSaid } from '../platform/redaction.ts';

/** The HTTP status of an answer that holds nothing but this error (GraphQL over HTTP, section 6.4). */
const statuses: Partial<Record<RequestErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  RATE_LIMITED: 429,
  UNAVAILABLE: 503,
};

/** How many seconds until a database that is away is worth another try. */
const unavailableRetryAfter = 1;

type Asker = Pick<Context, 'log' | 'requestId'> & {
  /** What the caller gave, which is no business of the log. */
  said?: () => readonly string[];
};

const logged = (error: unknown, { said }: Asker): unknown => (said ? redactSaid(error, said()) : error);

/**
 * What the caller is told of an error. Access, absence and bad requests by their code; anything unexpected is masked
 * behind the id of the request, under which the whole error is logged once.
 */
export function describeError(error: unknown, ctx: Asker): GraphQLError {
  const place = error instanceof GraphQLError ? error : null;
  const original = place?.originalError ?? error;
  if (original instanceof GraphQLError) {
    const extensions = { code: 'BAD_USER_INPUT', ...original.extensions };
    return graphqlError(place?.message ?? original.message, place, extensions);
  }
  const known =
    original instanceof RequestError ? original : (asUnavailable(original) ?? asUnstorable(original));
  if (known) return graphqlError(known.message, place, extensionsOf(known, ctx));
  if (original instanceof DomainError)
    return graphqlError(original.message, place, { code: 'BAD_USER_INPUT' });
  ctx.log.error(
    { err: logged(original, ctx), requestId: ctx.requestId, path: place?.path },
    'unexpected error',
  );
  return graphqlError(`Something went wrong on our side. Tell us the request id ${ctx.requestId}.`, place, {
    code: 'INTERNAL',
    requestId: ctx.requestId,
  });
}

/** The same for an error that ends the whole request, which then has an HTTP status of its own. */
export function describeRequestError(error: unknown, ctx: Asker): GraphQLError {
  const described = describeError(error, ctx);
  const status = statuses[described.extensions['code'] as RequestErrorCode] ?? 500;
  const { retryAfter } = described.extensions;
  const headers = typeof retryAfter === 'number' ? { 'retry-after': String(retryAfter) } : {};
  return graphqlError(described.message, null, { ...described.extensions, http: { status, headers } });
}

/** The same errors, with the status and header of one that ends a request where an answer holds nothing but refusals. */
export function describeRefusal(data: unknown, errors: readonly GraphQLError[]): readonly GraphQLError[] {
  const waits = errors.map(({ extensions }) =>
    extensions['code'] === 'RATE_LIMITED' ? Number(extensions['retryAfter']) : null,
  );
  if (data != null || waits.length === 0 || waits.includes(null)) return errors;
  const http = { status: 429, headers: { 'retry-after': String(Math.max(...waits.map(Number))) } };
  return errors.map((error) => graphqlError(error.message, error, { ...error.extensions, http }));
}

function extensionsOf(error: RequestError, ctx: Asker) {
  if (error.code === 'RATE_LIMITED') return { code: error.code, retryAfter: error.retryAfter ?? 1 };
  if (error.code !== 'UNAVAILABLE') return { code: error.code };
  ctx.log.warn({ err: logged(error.cause, ctx), requestId: ctx.requestId }, error.message);
  return { code: error.code, retryAfter: unavailableRetryAfter };
}

const graphqlError = (message: string, place: GraphQLError | null, extensions: Record<string, unknown>) =>
  new GraphQLError(message, {
    ...(place && { nodes: place.nodes, source: place.source, positions: place.positions, path: place.path }),
    extensions,
  });
