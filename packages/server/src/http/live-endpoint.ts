import type { IncomingMessage, Server } from 'node:http';
import type { ExecutionArgs } from 'graphql';
import type { ServerOptions } from 'graphql-ws';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { authenticate, type Credentials } from '../modules/access/index.ts';
import { RequestError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import type { Platform } from '../platform/platform.ts';
import type { GraphQLEndpoint, Incoming } from './graphql-endpoint.ts';

const maxMessageBytes = 1024 * 1024;

interface Extra {
  request: IncomingMessage;
}

type Engine = ReturnType<GraphQLEndpoint['getEnveloped']>;
type LiveArgs = ExecutionArgs & { rootValue: Pick<Engine, 'execute' | 'subscribe'> };

/** GraphQL over WebSocket (graphql-transport-ws) at /graphql, with the same schema, context and errors as over HTTP. */
export function attachLiveEndpoint(server: Server, endpoint: GraphQLEndpoint, platform: Platform) {
  const sockets = new WebSocketServer({ noServer: true, path: '/graphql', maxPayload: maxMessageBytes });
  server.on('upgrade', (request, socket, head) => {
    if (!sockets.shouldHandle(request)) {
      socket.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (client) => sockets.emit('connection', client, request));
  });
  const options: ServerOptions<Record<string, unknown>, Extra> = {
    execute: (args) => (args as LiveArgs).rootValue.execute(args),
    subscribe: (args) => (args as LiveArgs).rootValue.subscribe(args),
    // False closes with 4403: the protocol's word for credentials that are not good.
    onConnect: async ({ connectionParams, extra }) => {
      try {
        await authenticate(platform, credentialsOf(connectionParams, extra.request));
        return true;
      } catch (error) {
        if (error instanceof RequestError && error.code !== 'UNAVAILABLE') return false;
        throw error;
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
    },
  };
  return useServer(options, sockets);
}

function credentialsOf(params: Record<string, unknown> | undefined, request: IncomingMessage): Credentials {
  const given = params?.['authorization'] ?? params?.['Authorization'];
  return {
    authorization: typeof given === 'string' ? given : null,
    origin: request.headers.origin ?? null,
  };
}
