import { Prisma } from '../../generated/prisma/client.ts';
import type { ReadScope } from './reader.ts';

/** How a row is named, or rows that were found by other words: by its own columns, as what hangs on it may be out of sight. */
export type Named = { id: string | string[] } | { code: string } | { number: string } | { serial: string };

/**
 * The ids of those rows that a viewer sees, looked for behind the wall within a transaction of the program: PostgreSQL changes
 * to the viewer's role and back in one statement, so that no other comes between.
 */
export async function seenBehindWall(
  tx: Pick<Prisma.TransactionClient, '$queryRaw'>,
  { organizations, ticket }: ReadScope,
  model: Prisma.ModelName,
  named: Named,
): Promise<string[]> {
  const [[column, values]] = Object.entries(named) as [[string, string | string[]]];
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id from wall_seen(${tableOf(model)}, ${column}, ${[values].flat()}::text[], ${organizations.join(',')}, ${ticket ?? ''}) as id`;
  return rows.map(({ id }) => id);
}

/** `PartLine` is stored in `part_line`. */
const tableOf = (model: Prisma.ModelName): string =>
  model.replaceAll(/(?<=.)[A-Z]/g, (letter) => `_${letter}`).toLowerCase();
