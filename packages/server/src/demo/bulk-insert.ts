import { Prisma, type Transaction } from '../platform/database.ts';

type Row = Record<string, unknown>;

const columnOf = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/**
 * Inserts rows of one shape as a single JSON value, which PostgreSQL takes apart: many times faster than a parameter for
 * each column of each row. What the rows do not name gets its default.
 */
export async function insertRows<Fields extends Row>(
  tx: Transaction,
  table:
    | 'customer'
    | 'contact'
    | 'site'
    | 'device'
    | 'ticket'
    | 'comment'
    | 'visit'
    | 'quote'
    | 'quote_line'
    | 'sla_mark'
    | 'event',
  rows: Fields[],
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columnNames = Object.keys(first).map((field) => [field, columnOf(field)] as const);
  const columns = Prisma.raw(columnNames.map(([, column]) => column).join(', '));
  const name = Prisma.raw(table);
  const renamed = rows.map((row) =>
    Object.fromEntries(columnNames.map(([field, column]) => [column, row[field]])),
  );
  await tx.$executeRaw`
    insert into ${name} (${columns})
    select ${columns} from jsonb_populate_recordset(null::${name}, ${JSON.stringify(renamed)}::jsonb)`;
}
