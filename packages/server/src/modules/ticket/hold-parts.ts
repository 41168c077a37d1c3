import type { Ticket } from '../../generated/prisma/client.ts';
import type { Transaction } from '../../platform/database.ts';
import type { Actor } from '../../platform/event-log/index.ts';
import {
  countMissing,
  freeLines,
  openLines,
  reserveForTicket,
  supplyPlaces,
  type WantedLine,
} from '../stock/index.ts';

interface Who {
  actor: Actor;
  at: Date;
}

/** Holds what a quote offers as far as it is there, until nobody can accept it any more. */
export async function holdQuotedParts(
  tx: Transaction,
  ticket: Ticket,
  quote: { id: string; validUntil: Date },
  who: Who,
): Promise<void> {
  const { home } = await supplyPlaces(tx, ticket.handlerId);
  const lines = await lackingLines(tx, ticket.id, quote.id);
  if (!home || lines.length === 0) return;
  const { id: quoteId, validUntil: expiresAt } = quote;
  const reservation = {
    lines,
    home,
    others: [],
    reach: 'HOME',
    onShortage: 'PART',
    expiresAt,
    quoteId,
  } as const;
  await reserveForTicket(tx, ticket, reservation, who);
}

/** Holds the parts of a quote that was accepted for good, and awaits what is lacking. */
export async function keepQuotedParts(
  tx: Transaction,
  ticket: Ticket,
  quoteId: string,
  who: Who,
): Promise<Ticket> {
  const { home, others } = await supplyPlaces(tx, ticket.handlerId);
  const lines = await lackingLines(tx, ticket.id, quoteId);
  await claimLines(tx, ticket.id, quoteId);
  if (!home || lines.length === 0) return ticket;
  const reservation = {
    lines,
    home,
    others,
    reach: 'NETWORK',
    onShortage: 'BACKORDER',
    expiresAt: null,
    quoteId,
  } as const;
  await reserveForTicket(tx, ticket, reservation, who);
  return noteMissingParts(tx, ticket);
}

/** Frees what is held or awaited for a ticket: all, when the job is over or somebody else's, or what a quote that has ended offered. */
export async function freeParts(
  tx: Transaction,
  ticket: Ticket,
  { quoteId, ...told }: Who & { reason: 'TICKET_ENDED' | 'HANDED_OVER' | 'QUOTE_ENDED'; quoteId?: string },
): Promise<void> {
  const lines = await openLines(tx, ticket.id, { ...(quoteId && { quoteId }) });
  await freeLines(tx, ticket, lines, told);
}

/** Writes down how many pieces the ticket waits for, where that has changed. */
export async function noteMissingParts(tx: Transaction, ticket: Ticket): Promise<Ticket> {
  const missingParts = await countMissing(tx, ticket.id);
  if (missingParts === ticket.missingParts) return ticket;
  return tx.ticket.update({ where: { id: ticket.id }, data: { missingParts } });
}

const stillThere = ['RESERVED', 'BACKORDERED', 'ISSUED'] as const;

/** What a quote offers beyond what is held for it, and what was held, awaited or handed out by hand for no other quote. */
async function lackingLines(tx: Transaction, ticketId: string, quoteId: string): Promise<WantedLine[]> {
  const offered = await tx.quoteLine.findMany({
    where: { partId: { not: null }, quoteId },
    select: { quantityCenti: true, part: { select: { id: true, sku: true, serialTracked: true } } },
    orderBy: { position: 'asc' },
  });
  if (offered.length === 0) return [];
  const had = await tx.partLine.groupBy({
    by: ['partId'],
    where: { ticketId, state: { in: [...stillThere] }, OR: [{ quoteId }, { quoteId: null }] },
    _sum: { quantity: true },
  });
  const has = new Map(had.map(({ partId, _sum }) => [partId, _sum.quantity ?? 0]));
  return [...Map.groupBy(offered, ({ part }) => part!.id)].flatMap(([partId, lines]) => {
    // Half a piece takes a whole one out of the box.
    const wanted = Math.ceil(lines.reduce((sum, { quantityCenti }) => sum + quantityCenti, 0) / 100);
    const quantity = wanted - (has.get(partId) ?? 0);
    return quantity > 0 ? [{ part: lines[0]!.part!, quantity, path: [] }] : [];
  });
}

/** What counted for an accepted quote is the quote's from now on: it ends by no clock, and counts for no other. */
async function claimLines(tx: Transaction, ticketId: string, quoteId: string): Promise<void> {
  const offered = { part: { quoteLines: { some: { quoteId } } } };
  await tx.partLine.updateMany({
    where: {
      ticketId,
      state: { in: [...stillThere] },
      OR: [{ quoteId }, { quoteId: null, ...offered }],
    },
    data: { quoteId, expiresAt: null },
  });
}
