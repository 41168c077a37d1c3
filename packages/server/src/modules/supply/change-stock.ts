import type { Prisma, Transaction } from '../../platform/database.ts';
import { type IdempotentCall, once } from '../../platform/idempotency.ts';
import { transact } from '../../platform/platform.ts';
import { beyondScope, type Context } from '../access/index.ts';
import type { LevelKey } from '../stock/index.ts';
import { fillBackorders } from './fill-backorders.ts';

/** A caller waits for this many tickets whose parts arrived; the sweep takes the rest. */
const filledWithTheCall = 20;

/**
 * Runs a change of stock once for its key, and then gives what has become free to those who wait for it, in transactions
 * of their own: `run` names the levels that have more than before.
 */
export async function changeStock<Result extends Prisma.InputJsonObject>(
  ctx: Context,
  call: IdempotentCall,
  run: (tx: Transaction, freed: LevelKey[]) => Promise<Result>,
): Promise<Result> {
  const freed: LevelKey[] = [];
  const result = await transact(ctx, (tx) => once(tx, call, () => run(tx, freed)));
  try {
    await fillBackorders(
      { ...ctx, database: beyondScope(ctx, 'stock.fill') },
      { keys: freed, atMost: filledWithTheCall },
    );
  } catch (error) {
    // What was asked for is done; the sweep fills the backorders.
    ctx.log.warn({ err: error }, 'backorders could not be filled at once');
  }
  return result;
}
