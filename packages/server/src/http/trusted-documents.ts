import { usePersistedOperations } from '@graphql-yoga/plugin-persisted-operations';
import { type DocumentNode, GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { describeRequestError } from '../graphql/describe-error.ts';
import { bearsPublishableKey, type Context } from '../modules/access/index.ts';
import type { Logger } from '../platform/logger.ts';
import {
  TooManyUnknownDocuments,
  type TrustedDocument,
  type TrustedDocuments,
} from '../trusted-documents/index.ts';
import type { Incoming } from './graphql-endpoint.ts';

/** A request as it names its document: by its text or by its hash. */
interface Asked {
  query?: string | undefined;
  documentId?: unknown;
  extensions?: Record<string, unknown> | null | undefined;
}

const idPrefix = 'sha256:';

/**
 * The hash of the document that a request names: as `documentId` (GraphQL over HTTP, appendix A) or as
 * `extensions.persistedQuery` (Apollo). Null where it names none.
 */
function hashOf({ documentId, extensions }: Asked): string | null {
  if (typeof documentId === 'string') {
    return documentId.startsWith(idPrefix) ? documentId.slice(idPrefix.length) : '';
  }
  const named: unknown = extensions?.['persistedQuery'];
  if (typeof named !== 'object' || named === null || !('sha256Hash' in named)) return null;
  return typeof named.sha256Hash === 'string' ? named.sha256Hash : '';
}

/** One answer to free text and to a hash that nobody registered: a public key learns nothing of what there is. */
const onlyTrusted = () =>
  new GraphQLError(
    'A publishable key (pk_…) may only send documents that this server was told to trust, by the SHA-256 of their text, as `documentId` or `extensions.persistedQuery.sha256Hash`. Register the manifest of your front end with `aftercare documents register`: see docs/trusted-documents.md.',
    { extensions: { code: 'PERSISTED_QUERY_ONLY', http: { status: 403 } } },
  );

/** In the words of Apollo's clients, which then send the text. */
const unknownDocument = () =>
  new GraphQLError('PersistedQueryNotFound', {
    extensions: { code: 'PERSISTED_QUERY_NOT_FOUND', http: { status: 404 } },
  });

const noDocument = () =>
  new GraphQLError('Must provide query string.', {
    extensions: { code: 'BAD_REQUEST', http: { spec: true, status: 400 } },
  });

const tooManyUnknown = () =>
  new GraphQLError('Too many ask for documents that nobody here knows. Ask again in a second.', {
    extensions: {
      code: 'RATE_LIMITED',
      retryAfter: 1,
      http: { status: 429, headers: { 'retry-after': '1' } },
    },
  });

async function find(
  documents: TrustedDocuments,
  hash: string,
  asker: { log: Logger; requestId: string },
): Promise<TrustedDocument | null> {
  try {
    return await documents.find(hash);
  } catch (error) {
    throw error instanceof TooManyUnknownDocuments ? tooManyUnknown() : describeRequestError(error, asker);
  }
}

/**
 * The text of the document that a message over WebSocket names by its hash; null where it sends text and may. Who holds a
 * publishable key is told by its prefix, before anything that it sends is read.
 */
export async function trustedTextOf(
  documents: TrustedDocuments,
  asked: Asked,
  { log, requestId, credentials }: Incoming & { log: Logger },
): Promise<string | null> {
  const isPublic = bearsPublishableKey(credentials.authorization);
  if (asked.query) {
    if (isPublic) throw onlyTrusted();
    return null;
  }
  const hash = hashOf(asked);
  if (hash === null) throw isPublic ? onlyTrusted() : noDocument();
  const found = await find(documents, hash, { log, requestId });
  if (!found) throw isPublic ? onlyTrusted() : unknownDocument();
  return found.text;
}

/** The same over HTTP, for POST, GET and server-sent events. */
export function trustDocuments(documents: TrustedDocuments, log: Logger): Plugin<Incoming> {
  const found = new WeakMap<object, DocumentNode>();
  const isPublic = (request: Request) => bearsPublishableKey(request.headers.get('authorization'));
  const { onParams } = usePersistedOperations<Incoming>({
    allowArbitraryOperations: (request) => !isPublic(request),
    extractPersistedOperationId: hashIn,
    async getPersistedOperation(hash, _request, context) {
      const trusted = await find(documents, hash, { log, requestId: context.requestId });
      if (trusted) found.set(context, trusted.document);
      return trusted?.text ?? null;
    },
    customErrors: {
      persistedQueryOnly: onlyTrusted,
      keyNotFound: onlyTrusted,
      notFound: ({ request }) => (isPublic(request) ? onlyTrusted() : unknownDocument()),
    },
  });
  return {
    onParams(payload) {
      const { params, request } = payload;
      // What is no object is refused by those who come after.
      if (typeof params !== 'object' || params === null) return;
      if (!isPublic(request) && hashIn(params, request) === null) return;
      return onParams?.(payload);
    },
    onParse({ context, setParsedDocument }) {
      const document = found.get(context);
      if (document) setParsedDocument(document);
    },
  };
}

/** Yoga passes on only what it knows of an address. */
function hashIn(params: Asked, { method, url }: Request): string | null {
  const documentId = method === 'GET' && new URL(url).searchParams.get('documentId');
  return hashOf(documentId ? { ...params, documentId } : params);
}

/** What a public key is told of variables that do not fit: where, but not what would. */
export const hideInputTypes: Plugin<Context> = {
  onExecute: ({ args: { contextValue } }) =>
    contextValue.viewer?.kind === 'PUBLISHABLE_KEY'
      ? {
          onExecuteDone({ result, setResult }) {
            if ('errors' in result && result.errors) {
              setResult({ ...result, errors: result.errors.map(withoutTypes) });
            }
          },
        }
      : undefined,
};

function withoutTypes(error: GraphQLError): GraphQLError {
  const [, variable] = /^Variable "(\$\w+)" got invalid value /.exec(error.message) ?? [];
  if (error.path || !variable) return error;
  const [, path] = / at "([\w.[\]]+)"; /.exec(error.message) ?? [];
  return new GraphQLError(`Variable "${variable}" has an invalid value${path ? ` at "${path}"` : ''}.`, {
    nodes: error.nodes,
    extensions: error.extensions,
  });
}
