import type { Ticket } from '../../generated/prisma/client.ts';
import { asUnavailable, type Transaction } from '../../platform/database.ts';
import { tryTurns } from '../../platform/event-log/index.ts';
import { type Platform, transact } from '../../platform/platform.ts';
import { setAside } from './aside.ts';

/**
 * Does what time brings about on each ticket, in a transaction of its own, unless somebody else has it in hand. One that
 * fails is left alone for a while. Answers whether anything was done.
 */
export async function eachInTurn(
  platform: Platform,
  ids: readonly string[],
  act: (tx: Transaction, ticket: Ticket) => Promise<boolean>,
): Promise<boolean> {
  let done = false;
  for (const id of ids) {
    try {
      done = (await inTurn(platform, id, act)) || done;
    } catch (error) {
      if (asUnavailable(error)) throw error;
      setAside(platform, id, error);
    }
  }
  return done;
}

const inTurn = (
  platform: Platform,
  id: string,
  act: (tx: Transaction, ticket: Ticket) => Promise<boolean>,
): Promise<boolean> =>
  transact(platform, async (tx) => {
    if ((await tryTurns(tx, [id])).length === 0) return false;
    return act(tx, await tx.ticket.findUniqueOrThrow({ where: { id } }));
  });
