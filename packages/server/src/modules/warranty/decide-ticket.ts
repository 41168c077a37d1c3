import type { Ticket } from '../../generated/prisma/client.ts';
import type { FaultCause } from '../../generated/prisma/enums.ts';
import type { Prisma, Transaction } from '../../platform/database.ts';
import { type Context, visibleOrganizationIds } from '../access/index.ts';
import { answerOf, answerOfRow, type CoverageAnswer } from './answer.ts';
import { readFactsOf, type WarrantyFacts, withoutWords } from './facts.ts';
import type { Goodwill } from './rules.ts';
import type { Reader } from './stored.ts';

/** What was found on a ticket, as far as it decides who pays. */
export interface Fault {
  cause: FaultCause;
  /** SKU of the part that failed. */
  sku: string | null;
}

export type DecidedTicket = Pick<Ticket, 'id' | 'deviceId' | 'createdAt'>;

/** The decision that holds for a ticket: the newest. */
export const newestDecision = (reader: Reader, ticketId: string) =>
  reader.coverageDecision.findFirst({ where: { ticketId }, orderBy: { seq: 'desc' } });

/**
 * Who pays for the job of a ticket, by what is known now: for the moment at which it was reported, with the void that stands
 * and the goodwill that was granted. Reads once, and answers for any number of parts.
 */
export async function readJobCover(
  reader: Reader,
  ctx: Context,
  ticket: DecidedTicket,
): Promise<(fault: Fault) => CoverageAnswer> {
  const now = ctx.clock.now();
  const known = ticket.deviceId ? await readFactsOf(reader, ticket.deviceId, now) : null;
  const facts = known && (keeps(ctx, known) ? known : withoutWords(known));
  const goodwill = await newestGoodwill(reader, ticket.id);
  return ({ cause, sku }) =>
    answerOf(facts, { at: ticket.createdAt, cause, sku, goodwill, now, ticketId: ticket.id });
}

const keeps = (ctx: Context, { organizationId }: WarrantyFacts): boolean =>
  visibleOrganizationIds(ctx).includes(organizationId);

/** Freezes the decision on a locked ticket. Those before it stay, and this one holds. */
export async function decideTicket(
  tx: Transaction,
  ctx: Context,
  ticket: DecidedTicket,
  fault: Fault,
): Promise<CoverageAnswer> {
  const answer = (await readJobCover(tx, ctx, ticket))(fault);
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
