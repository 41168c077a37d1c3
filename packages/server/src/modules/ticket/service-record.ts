import type { CoverageDecision, Ticket } from '../../generated/prisma/client.ts';
import type { JobLineKind, Terms, TicketStatus } from '../../generated/prisma/enums.ts';
import type { Prisma, Transaction } from '../../platform/database.ts';
import type { System } from '../../platform/platform.ts';
import {
  type Context,
  openRecordToken,
  type RecordClaims,
  recordTokenExpiry,
  signRecordToken,
} from '../access/index.ts';
import type { Reason } from '../warranty/index.ts';
import { drawable, type EarlierSignOff, earlierSignOffs } from './sign-offs.ts';

const languages = ['en', 'zh-CN'] as const;
export type RecordLanguage = (typeof languages)[number];

/** Chinese for any Chinese locale, else English. */
export const recordLanguage = (locale: string | null | undefined): RecordLanguage =>
  locale?.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';

/** What there is to put down: the work is done. */
const isFinished = (status: TicketStatus): boolean => status === 'RESOLVED' || status === 'CLOSED';

const pathOf = async (secret: string, claims: RecordClaims, expiresAt: Date): Promise<string> =>
  `/records/${await signRecordToken(secret, claims, expiresAt)}`;

/** The path of the printable record of a ticket that the viewer sees, for 24 hours; null before the work is done. */
export async function serviceRecordUrl(
  ctx: Context,
  ticket: Pick<Ticket, 'id' | 'status' | 'trackingEpoch' | 'locale'>,
  locale: string | null | undefined,
): Promise<string | null> {
  if (!isFinished(ticket.status)) return null;
  const language = recordLanguage(locale ?? ticket.locale);
  const claims = { ticketId: ticket.id, epoch: ticket.trackingEpoch, locale: language };
  return pathOf(ctx.secret, claims, recordTokenExpiry(ctx.clock.now()));
}

interface Named {
  name: string;
  names: unknown;
}

/** What one job was, as its customer may keep it: without anything internal. */
export interface ServiceRecord {
  number: string;
  vendor: string;
  organization: { name: string; timeZone: string };
  technician: string | null;
  reportedAt: Date;
  resolvedAt: Date | null;
  closedAt: Date | null;
  device: { model: Named | null; serial: string | null };
  contact: { name: string; phone: string | null; email: string | null };
  site: { line: string; city: string | null; region: string | null; country: string | null } | null;
  description: string;
  cause: Ticket['cause'];
  faultCode: string | null;
  workDone: string | null;
  /** The newest one. */
  decision: RecordedDecision | null;
  parts: { part: Named; sku: string; serial: string | null; removed: string | null }[];
  /** What the customer accepted, oldest first: a later one adds to those before it. */
  quotes: RecordedQuote[];
  signedBy: string | null;
  /** SVG path data that was looked at again: it is drawn as it is. */
  signature: string | null;
  /** What was signed before the ticket was taken up again, oldest first. */
  earlierSignOffs: EarlierSignOff[];
}

export interface RecordedDecision {
  labour: Terms | null;
  parts: Terms | null;
  travel: Terms | null;
  reasons: Reason[];
}

export interface RecordedQuote {
  revision: number;
  currency: string;
  acceptedBy: string | null;
  acceptedAt: Date | null;
  /** The one that it was priced by, also when another was made since. */
  decision: RecordedDecision | null;
  netMinor: number;
  totalMinor: number;
  taxes: (Named & { basisPoints: number; taxMinor: number })[];
  lines: {
    kind: JobLineKind;
    text: string;
    quantityCenti: number;
    terms: Terms;
    /** What the customer pays for one. */
    unitMinor: number;
    amountMinor: number;
  }[];
}

export type FoundRecord =
  | { is: 'UNKNOWN' }
  | { is: 'EXPIRED' | 'UNFINISHED'; language: RecordLanguage }
  | { is: 'READY'; language: RecordLanguage; record: ServiceRecord; inOther: string; other: RecordLanguage };

