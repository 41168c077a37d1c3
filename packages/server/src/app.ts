import { createServer, type Server } from 'node:http';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { drainable } from './http/drain.ts';
import { credentialsOf } from './http/credentials.ts';
import { createFileRoutes } from './http/files.ts';
import { createGraphiQL } from './http/graphiql.ts';
import { createGraphQLEndpoint } from './http/graphql-endpoint.ts';
import { createHealthRoutes } from './http/health.ts';
import { attachLiveEndpoint } from './http/live-endpoint.ts';
import { createPages, type Pages } from './http/pages.ts';
import { createRecordRoutes } from './http/records.ts';
import { partRequest } from './http/request-body.ts';
import { secureAnswers } from './http/security-headers.ts';
import { createUploadRoutes } from './http/uploads.ts';
import { Gatekeeper, type RateLimits, Reauthenticator, usualLimits } from './modules/access/index.ts';
import { sweepUploads } from './modules/attachment/index.ts';
import { keepStock } from './modules/supply/index.ts';
import { keepLoans } from './modules/loaner/index.ts';
import { keepTime } from './modules/ticket/index.ts';
import type { OidcConfig } from './config-oidc.ts';
import { type Clock, SandboxClock, systemClock } from './platform/clock.ts';
import { ClientAddresses, type Network } from './platform/client-address.ts';
import { asUnavailable, connectDatabase, type Database } from './platform/database.ts';
import { EventLog } from './platform/event-log/index.ts';
import { newId } from './platform/ids.ts';
import type { Logger } from './platform/logger.ts';
import type { System } from './platform/platform.ts';
import { RateLimiter, SharedCounts } from './platform/rate-limiter/index.ts';
import type { Storage } from './platform/storage.ts';
import { Ticker } from './platform/ticker.ts';
import { TokenIssuer } from './platform/token-issuer.ts';
import { TrustedDocuments } from './trusted-documents/index.ts';

export interface AppDependencies {
  databaseUrl: string;
  /** Whose the tables are, where that is not the user of `databaseUrl`. */
  ownerUrl?: string | undefined;
  /** Signs tracking tokens; the same on every node. */
  secret: string;
  /** Where files lie; null: uploads are refused. */
  storage: Storage | null;
  clock: Clock;
  log: Logger;
  /** True: no GraphiQL. */
  production: boolean;
  /** Where browsers find this server; with https they are told to come by nothing else. */
  publicUrl?: string | undefined;
  /** Whose word on the address of a client is taken; by default nobody's. */
  trustedProxies?: Network[];
  /** How often who may do what, if not as usual. */
  rateLimits?: RateLimits;
  pages?: Pages;
  /** Who signs members in; by default nobody. */
  oidc?: (OidcConfig & { cooldownMs?: number }) | null;
  poolSize?: number;
  /** How long a WebSocket may stay open before its client says who it is. */
  introductionMs?: number;
  /** How long anybody waits for a connection of the pool; 1.5 s by default. */
  connectMs?: number;
}

export interface App {
  platform: System;
  /** Answers one request, without a port, as if it came from an address: '' by default, which is one as any other. */
  fetch(request: Request, from?: string): Promise<Response>;
  /** Listens and keeps time, and answers the port: the one asked for, or a free one for 0. */
  start(port: number, host?: string): Promise<number>;
  /** Ends live connections with 1001, lets running requests finish, and lets the database go. */
  stop(): Promise<void>;
}

const drainMs = 10_000;
/** A stream sends a sign of life every 12 s: a connection on which nothing gets through for longer is dead. */
const silenceMs = 60_000;
/** A file that was taken off is removed this soon. */
const sweepPauseMs = 60_000;
/** What a node counted by itself, the others know this soon. */
const settlePauseMs = 1_000;

