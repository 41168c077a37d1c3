import type { Part, ServiceRate, TaxRate, Ticket } from '../../generated/prisma/client.ts';
import type { JobLineKind, Terms } from '../../generated/prisma/enums.ts';
import type { Database, Transaction } from '../../platform/database.ts';
import { PreconditionError, ValidationError, type ValidationIssue } from '../../platform/errors.ts';
import type { Context } from '../access/index.ts';
import { nameIn } from '../device/index.ts';
import {
  answerOfRow,
  type CoverageAnswer,
  newestDecision,
  readJobCover,
  type Reason,
} from '../warranty/index.ts';
import type { Offer } from './inputs.ts';
import { type PricedLine, sumUp, type TaxSum } from './rules.ts';

export type QuotedTicket = Pick<Ticket, 'id' | 'deviceId' | 'originId' | 'createdAt' | 'cause' | 'locale'>;

export interface QuotedLine extends PricedLine {
  kind: JobLineKind;
  text: string;
  part: Part | null;
  amountMinor: number;
  reasons: Reason[];
}

/** A tax as a quote keeps it: its name too, so that it says the same for ever. */
export interface QuotedTax extends TaxSum {
  name: string;
  names: Record<string, string>;
}

export interface PricedQuote {
  currency: string;
  netMinor: number;
  taxMinor: number;
  totalMinor: number;
  taxes: QuotedTax[];
  lines: QuotedLine[];
  decision: CoverageAnswer & { id: string };
}

type Line = Offer['lines'][number];
type Cover = Pick<QuotedLine, 'terms' | 'reasons'>;

/**
 * What the job of a ticket costs its customer. Labour, travel and the part that failed go by the decision that was frozen on the
 * ticket; any other part is judged by itself, as it may have a warranty of its own.
 */
export async function priceOffer(
  reader: Database | Transaction,
  ctx: Context,
  ticket: QuotedTicket,
  offer: Offer,
): Promise<PricedQuote> {
  const { cause } = ticket;
  const frozen = await newestDecision(reader, ticket.id);
  if (!cause || !frozen) {
    throw new PreconditionError(
      'Nobody has said yet why it broke, so nobody knows who pays: diagnose it first.',
    );
  }
  const decision = { ...answerOfRow(frozen), id: frozen.id };
  const judge = await readJobCover(reader, ctx, ticket);
  const coverOf = (line: Line): Cover =>
    line.kind === 'PARTS' && line.sku !== decision.sku
      ? coverBy(judge({ cause, sku: line.sku ?? null, partSerial: null }), 'parts')
      : coverBy(decision, kindOf[line.kind]);
  const known = await readCatalogue(reader, offer);
  const issues: ValidationIssue[] = [];
  const lines = offer.lines.map((line, at) =>
    resolveLine(line, known, offer, ticket.locale, (path, code, message) =>
      issues.push({ path: ['lines', String(at), ...path], code, message }),
    ),
  );
  if (offer.tax && !known.taxes.has(offer.tax)) issues.push(unknownTax(['tax'], offer.tax));
  if (issues.length > 0) throw new ValidationError(issues);
  const covered = lines.map((line, at) => ({ ...line, ...coverOf(offer.lines[at]!) }));
  return { ...sum(covered, known.taxes), currency: offer.currency, decision };
}

const kindOf = { LABOUR: 'labour', PARTS: 'parts', TRAVEL: 'travel' } as const;

/** Where it takes a proof first, the customer pays until there is one. */
const coverBy = (answer: CoverageAnswer, kind: 'labour' | 'parts' | 'travel'): Cover => ({
  terms: answer[kind] ?? 'CHARGED',
  reasons: answer.reasons,
});

interface Catalogue {
  parts: Map<string, Part>;
  rates: Map<string, ServiceRate>;
  taxes: Map<string, TaxRate>;
}

async function readCatalogue(reader: Database | Transaction, { lines, tax }: Offer): Promise<Catalogue> {
  const said = (values: (string | null | undefined)[]) => ({
    in: [...new Set(values.filter((value) => value != null))],
  });
  const parts = await reader.part.findMany({ where: { sku: said(lines.map(({ sku }) => sku)) } });
  const rates = await reader.serviceRate.findMany({ where: { code: said(lines.map(({ rate }) => rate)) } });
  const taxes = await reader.taxRate.findMany({
    where: { code: said([tax, ...lines.map((line) => line.tax)]) },
  });
  return {
    parts: new Map(parts.map((part) => [part.sku, part])),
    rates: new Map(rates.map((rate) => [rate.code, rate])),
    taxes: new Map(taxes.map((each) => [each.code, each])),
  };
}

type Say = (path: string[], code: string, message: string) => void;
type Resolved = Omit<QuotedLine, 'terms' | 'reasons' | 'amountMinor'>;

/** A line with what the catalogue says where the line itself does not. */
function resolveLine(line: Line, known: Catalogue, offer: Offer, locale: string | null, say: Say): Resolved {
  const { kind, sku, rate, tax } = line;
  const part = (sku && known.parts.get(sku)) || null;
  const service = (rate && known.rates.get(rate)) || null;
  if (sku && !part) say(['sku'], 'unknown_part', `There is no part ${sku} in the catalogue.`);
  if (rate && !service) say(['rate'], 'unknown_rate', `There is no service rate ${rate}.`);
  if (service && service.kind !== kind) {
    say(['rate'], 'other_kind', `${service.code} is a rate of ${service.kind}.`);
  }
  if (tax && !known.taxes.has(tax)) say(['tax'], 'unknown_tax', unknownTax([], tax).message);
  const source = part ?? service;
  const unitOf = (name: 'unitCost' | 'unitPrice', kept: number | null | undefined): number => {
    const given = line[name];
    const currency = given ? given.currency : source?.currency;
    if (currency && (given || kept != null) && currency !== offer.currency) {
      say(
        given ? [name, 'currency'] : [name],
        'other_currency',
        `The quote is in ${offer.currency}, and this in ${currency}.`,
      );
    }
    if (!given && source && kept == null) {
      say([name], 'required', 'The catalogue does not say it: say it here.');
    }
    return given?.amountMinor ?? kept ?? 0;
  };
  return {
    kind,
    part,
    text: line.text ?? (source ? nameIn(source, locale) : ''),
    quantityCenti: line.quantity,
    unitCostMinor: unitOf('unitCost', source?.costMinor),
    unitPriceMinor: unitOf('unitPrice', source?.priceMinor),
    taxCode: tax ?? offer.tax ?? null,
  };
}

const unknownTax = (path: string[], code: string): ValidationIssue => ({
  path,
  code: 'unknown_tax',
  message: `There is no tax ${code}.`,
});

function sum(lines: (Resolved & { terms: Terms; reasons: Reason[] })[], taxes: ReadonlyMap<string, TaxRate>) {
  const sums = sumUp(lines, new Map([...taxes].map(([code, { basisPoints }]) => [code, basisPoints])));
  if ('tooLarge' in sums) {
    const path = sums.tooLarge === null ? ['lines'] : ['lines', String(sums.tooLarge), 'quantity'];
    const message = 'This comes to more than can be counted (2,147,483,647 minor units).';
    throw new ValidationError([{ path, code: 'too_large', message }]);
  }
  const { amounts, ...totals } = sums;
  return {
    ...totals,
    taxes: sums.taxes.map((tax): QuotedTax => {
      const { name, names } = taxes.get(tax.code)!;
      return { ...tax, name, names: names as Record<string, string> };
    }),
    lines: lines.map((line, at): QuotedLine => ({ ...line, amountMinor: amounts[at]! })),
  };
}
