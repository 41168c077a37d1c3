import { fileURLToPath } from 'node:url';
import { createApp } from '../app.ts';
import type { Config } from '../config.ts';
import { type DemoKey, demoKeys, seedDemo } from '../demo/index.ts';
import type { Pages } from '../http/pages.ts';
import { SandboxClock, systemClock } from '../platform/clock.ts';
import type { Logger } from '../platform/logger.ts';
import { openStorage } from '../platform/storage.ts';
import { registerShipped } from './documents.ts';
import { migrateOpened, openDatabase, readSecret } from './open.ts';

const repository = (path: string) => fileURLToPath(new URL(`../../../../${path}`, import.meta.url));

/** What the widget sends, as its build tells it. */
const widgetDocuments = repository('packages/sdk/dist/trusted-documents.json');

/** Migrates, serves until a signal comes, and then leaves everything in order. */
export async function serve(config: Config, log: Logger, options: { demo: boolean }): Promise<void> {
  const signal = nextSignal();
  const database = await openDatabase(config, log);
  try {
    await migrateOpened(database, log);
    const secret = await readSecret(config);
    const signIn = config.oidc?.desk ?? null;
    const pages: Pages = {
      widget: repository('packages/widget/dist'),
      desk: options.demo || signIn ? { folder: repository('examples/service-desk/dist'), signIn } : null,
      demo: options.demo
        ? {
            dealerSite: repository('examples/dealer-site/public'),
            keys: demoKeys(secret),
          }
        : null,
    };
    const app = await createApp({
      databaseUrl: database.url,
      ownerUrl: database.ownerUrl,
      secret,
      storage: config.storage && (await openStorage(config.storage)),
      clock: config.sandbox ? new SandboxClock(config.sandbox.startsAt) : systemClock,
      log,
      production: config.production,
      publicUrl: config.publicUrl,
      trustedProxies: config.trustedProxies,
      rateLimits: config.rateLimits,
      pages,
      oidc: config.oidc,
    });
    try {
      await registerShipped(app.platform, widgetDocuments, log);
      const baseAt = (port: number) => config.publicUrl ?? `http://localhost:${port}`;
      const seed = async (port: number) => {
        if (options.demo) await seedDemo(app.platform, { origins: originsOf(baseAt(port), port) });
      };
      // Ready means with its data; where the port is yet to be found, the keys have to wait for it.
      if (config.port !== 0) await seed(config.port);
      const port = await app.start(config.port);
      if (config.port === 0) await seed(port);
      const base = baseAt(port);
      process.stdout.write(
        welcome(base, { desk: pages.desk !== null, keys: options.demo ? demoKeys(secret) : null }),
      );
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

function welcome(base: string, { desk, keys }: { desk: boolean; keys: DemoKey[] | null }): string {
  const addresses = [
    ...(keys ? [['Dealer’s site', `${base}/demo/`]] : []),
    ...(desk ? [['Service desk', `${base}/desk/`]] : []),
    ['GraphQL', `${base}/graphql`],
    ['Widget', `${base}/widget.js`],
    ['Health', `${base}/healthz  ${base}/readyz`],
  ];
  const lines = addresses.map(([name = '', address]) => `  ${name.padEnd(15)}${address}`);
  // The keys come first in their lines: names in Chinese take two places a character and would bend a column.
  const keyLines =
    keys?.map(({ key, organization, label }) => `  ${key}  ${organization.padEnd(9)}  ${label}`) ?? [];
  const sections = [lines, ...(keys ? [['  Demo keys, for the desk and for the API:', ...keyLines]] : [])];
  return `\nAftercare is running. Stop it with Ctrl-C.\n\n${sections.map((part) => part.join('\n')).join('\n\n')}\n\n`;
}
