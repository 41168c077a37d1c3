// Measures the stock: how many reservations a second and what CPU time each costs the server process, on one part that
// everybody wants and on a thousand; and a page of levels, at the beginning and in the middle. Each as a ratio to the
// floor in the same run. Linux only (/proc).
//
//   pnpm bench:stock                        100,000 levels, 2,000 tickets, 1,500 requests a row
//   LEVELS=10000 REQUESTS=500 pnpm bench:stock
import { deepStrictEqual } from 'node:assert';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { seedTickets } from '../src/demo/index.ts';
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres.ts';
import { globalId } from '../src/platform/global-id.ts';
import { newId } from '../src/platform/ids.ts';
import { migrate } from '../src/platform/migrate.ts';
import { Measured } from './process.ts';
import { environmentOf, makeKey, openPlatform, startServer } from './platform.ts';
import { report } from './report.ts';

const warehouses = 10;
const parts = Number(process.env['LEVELS'] ?? 100_000) / warehouses;
const ticketCount = 2_000;
const requestCount = Number(process.env['REQUESTS'] ?? 1_500);
const concurrency = 8;
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const quiet = { info: () => undefined };

const skuOf = (part: number) => `BENCH-${String(part + 1).padStart(6, '0')}`;
const placeOf = (warehouse: number) => `STORE-${String(warehouse + 1).padStart(2, '0')}`;

/** So many parts in each of the warehouses of the headquarters, all of them full. */
async function fill(): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`
    insert into part (id, sku, name, cost_minor, currency, created_at)
    select gen_random_uuid(), 'BENCH-' || lpad(n::text, 6, '0'), 'Part ' || n, 1000, 'CNY', now() from generate_series(1, ${parts}) n;
    insert into warehouse (id, code, name, organization_id, created_at)
    select gen_random_uuid(), 'STORE-' || lpad(n::text, 2, '0'), 'Store ' || n, o.id, now() - make_interval(secs => 100 - n)
    from generate_series(1, ${warehouses}) n, organization o where o.code = 'HQ';
    insert into stock_level (id, part_id, warehouse_id, sku, warehouse_code, on_hand, version)
    select gen_random_uuid(), p.id, w.id, p.sku, w.code, 1000000, 1 from part p, warehouse w;
    insert into stock_movement (id, kind, part_id, warehouse_id, quantity, version, serials, actor_name, at)
    select gen_random_uuid(), 'RECEIPT', part_id, warehouse_id, on_hand, 1, '{}', 'Bench', now() from stock_level;
    analyze`);
  await client.end();
}

interface Request {
  variables: Record<string, unknown>;
  /** The floor's address, and for a write its body. */
  floor: { path: string; body?: Record<string, unknown> };
}

interface Scenario {
  name: string;
  document: string;
  /** The request of a number: each is asked for once. */
  request: (index: number) => Request;
  part: (data: Record<string, unknown>) => unknown;
}

const reserveDocument = `mutation ($input: ReservePartsInput!) { reserveParts(input: $input) {
  ... on ReservePartsPayload { lines { quantity state } } ... on DomainError { code message } } }`;

const reserving = (
  name: string,
  ticketIds: string[],
  wanted: number,
  { keyed }: { keyed: boolean },
): Scenario => ({
  name,
  document: reserveDocument,
  request: (index) => {
    const ticket = ticketIds[index % ticketIds.length]!;
    const sku = skuOf((index * 7) % wanted);
    const warehouse = placeOf(0);
    return {
      variables: {
        input: {
          ticket: globalId('Ticket', ticket),
          warehouse,
          lines: [{ sku, quantity: 1 }],
          ...(keyed && { idempotencyKey: newId() }),
        },
      },
      floor: { path: '/', body: { ticket, sku, warehouse, quantity: 1 } },
    };
  },
  part: ({ reserveParts }) => (reserveParts as { lines: unknown }).lines,
});

const listing = (name: string, after: readonly [sku: string, warehouse: string]): Scenario => {
  const request = {
    variables: { after: after[0] && Buffer.from(JSON.stringify(after)).toString('base64url') },
    floor: { path: `/?sku=${after[0]}&warehouse=${after[1]}` },
  };
  return {
    name,
    document: `query ($after: String) { stockLevels(first: 20, after: $after) { nodes {
      onHand reserved available low part { sku name } warehouse { code name } } } }`,
    request: () => ({ ...request, variables: { after: request.variables.after || null } }),
    part: ({ stockLevels }) => (stockLevels as { nodes: unknown }).nodes,
  };
};

