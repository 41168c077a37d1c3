import SchemaBuilder from '@pothos/core';
import ErrorsPlugin from '@pothos/plugin-errors';
import PrismaPlugin from '@pothos/plugin-prisma';
import RelayPlugin from '@pothos/plugin-relay';
import type { PrismaClient } from '../generated/prisma/client.ts';
import type PrismaTypes from '../generated/pothos.ts';
import { getDatamodel } from '../generated/pothos.ts';
import { type Context, requireViewer } from '../modules/access/index.ts';
import { type GraphQLSchema, isObjectType } from 'graphql';
import { globalId, parseGlobalId } from '../platform/global-id.ts';

export interface Types {
  Context: Context;
  PrismaTypes: PrismaTypes;
  Scalars: {
    ID: { Input: string; Output: string | number };
    DateTime: { Input: Date; Output: Date };
    Date: { Input: Date; Output: Date };
    /** Milliseconds. */
    Duration: { Input: number; Output: number };
  };
  DefaultFieldNullability: false;
  DefaultEdgesNullability: false;
  DefaultNodeNullability: false;
  Connection: { pageInfo: unknown };
}

export const builder = new SchemaBuilder<Types>({
  plugins: [ErrorsPlugin, RelayPlugin, PrismaPlugin],
  defaultFieldNullability: false,
  prisma: {
    // Pothos only reads.
    client: (ctx) => ctx.database as PrismaClient,
    dmmf: getDatamodel(),
    onUnusedQuery: null,
  },
  relay: {
    clientMutationId: 'omit',
    cursorType: 'String',
    edgesFieldOptions: { nullable: false, description: 'The rows, each with its cursor.' },
    nodeFieldOptions: { nullable: false, description: 'The row.' },
    nodesOnConnection: { description: 'The rows themselves.' },
    pageInfoFieldOptions: { description: 'Where this page lies in the list.' },
    cursorFieldOptions: { description: 'The place of this row in the list: for `after` or `before`.' },
    idFieldOptions: { description: 'Opaque id.' },
    firstArgOptions: { description: 'How many from the start, at most 100; 20 by default.' },
    lastArgOptions: { description: 'How many from the end, at most 100.' },
    afterArgOptions: { description: 'A cursor: what comes after it.' },
    beforeArgOptions: { description: 'A cursor: what comes before it.' },
    hasNextPageFieldOptions: { description: 'Whether there is more after this page.' },
    hasPreviousPageFieldOptions: { description: 'Whether there is more before this page.' },
    startCursorFieldOptions: { description: 'The cursor of the first row; null on an empty page.' },
    endCursorFieldOptions: { description: 'The cursor of the last row; null on an empty page.' },
    defaultEdgeTypeOptions: { description: 'A row of a page, with its place in the list.' },
    nodeTypeOptions: { description: 'Anything that has an id of its own.' },
    pageInfoTypeOptions: {
      description: 'Where a page lies in its list (Relay Cursor Connections Specification).',
    },
    nodeQueryOptions: {
      description: 'Any row by its id; null when there is none that you may see.',
      args: { id: { description: 'Its id.' } },
      resolve: (_root, { id }, ctx, { schema }, resolveNode) => {
        requireViewer(ctx);
        return isNodeType(schema, id.typename) ? resolveNode(id) : null;
      },
    },
    nodesQueryOptions: false,
    encodeGlobalID: (type, id) => globalId(type, String(id)),
    decodeGlobalID: (text) => {
      const parsed = parseGlobalId(text);
      return { typename: parsed?.type ?? '', id: parsed?.id ?? '' };
    },
  },
  errors: { directResult: true, defaultTypes: [] },
});

function isNodeType(schema: GraphQLSchema, name: string): boolean {
  const type = schema.getType(name);
  return isObjectType(type) && type.getInterfaces().some((parent) => parent.name === 'Node');
}

builder.queryType({ description: 'Everything that can be read.' });
builder.mutationType({
  description:
    'Everything that can be changed. Each takes one `input` and answers its payload or a typed error.',
});
builder.subscriptionType({ description: 'What happens, as it happens.' });
