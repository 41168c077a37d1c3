import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { createKeyAsOperator } from '../src/modules/access/index.ts';
import { verifyStock } from '../src/modules/stock/index.ts';
import { systemClock } from '../src/platform/clock.ts';
import { connectDatabase } from '../src/platform/database.ts';
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres.ts';
import { EventLog } from '../src/platform/event-log/index.ts';
import { newId } from '../src/platform/ids.ts';
import { createLogger } from '../src/platform/logger.ts';
import { migrate } from '../src/platform/migrate.ts';
import type { System } from '../src/platform/platform.ts';
import { createProxy } from '../test/proxy.ts';
import { pick, type Random } from '../test/random.ts';
import { testSecret } from '../test/secret.ts';
import { type ServerProcess, startServerProcess } from '../test/server-process.ts';

export const plants = ['check-then-act'] as const;
export type Plant = (typeof plants)[number];

/** An organization of the network, and where its tickets get parts from: home first. */
export interface Shop {
  key: string;
  places: string[];
}

export interface World {
  databaseUrl: string;
  servers: ServerProcess[];
  /** What the servers said of errors. */
  complaints: string[];
  shops: Shop[];
  /** May do everything everywhere. */
  vendorKey: string;
  skus: string[];
  warehouses: string[];
  /** Compares what is kept with the ledger. */
  verify: () => ReturnType<typeof verifyStock>;
  stop(): Promise<void>;
}

/** Runs something on a PostgreSQL that exists only for it. */
export async function withPostgres<Result>(run: (databaseUrl: string) => Promise<Result>): Promise<Result> {
  const home = await mkdtemp(join(tmpdir(), 'aftercare-prove-'));
  const log = { info: () => undefined };
  const postgres = await startEmbeddedPostgres({ home, log, durable: false });
  try {
    return await run(postgres.url);
  } finally {
    await postgres.stop();
    await rm(home, { recursive: true });
  }
}

/** Two servers on one database, which they reach with delays, and a small network that keeps few parts. */
export async function openWorld(
  databaseUrl: string,
  { random, plant }: { random: Random; plant?: Plant | undefined },
): Promise<World> {
  const log = createLogger('silent');
  await migrate(databaseUrl, { log: { info: () => undefined } });
  const connection = connectDatabase(databaseUrl, { onError: () => undefined, poolSize: 4 });
  const eventLog = new EventLog({ ...connection, url: databaseUrl, log });
  const platform = {
    database: connection.database,
    whole: connection.database,
    readerFor: connection.readerFor,
    eventLog,
    log,
    clock: systemClock,
    sandbox: null,
    secret: testSecret,
    storage: null,
  };
  const network = await buildNetwork(platform);
  await observe(databaseUrl, plant);
  const delayMs = () => delayOf(random);
  const proxy = await createProxy(databaseUrl, { delayMs });
  const complaints: string[] = [];
  const onError = (line: string) => {
    // Node's own advice is no error.
    if (!/^\((node:\d+|Use)/.test(line)) complaints.push(line);
  };
  const planted = plant && fileURLToPath(new URL(`${plant}.ts`, import.meta.url));
  const nodeArgs = planted ? ['--import', planted] : [];
  const servers = await Promise.all(
    Array.from({ length: 2 }, () => startServerProcess(proxy.url, { nodeArgs, onError })),
  );
  return {
    databaseUrl,
    servers,
    complaints,
    ...network,
    verify: () => verifyStock(platform),
    async stop() {
      await Promise.all(servers.map((server) => server.stop()));
      await proxy.close();
      await eventLog.stop();
      await connection.close();
    },
  };
}

/** Mostly next to nothing, now and then as long as a bad network or a busy disk takes. */
const delayOf = (random: Random): number =>
  pick(random, [0, 0, 0, 0, 0, 0, 1, 1, 2, 3]) + (random() < 0.01 ? 30 * random() : 0);

async function buildNetwork(platform: System) {
  const { database, clock } = platform;
  const createdAt = clock.now();
  const vendor = await database.organization.findFirstOrThrow({ where: { parentId: null } });
  const branches = ['NORTH', 'SOUTH'].map((code) => {
    const id = newId();
    const path = `${vendor.path}${id}/`;
    return {
      id,
      code,
      name: code,
      tier: 'SERVICE_CENTER' as const,
      parentId: vendor.id,
      path,
      timeZone: 'UTC',
      createdAt,
    };
  });
  await database.organization.createMany({ data: branches });
  const owners = [vendor, ...branches];
  await database.warehouse.createMany({
    data: owners.map(({ id, code }) => ({ code: `WH-${code}`, name: code, organizationId: id, createdAt })),
  });
  const skus = ['FAN', 'PUMP', 'BOARD'];
  await database.part.createMany({ data: skus.map((sku) => ({ sku, name: sku, createdAt })) });
  const keyOf = async (organization: string) =>
    (await createKeyAsOperator(platform, { organization, kind: 'SECRET', roles: ['ADMIN'] })).secret;
  const [hq, north, south] = owners.map(({ code }) => `WH-${code}`) as [string, string, string];
  const supply = [[hq], [north, hq, south], [south, hq, north]];
  const shops = await Promise.all(
    owners.map(async ({ code }, index): Promise<Shop> => ({
      key: await keyOf(code),
      places: supply[index]!,
    })),
  );
  return { shops, vendorKey: shops[0]!.key, skus, warehouses: [hq, north, south] };
}

/**
 * Watches what waits, in the transactions that change it: the events do not tell what waits for a transfer from what waits
 * for anything. With a planted fault the database's own last wall is taken down, too.
 */
async function observe(databaseUrl: string, plant: Plant | undefined): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(`
    create table prove_wait (xid bigint default pg_current_xact_id()::text::bigint, sku text, warehouse text, rank int, queued int, underway int);
    create function prove_wait() returns trigger language plpgsql as $$
    declare
      queued int := 0;
      underway int := 0;
    begin
      if tg_op = 'UPDATE' and old.state = 'BACKORDERED' then
        if old.transfer_line_id is null then queued := -old.quantity; else underway := -old.quantity; end if;
      end if;
      if new.state = 'BACKORDERED' then
        if new.transfer_line_id is null then queued := queued + new.quantity; else underway := underway + new.quantity; end if;
      end if;
      if queued <> 0 or underway <> 0 then
        insert into prove_wait (sku, warehouse, rank, queued, underway)
        select part.sku, warehouse.code, right(ticket.priority::text, 1)::int, queued, underway
        from part, warehouse, ticket where part.id = new.part_id and warehouse.id = new.warehouse_id and ticket.id = new.ticket_id;
      end if;
      return null;
    end $$;
    create trigger prove_wait after insert or update on part_line for each row execute function prove_wait();
    ${plant ? 'alter table stock_level drop constraint stock_level_never_oversold;' : ''}`);
  await client.end();
}