/** The record behind a signed link. */
export async function findServiceRecord(platform: System, token: string): Promise<FoundRecord> {
  const { database, secret, clock } = platform;
  const opened = await openRecordToken(secret, token, clock.now());
  if (!opened) return { is: 'UNKNOWN' };
  const { ticketId, epoch, expiresAt, expired } = opened;
  const language = recordLanguage(opened.locale);
  if (expired) return { is: 'EXPIRED', language };
  // In one transaction, so that a page takes one connection and not one for each relation.
  const ticket = await database.$transaction((tx) => readWhole(tx, ticketId));
  if (!ticket) return { is: 'UNKNOWN' };
  if (ticket.trackingEpoch !== epoch) return { is: 'EXPIRED', language };
  if (!isFinished(ticket.status)) return { is: 'UNFINISHED', language };
  const vendor = await database.organization.findFirstOrThrow({
    where: { parentId: null },
    select: { name: true },
  });
  const other = languages.find((each) => each !== language)!;
  // As long as this link, and no longer: a record does not renew itself.
  const inOther = await pathOf(secret, { ticketId, epoch, locale: other }, expiresAt);
  return { is: 'READY', language, record: recordOf(ticket, vendor.name), inOther, other };
}

const named = { select: { name: true, names: true } } satisfies Prisma.ProductModelDefaultArgs;

const whole = {
  handler: { select: { name: true, timeZone: true } },
  assignee: { select: { name: true } },
  model: named,
  device: { select: { serial: true, model: named } },
  contact: { select: { name: true, phone: true, email: true } },
  site: { select: { line: true, city: true, region: true, country: true } },
  decisions: { orderBy: { seq: 'desc' }, take: 1 },
  partsPutIn: {
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    include: {
      part: { select: { sku: true, name: true, names: true } },
      replaces: { select: { serial: true } },
    },
  },
  quotes: {
    where: { state: 'ACCEPTED' },
    orderBy: { revision: 'asc' },
    include: { lines: { orderBy: { position: 'asc' } }, decision: true },
  },
} satisfies Prisma.TicketInclude;

type WholeTicket = NonNullable<Awaited<ReturnType<typeof readWhole>>>;
type WholeQuote = WholeTicket['quotes'][number];
async function readWhole(tx: Transaction, id: string) {
  const ticket = await tx.ticket.findUnique({ where: { id }, include: whole });
  return ticket && { ...ticket, earlierSignOffs: await earlierSignOffs(tx, id) };
}

function recordOf(ticket: WholeTicket, vendor: string): ServiceRecord {
  const { number, description, cause, faultCode, workDone, contact, site, signedBy, signature } = ticket;
  const { handler, assignee, device, decisions, partsPutIn, quotes } = ticket;
  const [decision] = decisions;
  return {
    number,
    vendor,
    organization: handler,
    technician: assignee?.name ?? null,
    reportedAt: ticket.createdAt,
    resolvedAt: ticket.resolvedAt,
    closedAt: ticket.closedAt,
    device: { model: device?.model ?? ticket.model, serial: device?.serial ?? ticket.serial },
    contact,
    site,
    description,
    cause,
    faultCode,
    workDone,
    decision: decision ? decisionOf(decision) : null,
    parts: partsPutIn.map(({ part, serial, replaces }) => ({
      part,
      sku: part.sku,
      serial,
      removed: replaces?.serial ?? null,
    })),
    quotes: quotes.map(quoteOf),
    signedBy,
    signature: drawable(signature),
    earlierSignOffs: ticket.earlierSignOffs,
  };
}

const decisionOf = ({ labour, parts, travel, reasons }: CoverageDecision): RecordedDecision => ({
  labour,
  parts,
  travel,
  reasons: reasons as unknown as Reason[],
});

const quoteOf = ({ revision, currency, netMinor, totalMinor, ...quote }: WholeQuote): RecordedQuote => ({
  revision,
  currency,
  netMinor,
  totalMinor,
  acceptedBy: quote.answeredBy,
  acceptedAt: quote.endedAt,
  decision: quote.decision && decisionOf(quote.decision),
  taxes: quote.taxes as unknown as RecordedQuote['taxes'],
  lines: quote.lines.map(({ kind, text, quantityCenti, terms, amountMinor, ...line }) => ({
    kind,
    text,
    quantityCenti,
    terms,
    unitMinor: { FREE: 0, AT_COST: line.unitCostMinor, CHARGED: line.unitPriceMinor }[terms],
    amountMinor,
  })),
});
