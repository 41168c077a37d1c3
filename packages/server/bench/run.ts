// Measures CPU time per request of the server process, as a ratio to the floor in the same run. A row counts only when
// both gave the same answers. Linux only (/proc).
//
//   pnpm bench                      20,000 tickets, 1,500 requests a row
//   TICKETS=100000 REQUESTS=5000 pnpm bench
import { deepStrictEqual } from 'node:assert';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { seedTickets } from '../src/demo/index.ts';
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres.ts';
import { analyze, migrate } from '../src/platform/migrate.ts';
import type { System } from '../src/platform/platform.ts';
import { devicePage, ticketByNumber, ticketPage } from './documents.ts';
import { Measured } from './process.ts';
import { environmentOf, makeKey, openPlatform, startServer } from './platform.ts';
import { report } from './report.ts';

const ticketCount = Number(process.env['TICKETS'] ?? 20_000);
const requestCount = Number(process.env['REQUESTS'] ?? 1_500);
const concurrency = 8;
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

interface Request {
  /** GraphQL, and the floor's address of the same answer. */
  variables: Record<string, unknown>;
  floor: string;
}

interface Scenario {
  name: string;
  document: string;
  requests: Request[];
  /** The floor's part of the answer. */
  part: (data: Record<string, unknown>) => unknown;
}

async function scenarios({ database }: System): Promise<Scenario[]> {
  const tickets = await database.ticket.findMany({
    take: 500,
    select: { number: true },
    orderBy: { id: 'asc' },
  });
  const devices = await database.device.findMany({
    take: 500,
    select: { serial: true, model: { select: { code: true } } },
    orderBy: { id: 'asc' },
  });
  return [
    {
      name: 'one ticket by number, three levels',
      document: ticketByNumber,
      requests: tickets.map(({ number }) => ({ variables: { number }, floor: `/ticket?number=${number}` })),
      part: ({ ticket }) => ticket,
    },
    {
      name: 'list of 20 tickets, three levels',
      document: ticketPage,
      requests: [{ variables: {}, floor: '/tickets' }],
      part: ({ tickets: list }) => (list as { nodes: unknown }).nodes,
    },
    {
      name: 'list of 20 tickets with their clocks',
      document: `{ tickets(first: 20) { nodes {
        number status priority sla { clocks { kind state dueAt remaining } } } } }`,
      requests: [{ variables: {}, floor: '/clocks' }],
      part: ({ tickets: list }) => (list as { nodes: TicketWithClocks[] }).nodes.map(withoutMoving),
    },
    {
      name: 'device page: model, owner, tickets, history',
      document: devicePage,
      requests: devices.map(({ serial }) => ({ variables: { serial }, floor: `/device?serial=${serial}` })),
      part: ({ device }) => device,
    },
    {
      name: 'deviceCheck',
      document: `query ($serial: String!, $modelCode: String!) {
        deviceCheck(serial: $serial, modelCode: $modelCode) { recognised productName } }`,
      requests: devices.map(({ serial, model: { code } }) => ({
        variables: { serial, modelCode: code },
        floor: `/check?serial=${serial}&model=${code}`,
      })),
      part: ({ deviceCheck }) => deviceCheck,
    },
  ];
}

interface TicketWithClocks {
  sla: { clocks: { kind: string; state: string; dueAt: string; remaining: string }[] };
}

/** What goes by the calendar differs from one moment to the next, and one statement cannot know it: the floor has less to do. */
const withoutMoving = ({ sla, ...ticket }: TicketWithClocks) => ({
  ...ticket,
  sla: {
    clocks: sla.clocks.map(({ kind, state, dueAt }) => ({
      kind,
      state,
      dueAt: state === 'PAUSED' ? null : dueAt,
    })),
  },
});

type Ask = (request: Request) => Promise<unknown>;

async function measure(server: Measured, requests: Request[], ask: Ask): Promise<number> {
  const run = async (count: number) => {
    let next = 0;
    const worker = async () => {
      while (next < count) await ask(requests[next++ % requests.length]!);
    };
    await Promise.all(Array.from({ length: concurrency }, worker));
  };
  await run(Math.ceil(requestCount / 3));
  const before = server.cpuSeconds();
  await run(requestCount);
  return ((server.cpuSeconds() - before) * 1_000) / requestCount;
}

const home = await mkdtemp(join(tmpdir(), 'aftercare-bench-'));
const postgres = await startEmbeddedPostgres({ home, log: { info: () => {} }, durable: false });
const { url } = postgres;
try {
  await migrate(url, { log: { info: () => {} } });
  const { platform, close } = openPlatform(url);
  await seedTickets(platform, ticketCount, {
    onProgress: (done) => process.stderr.write(`\rseeding ${done} of ${ticketCount}`),
  });
  process.stderr.write('\n');
  await analyze(url);
  const key = await makeKey(platform);
  const measurements = await scenarios(platform);
  await close();

  const floor = await Measured.start([here('./floor.ts')], environmentOf(url), /^port (\d+)/);
  const server = await startServer(url);
  const askFloor: Ask = async ({ floor: path }) => {
    const answer = (await (await fetch(`http://127.0.0.1:${floor.port}${path}`)).json()) as { data: unknown };
    return answer.data;
  };
  const rows: string[] = [];
  try {
    for (const { name, document, requests, part } of measurements) {
      const askServer: Ask = async ({ variables }) => {
        const response = await fetch(`http://127.0.0.1:${server.port}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${key.secret}` },
          body: JSON.stringify({ query: document, variables }),
        });
        return part(((await response.json()) as { data: Record<string, unknown> }).data);
      };
      for (const request of requests.slice(0, 50))
        deepStrictEqual(await askServer(request), await askFloor(request));
      const [floorMs, serverMs] = [
        await measure(floor, requests, askFloor),
        await measure(server, requests, askServer),
      ];
      rows.push(
        `| ${name} | ${floorMs.toFixed(2)} | ${serverMs.toFixed(2)} | ${(serverMs / floorMs).toFixed(1)} |`,
      );
    }
  } finally {
    await server.stop();
    await floor.stop();
  }
  await report(
    'Requests',
    `${ticketCount.toLocaleString('en')} tickets, ${requestCount.toLocaleString('en')} requests a row, ${concurrency} at a time. ` +
      'CPU milliseconds of the server process a request; free query text, with a secret key.',
    ['| operation | floor | Aftercare | × floor |', '|---|---|---|---|', ...rows],
  );
} finally {
  await postgres.stop();
  await rm(home, { recursive: true, force: true });
}
