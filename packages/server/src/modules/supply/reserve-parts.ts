import type { z } from 'zod';
import type { Transaction } from '../../platform/database.ts';
import { parse } from '../../platform/parse.ts';
import { authorizeStaff, type Context, staffActor } from '../access/index.ts';
import {
  countMissing,
  findWarehouse,
  issueAt,
  readLines,
  type Reservation,
  reserveForTicket,
  ShortAtHome,
  supplyPlaces,
} from '../stock/index.ts';
import { lockHandledTicket, requireOpen, settleParts } from '../ticket/index.ts';
import { changeStock } from './change-stock.ts';
import { reservePartsInput } from './inputs.ts';

export interface ReservedParts {
  ticketId: string;
  lineIds: string[];
}

/** Holds parts for a ticket: all lines or none. */
export async function reserveParts(
  ctx: Context,
  input: z.input<typeof reservePartsInput>,
): Promise<ReservedParts> {
  const viewer = authorizeStaff(ctx, 'stock.reserve');
  const { idempotencyKey, ...wanted } = parse(reservePartsInput, input);
  const at = ctx.clock.now();
  const call = { subject: viewer.id, operation: 'reserveParts', key: idempotencyKey, input: wanted, now: at };
  const reserve = (reach: 'TRY_HOME' | 'NETWORK') =>
    changeStock(ctx, call, async (tx) => {
      // Not before: who asks again for a hold that was given, and is over, gets the answer of then.
      if (wanted.expiresAt && wanted.expiresAt <= at) {
        throw issueAt(['expiresAt'], 'This moment is over: a hold ends in the future.', 'in_past');
      }
      const ticket = await lockHandledTicket(tx, ctx, wanted.ticket);
      requireOpen(ticket);
      const lines = await readLines(tx, wanted.lines);
      const supply = await readSupply(tx, ctx, ticket.handlerId, wanted.warehouse);
      const { lineIds, awaits } = await reserveForTicket(
        tx,
        ticket,
        {
          lines,
          ...supply,
          reach: supply.reach ?? reach,
          onShortage: wanted.onShortage ?? 'REFUSE',
          expiresAt: wanted.expiresAt ?? null,
        },
        { actor: staffActor(viewer), at },
      );
      if (awaits) await settleParts(tx, ctx, ticket.id, await countMissing(tx, ticket.id));
      return { ticketId: ticket.id, lineIds };
    });
  try {
    return await reserve('TRY_HOME');
  } catch (error) {
    if (error instanceof ShortAtHome) return reserve('NETWORK');
    throw error;
  }
}

type Supply = Pick<Reservation, 'home' | 'others'> & { reach?: 'HOME' };

/** Where a ticket's parts come from: the warehouse that was named and no other, or the network, from its handler on. */
async function readSupply(
  tx: Transaction,
  ctx: Context,
  handlerId: string,
  warehouse: string | null | undefined,
): Promise<Supply> {
  const places = await supplyPlaces(tx, handlerId);
  if (warehouse == null) {
    const { home, others } = places;
    if (home) return { home, others };
    throw issueAt(
      ['warehouse'],
      'No warehouse supplies this ticket: name one, or open one with createWarehouse.',
      'no_warehouse',
    );
  }
  const home = await findWarehouse(tx, ctx, warehouse, ['warehouse']);
  const all = places.home ? [places.home, ...places.others] : places.others;
  return { home, others: all.filter(({ id }) => id !== home.id), reach: 'HOME' };
}
