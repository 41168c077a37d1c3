import type { Server } from 'node:http';
import { type ExecutionArgs, GraphQLError, type GraphQLFormattedError } from 'graphql';
import { handleProtocols, makeServer, type ServerOptions } from 'graphql-ws';
import { WebSocketServer } from 'ws';
import type { Credentials, Gatekeeper } from '../modules/access/index.ts';
import type { ClientAddresses } from '../platform/client-address.ts';
import { asUnavailable } from '../platform/database.ts';
import { RequestError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import type { System } from '../platform/platform.ts';
import type { TrustedDocuments } from '../trusted-documents/index.ts';
import { addressOf } from './credentials.ts';
import { type GraphQLEndpoint, identify, type Incoming } from './graphql-endpoint.ts';
import { carry, type Peer, tryAgainLater } from './live-socket.ts';
import { OpenSockets } from './open-sockets.ts';
import { maxMessageBytes } from './query-limits/index.ts';
import { trustedTextOf } from './trusted-documents.ts';

const limits = {
  /** Operations of one socket at once. Each counts until its last message is on the way. */
  operations: 100,
  /** Sockets from one address at once. */
  sockets: 1_000,
  /** How long a client may take to say who it is. */
  introductionMs: 3_000,
  /** How long a client may take to close in turn. */
  closeMs: 1_000,
};

/** RFC 6455, section 7.4, and its registry. */
const goingAway = 1001;

type Engine = ReturnType<GraphQLEndpoint['getEnveloped']>;
type LiveArgs = ExecutionArgs & { rootValue: Pick<Engine, 'execute' | 'subscribe'> };

/** What stands between a socket and the schema. */
interface LiveDoors {
  gatekeeper: Gatekeeper;
  clients: ClientAddresses;
  documents: TrustedDocuments;
  introductionMs?: number | undefined;
}

/** GraphQL over WebSocket (graphql-transport-ws) at /graphql, with the same schema, context and errors as over HTTP. */
export function attachLiveEndpoint(
  server: Server,
  endpoint: GraphQLEndpoint,
  platform: System,
  { gatekeeper, clients, documents, introductionMs = limits.introductionMs }: LiveDoors,
) {
  const protocol = makeServer({
    ...protocolOptions(endpoint, platform, { gatekeeper, documents }),
    connectionInitWaitTimeout: introductionMs,
  });
  const open = new OpenSockets(limits.sockets);
  const sockets = new WebSocketServer({
    noServer: true,
    path: '/graphql',
    maxPayload: maxMessageBytes,
    handleProtocols,
  });
  server.on('upgrade', (request, socket, head) => {
    if (!sockets.shouldHandle(request)) {
      socket.on('error', () => socket.destroy());
      socket.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\n\r\n');
      return;
    }
    const address = addressOf(request, clients);
    const refused = refusalOf(() => {
      if (open.isFull(address)) throw tooManySockets();
      gatekeeper.connect(address);
    });
    if (refused) {
      socket.on('error', () => socket.destroy());
      const head429 = `HTTP/1.1 429 Too Many Requests\r\nretry-after: ${refused.retryAfter ?? 1}`;
      socket.end(`${head429}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n`);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (client) => {
      open.add(address, client);
      carry(
        protocol,
        { socket: client, request, address },
        {
          weigh: ({ viewer = null }, bytes) => refusalOf(() => gatekeeper.weigh(viewer, address, bytes)),
          log: platform.log,
        },
      );
    });
  });
  return {
    /** Closes every socket with 1001, and takes no more. */
    async stop(): Promise<void> {
      for (const client of sockets.clients) client.close(goingAway, 'Going away');
      const impatience = setTimeout(
        () => sockets.clients.forEach((client) => client.terminate()),
        limits.closeMs,
      );
      await new Promise<void>((resolve, reject) =>
        sockets.close((error) => (error ? reject(error) : resolve())),
      );
      clearTimeout(impatience);
    },
  };
}

function protocolOptions(
  endpoint: GraphQLEndpoint,
  platform: System,
  { gatekeeper, documents }: Pick<LiveDoors, 'gatekeeper' | 'documents'>,
): ServerOptions<Record<string, unknown>, Peer> {
  return {
    execute: (args) => (args as LiveArgs).rootValue.execute(args),
    subscribe: (args) => (args as LiveArgs).rootValue.subscribe(args),
    // False closes with 4403: the protocol's word for credentials that are not good.
    onConnect: async ({ connectionParams, extra }) => {
      try {
        extra.viewer = await gatekeeper.introduce(introductionOf(connectionParams, extra));
        return true;
      } catch (error) {
        const away =
          error instanceof RequestError && error.code === 'UNAVAILABLE' ? error : asUnavailable(error);
        if (!away && error instanceof RequestError) {
          if (error.code !== 'RATE_LIMITED') return false;
          extra.socket.close(tryAgainLater, error.message);
          return true;
        }
        if (!away) throw error;
        platform.log.warn({ err: away.cause }, away.message);
        extra.socket.close(tryAgainLater, 'Not available at present');
        return true;
      }
    },
    onSubscribe: async ({ connectionParams, extra, subscriptions }, _id, params) => {
      if (Object.keys(subscriptions).length > limits.operations) return [tooManyOperations];
      const incoming: Incoming = {
        requestId: newId(),
        credentials: introductionOf(connectionParams, extra),
      };
      try {
        const viewer = await identify(platform, gatekeeper, incoming);
        const text = await trustedTextOf(documents, params, { ...incoming, log: platform.log });
        const { schema, execute, subscribe, contextFactory, parse, validate } = endpoint.getEnveloped({
          ...incoming,
          viewer,
          params,
        });
        const document = parse(text ?? params.query);
        const errors = validate(schema, document);
        if (errors.length > 0) return errors;
        return {
          schema,
          document,
          operationName: params.operationName,
          variableValues: params.variables,
          contextValue: await contextFactory(),
          rootValue: { execute, subscribe },
        };
      } catch (error) {
        if (error instanceof GraphQLError) return [error];
        throw error;
      }
    },
    onNext: (_context, _id, _params, _args, { errors, ...result }) =>
      errors ? { ...result, errors: errors.map(withoutHttp) } : undefined,
    onError: (_context, _id, _params, errors) => errors.map(withoutHttp),
  };
}

const tooManyOperations = new GraphQLError(
  `A connection runs at most ${limits.operations} operations at once.`,
  { extensions: { code: 'RATE_LIMITED', retryAfter: 1 } },
);

const tooManySockets = () =>
  new RequestError('RATE_LIMITED', 'Too many connections are open from your address.', { retryAfter: 10 });

function refusalOf(count: () => void): RequestError | null {
  try {
    count();
    return null;
  } catch (error) {
    if (error instanceof RequestError) return error;
    throw error;
  }
}

/** Without the status that the error would have over HTTP, and with a code also where the library refuses by itself. */
function withoutHttp(error: GraphQLError | GraphQLFormattedError): GraphQLFormattedError {
  const { extensions: { http: _http, ...extensions } = {}, ...rest } =
    error instanceof GraphQLError ? error.toJSON() : error;
  return { ...rest, extensions: { code: 'BAD_USER_INPUT', ...extensions } };
}

function introductionOf(
  params: Record<string, unknown> | undefined,
  { request, address }: Peer,
): Credentials {
  const given = params?.['authorization'] ?? params?.['Authorization'];
  return {
    authorization: typeof given === 'string' ? given : null,
    origin: request.headers.origin ?? null,
    address,
  };
}
