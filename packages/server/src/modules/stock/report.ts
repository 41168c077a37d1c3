import { z } from 'zod';
import { Prisma } from '../../platform/database.ts';
import { ValidationError } from '../../platform/errors.ts';
import { parse } from '../../platform/parse.ts';
import { authorize, beyondScope, type Context, scope } from '../access/index.ts';
import {
  daysOf,
  isDayOrMonth,
  isInOrder,
  monthsTouched,
  type Period,
  periodsOf,
  shareOf,
  type Turnover,
  turnoverOf,
} from './report-rules.ts';

export interface StockReportRow extends Period {
  warehouse: string;
  warehouseName: string;
  organization: string;
  timeZone: string;
  hits: number;
  lines: number;
  hitRate: number | null;
  turnover: (Turnover & { currency: string; issuedMinor: number })[];
  partsWithoutCost: number;
  openBackorders: number;
  piecesAwaited: number;
  /** Milliseconds, as those below. */
  meanAge: number | null;
  oldestAge: number | null;
  filledBackorders: number;
  meanWait: number | null;
  medianWait: number | null;
}

const dayOrMonth = z.string().refine(isDayOrMonth, {
  error: 'This is neither a month, like 2026-09, nor a day, like 2026-09-30.',
  params: { code: 'invalid_date' },
  abort: true,
});

const stockReportInput = z
  .object({
    from: dayOrMonth,
    to: dayOrMonth,
    warehouse: z.string().nullish(),
    organization: z.string().nullish(),
  })
  .refine((asked) => isInOrder(asked), {
    path: ['to'],
    error: 'The report ends before it begins.',
    params: { code: 'before_start' },
  });

const mostRows = 1_200;

/** The key figures of the warehouses that the viewer sees, by warehouse and month. */
export async function readStockReport(
  ctx: Context,
  input: z.input<typeof stockReportInput>,
): Promise<StockReportRow[]> {
  authorize(ctx, 'stock.report');
  const { warehouse, organization, ...asked } = parse(stockReportInput, input);
  const days = daysOf(asked);
  const months = monthsTouched(days.first, days.last);
  if (months > mostRows) throw tooMuch();
  const now = ctx.clock.now();
  const warehouses = await ctx.database.warehouse.findMany({
    where: {
      ...(warehouse != null && { code: warehouse }),
      ...(organization != null && { organization: { code: organization } }),
      AND: [scope(ctx, 'Warehouse')],
    },
    orderBy: { code: 'asc' },
    take: mostRows + 1,
    select: {
      id: true,
      code: true,
      name: true,
      organization: { select: { code: true, timeZone: true } },
    },
  });
  if (warehouses.length * months > mostRows) throw tooMuch();
  const spans = warehouses.flatMap((place) =>
    periodsOf(days, place.organization.timeZone, now).map((period) => ({ ...period, place })),
  );
  if (spans.length === 0) return [];
  const keys = spans.map(({ place, month, from, until }) => ({ id: place.id, month, from, until }));
  const [lines, values, open, filled] = [
    await readLines(ctx, keys),
    await readValues(ctx, keys),
    await readOpen(ctx, keys),
    await readFilled(ctx, keys),
  ];
  return spans.map(({ place, ...period }): StockReportRow => {
    const of = <Row extends Figure>(rows: readonly Row[]) =>
      rows.filter(({ id, month }) => id === place.id && month === period.month);
    const [asked] = of(lines);
    const [waiting] = of(open);
    const [arrived] = of(filled);
    const { hits = 0, lines: all = 0 } = asked ?? {};
    return {
      ...period,
      warehouse: place.code,
      warehouseName: place.name,
      organization: place.organization.code,
      timeZone: place.organization.timeZone,
      hits,
      lines: all,
      hitRate: shareOf(hits, all),
      turnover: of(values).flatMap(({ currency, issued, valueSeconds }) =>
        currency === null
          ? []
          : { currency, issuedMinor: issued, ...turnoverOf({ issued, valueSeconds }, period) },
      ),
      partsWithoutCost: of(values).find(({ currency }) => currency === null)?.parts ?? 0,
      openBackorders: waiting?.lines ?? 0,
      piecesAwaited: waiting?.pieces ?? 0,
      meanAge: waiting?.meanMs ?? null,
      oldestAge: waiting?.oldestMs ?? null,
      filledBackorders: arrived?.lines ?? 0,
      meanWait: arrived?.meanMs ?? null,
      medianWait: arrived?.medianMs ?? null,
    };
  });
}

const tooMuch = (): ValidationError =>
  new ValidationError([
    {
      path: ['from'],
      message: `A report has at most ${mostRows.toLocaleString('en')} months of warehouses: ask for fewer months, for one organization or for one warehouse.`,
      code: 'too_many',
    },
  ]);

interface Figure {
  /** Of the warehouse. */
  id: string;
  month: string;
}

type Span = Figure & Period;

const recordset = (spans: readonly Span[]) =>
  Prisma.sql`jsonb_to_recordset(${JSON.stringify(spans)}::jsonb) as span (id uuid, month text, "from" timestamptz, until timestamptz)`;

