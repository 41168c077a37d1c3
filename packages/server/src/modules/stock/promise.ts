import { Prisma, type Transaction } from '../../platform/database.ts';
import { keyOf, type LevelKey } from './levels.ts';
import { type Arrival, promisedDays, type Waiting } from './rules.ts';

interface Outlook {
  queue: Waiting[];
  arrivals: Arrival[];
}

/** What waits for levels, first in line first, and what is to come to them, by `keyOf`. */
async function readOutlooks(
  tx: Pick<Transaction, '$queryRaw'>,
  keys: readonly LevelKey[],
): Promise<Map<string, Outlook>> {
  const wanted = Prisma.sql`jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as k ("partId" uuid, "warehouseId" uuid)`;
  const [waiting, arriving] = [
    await tx.$queryRaw<(LevelKey & Waiting)[]>`
      select line.id, line.part_id as "partId", line.warehouse_id as "warehouseId", line.quantity
      from ${wanted}
      join part_line line on line.part_id = k."partId" and line.warehouse_id = k."warehouseId"
      join ticket on ticket.id = line.ticket_id
      where line.state = 'BACKORDERED' and line.transfer_line_id is null
      order by ticket.priority, line.created_at, line.id`,
    await tx.$queryRaw<(LevelKey & Arrival)[]>`
      select "partId", "warehouseId", quantity, to_char(day, 'YYYY-MM-DD') as day from (
        select e.part_id as "partId", e.warehouse_id as "warehouseId", e.quantity, e.expected_on as day
        from ${wanted} join expected_stock e on e.part_id = k."partId" and e.warehouse_id = k."warehouseId"
        union all
        select l.part_id, t.to_id, l.quantity, t.expected_on
        from ${wanted} join transfer t on t.to_id = k."warehouseId" and t.state = 'IN_TRANSIT' and t.expected_on is not null
        join transfer_line l on l.transfer_id = t.id and l.part_id = k."partId"
        where not exists (select from part_line p where p.transfer_line_id = l.id and p.state = 'BACKORDERED')
      ) as arrival order by day`,
  ];
  const outlooks = new Map<string, Outlook>(keys.map((key) => [keyOf(key), { queue: [], arrivals: [] }]));
  for (const line of waiting) outlooks.get(keyOf(line))?.queue.push(line);
  for (const arrival of arriving) outlooks.get(keyOf(arrival))?.arrivals.push(arrival);
  return outlooks;
}

/** The day on which each waiting line of these levels is expected to be filled, by the line's id. */
export async function readPromisedDays(
  tx: Pick<Transaction, '$queryRaw'>,
  keys: readonly LevelKey[],
): Promise<Map<string, string | null>> {
  const outlooks = await readOutlooks(tx, keys);
  return new Map([...outlooks.values()].flatMap(({ queue, arrivals }) => [...promisedDays(queue, arrivals)]));
}

const asked = 'asked';

/** When so many more of a level's part would be there, behind all that waits already. */
export async function readNextDay(
  tx: Pick<Transaction, '$queryRaw'>,
  wanted: readonly (LevelKey & { missing: number })[],
): Promise<Map<string, string | null>> {
  const outlooks = await readOutlooks(tx, wanted);
  return new Map(
    wanted.map((key) => {
      const { queue, arrivals } = outlooks.get(keyOf(key))!;
      const days = promisedDays([...queue, { id: asked, quantity: key.missing }], arrivals);
      return [keyOf(key), days.get(asked) ?? null];
    }),
  );
}
