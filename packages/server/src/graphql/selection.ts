import { queryFromInfo } from '@pothos/plugin-prisma';
import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../modules/access/index.ts';
import { localId } from '../platform/global-id.ts';

/** The columns and relations that a connection's rows are asked for, as one Prisma query. */
export const rowsOf = (context: Context, info: GraphQLResolveInfo) =>
  queryFromInfo({ context, info, paths: [['edges', 'node'], ['nodes']] });

const noRow = '00000000-0000-0000-0000-000000000000';

/** The row that a caller's id names; an id that names nothing of the type names a row that does not exist. */
export const rowId = (type: string, id: string): string => localId(type, id) ?? noRow;

export const optionalRowId = (type: string, id: string | null | undefined): string | null =>
  id == null ? null : rowId(type, id);

export const rowIds = (type: string, ids: readonly string[]): string[] => ids.map((id) => rowId(type, id));

export const optionalRowIds = (type: string, ids: readonly string[] | null | undefined): string[] | null =>
  ids ? rowIds(type, ids) : null;
