import { loadRow } from '../../platform/batch.ts';
import type { Prisma } from '../../platform/database.ts';
import { type KeysetColumn, type Page, readKeyset } from '../../platform/keyset.ts';
import { authorize, beyondScope, type Context, scope, visibleOrganizationIds } from '../access/index.ts';
import { normalizeSerial } from '../device/index.ts';
import { openStates, type Span } from './rules.ts';

export interface LoanerFilter {
  /** Code of whose pool it is in. */
  organization?: string | null;
  /** Code of the model. */
  model?: string | null;
  free?: Span | null;
  removed?: boolean | null;
}

const byAge: KeysetColumn[] = [
  { name: 'createdAt', direction: 'asc', type: 'instant' },
  { name: 'id', direction: 'asc', type: 'id' },
];

export async function listLoaners(
  ctx: Context,
  { organization, model, free, removed }: LoanerFilter,
  page: Page,
  query: Pick<Prisma.LoanerFindManyArgs, 'include' | 'select'>,
) {
  authorize(ctx, 'loaner.read');
  const conditions: Prisma.LoanerWhereInput[] = [
    scope(ctx, 'Loaner'),
    { removedAt: removed ? { not: null } : null },
  ];
  if (organization) conditions.push({ organization: { code: organization.trim().toUpperCase() } });
  if (model) conditions.push(await withUnit(ctx, { model: { code: model.trim().toUpperCase() } }));
  if (free) conditions.push({ bookings: { none: inTheWay(free, ctx.clock.now()) } });
  return readKeyset(page, byAge, (keyset) =>
    ctx.database.loaner.findMany({ ...query, ...keyset, where: { AND: [...conditions, keyset.where] } }),
  );
}

/** As `conflictOf` of the rules. */
const inTheWay = ({ startsAt, endsAt }: Span, now: Date): Prisma.LoanerBookingWhereInput => ({
  state: { not: 'CANCELLED' },
  startsAt: { lt: endsAt },
  OR: [{ endsAt: { gt: startsAt } }, { state: 'LENT', endsAt: { lte: now } }],
});

export async function findLoaner(
  ctx: Context,
  by: { id: string } | { serial: string },
  query: Pick<Prisma.LoanerFindFirstArgs, 'include' | 'select'>,
) {
  authorize(ctx, 'loaner.read');
  const which = 'id' in by ? by : await withUnit(ctx, { serial: normalizeSerial(by.serial) });
  return ctx.database.loaner.findFirst({ ...query, where: { ...which, AND: [scope(ctx, 'Loaner')] } });
}

/** A unit of the viewer's pools may be one that an organization out of their sight keeps on record. */
async function withUnit(ctx: Context, device: Prisma.DeviceWhereInput): Promise<Prisma.LoanerWhereInput> {
  const elsewhere = await beyondScope(ctx, 'loaner.unit').loaner.findMany({
    where: {
      device: { ...device, organizationId: { notIn: visibleOrganizationIds(ctx) } },
      AND: [scope(ctx, 'Loaner')],
    },
    select: { id: true },
  });
  return { OR: [{ device }, { id: { in: elsewhere.map(({ id }) => id) } }] };
}

/** Which unit it is, also where it comes from another's pool or is on record with another. */
export const findUnit = (ctx: Context, loanerId: string) =>
  loadRow(ctx, 'Unit', loanerId, {}, ({ where }) =>
    beyondScope(ctx, 'loaner.unit').loaner.findMany({
      where,
      select: { id: true, device: { select: { serial: true, model: true } } },
    }),
  );

/** A booking for the answer to who has just changed it. */
export const readChangedBooking = (
  ctx: Context,
  id: string,
  query: Pick<Prisma.LoanerBookingFindUniqueOrThrowArgs, 'include' | 'select'>,
) => ctx.database.loanerBooking.findUniqueOrThrow({ ...query, where: { id } });

/** The bookings of a unit that are not over, the earliest first: one query, whoever of its fields asks. */
export const openBookings = {
  where: { state: { in: openStates } },
  orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
} satisfies Prisma.Loaner$bookingsArgs;
