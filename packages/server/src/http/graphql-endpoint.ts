import type { ExecutionArgs, GraphQLError } from 'graphql';
import { _createLRUCache, createYoga, type Plugin, type YogaServerInstance } from 'graphql-yoga';
import { describeError, describeRefusal, describeRequestError } from '../graphql/describe-error.ts';
import { said } from '../graphql/said.ts';
import { schema } from '../graphql/schema.ts';
import {
  type Context,
  contextFor,
  type Credentials,
  type Gatekeeper,
  type Reauthenticator,
  type Viewer,
} from '../modules/access/index.ts';
import { AnswerTime } from '../platform/answer-time.ts';
import type { System } from '../platform/platform.ts';
import type { TrustedDocuments } from '../trusted-documents/index.ts';
import { codeRefusals } from './code-refusals.ts';
import { boundQueries, mayKnowSchema, validateForViewer } from './query-limits/index.ts';
import type { BodyChunks } from './request-body.ts';
import { onlyJson } from './request-format.ts';
import { hideInputTypes, trustDocuments } from './trusted-documents.ts';

/** What the transport knows of a request before anybody is authenticated. */
export interface Incoming {
  requestId: string;
  credentials: Credentials;
  /** What it sends, if it was a POST. */
  chunks?: BodyChunks | null;
  /** Who asks, as soon as that is known. */
  viewer?: Viewer | null;
}

const keptDocuments = 200;

/** What stands between a request and the schema. */
interface Doors {
  reauthenticator: Reauthenticator;
  gatekeeper: Gatekeeper;
  documents: TrustedDocuments;
}

export type GraphQLEndpoint = YogaServerInstance<Incoming, Context>;

/** GraphQL over HTTP, and subscriptions over server-sent events, at /graphql. */
export function createGraphQLEndpoint(
  platform: System,
  { reauthenticator, gatekeeper, documents }: Doors,
): GraphQLEndpoint {
  return createYoga<Incoming, Context>({
    schema,
    graphqlEndpoint: '/graphql',
    landingPage: false,
    graphiql: false,
    maskedErrors: false,
    logging: false,
    multipart: false,
    // `onlyJson` has a limit for each kind of caller.
    maxRequestBodySize: false,
    extraParamNames: ['documentId'],
    plugins: [
      codeRefusals,
      authenticateFirst(platform, gatekeeper),
      onlyJson((incoming, bytes) => weigh(platform, gatekeeper, incoming, bytes)),
      trustDocuments(documents, platform.log),
      boundQueries(schema),
      validateForViewer(),
      hideInputTypes,
      describeErrors,
      holdAnswers,
    ],
    // Before anybody is known, so it must not be a place to fill with documents that nobody asks for twice.
    parserAndValidationCache: {
      documentCache: _createLRUCache({ max: keptDocuments }),
      errorCache: _createLRUCache({ max: keptDocuments }),
      // What is wrong with a document is not told to everybody alike.
      validationCache: false,
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
    context: ({ requestId, credentials, viewer = null }) =>
      contextFor(platform, {
        requestId,
        answerTime: new AnswerTime(),
        viewer,
        limit: (verb, subjects) => gatekeeper.use(verb, subjects, viewer, credentials.address),
        reauthenticate: () => reauthenticator.ask(credentials),
      }),
  });
}

/** Who asks; throws the error that the caller gets. */
export async function identify(
  { log }: System,
  gatekeeper: Gatekeeper,
  { requestId, credentials }: Incoming,
): Promise<Viewer | null> {
  try {
    return await gatekeeper.admit(credentials);
  } catch (error) {
    throw describeRequestError(error, { log, requestId });
  }
}

/** Counts what somebody sent by its length; throws the error that the caller gets. */
function weigh(
  { log }: System,
  gatekeeper: Gatekeeper,
  { requestId, credentials, viewer = null }: Incoming,
  bytes: number,
): void {
  try {
    gatekeeper.weigh(viewer, credentials.address, bytes);
  } catch (error) {
    throw describeRequestError(error, { log, requestId });
  }
}

/** Before anything that is sent is read: how much somebody may send and ask for, and what they are told of the schema, goes by who they are. */
const authenticateFirst = (platform: System, gatekeeper: Gatekeeper): Plugin<Incoming, Incoming> => ({
  async onRequestParse({ serverContext }) {
    serverContext.viewer = await identify(platform, gatekeeper, serverContext);
  },
});

/** Lets no answer leave before its time. */
const holdAnswers: Plugin<Context> = {
  onExecute: ({ args: { contextValue } }) => ({
    onExecuteDone: () => contextValue.answerTime.come(),
  }),
};

const describeErrors: Plugin<Context> = {
  onExecute: ({ args }) => ({
    onExecuteDone({ result, setResult }) {
      if ('errors' in result && result.errors) {
        const errors = result.errors.map(describerFor(args));
        setResult({ ...result, errors: describeRefusal(result.data, errors) });
      }
    },
  }),
  onSubscribe: ({ args }) => ({
    onSubscribeResult: ({ result, setResult }) => {
      const describe = describerFor(args);
      if ('errors' in result && result.errors) {
        setResult({ ...result, errors: result.errors.map(describe) });
      }
      return {
        onNext({ result: next, setResult: setNext }) {
          if (next.errors) setNext({ ...next, errors: next.errors.map(describe) });
        },
      };
    },
  }),
};

function describerFor({ contextValue, document, variableValues }: ExecutionArgs) {
  const ctx = contextValue as Context;
  const asker = { ...ctx, said: () => said(document, variableValues) };
  return (error: GraphQLError): GraphQLError => {
    const described = describeError(error, asker);
    // The coercion of variables suggests names by itself.
    if (!mayKnowSchema(ctx.viewer)) described.message = described.message.replace(/ Did you mean .+\?$/s, '');
    return described;
  };
}
