import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';

interface CsvRow {
  /** On which it begins. */
  line: number;
  cells: string[];
}

/** A line that is no record, and why. */
export interface CsvFault {
  line: number;
  code: 'invalid_quote' | 'unclosed_quote' | 'stray_quote' | 'too_long';
  message: string;
  /** How the line begins. */
  start: string;
}

interface Line {
  number: number;
  text: string;
  /** What ends it; empty at the end of the file. */
  end: string;
  /** Of a line that is too long, only the beginning is kept. */
  cut: boolean;
}

/** More than any sound record has: no more of an open quote is held in memory. */
const longestRecord = 100_000;
const mostShown = 100;
const delimiters = [',', ';', '\t'];

/** Whether the cells of a record of several lines are one record: quotes that nobody meant can be sound together. */
export type IsOneRecord = (cells: readonly string[], delimiter: string) => boolean;

const faults: Record<Exclude<CsvFault['code'], 'stray_quote'>, string> = {
  invalid_quote: 'A quote stands within a cell. Write the cell in quotes, and each quote in it twice.',
  unclosed_quote: 'A quote is opened here, and nothing closes it.',
  too_long: `This line has more than ${longestRecord.toLocaleString('en')} characters.`,
};

/**
 * The records of a text. A line that is none costs that line alone: reading goes on with the next, also where a quote
 * that nothing closes would take in all that follows, or one that a later quote closes has taken in what stands between.
 */
export async function* readCsv(
  blocks: AsyncIterable<string>,
  isOneRecord: IsOneRecord,
): AsyncGenerator<CsvRow | CsvFault> {
  const lines = new LineQueue(linesOf(blocks));
  let delimiter: string | null = null;
  try {
    for (let line = await lines.at(0); line; line = await lines.at(0)) {
      if (line.text === '') {
        lines.drop(1);
        continue;
      }
      delimiter ??= delimiterOf(line.text);
      const { record, count } = await take(lines, line, delimiter, isOneRecord);
      lines.drop(count);
      yield record;
    }
  } finally {
    await lines.close();
  }
}

/** The record that begins with a line, and of how many lines it is. */
async function take(
  lines: LineQueue,
  first: Line,
  delimiter: string,
  isOneRecord: IsOneRecord,
): Promise<{ record: CsvRow | CsvFault; count: number }> {
  const { number: line, text } = first;
  const faulty = (code: CsvFault['code'], message: string): { record: CsvFault; count: number } => ({
    record: { line, code, message, start: text.slice(0, mostShown) },
    count: 1,
  });
  const fault = (code: keyof typeof faults) => faulty(code, faults[code]);
  if (first.cut) return fault('too_long');
  if (!text.includes('"')) return { record: { line, cells: text.split(delimiter) }, count: 1 };
  const cells = parseRecord(text, delimiter);
  if (Array.isArray(cells)) return { record: { line, cells }, count: 1 };
  if (cells === 'invalid_quote') return fault(cells);
  let whole = text + first.end;
  for (let count = 1; whole.length <= longestRecord; count++) {
    const next = await lines.at(count);
    if (!next || next.cut) break;
    whole += next.text;
    // Only an odd number of quotes closes what is open: within it, each is doubled.
    if (next.text.split('"').length % 2 === 0) {
      const all = parseRecord(whole, delimiter);
      if (!Array.isArray(all)) break;
      if (!isOneRecord(all, delimiter)) return faulty('stray_quote', strayQuote(next.number));
      return { record: { line, cells: all }, count: count + 1 };
    }
    whole += next.end;
  }
  return fault('unclosed_quote');
}

const strayQuote = (closedOn: number): string =>
  `A quote is opened here and closed on line ${closedOn}, and what stands between is no cell. Write each quote in a cell twice.`;

function parseRecord(text: string, delimiter: string): string[] | 'invalid_quote' | 'unclosed_quote' {
  try {
    // Within quotes a line may end as it likes; outside of them there is no end in this text.
    return (parse(text, { delimiter, record_delimiter: '\n', relax_column_count: true }) as string[][])[0]!;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'unclosed_quote' : 'invalid_quote';
  }
}

/** Lines that are read ahead, as far as an open quote asks for them. */
class LineQueue {
  readonly #source: AsyncGenerator<Line>;
  #read: Line[] = [];

  constructor(source: AsyncGenerator<Line>) {
    this.#source = source;
  }

  async at(index: number): Promise<Line | undefined> {
    while (this.#read.length <= index) {
      const { done, value } = await this.#source.next();
      if (done) return undefined;
      this.#read.push(value);
    }
    return this.#read[index];
  }

  drop(count: number): void {
    this.#read.splice(0, count);
  }

  async close(): Promise<void> {
    await this.#source.return(undefined);
  }
}

async function* linesOf(blocks: AsyncIterable<string>): AsyncGenerator<Line> {
  let separator: string | undefined;
  let rest = '';
  let number = 1;
  let cut = false;
  const lineOf = (text: string, ending: string): Line => {
    const end = text.endsWith('\r') ? `\r${ending}` : ending;
    const whole = text.slice(0, text.length + ending.length - end.length);
    return { number: number++, text: whole, end, cut: cut || whole.length > longestRecord };
  };
  for await (const block of blocks) {
    rest += block;
    // As the first line ends; \r alone is what old spreadsheets write.
    separator ??= /\n|\r(?=[^\n])/.exec(rest)?.[0];
    let from = 0;
    for (let to; separator && (to = rest.indexOf(separator, from)) >= 0; from = to + 1) {
      yield lineOf(rest.slice(from, to), separator);
      cut = false;
    }
    rest = rest.slice(from);
    if (rest.length > longestRecord) {
      cut = true;
      rest = rest.slice(0, mostShown);
    }
  }
  if (rest !== '') yield lineOf(rest, '');
}

/** What separates the names of the columns; a comma where there is only one. */
function delimiterOf(line: string): string {
  const bare = line.replace(/"[^"]*"/g, '');
  const counts = delimiters.map((delimiter) => bare.split(delimiter).length);
  return delimiters[counts.indexOf(Math.max(...counts))]!;
}
