import type { Transaction } from '../../platform/database.ts';
import { type Named, seenBehindWall } from '../../platform/wall/seen.ts';
import { scopeOf } from './context.ts';
import type { ScopedModel } from './scope.ts';
import type { Context } from './viewer.ts';

/**
 * The condition that a row is one that PostgreSQL shows to the caller. The transaction of a verb looks past the second wall;
 * what it looks for by its caller's words carries this beside `scope()`, so that a row has to pass both.
 */
export async function inSight(
  tx: Transaction,
  { viewer }: Pick<Context, 'viewer'>,
  model: ScopedModel,
  named: Named,
): Promise<{ id: { in: string[] } }> {
  return { id: { in: await seenBehindWall(tx, scopeOf(viewer), model, named) } };
}
