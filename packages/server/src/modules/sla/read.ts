import type { Prisma } from '../../platform/database.ts';
import { type KeysetColumn, type Page, readKeyset } from '../../platform/keyset.ts';
import { authorize, type Context } from '../access/index.ts';

type By = { id: string } | { code: string };

/** A version by its id, or by the code the one that holds. */
const versionOf = (by: By) => ('id' in by ? by : { ...by, supersededAt: null });

const byCode: KeysetColumn[] = [{ name: 'code', direction: 'asc', type: 'text' }];

export function findCalendar(ctx: Context, by: By, query: Pick<Prisma.CalendarFindFirstArgs, 'select'>) {
  authorize(ctx, 'sla.read');
  return ctx.database.calendar.findFirst({ ...query, where: versionOf(by) });
}

/** Calendars hold for the whole network: all staff see them. */
export function listCalendars(ctx: Context, page: Page, query: Pick<Prisma.CalendarFindManyArgs, 'select'>) {
  authorize(ctx, 'sla.read');
  return readKeyset(page, byCode, (keyset) =>
    ctx.database.calendar.findMany({
      ...query,
      ...keyset,
      where: { AND: [{ supersededAt: null }, keyset.where] },
    }),
  );
}

export function findServiceLevel(
  ctx: Context,
  by: By,
  query: Pick<Prisma.ServiceLevelFindFirstArgs, 'select'>,
) {
  authorize(ctx, 'sla.read');
  return ctx.database.serviceLevel.findFirst({ ...query, where: versionOf(by) });
}

/** Service levels hold for the whole network: all staff see them. */
export function listServiceLevels(
  ctx: Context,
  page: Page,
  query: Pick<Prisma.ServiceLevelFindManyArgs, 'select'>,
) {
  authorize(ctx, 'sla.read');
  return readKeyset(page, byCode, (keyset) =>
    ctx.database.serviceLevel.findMany({
      ...query,
      ...keyset,
      where: { AND: [{ supersededAt: null }, keyset.where] },
    }),
  );
}