/** The lines that were asked for, and how many of them were there at once. What was split is one line. */
const readLines = (ctx: Context, spans: readonly Span[]) =>
  beyondScope(ctx, 'stock.report').$queryRaw<(Figure & { lines: number; hits: number })[]>`
    select span.id, span.month, count(distinct line.request_id)::int as lines,
      (count(distinct line.request_id) filter (where line.hit))::int as hits
    from ${recordset(spans)}
    join part_line line on line.warehouse_id = span.id and line.created_at >= span."from" and line.created_at < span.until
    group by 1, 2`;

/**
 * What was used and what lay there, by currency. A level is worth what one piece cost at its last movement, from that
 * movement to its next; before the first of the report, at the last one before. Where no cost was on record then, what
 * it costs today counts, and where there is none today either, the part is only counted (in a row without a currency).
 */
const readValues = ({ database }: Context, spans: readonly Span[]) =>
  database.$queryRaw<
    (Figure & { currency: string | null; issued: number; valueSeconds: number; parts: number })[]
  >`
    with span as (select * from ${recordset(spans)}),
    reported as (select id, min("from") as "from", max(until) as until from span group by 1),
    movement as (
      select m.part_id, m.warehouse_id, m.at, m.version, m.quantity, m.kind, m.cost_minor, m.currency
      from reported join stock_movement m on m.warehouse_id = reported.id and m.at >= reported."from"),
    since as (select part_id, warehouse_id, sum(quantity) as quantity from movement group by 1, 2),
    beginning as (
      select l.part_id, l.warehouse_id, reported."from" as at, l.on_hand - coalesce(since.quantity, 0) as quantity
      from reported join stock_level l on l.warehouse_id = reported.id left join since using (part_id, warehouse_id)),
    step as (
      select part_id, warehouse_id, at, 0 as version, quantity, null as kind, before.cost_minor, before.currency
      from beginning left join lateral (
        select m.cost_minor, m.currency from stock_movement m
        where m.part_id = beginning.part_id and m.warehouse_id = beginning.warehouse_id and m.at < beginning.at
        order by m.at desc, m.version desc limit 1) before on true
      where quantity <> 0
      union all
      select part_id, warehouse_id, at, version, quantity, kind::text, cost_minor, currency from movement),
    held as (
      select step.part_id, warehouse_id, at, kind, quantity,
        coalesce(step.cost_minor, part.cost_minor)::bigint as cost_minor,
        case when step.cost_minor is not null then step.currency when part.cost_minor is not null then part.currency end as currency,
        sum(quantity) over moved as on_hand,
        coalesce(lead(at) over moved, 'infinity') as until
      from step join part on part.id = step.part_id
      window moved as (partition by step.part_id, warehouse_id order by at, version, quantity desc rows unbounded preceding))
    select span.id, span.month, held.currency,
      coalesce(-sum(quantity * cost_minor) filter (where kind in ('ISSUE', 'RETURN') and held.at >= span."from"), 0)::float8 as issued,
      coalesce(sum(on_hand * cost_minor * extract(epoch from least(held.until, span.until) - greatest(held.at, span."from"))), 0)::float8
        as "valueSeconds",
      count(distinct held.part_id)::int as parts
    from span join held on held.warehouse_id = span.id and held.at < span.until
      and (held.until > span."from" or held.at >= span."from")
    where on_hand <> 0 or (kind in ('ISSUE', 'RETURN') and held.at >= span."from")
    group by 1, 2, 3
    order by 3`;

const ms = (seconds: Prisma.Sql) => Prisma.sql`(extract(epoch from ${seconds}) * 1000)::float8`;

/** The lines that were waited for when the period ended. */
const readOpen = (ctx: Context, spans: readonly Span[]) =>
  beyondScope(ctx, 'stock.report').$queryRaw<
    (Figure & { lines: number; pieces: number; meanMs: number; oldestMs: number })[]
  >`
    select id, month, count(*)::int as lines, sum(pieces)::float8 as pieces,
      ${ms(Prisma.sql`avg(age)`)} as "meanMs", ${ms(Prisma.sql`max(age)`)} as "oldestMs"
    from (
      select span.id, span.month, sum(line.quantity) as pieces, max(span.until - line.created_at) as age
      from ${recordset(spans)}
      join part_line line on line.warehouse_id = span.id and line.awaited and line.created_at < span.until
        and coalesce(line.filled_at, line.ended_at, 'infinity') >= span.until
      group by span.id, span.month, line.request_id
    ) as waiting
    group by 1, 2`;

/** The lines of which the last piece that was waited for arrived in the period. */
const readFilled = (ctx: Context, spans: readonly Span[]) =>
  beyondScope(ctx, 'stock.report').$queryRaw<
    (Figure & { lines: number; meanMs: number; medianMs: number })[]
  >`
    with span as (select * from ${recordset(spans)})
    select span.id, span.month, count(*)::int as lines, ${ms(Prisma.sql`avg(filled_at - created_at)`)} as "meanMs",
      ${ms(Prisma.sql`percentile_cont(0.5) within group (order by filled_at - created_at)`)} as "medianMs"
    from (
      select warehouse_id, min(created_at) as created_at, max(filled_at) as filled_at
      from part_line
      where awaited and warehouse_id in (select id from span)
      group by warehouse_id, request_id
      having bool_and(filled_at is not null)
    ) as line
    join span on span.id = line.warehouse_id and line.filled_at >= span."from" and line.filled_at < span.until
    group by 1, 2`;
