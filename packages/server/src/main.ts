#!/usr/bin/env node
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { addDocumentCommands } from './cli/document-commands.ts';
import { ManifestError } from './cli/documents.ts';
import { tailEvents } from './cli/events.ts';
import { importDevices } from './cli/import-devices.ts';
import { addKeyCommands } from './cli/key-commands.ts';
import { migrateOpened, type OpenDatabase, withPlatform } from './cli/open.ts';
import type { OnPlatform } from './cli/on-platform.ts';
import { print } from './cli/print.ts';
import { serve } from './cli/serve.ts';
import { describeDifference, describeVerification } from './cli/verify-stock.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { seedDemo, seedTickets } from './demo/index.ts';
import { verifyStock } from './modules/stock/index.ts';
import { DomainError, RequestError } from './platform/errors.ts';
import { asUnavailable } from './platform/database.ts';
import { EmbeddedPostgresError } from './platform/embedded-postgres.ts';
import { createLogger, type Logger } from './platform/logger.ts';
import { analyze, MigrationError } from './platform/migrate.ts';
import type { System } from './platform/platform.ts';
import { TextFileError } from './platform/text-file.ts';

const portNumber = (value: string): number => {
  const port = Number(value);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new InvalidArgumentError('A port is a number from 0 to 65535.');
};

const count = (value: string): number => {
  const number = Number(value);
  if (Number.isSafeInteger(number) && number > 0) return number;
  throw new InvalidArgumentError('Give a whole number above 0.');
};

/** Runs a command with the configuration and a logger, and says plainly what is wrong when it fails. */
const command =
  <Args extends unknown[]>(run: (config: Config, log: Logger, ...args: Args) => Promise<void>) =>
  async (...args: Args): Promise<void> => {
    const config = readConfig();
    await run(config, createLogger(config.logLevel), ...args);
  };

/** Runs a command on a database that is at the newest migration. */
const onDatabase = <T>(
  config: Config,
  log: Logger,
  run: (platform: System, opened: OpenDatabase) => Promise<T>,
): Promise<T> =>
  withPlatform(config, log, async (platform, opened) => {
    await migrateOpened(opened, log);
    await platform.sandbox?.begin(platform.database);
    return run(platform, opened);
  });

const onPlatform: OnPlatform = (run) =>
  command((config, log, ...args) => onDatabase(config, log, (platform) => run(platform, ...args)));

const program = new Command('aftercare')
  .description('After-sales service: tickets with clocks, devices with their history, live.')
  .configureOutput({
    writeOut: (text) => process.stdout.write(text),
    writeErr: (text) => process.stderr.write(text),
  })
  .showHelpAfterError()
  .exitOverride();

program
  .command('serve')
  .description('migrate the database and serve')
  .option('--port <number>', 'the port; 0 takes a free one (default: PORT, or 4000)', portNumber)
  .option('--demo', 'fill an empty database with a demo vendor, and serve /demo and /desk', false)
  .action(
    command(async (config, log, options: { port?: number; demo: boolean }) =>
      serve({ ...config, port: options.port ?? config.port }, log, options),
    ),
  );

program
  .command('migrate')
  .description('bring the database to the newest migration')
  .action(
    command(async (config, log) =>
      withPlatform(config, log, async (_platform, opened) => {
        print(await migrateOpened(opened, log));
      }),
    ),
  );

program
  .command('seed')
  .description('fill the database: with the demo vendor, or with many tickets for measurements')
  .addOption(new Option('--demo', 'the demo vendor').conflicts('tickets'))
  .addOption(new Option('--tickets <number>', 'this many tickets, always the same ones').argParser(count))
  .action(
    command(async (config, log, options: { demo?: boolean; tickets?: number }) =>
      onDatabase(config, log, async (platform, opened) => {
        if (options.demo) {
          await seedDemo(platform, { origins: [config.publicUrl ?? `http://localhost:${config.port}`] });
          print({ seeded: 'demo' });
        } else if (options.tickets) {
          await seedTickets(platform, options.tickets, {
            onProgress: (done) => process.stderr.write(`\r${done} of ${options.tickets} tickets`),
          });
          await analyze(opened.ownerUrl);
          process.stderr.write('\n');
          print({ seeded: 'tickets', count: options.tickets });
        } else {
          throw new CommanderError(2, 'aftercare.seed', 'error: say --demo or --tickets N');
        }
      }),
    ),
  );

