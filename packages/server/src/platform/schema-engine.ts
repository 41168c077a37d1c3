import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  DriverAdapterError,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';

/** Prisma's schema engine, the part behind `prisma migrate`, as WebAssembly: the native one would be a download. */
export async function withSchemaEngine<T>(
  databaseUrl: string,
  work: (engine: bindings.SchemaEngine) => Promise<T>,
): Promise<T> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2, connectionTimeoutMillis: 10_000 });
  // A connection that is lost fails the statement that runs on it; unheard, it would end the process beside that.
  pool.on('error', heard);
  pool.on('connect', (client) => client.on('error', heard));
  try {
    return await withEngine(wholeScripts(new PrismaPg(pool), pool), work);
  } finally {
    await pool.end();
  }
}

async function withEngine<T>(
  adapter: SqlMigrationAwareDriverAdapterFactory,
  work: (engine: bindings.SchemaEngine) => Promise<T>,
): Promise<T> {
  await loadEngine();
  const factory = bindMigrationAwareSqlAdapterFactory(adapter);
  const engine = await bindings.SchemaEngine.new({ datamodels: undefined }, ignoreEngineLog, factory);
  try {
    return await work(engine);
  } finally {
    engine.free();
  }
}

const ignoreEngineLog = () => undefined;
const heard = () => undefined;

const loading: unique symbol = Symbol.for('aftercare.schema-engine');

/**
 * Once in a process, however often this module is loaded, as by the projects of one test run: the bindings hold a single
 * instance, and a second one would pull the memory from under an engine that is at work.
 */
function loadEngine(): Promise<void> {
  const shared = globalThis as typeof globalThis & { [loading]?: Promise<void> };
  return (shared[loading] ??= instantiate());
}

/** The types of Node.js leave the name out. */
declare const WebAssembly: {
  instantiate(
    bytes: Uint8Array,
    imports: Record<string, object>,
  ): Promise<{ instance: { exports: { __wbindgen_start(): void } } }>;
};

/** The package imports its .wasm file as a module, which Node.js does only behind a flag. */
async function instantiate(): Promise<void> {
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const bytes = await readFile(join(dirname(entry), 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, {
    './schema_engine_bg.js': withoutLinger(bindings),
  });
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
}

/** The engine limits its wait for a lock by a timer of 10 s, which it forgets: it must not keep the process alive. */
function withoutLinger(imports: Record<string, unknown>): Record<string, unknown> {
  const timers = Object.keys(imports).filter((name) => name.startsWith('__wbg_setTimeout_'));
  const start = (callback: () => void, delay: number) => setTimeout(callback, delay >>> 0).unref();
  return { ...imports, ...Object.fromEntries(timers.map((name) => [name, start])) };
}

/**
 * Prisma's adapter cuts a script at each semicolon, also inside a function body, and so runs it piece by piece. Sent whole,
 * PostgreSQL reads it right and runs it as one transaction: a migration that fails leaves nothing behind.
 */
function wholeScripts(factory: PrismaPg, pool: pg.Pool): SqlMigrationAwareDriverAdapterFactory {
  const whole = async (connecting: Promise<SqlDriverAdapter>) => {
    const adapter = await connecting;
    adapter.executeScript = async (script) => {
      await pool.query(script).catch(throwAsAdapterError);
    };
    return adapter;
  };
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: () => whole(factory.connect()),
    connectToShadowDb: () => factory.connectToShadowDb(),
  };
}

function throwAsAdapterError(error: unknown): never {
  if (!(error instanceof pg.DatabaseError)) throw error;
  const { code = 'XX000', severity = 'ERROR', message, detail, column, hint } = error;
  throw new DriverAdapterError({ kind: 'postgres', code, severity, message, detail, column, hint });
}

/** The SQL that leads from one Prisma schema to another, from an empty database when `from` is absent. Needs no database. */
export async function diffSchemas(from: string | undefined, to: string): Promise<string> {
  const datamodel = (content: string) => ({
    tag: 'schemaDatamodel' as const,
    files: [{ path: 'schema.prisma', content }],
  });
  return withEngine(oldestPostgres(), async (engine) => {
    const { stdout } = await engine.diff({
      from: from === undefined ? { tag: 'empty' } : datamodel(from),
      to: datamodel(to),
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    const sql = stdout?.trim() ?? '';
    return sql === '-- This is an empty migration.' ? '' : sql;
  });
}

/** The engine asks on connecting whether the schema exists and which version it talks to. Comparing needs no more. */
function oldestPostgres(): SqlMigrationAwareDriverAdapterFactory {
  const { Boolean, Text, Int32 } = ColumnTypeEnum;
  const kind = { provider: 'postgres' as const, adapterName: 'answers-on-connect' };
  const adapter: SqlDriverAdapter = {
    ...kind,
    queryRaw: async () => ({
      columnNames: ['exists', 'version', 'numeric_version'],
      columnTypes: [Boolean, Text, Int32],
      rows: [[true, 'PostgreSQL 15.0', 150_000]],
    }),
    executeRaw: () => refuse(),
    executeScript: () => refuse(),
    startTransaction: () => refuse(),
    getConnectionInfo: () => ({ schemaName: 'public', supportsRelationJoins: true }),
    dispose: async () => undefined,
  };
  return { ...kind, connect: async () => adapter, connectToShadowDb: () => refuse() };
}

async function refuse(): Promise<never> {
  throw new Error('There is no database behind a comparison of schemas.');
}
