import { Prisma, type Transaction } from '../platform/database.ts';

type Row = Record<string, unknown>;

const columnOf = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/**
 * Inserts rows of one shape as a single JSON value, which PostgreSQL takes apart: many times faster than a parameter for
 * each column of each row. What the rows do not name gets its default.
 */
export async function insertRows<Fields extends Row>(
  tx: Transaction,
  table: 'customer' | 'contact' | 'site' | 'device' | 'ticket' | 'comment' | 'event',
  rows: Fields[],
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Prisma.raw(Object.keys(first).map(columnOf).join(', '));
  const name = Prisma.raw(table);
  const renamed = rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([field, value]) => [columnOf(field), value])),
  );
  await tx.$executeRaw`
    insert into ${name} (${columns})
    select ${columns} from jsonb_populate_recordset(null::${name}, ${JSON.stringify(renamed)}::jsonb)`;
}
