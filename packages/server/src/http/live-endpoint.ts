import type { IncomingMessage, Server } from 'node:http';
import { type ExecutionArgs, GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { ServerOptions } from 'graphql-ws';
import { type Extra as SocketExtra, useServer } from 'graphql-ws/use/ws';
import { type WebSocket, WebSocketServer } from 'ws';
import { authenticate, type Credentials } from '../modules/access/index.ts';
import { asUnavailable } from '../platform/database.ts';
import { RequestError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import type { Platform } from '../platform/platform.ts';
import type { GraphQLEndpoint, Incoming } from './graphql-endpoint.ts';

const limits = {
  messageBytes: 1024 * 1024,
  /** A stream waits until its last message is on the way; this bounds the answers to a client that asks and never reads. */
  unsentBytes: 4 * 1024 * 1024,
  /** How long a client may take to close in turn. */
  closeMs: 1_000,
};

/** RFC 6455, registry of close codes: "Try Again Later". */
const tryAgainLater = 1013;

type Engine = ReturnType<GraphQLEndpoint['getEnveloped']>;
type LiveArgs = ExecutionArgs & { rootValue: Pick<Engine, 'execute' | 'subscribe'> };

/** GraphQL over WebSocket (graphql-transport-ws) at /graphql, with the same schema, context and errors as over HTTP. */
export function attachLiveEndpoint(server: Server, endpoint: GraphQLEndpoint, platform: Platform) {
  const sockets = new WebSocketServer({ noServer: true, path: '/graphql', maxPayload: limits.messageBytes });
  server.on('upgrade', (request, socket, head) => {
    if (!sockets.shouldHandle(request)) {
      socket.on('error', () => socket.destroy());
      socket.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (client) => sockets.emit('connection', client, request));
  });
  sockets.on('connection', boundUnsent);
  const options: ServerOptions<Record<string, unknown>, SocketExtra> & { isProd: boolean } = {
    // Keeps the text of unexpected errors out of close frames.
    isProd: true,
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
    onSubscribe: async ({ connectionParams, extra }, _id, params) => {
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
  const live = useServer(options, sockets);
  return {
    /** Closes every socket with 1001. */
    async stop(): Promise<void> {
      const impatience = setTimeout(
        () => sockets.clients.forEach((client) => client.terminate()),
        limits.closeMs,
      );
      await live.dispose();
      clearTimeout(impatience);
    },
  };
}

/** Without the status that the error would have over HTTP. */
function withoutHttp(error: GraphQLError | GraphQLFormattedError): GraphQLFormattedError {
  const { extensions: { http: _http, ...extensions } = {}, ...rest } =
    error instanceof GraphQLError ? error.toJSON() : error;
  return { ...rest, ...(Object.keys(extensions).length > 0 && { extensions }) };
}

function boundUnsent(client: WebSocket): void {
  const check = () => {
    if (client.bufferedAmount > limits.unsentBytes) client.terminate();
  };
  client.on('message', check);
  client.on('ping', check);
}

function credentialsOf(params: Record<string, unknown> | undefined, request: IncomingMessage): Credentials {
  const given = params?.['authorization'] ?? params?.['Authorization'];
  return {
    authorization: typeof given === 'string' ? given : null,
    origin: request.headers.origin ?? null,
  };
}
