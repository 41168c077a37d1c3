import type { Server } from 'node:http';
import { type ExecutionArgs, GraphQLError, type GraphQLFormattedError } from 'graphql';
import { handleProtocols, makeServer, type ServerOptions } from 'graphql-ws';
import { WebSocketServer } from 'ws';
import { authenticate, type Credentials } from '../modules/access/index.ts';
import { asUnavailable } from '../platform/database.ts';
import { RequestError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import type { System } from '../platform/platform.ts';
import type { GraphQLEndpoint, Incoming } from './graphql-endpoint.ts';
import { carry, type Peer } from './live-socket.ts';

const limits = {
  messageBytes: 1024 * 1024,
  /** Operations of one socket at once. Each counts until its last message is on the way. */
  operations: 100,
  /** How long a client may take to close in turn. */
  closeMs: 1_000,
};

/** RFC 6455, section 7.4, and its registry. */
const goingAway = 1001;
const tryAgainLater = 1013;

type Engine = ReturnType<GraphQLEndpoint['getEnveloped']>;
type LiveArgs = ExecutionArgs & { rootValue: Pick<Engine, 'execute' | 'subscribe'> };

/** GraphQL over WebSocket (graphql-transport-ws) at /graphql, with the same schema, context and errors as over HTTP. */
export function attachLiveEndpoint(server: Server, endpoint: GraphQLEndpoint, platform: System) {
  const protocol = makeServer(protocolOptions(endpoint, platform));
  const sockets = new WebSocketServer({
    noServer: true,
    path: '/graphql',
    maxPayload: limits.messageBytes,
    handleProtocols,
  });
  server.on('upgrade', (request, socket, head) => {
    if (!sockets.shouldHandle(request)) {
      socket.on('error', () => socket.destroy());
      socket.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (client) =>
      carry(protocol, { socket: client, request }, platform.log),
    );
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
): ServerOptions<Record<string, unknown>, Peer> {
  return {
    execute: (args) => (args as LiveArgs).rootValue.execute(args),
    subscribe: (args) => (args as LiveArgs).rootValue.subscribe(args),
    // False closes with 4403: the protocol's word for credentials that are not good.
    onConnect: async ({ connectionParams, extra }) => {
      try {
        await authenticate(platform, credentialsOf(connectionParams, extra.request));
        return true;
      } catch (error) {
        if (error instanceof RequestError) return false;
        if (!asUnavailable(error)) throw error;
        platform.log.warn({ err: error }, 'the database is away');
        extra.socket.close(tryAgainLater, 'The database cannot be reached');
        return true;
      }
    },
    onSubscribe: async ({ connectionParams, extra, subscriptions }, _id, params) => {
      if (Object.keys(subscriptions).length > limits.operations) return [tooManyOperations];
      const incoming: Incoming = {
        requestId: newId(),
        credentials: credentialsOf(connectionParams, extra.request),
      };
      const { schema, execute, subscribe, contextFactory, parse, validate } = endpoint.getEnveloped({
        ...incoming,
        params,
      });
      try {
        const document = parse(params.query);
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

/** Without the status that the error would have over HTTP. */
function withoutHttp(error: GraphQLError | GraphQLFormattedError): GraphQLFormattedError {
  const { extensions: { http: _http, ...extensions } = {}, ...rest } =
    error instanceof GraphQLError ? error.toJSON() : error;
  return { ...rest, ...(Object.keys(extensions).length > 0 && { extensions }) };
}

function credentialsOf(params: Record<string, unknown> | undefined, request: Peer['request']): Credentials {
  const given = params?.['authorization'] ?? params?.['Authorization'];
  return {
    authorization: typeof given === 'string' ? given : null,
    origin: request.headers.origin ?? null,
  };
}