addKeyCommands(program, onPlatform);
addDocumentCommands(program, onPlatform);

program
  .command('import')
  .description('take data in from files')
  .command('devices')
  .description('put devices from a CSV file on record; may be stopped and started again')
  .argument('<file>', 'the file: UTF-8, UTF-16 or GB18030, with a first line that names the columns')
  .option('--dry-run', 'look only, and tell what would be refused', false)
  .option(
    '--organization <code>',
    'who keeps the devices that no seller is named for (default: the headquarters)',
  )
  .option('--report <file>', 'write what was refused, and why, to this CSV file')
  .action(
    command(
      async (
        config,
        log,
        file: string,
        options: { dryRun: boolean; organization?: string; report?: string },
      ) =>
        onDatabase(config, log, async (platform) => {
          const result = await importDevices(platform, { file, ...options });
          print(result);
          if (result.refused > 0) process.exitCode = 1;
        }),
    ),
  );

program
  .command('stock')
  .description('look after the stock')
  .command('verify')
  .description(
    'recompute all levels from the ledger and the promises, and tell what differs; changes nothing',
  )
  .action(
    command(async (config, log) =>
      onDatabase(config, log, async (platform) => {
        const { differences, ...counts } = await verifyStock(platform);
        for (const difference of differences) {
          print(difference);
          process.stderr.write(`${describeDifference(difference)}\n`);
        }
        const summary = { ...counts, differences: differences.length };
        print(summary);
        process.stderr.write(`${describeVerification(summary)}\n`);
        if (differences.length > 0) process.exitCode = 1;
      }),
    ),
  );

program
  .command('events')
  .description('read the event log')
  .command('tail')
  .description('print events as they come, a JSON object a line')
  .option('--after <cursor>', 'begin after this event')
  .action(
    command(async (config, log, options: { after?: string }) =>
      onDatabase(config, log, (platform) => tailEvents(platform, options.after)),
    ),
  );

// A terminal that is closed must not end the server before it has left everything in order.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => process.emit('SIGTERM'));

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = fail(error);
}

/** One clear line for what people can mend; the whole stack for what they cannot. */
function fail(error: unknown): number {
  if (error instanceof CommanderError) {
    if (error.code.startsWith('aftercare.')) process.stderr.write(`${error.message}\n`);
    return error.exitCode;
  }
  process.stderr.write(`${explain(error)}\n`);
  return error instanceof ConfigError ? 78 : 1;
}

function explain(error: unknown): string {
  const expected = [
    ConfigError,
    DomainError,
    RequestError,
    EmbeddedPostgresError,
    ManifestError,
    MigrationError,
    TextFileError,
  ];
  if (!(error instanceof Error)) return String(error);
  if (expected.some((type) => error instanceof type)) return error.message;
  if ('syscall' in error && error.syscall === 'open') return `The file cannot be opened: ${error.message}.`;
  if ('code' in error && error.code === 'EADDRINUSE' && 'port' in error) {
    return `Port ${String(error.port)} is taken. Stop what listens there, or choose another: PORT=${Number(error.port) + 1} or --port ${Number(error.port) + 1}.`;
  }
  if ('code' in error && (error.code === '28P01' || error.code === '28000' || error.code === '3D000')) {
    return `PostgreSQL refuses the connection: ${error.message}. Check user, password and database in DATABASE_URL.`;
  }
  if (asUnavailable(error)) {
    return `The database cannot be reached (${error.message.split('\n').at(-1)}). Check DATABASE_URL and that PostgreSQL is running.`;
  }
  return error.stack ?? error.message;
}
