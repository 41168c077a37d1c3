import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { finished } from 'node:stream/promises';
import {
  type BatchResult,
  type Column,
  importBatch,
  type ImportedRow,
  isOneRow,
  mostDevices,
  readColumns,
  readRow,
  type Refusal,
  refusalOf,
} from '../modules/device/index.ts';
import { type CsvFault, type IsOneRecord, readCsv } from '../platform/csv-file.ts';
import { RequestError } from '../platform/errors.ts';
import type { System } from '../platform/platform.ts';
import { detectEncoding, readText } from '../platform/text-file.ts';
import { showProgress } from './progress.ts';

export interface ImportOptions {
  file: string;
  dryRun: boolean;
  organization?: string;
  report?: string;
}

export interface ImportResult {
  rows: number;
  registered: number;
  unchanged: number;
  refused: number;
  dryRun: boolean;
}

/** As many as people read on a terminal. */
const mostShown = 20;

/** Reads devices from a CSV file of any size and puts them on record. */
export async function importDevices(platform: System, options: ImportOptions): Promise<ImportResult> {
  if (options.report !== undefined && resolve(options.report) === resolve(options.file)) {
    throw new RequestError('BAD_USER_INPUT', 'The report would overwrite the file. Give it another name.');
  }
  const organization = await findOrganization(platform, options.organization);
  const result = { rows: 0, registered: 0, unchanged: 0, refused: 0, dryRun: options.dryRun };
  const report = openReport(options.report);
  const progress = showProgress();
  const wouldBe = options.dryRun ? new Map<number, number>() : null;
  try {
    for await (const { columns, rows, refusals, count } of batchesOf(options.file)) {
      const batch = await importBatch(platform, rows, { organization, wouldBe });
      const told = [...refusals, ...refusalsOf(columns, batch)].toSorted(
        (one, other) => one.line - other.line,
      );
      await report.write(told);
      result.rows += count;
      result.registered += batch.registered;
      result.unchanged += batch.unchanged;
      result.refused += count - batch.registered - batch.unchanged;
      progress.show(`${amount(result.rows, progress)}, ${result.refused.toLocaleString('en')} refused`);
    }
  } finally {
    progress.end();
    await report.end();
  }
  return result;
}

const amount = (rows: number, { seconds }: { seconds: () => number }) =>
  `${rows.toLocaleString('en')} rows, ${Math.round(rows / seconds()).toLocaleString('en')} rows/s`;

async function findOrganization({ database }: System, code: string | undefined) {
  const where = code === undefined ? { parentId: null } : { code };
  const organization = await database.organization.findFirst({ where, select: { id: true, code: true } });
  if (organization) return organization;
  throw new RequestError('NOT_FOUND', `There is no organization ${code}.`);
}

const refusalsOf = (columns: readonly Column[], { refused }: BatchResult): Refusal[] =>
  refused.flatMap(({ row, issues }) => issues.map((issue) => refusalOf(columns, row, issue)));

const refusalOfLine = ({ line, code, message, start }: CsvFault): Refusal => ({
  line,
  column: '',
  value: start,
  code,
  message,
});

interface Batch {
  columns: Column[];
  rows: ImportedRow[];
  refusals: Refusal[];
  /** The rows read, with those that are refused already. */
  count: number;
}

async function* batchesOf(file: string): AsyncGenerator<Batch> {
  let columns: Column[] | null = null;
  let batch: Omit<Batch, 'columns'> = { rows: [], refusals: [], count: 0 };
  const isOneRecord: IsOneRecord = (cells, delimiter) => !columns || isOneRow(columns, cells, delimiter);
  for await (const record of readCsv(readText(file, await detectEncoding(file)), isOneRecord)) {
    if (!columns) {
      if ('code' in record) {
        const { line, message } = record;
        throw new RequestError('BAD_USER_INPUT', `The file is no CSV: line ${line}. ${message}`);
      }
      columns = readColumns(record.cells);
      continue;
    }
    const row = 'code' in record ? [refusalOfLine(record)] : readRow(columns, record.cells, record.line);
    if (Array.isArray(row)) batch.refusals.push(...row);
    else batch.rows.push(row);
    if (++batch.count < mostDevices) continue;
    yield { columns, ...batch };
    batch = { rows: [], refusals: [], count: 0 };
  }
  if (!columns)
    throw new RequestError('BAD_USER_INPUT', 'The file is empty: it has no line with the columns.');
  if (batch.count > 0) yield { columns, ...batch };
}

const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const csvLine = (cells: readonly (string | number)[]) => `${cells.map(String).map(quoted).join(',')}\r\n`;

/** A CSV file of what was refused; without one, the first of it is told on standard error. */
function openReport(path: string | undefined) {
  if (path === undefined) return showRefusals();
  const file = createWriteStream(path);
  const failed = once(file, 'error').then(([error]) => Promise.reject(error as Error));
  failed.catch(() => undefined);
  // Spreadsheets take a file for UTF-8 by its mark.
  file.write(`\ufeff${csvLine(['line', 'column', 'value', 'code', 'message'])}`);
  return {
    async write(refusals: readonly Refusal[]) {
      const lines = refusals.map(({ line, column, value, code, message }) =>
        csvLine([line, column, value, code, message]),
      );
      if (lines.length > 0 && !file.write(lines.join(''))) await Promise.race([once(file, 'drain'), failed]);
    },
    async end() {
      file.end();
      await finished(file);
    },
  };
}

function showRefusals() {
  let told = 0;
  return {
    async write(refusals: readonly Refusal[]) {
      for (const { line, column, value, message } of refusals.slice(0, Math.max(0, mostShown - told))) {
        process.stderr.write(`line ${line}, ${column || 'row'}${value && ` “${value}”`}: ${message}\n`);
      }
      told += refusals.length;
    },
    async end() {
      if (told > mostShown)
        process.stderr.write(`… and ${told - mostShown} more: give --report FILE to get all.\n`);
    },
  };
}
