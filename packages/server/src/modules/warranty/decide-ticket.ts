import type { Ticket } from '../../generated/prisma/client.ts';
import type { FaultCause } from '../../generated/prisma/enums.ts';
import type { Prisma, Transaction } from '../../platform/database.ts';
import type { Context } from '../access/index.ts';
import { answerOf, answerOfRow, type CoverageAnswer, givesPart } from './answer.ts';
import { readFactsOf, type WarrantyFacts, withoutWords } from './facts.ts';
import type { Goodwill } from './rules.ts';
import type { Reader } from './stored.ts';

/** What was found on a ticket, as far as it decides who pays. */
export interface Fault {
  cause: FaultCause;
  /** SKU of the part that failed. */
  sku: string | null;
  /** Its own serial number, where somebody said it. */
  partSerial: string | null;
}

export type DecidedTicket = Pick<Ticket, 'id' | 'deviceId' | 'originId' | 'createdAt'>;

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
  const facts = await readJobFacts(reader, ticket, now);
  const goodwill = await newestGoodwill(reader, ticket.id);
  return ({ cause, sku, partSerial }) =>
    answerOf(facts, {
      at: ticket.createdAt,
      cause,
      sku,
      part: partSerial === null ? null : { serial: partSerial },
      goodwill,
      now,
      ticketId: ticket.id,
    });
}

/** The facts for the job of a ticket: why a warranty was voided only where the ticket came in with those who keep the device. */
async function readJobFacts(reader: Reader, ticket: DecidedTicket, now: Date): Promise<WarrantyFacts | null> {
  const facts = ticket.deviceId ? await readFactsOf(reader, ticket.deviceId, now) : null;
  if (!facts || facts.warranty.voidReason === null) return facts;
  const rows = await reader.$queryRaw<{ below: boolean }[]>`
    select starts_with(keeper.path, origin.path) as below from organization as keeper, organization as origin
    where keeper.id = ${facts.organizationId}::uuid and origin.id = ${ticket.originId}::uuid`;
  return rows[0]?.below ? facts : withoutWords(facts);
}

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
  await judgeParts(tx, ticket, answer.cause, answer.decidedAt);
  return answerOfRow(row);
}

/** Whether the warranty gave the parts that were put in during the job follows from the decision that holds. */
async function judgeParts(
  tx: Transaction,
  ticket: DecidedTicket,
  cause: FaultCause,
  now: Date,
): Promise<void> {
  const parts = await tx.installedPart.findMany({
    where: { ticketId: ticket.id, isReplacement: true },
    select: { id: true, replacesId: true, part: { select: { sku: true } } },
  });
  const facts = parts.length > 0 && ticket.deviceId ? await readFactsOf(tx, ticket.deviceId, now) : null;
  if (!facts) return;
  const judged = { at: ticket.createdAt, cause, now, ticketId: ticket.id };
  for (const { id, replacesId, part } of parts) {
    const failed = replacesId === null ? null : { id: replacesId };
    const underWarranty = givesPart(facts, { ...judged, sku: part.sku, part: failed });
    await tx.installedPart.update({ where: { id }, data: { underWarranty } });
  }
}

export const newestGoodwill = (reader: Reader, ticketId: string): Promise<Goodwill | null> =>
  reader.goodwill.findFirst({
    where: { ticketId },
    orderBy: [{ grantedAt: 'desc' }, { id: 'desc' }],
    select: { labour: true, parts: true, travel: true, reason: true, grantedBy: true },
  });