/** Puts the program together: the one place where parts meet. */
export async function createApp(deps: AppDependencies): Promise<App> {
  const { log } = deps;
  const connection = connectDatabase(deps.databaseUrl, {
    onError: (error) => log.warn({ err: error }, 'a database connection broke'),
    poolSize: deps.poolSize,
    connectMs: deps.connectMs,
    ownerUrl: deps.ownerUrl,
  });
  const { database, pool, readerFor } = connection;
  const eventLog = new EventLog({ ...connection, log });
  const sandbox = deps.clock instanceof SandboxClock ? deps.clock : null;
  const { clock, secret, storage } = deps;
  // A sandbox's clock may run ahead; issuers of tokens, and those who ask too often, still go by the real time.
  const realClock = sandbox ? systemClock : clock;
  const issuer = deps.oidc ? new TokenIssuer({ ...deps.oidc, now: () => realClock.now(), log }) : null;
  const platform: System = {
    database,
    whole: database,
    readerFor,
    eventLog,
    log,
    clock,
    sandbox,
    secret,
    storage,
    issuer,
  };
  const reauthenticator = new Reauthenticator(platform);
  const clients = new ClientAddresses(deps.trustedProxies ?? []);
  const limiter = new RateLimiter({
    shared: new SharedCounts(pool, secret, deps.connectMs),
    clock: realClock,
    log,
  });
  const gatekeeper = new Gatekeeper(platform, limiter, deps.rateLimits ?? usualLimits);
  const documents = new TrustedDocuments(platform);
  const endpoint = createGraphQLEndpoint(platform, { reauthenticator, gatekeeper, documents });

  const router = new Hono<{ Variables: { requestId: string }; Bindings: HttpBindings }>()
    .use(async (c, next) => {
      const started = performance.now();
      const requestId = requestIdOf(c.req.header('x-request-id'));
      c.set('requestId', requestId);
      if (hasUser.test(c.req.url)) return c.json(withoutUser, 400);
      await next();
      c.res.headers.set('x-request-id', requestId);
      const { method } = c.req;
      // What stands behind /files/ opens a file, and behind /records/ a service record.
      const path = c.req.path.replace(/^(\/(?:files|records)\/).+/, '$1…');
      log.debug(
        { requestId, method, path, status: c.res.status, ms: performance.now() - started },
        'request',
      );
    })
    .use(secureAnswers(deps.publicUrl))
    .route('/', deps.production ? new Hono() : createGraphiQL())
    .all('/graphql', async (c) => {
      const { request, chunks } = partRequest(c.req.raw, c.env);
      const requestId = c.get('requestId');
      const response = await endpoint.fetch(request, {
        requestId,
        credentials: credentialsOf(c, clients),
        chunks,
      });
      // Who sends too much too often is not read on.
      if (response.status === 429 && !c.env?.incoming?.complete) response.headers.set('connection', 'close');
      return response;
    })
    .route('/', createUploadRoutes(platform, reauthenticator, gatekeeper, clients))
    .route('/', createFileRoutes(platform))
    .route('/', createRecordRoutes(platform))
    .route('/', createHealthRoutes(pool, log));
  if (deps.pages)
    router.route(
      '/',
      createPages(deps.pages, { issuerOrigins: () => issuer?.origins ?? [], publicUrl: deps.publicUrl }),
    );
  router.onError((error, c) => {
    const requestId = c.get('requestId');
    log.error({ err: error, requestId, path: c.req.path }, 'unexpected error');
    const message = `Something went wrong on our side. Tell us the request id ${requestId}.`;
    return c.json({ error: { code: 'INTERNAL', message, requestId } }, 500);
  });

  const server = createServer(getRequestListener(router.fetch));
  server.setTimeout(silenceMs);
  const drain = drainable(server);
  const live = attachLiveEndpoint(server, endpoint, platform, {
    gatekeeper,
    clients,
    documents,
    introductionMs: deps.introductionMs,
  });
  let begun = false;
  const begin = async () => {
    if (begun) return;
    await beginClock(database, sandbox, log);
    begun = true;
  };
  const ticker = new Ticker({
    async run(stopping) {
      await begin();
      await sandbox?.follow(database);
      const due = [
        await keepTime(platform, stopping),
        await keepStock(platform, stopping),
        await keepLoans(platform, stopping),
      ];
      return due.reduce((one, other) => (!one || (other && other < one) ? other : one));
    },
    now: () => clock.now(),
    log,
  });
  const sweeper = new Ticker({
    async run(stopping) {
      await sweepUploads(platform, stopping);
      await limiter.sweep();
      return null;
    },
    now: () => clock.now(),
    log,
    longestPauseMs: sweepPauseMs,
  });
  const settler = new Ticker({
    async run() {
      await limiter.settle();
      return null;
    },
    now: () => clock.now(),
    log,
    longestPauseMs: settlePauseMs,
  });
  await begin().catch((error: unknown) => {
    // The ticker begins it as soon as the database is there.
    if (!asUnavailable(error)) throw error;
  });
  await eventLog.start();

  return {
    platform,
    fetch: async (request, from) => router.fetch(request, from ? connectionFrom(from) : undefined),
    async start(port, host) {
      const taken = await listen(server, port, host);
      ticker.start();
      sweeper.start();
      settler.start();
      return taken;
    },
    async stop() {
      await ticker.stop();
      await sweeper.stop();
      await settler.stop();
      await live.stop();
      await eventLog.stop();
      await drain(drainMs);
      await gatekeeper.settled();
      await limiter.settle();
      await connection.close();
    },
  };
}

/** Says where a clock does not stand where its operator may think. */
async function beginClock(database: Database, sandbox: SandboxClock | null, log: Logger): Promise<void> {
  if (sandbox && !(await sandbox.begin(database))) {
    log.warn(
      { now: sandbox.now() },
      'the clock of this database goes on from where it stood; the moment of AFTERCARE_SANDBOX is for a new database',
    );
  } else if (!sandbox && (await SandboxClock.isMoved(database))) {
    log.warn(
      'this database was a sandbox whose clock was moved; without AFTERCARE_SANDBOX it goes by the real time again',
    );
  }
}

/** What a request that came over a connection brings with it. */
const connectionFrom = (remoteAddress: string) => ({ incoming: { socket: { remoteAddress } } });

/** No Request can be made of such an address. */
const hasUser = /^https?:\/\/[^/]*@/;
const withoutUser = {
  errors: [
    {
      message: 'Leave user and password out of the address: credentials go into the Authorization header.',
      extensions: { code: 'BAD_USER_INPUT' },
    },
  ],
};

/** A caller's own id is kept when it is one, so that logs on both sides can be joined. */
const requestIdOf = (given: string | undefined): string =>
  given && /^[\w-]{8,64}$/.test(given) ? given : newId();

function listen(server: Server, port: number, host?: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}
