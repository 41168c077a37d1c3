import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  parse,
  type ParseOptions,
  type Source,
  specifiedRules,
  validate,
} from 'graphql';
import type { GraphQLParams, Plugin } from 'graphql-yoga';
import type { Viewer } from '../../modules/access/index.ts';
import { costLimitOf, limits, mayKnowSchema } from './limits.ts';
import { noIntrospection } from './no-introspection.ts';
import { check, inCircles, type Measured, tooComplex } from './refusals.ts';
import { checkVariables } from './variables.ts';
import { unconditionalSubscription } from './unconditional-subscription.ts';
import { type Weight, weigh } from './weigh.ts';

/** What is known of an operation before its document is. */
interface Asked {
  params?: GraphQLParams;
  /** Who asks, found before anything is parsed. */
  viewer?: Viewer | null;
  /** What it costs, for the answer. */
  cost?: Measured;
}

/**
 * Refuses an operation that asks for too much before it is validated, which some documents make expensive in itself: over
 * HTTP, server-sent events and WebSocket alike. The answer tells what the operation cost.
 */
export function boundQueries(schema: GraphQLSchema): Plugin<Asked> {
  const weights = new WeakMap<DocumentNode, Weight>();
  const weightOf = (document: DocumentNode): Weight => {
    const known = weights.get(document);
    if (known) return known;
    const weight = weigh(schema, document);
    weights.set(document, weight);
    return weight;
  };
  return {
    onParse({ params: { source }, context, extendContext, setParseFn }) {
      check({ length: lengthOf(source) });
      checkVariables(context.params?.variables);
      setParseFn(parseBounded);
      return ({ result }) => {
        if (result instanceof GraphQLError) {
          // Yoga would answer one that it sees itself with 200 to who asks for application/json.
          if (result.extensions['code'] === 'QUERY_TOO_COMPLEX') throw result;
        }
        if (!result || result instanceof Error) return;
        const { cycle, costOf, ...measured } = weightOf(result as DocumentNode);
        check(measured);
        if (cycle !== null) throw inCircles(cycle);
        const { operationName, variables } = context.params ?? {};
        const cost = {
          requested: costOf(operationName, variables ?? {}),
          limit: costLimitOf(context.viewer ?? null),
        };
        if (cost.requested > cost.limit) throw tooComplex('cost', cost);
        extendContext({ cost });
      };
    },
    onExecute: ({ args: { contextValue } }) => ({
      onExecuteDone({ result, setResult }) {
        const { cost } = contextValue as Asked;
        if (cost && !(Symbol.asyncIterator in result)) {
          setResult({ ...result, extensions: { ...result.extensions, cost } });
        }
      },
    }),
  };
}

const lengthOf = (source: string | Source): number =>
  typeof source === 'string' ? source.length : source.body.length;

function parseBounded(source: string | Source, options?: ParseOptions): DocumentNode {
  try {
    return parse(source, { ...options, maxTokens: limits.tokens });
  } catch (error) {
    if (!(error instanceof GraphQLError) || !error.message.includes('tokens')) throw error;
    throw tooComplex('tokens', { requested: limits.tokens, limit: limits.tokens }, true);
  }
}

/** Validates each document once for those who may know the schema and once for all others. */
export function validateForViewer(): Plugin<Asked> {
  const [forAll, forKnowing] = [
    new WeakMap<DocumentNode, readonly GraphQLError[]>(),
    new WeakMap<DocumentNode, readonly GraphQLError[]>(),
  ];
  return {
    onValidate({ params: { schema, documentAST, rules = specifiedRules }, context, setResult }) {
      const knowing = mayKnowSchema(context.viewer ?? null);
      const kept = knowing ? forKnowing : forAll;
      let errors = kept.get(documentAST);
      if (!errors) {
        // By itself and first: the library's rule for subscriptions throws where a condition hangs on a variable.
        errors = validate(schema, documentAST, [unconditionalSubscription]);
        if (errors.length === 0) {
          errors = validate(schema, documentAST, knowing ? rules : [...rules, noIntrospection], {
            maxErrors: limits.errors,
            hideSuggestions: !knowing,
          });
        }
        kept.set(documentAST, errors);
      }
      setResult([...errors]);
    },
  };
}
