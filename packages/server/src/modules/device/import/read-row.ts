import { parse } from '../../../platform/parse.ts';
import { ValidationError } from '../../../platform/errors.ts';
import type { NewDeviceRow } from '../check-devices.ts';
import { newDeviceInput } from '../inputs-devices.ts';
import type { Column, Field } from './columns.ts';

/** One problem of one row, as the report says it. */
export interface Refusal {
  line: number;
  /** As the file calls it; empty where it is about the row. */
  column: string;
  value: string;
  code: string;
  message: string;
}

export interface ImportedRow {
  line: number;
  cells: readonly string[];
  device: NewDeviceRow;
}

const day = /^(\d{4})(?:-|\/|\.|年)(\d{1,2})(?:-|\/|\.|月)(\d{1,2})日?(?:[ T]0{1,2}:00(?::00)?)?$/;
/** What spreadsheets make of long numbers. */
const rounded = /^\d(?:\.\d+)?E\+\d+$/i;

/** A day as people and spreadsheets write it, year first; null for what is none. */
export function readDay(text: string): Date | null {
  const [, year, month, date] = day.exec(text.normalize('NFKC').trim()) ?? [];
  if (year === undefined) return null;
  const iso = `${year}-${month!.padStart(2, '0')}-${date!.padStart(2, '0')}`;
  const found = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(found.getTime()) && found.toISOString().startsWith(iso) ? found : null;
}

/** The device that a line tells of, or what is wrong with it. */
export function readRow(
  columns: readonly Column[],
  cells: readonly string[],
  line: number,
): ImportedRow | Refusal[] {
  const found: Refusal[] = [];
  const given = new Map<Field, string | Date>();
  cells.forEach((cell, at) => {
    const value = cell.trim();
    if (value === '') return;
    const { field = null, name = '' } = columns[at] ?? {};
    const refuse = (code: string, message: string) =>
      found.push({ line, column: name, value, code, message });
    if (field === null) {
      refuse('too_many_cells', 'This cell stands below no column. Is a separator missing its quotes?');
    } else if (field.endsWith('On')) {
      const date = readDay(value);
      if (date) given.set(field, date);
      else refuse('invalid_date', 'This is not a day, like 2026-11-23.');
    } else if (field === 'serial' && rounded.test(value)) {
      refuse('rounded', 'A spreadsheet has rounded this number. Keep the column as text.');
    } else {
      given.set(field, value);
    }
  });
  if (found.length > 0) return found;
  const said = (field: Field) => given.get(field);
  const [name, phone, email] = [said('customer.name'), said('customer.phone'), said('customer.email')];
  const device = {
    ...Object.fromEntries([...given].filter(([field]) => !field.startsWith('customer.'))),
    serial: said('serial') ?? '',
    modelCode: said('modelCode') ?? '',
    ...((name ?? phone ?? email) !== undefined && { customer: { name: name ?? '', phone, email } }),
  };
  try {
    return { line, cells, device: parse(newDeviceInput, device) };
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    return error.issues.map((issue) => refusalOf(columns, { line, cells }, issue));
  }
}

/** What the rules say of a field, said of its column. */
export function refusalOf(
  columns: readonly Column[],
  { line, cells }: Pick<ImportedRow, 'line' | 'cells'>,
  { path, code, message }: { path: readonly string[]; code: string; message: string },
): Refusal {
  const field = path.join('.');
  const at = columns.findIndex((column) => column.field === field);
  const fallback =
    field === 'customer' ? columns.findIndex((column) => column.field === 'customer.name') : -1;
  const place = at >= 0 ? at : fallback;
  return {
    line,
    column: columns[place]?.name ?? '',
    value: cells[place]?.trim() ?? '',
    code,
    message,
  };
}