interface Cost {
  cpuMs: number;
  perSecond: number;
}

type Ask = (request: Request) => Promise<unknown>;

let asked = 0;

async function measure(server: Measured, { request }: Scenario, ask: Ask): Promise<Cost> {
  const run = async (count: number) => {
    const last = asked + count;
    const worker = async () => {
      while (asked < last) await ask(request(asked++));
    };
    await Promise.all(Array.from({ length: concurrency }, worker));
  };
  await run(Math.ceil(requestCount / 3));
  const [cpu, started] = [server.cpuSeconds(), performance.now()];
  await run(requestCount);
  return {
    cpuMs: ((server.cpuSeconds() - cpu) * 1_000) / requestCount,
    perSecond: (requestCount * 1_000) / (performance.now() - started),
  };
}

const home = await mkdtemp(join(tmpdir(), 'aftercare-bench-'));
const postgres = await startEmbeddedPostgres({ home, log: quiet, durable: false });
const { url } = postgres;
try {
  await migrate(url, { log: quiet });
  const { platform, close } = openPlatform(url);
  const { database } = platform;
  await seedTickets(platform, ticketCount);
  await fill();
  const { secret: key } = await makeKey(platform);
  const open = await database.ticket.findMany({
    where: { status: { in: ['ACCEPTED', 'SCHEDULED', 'IN_PROGRESS'] } },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
  const ticketIds = open.map(({ id }) => id);
  const scenarios = [
    reserving('reserveParts, one part for all', ticketIds, 1, { keyed: true }),
    reserving('reserveParts, 1,000 parts', ticketIds, 1_000, { keyed: true }),
    reserving('reserveParts, 1,000 parts, without an idempotency key', ticketIds, 1_000, { keyed: false }),
    listing('stockLevels, first page of 20', ['', '']),
    listing('stockLevels, a page in the middle', [skuOf(parts / 2), placeOf(4)]),
  ];

  const floor = await Measured.start([here('./stock-floor.ts')], environmentOf(url), /^port (\d+)/);
  const server = await startServer(url);
  const askFloor: Ask = async ({ floor: { path, body } }) => {
    const init = body ? { method: 'POST', body: JSON.stringify(body) } : {};
    const answer = await fetch(`http://127.0.0.1:${floor.port}${path}`, init);
    return ((await answer.json()) as { data: unknown }).data;
  };
  const rows: string[] = [];
  try {
    for (const scenario of scenarios) {
      const askServer: Ask = async ({ variables }) => {
        const response = await fetch(`http://127.0.0.1:${server.port}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
          body: JSON.stringify({ query: scenario.document, variables }),
        });
        return scenario.part(((await response.json()) as { data: Record<string, unknown> }).data);
      };
      for (let index = 0; index < 20; index++) {
        const request = scenario.request(asked++);
        deepStrictEqual(await askServer(request), await askFloor(request));
      }
      const one = await measure(floor, scenario, askFloor);
      const other = await measure(server, scenario, askServer);
      rows.push(
        `| ${scenario.name} | ${one.cpuMs.toFixed(2)} | ${other.cpuMs.toFixed(2)} | ${(other.cpuMs / one.cpuMs).toFixed(1)} | ${one.perSecond.toFixed(0)} | ${other.perSecond.toFixed(0)} |`,
      );
    }
    const [kept] = await database.$queryRaw<{ reserved: bigint; lines: bigint }[]>`
      select (select sum(reserved) from stock_level) as reserved, (select sum(quantity) from part_line) as lines`;
    deepStrictEqual(kept!.reserved, kept!.lines);
  } finally {
    await server.stop();
    await floor.stop();
    await close();
  }
  await report(
    'Stock',
    `${(parts * warehouses).toLocaleString('en')} levels, ${requestCount.toLocaleString('en')} requests a row, ${concurrency} at a time. CPU milliseconds of the server process a request, and requests a second; free query text, with a secret key. The floor of a reservation is the conditional update and the row of the line, in a transaction.`,
    [
      '| operation | floor ms | Aftercare ms | × floor | floor/s | Aftercare/s |',
      '|---|---|---|---|---|---|',
      ...rows,
    ],
  );
} finally {
  await postgres.stop();
  await rm(home, { recursive: true, force: true });
}
