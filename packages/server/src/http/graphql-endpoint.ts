import { createYoga, type Plugin, type YogaServerInstance } from 'graphql-yoga';
import { describeError, describeRequestError } from '../graphql/describe-error.ts';
import { schema } from '../graphql/schema.ts';
import {
  authenticate,
  type Context,
  type Credentials,
  type Reauthenticator,
} from '../modules/access/index.ts';
import type { Platform } from '../platform/platform.ts';

/** What the transport knows of a request before anybody is authenticated. */
export interface Incoming {
  requestId: string;
  credentials: Credentials;
}

export type GraphQLEndpoint = YogaServerInstance<Incoming, Context>;

/** GraphQL over HTTP, and subscriptions over server-sent events, at /graphql. */
export function createGraphQLEndpoint(
  platform: Platform,
  reauthenticator: Reauthenticator,
  options: { production: boolean },
): GraphQLEndpoint {
  return createYoga<Incoming, Context>({
    schema,
    graphqlEndpoint: '/graphql',
    landingPage: false,
    graphiql: options.production
      ? false
      : { title: 'Aftercare', defaultQuery: '{\n  viewer {\n    kind\n  }\n}\n' },
    maskedErrors: false,
    logging: false,
    plugins: [describeErrors],
    // Credentials are bearer tokens, never cookies, so any page may ask; publishable keys check the origin themselves.
    cors: {
      origin: '*',
      credentials: false,
      allowedHeaders: ['content-type', 'authorization', 'accept', 'x-request-id'],
      exposedHeaders: ['x-request-id', 'retry-after'],
      methods: ['GET', 'POST', 'OPTIONS'],
      maxAge: 7_200,
    },
    context: async ({ requestId, credentials }) => {
      try {
        return {
          ...platform,
          requestId,
          viewer: await authenticate(platform, credentials),
          reauthenticate: () => reauthenticator.ask(credentials),
        };
      } catch (error) {
        throw describeRequestError(error, { log: platform.log, requestId });
      }
    },
  });
}

const describeErrors: Plugin<Context> = {
  onExecute: ({ args: { contextValue } }) => ({
    onExecuteDone({ result, setResult }) {
      if ('errors' in result && result.errors) {
        setResult({ ...result, errors: result.errors.map((error) => describeError(error, contextValue)) });
      }
    },
  }),
  onSubscribe: ({ args: { contextValue } }) => ({
    onSubscribeResult: ({ result, setResult }) => {
      if ('errors' in result && result.errors) {
        setResult({ ...result, errors: result.errors.map((error) => describeError(error, contextValue)) });
      }
      return {
        onNext({ result: next, setResult: setNext }) {
          if (next.errors) {
            setNext({ ...next, errors: next.errors.map((error) => describeError(error, contextValue)) });
          }
        },
      };
    },
  }),
};
