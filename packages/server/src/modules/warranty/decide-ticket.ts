import type { Ticket } from '../../generated/prisma/client.ts';
import type { FaultCause } from '../../generated/prisma/enums.ts';
import type { Prisma, Transaction } from '../../platform/database.ts';
import { answerOf, answerOfRow, type CoverageAnswer } from './answer.ts';
import { readFactsOf } from './facts.ts';
import type { Goodwill } from './rules.ts';
import type { Reader } from './stored.ts';

export type DecidedTicket = Pick<Ticket, 'id' | 'deviceId' | 'createdAt'>;

/** The decision that holds for a ticket: the newest. */
export const newestDecision = (reader: Reader, ticketId: string) =>
  reader.coverageDecision.findFirst({ where: { ticketId }, orderBy: { seq: 'desc' } });

/**
 * Who pays for the job of a ticket, by what is known now: for the moment at which it was reported, with the void that stands
 * and the goodwill that was granted.
 */
export async function coverJob(
  reader: Reader,
  ticket: DecidedTicket,
  { cause, sku }: { cause: FaultCause; sku: string | null },
  now: Date,
): Promise<CoverageAnswer> {
  const facts = ticket.deviceId ? await readFactsOf(reader, ticket.deviceId, now) : null;
  const goodwill = await newestGoodwill(reader, ticket.id);
  return answerOf(facts, { at: ticket.createdAt, cause, sku, goodwill, now, ticketId: ticket.id });
}

/** Freezes the decision on a locked ticket. Those before it stay, and this one holds. */
export async function decideTicket(
  tx: Transaction,
  ticket: DecidedTicket,
  fault: { cause: FaultCause; sku: string | null },
  now: Date,
): Promise<CoverageAnswer> {
  const answer = await coverJob(tx, ticket, fault, now);
  const before = await newestDecision(tx, ticket.id);
  const row = await tx.coverageDecision.create({
    data: {
      ...answer,
      ticketId: ticket.id,
      seq: (before?.seq ?? 0) + 1,
      reasons: answer.reasons as unknown as Prisma.InputJsonArray,
    },
  });
  return answerOfRow(row);
}

export const newestGoodwill = (reader: Reader, ticketId: string): Promise<Goodwill | null> =>
  reader.goodwill.findFirst({
    where: { ticketId },
    orderBy: [{ grantedAt: 'desc' }, { id: 'desc' }],
    select: { labour: true, parts: true, travel: true, reason: true, grantedBy: true },
  });
