import type { JobLineKind, QuoteLineInput } from '@aftercare/sdk/desk';

/** One line of a quote while it is written; all of it as it stands in the fields. */
export interface DraftLine {
  /** Tells lines apart while they come and go. */
  key: number;
  kind: JobLineKind;
  /** Code of a rate, for labour and travel; empty for one with a text and prices of its own. */
  rate: string;
  sku: string;
  text: string;
  cost: string;
  price: string;
  quantity: string;
}

export const emptyLine = (key: number, kind: JobLineKind): DraftLine => ({
  key,
  kind,
  rate: '',
  sku: '',
  text: '',
  cost: '',
  price: '',
  quantity: '1',
});

type ReadMoney = (text: string) => { amountMinor: number; currency: string } | undefined;

/** A line as the server takes it; undefined while something is missing. */
export function lineOf(line: DraftLine, readMoney: ReadMoney): QuoteLineInput | undefined {
  const { kind, rate, sku, text } = line;
  const quantity = Number(line.quantity.replace(',', '.'));
  if (!(quantity > 0)) return undefined;
  if (kind === 'PARTS') return sku ? { kind, sku, quantity } : undefined;
  if (rate) return { kind, rate, quantity };
  const unitCost = readMoney(line.cost);
  const unitPrice = readMoney(line.price);
  return text && unitCost && unitPrice ? { kind, text, quantity, unitCost, unitPrice } : undefined;
}

/** The lines that are complete, each with its place in the draft. */
export function linesOf(
  draft: readonly DraftLine[],
  readMoney: ReadMoney,
): { lines: QuoteLineInput[]; keys: number[] } {
  const complete = draft.flatMap((line) => {
    const input = lineOf(line, readMoney);
    return input ? [{ input, key: line.key }] : [];
  });
  return { lines: complete.map(({ input }) => input), keys: complete.map(({ key }) => key) };
}
