import { GraphQLError, parse } from 'graphql';
import { _createLRUCache, createYoga, type Plugin, type YogaServerInstance } from 'graphql-yoga';
import { describeError, describeRequestError } from '../graphql/describe-error.ts';
import { schema } from '../graphql/schema.ts';
import {
  authenticate,
  contextFor,
  type Context,
  type Credentials,
  type Reauthenticator,
} from '../modules/access/index.ts';
import { AnswerTime } from '../platform/answer-time.ts';
import type { System } from '../platform/platform.ts';

/** What the transport knows of a request before anybody is authenticated. */
export interface Incoming {
  requestId: string;
  credentials: Credentials;
}

const maxTokens = 2_000;
const keptDocuments = 200;

export type GraphQLEndpoint = YogaServerInstance<Incoming, Context>;

/** GraphQL over HTTP, and subscriptions over server-sent events, at /graphql. */
export function createGraphQLEndpoint(
  platform: System,
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
    plugins: [boundTokens, describeErrors, holdAnswers],
    // Before anybody is known, so it must not be a place to fill with documents that nobody asks for twice.
    parserAndValidationCache: {
      documentCache: _createLRUCache({ max: keptDocuments }),
      errorCache: _createLRUCache({ max: keptDocuments }),
    },
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
      const answerTime = new AnswerTime();
      try {
        return contextFor(platform, {
          requestId,
          answerTime,
          viewer: await authenticate(platform, credentials),
          reauthenticate: () => reauthenticator.ask(credentials),
        });
      } catch (error) {
        throw describeRequestError(error, { log: platform.log, requestId });
      }
    },
  });
}

/** Refuses a document that is too long before it is parsed to its end, over HTTP as over WebSocket. */
const boundTokens: Plugin = {
  onParse: ({ setParseFn }) =>
    setParseFn((source: string, options: object) => {
      try {
        return parse(source, { ...options, maxTokens });
      } catch (error) {
        if (!(error instanceof GraphQLError) || !error.message.includes('tokens')) throw error;
        throw new GraphQLError(`A document may have at most ${maxTokens.toLocaleString('en')} tokens.`, {
          extensions: { code: 'QUERY_TOO_COMPLEX', http: { status: 400 } },
        });
      }
    }),
};

/** Lets no answer leave before its time. */
const holdAnswers: Plugin<Context> = {
  onExecute: ({ args: { contextValue } }) => ({
    onExecuteDone: () => contextValue.answerTime.come(),
  }),
};

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
