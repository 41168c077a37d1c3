import { fileURLToPath } from 'node:url';
import { createApp } from '../app.ts';
import type { Config } from '../config.ts';
import { demoKeys, seedDemo } from '../demo/index.ts';
import type { Pages } from '../http/pages.ts';
import { systemClock } from '../platform/clock.ts';
import type { Logger } from '../platform/logger.ts';
import { migrate } from '../platform/migrate.ts';
import { openDatabase, readSecret } from './open.ts';

const repository = (path: string) => fileURLToPath(new URL(`../../../../${path}`, import.meta.url));

/** Migrates, serves until a signal comes, and then leaves everything in order. */
export async function serve(config: Config, log: Logger, options: { demo: boolean }): Promise<void> {
  const signal = nextSignal();
  const database = await openDatabase(config, log);
  try {
    await migrate(database.url, { log: { info: (message) => log.info(message) } });
    const secret = await readSecret(config);
    const pages: Pages = {
      widget: repository('packages/widget/dist'),
      demo: options.demo
        ? {
            dealerSite: repository('examples/dealer-site/public'),
            serviceDesk: repository('examples/service-desk/dist'),
            keys: demoKeys(secret),
          }
        : null,
    };
    const app = await createApp({
      databaseUrl: database.url,
      secret,
      clock: systemClock,
      log,
      production: config.production,
      pages,
    });
    try {
      const port = await app.start(config.port);
      const base = config.publicUrl ?? `http://localhost:${port}`;
      if (options.demo) {
        await seedDemo(app.platform, { origins: originsOf(base, port) });
      }
      process.stdout.write(welcome(base, options.demo ? demoKeys(secret) : null));
      log.info({ port }, 'serving');
      log.info({ signal: await signal }, 'stopping');
    } finally {
      await app.stop();
    }
  } finally {
    await database.close();
  }
}

const originsOf = (base: string, port: number): string[] => [
  ...new Set([new URL(base).origin, `http://localhost:${port}`, `http://127.0.0.1:${port}`]),
];

/** A second signal is for the impatient. */
function nextSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM'] as const) {
      process.once(name, () => {
        process.once(name, () => process.exit(130));
        resolve(name);
      });
    }
  });
}

function welcome(base: string, keys: ReturnType<typeof demoKeys> | null): string {
  const addresses: [string, string][] = [
    ...(keys
      ? ([
          ['Dealer’s site', `${base}/demo/`],
          ['Service desk', `${base}/desk/`],
        ] as [string, string][])
      : []),
    ['GraphQL', `${base}/graphql`],
    ['Widget', `${base}/widget.js`],
    ['Health', `${base}/healthz  ${base}/readyz`],
  ];
  const rows = keys
    ? [...addresses, ['', ''], ...keys.map(({ label, key }) => [label, key] as [string, string])]
    : addresses;
  const width = Math.max(...rows.map(([name]) => name!.length));
  const table = rows.map(([name, value]) => (name ? `  ${name.padEnd(width)}  ${value}` : '')).join('\n');
  return `\nAftercare is running. Stop it with Ctrl-C.\n\n${table}\n\n`;
}
