import { join } from 'node:path';
import { createClient, type Client } from 'graphql-ws';
import { inject, onTestFinished } from 'vitest';
import WebSocket from 'ws';
import { type App, type AppDependencies, createApp } from '../src/app.ts';
import type { Role, Tier } from '../src/generated/prisma/enums.ts';
import type { Pages } from '../src/http/pages.ts';
import { createKeyAsOperator, type RateLimits } from '../src/modules/access/index.ts';
import type { Network } from '../src/platform/client-address.ts';
import type { Clock, SandboxClock } from '../src/platform/clock.ts';
import { newId } from '../src/platform/ids.ts';
import { createLogger, type Logger } from '../src/platform/logger.ts';
import { openStorage, type Storage } from '../src/platform/storage.ts';
import { hashDocument } from '../src/trusted-documents/index.ts';
import { asOwner, createTestDatabase } from './database.ts';
import { roomyLimits } from './roomy-limits.ts';
import { testSecret } from './secret.ts';

export { testSecret };
export const shopOrigin = 'https://shop.example';

/** A clock that a test moves. */
export class TestClock implements Clock {
  #offset = 0;
  #heldAt: number | null = null;

  now(): Date {
    return new Date((this.#heldAt ?? Date.now()) + this.#offset);
  }

  advance(ms: number): void {
    this.#offset += ms;
  }

  /** Stands still at a moment from now on, until it is moved. */
  hold(moment: Date | string): void {
    this.#heldAt = new Date(moment).getTime();
    this.#offset = 0;
  }
}

export interface Answer<Data> {
  status: number;
  headers: Headers;
  data: Data;
  errors?: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[];
}

export interface TestApp extends App {
  databaseUrl: string;
  /** What the server goes by, unless it is a sandbox. */
  clock: TestClock;
  /** One GraphQL request, answered without a port: by its text, or with a publishable key by its hash. */
  query<Data = Record<string, unknown>>(document: string, options?: QueryOptions): Promise<Answer<Data>>;
  /** Makes a document trusted, whatever is in it, and tells its hash. `query` does so for publishable keys by itself. */
  trust(document: string): Promise<string>;
  /** The origin of a listening server, started on the first call. */
  listen(): Promise<string>;
  /** A graphql-transport-ws client of the listening server. */
  connect(authorization: string | null, origin?: string): Promise<Client>;
  /** A fresh organization below `parent` (a code; HQ by default), with a way to make keys for it. */
  organization(parent?: string, tier?: Tier): Promise<TestOrganization>;
  model(): Promise<{ id: string; code: string }>;
  device(organization: TestOrganization, model?: { id: string; code: string }): Promise<TestDevice>;
}

export interface QueryOptions {
  as?: string;
  variables?: Record<string, unknown>;
  headers?: Record<string, string>;
  /** The address that the request comes from. */
  from?: string;
}

export interface TestOrganization {
  id: string;
  code: string;
  secretKey(...roles: Role[]): Promise<string>;
  publishableKey(): Promise<string>;
}

export interface TestDevice {
  id: string;
  serial: string;
  modelCode: string;
}

let made = 0;
const unique = (prefix: string) =>
  `${prefix}${process.pid.toString(36)}${(made++).toString(36)}`.toUpperCase();

/** A server of its own on a database of its own; `databaseUrl` puts a second node beside another. */
export async function createTestApp(
  options: {
    databaseUrl?: string;
    ownerUrl?: string;
    poolSize?: number;
    introductionMs?: number;
    /** Long by default: a machine that is busy with other tests is no outage. */
    connectMs?: number;
    production?: boolean;
    publicUrl?: string;
    log?: Logger;
    sandbox?: SandboxClock;
    /** A folder of its own by default; null: none is configured. */
    storage?: Storage | null;
    pages?: Pages;
    oidc?: AppDependencies['oidc'];
    /** Those that no test reaches by accident, by default. */
    rateLimits?: RateLimits;
    trustedProxies?: Network[];
  } = {},
): Promise<TestApp> {
  const database = options.databaseUrl ? null : await createTestDatabase();
  const databaseUrl = options.databaseUrl ?? database!.url;
  const clock = new TestClock();
  const app = await createApp({
    databaseUrl,
    ownerUrl: options.ownerUrl,
    secret: testSecret,
    storage:
      options.storage === undefined
        ? await openStorage({ kind: 'file', folder: join(inject('database').folder, `files-${newId()}`) })
        : options.storage,
    clock: options.sandbox ?? clock,
    log: options.log ?? createLogger('silent'),
    production: options.production ?? false,
    publicUrl: options.publicUrl,
    poolSize: options.poolSize ?? 8,
    ...(options.introductionMs && { introductionMs: options.introductionMs }),
    connectMs: options.connectMs ?? 10_000,
    ...(options.pages && { pages: options.pages }),
    oidc: options.oidc ?? null,
    rateLimits: options.rateLimits ?? roomyLimits,
    trustedProxies: options.trustedProxies ?? [],
  });
  const { platform } = app;
  let base: Promise<string> | null = null;
  const listen = () => (base ??= app.start(0, '127.0.0.1').then((port) => `http://127.0.0.1:${port}`));

  const model = () => {
    const code = unique('MODEL');
    return platform.database.productModel.create({
      data: {
        code,
        name: `Model ${code}`,
        names: { 'zh-CN': `型号 ${code}` },
        category: 'COOLING',
        createdAt: platform.clock.now(),
      },
      select: { id: true, code: true },
    });
  };

  const trusted = new Map<string, string>();
  const trust = async (text: string) => {
    const known = trusted.get(text);
    if (known) return known;
    const hash = hashDocument(text);
    await platform.database.trustedDocument.createMany({
      data: { hash, name: 'Test', text, sources: ['test'], registeredAt: platform.clock.now() },
      skipDuplicates: true,
    });
    trusted.set(text, hash);
    return hash;
  };

  return {
    ...app,
    databaseUrl,
    clock,
    listen,
    trust,
    async stop() {
      await app.stop();
      await database?.drop();
    },
    query: async (text, { from, ...options } = {}) =>
      ask(
        (request) => app.fetch(request, from),
        'http://test/graphql',
        options.as?.startsWith('pk_') ? { hash: await trust(text) } : text,
        options,
      ),
    async connect(authorization, origin) {
      const client = createClient({
        url: `${(await listen()).replace('http', 'ws')}/graphql`,
        webSocketImpl: class extends WebSocket {
          constructor(address: string, protocols: string | string[]) {
            super(address, protocols, origin ? { origin } : {});
          }
        },
        connectionParams: authorization ? { authorization: `Bearer ${authorization}` } : {},
        retryAttempts: 0,
        lazy: true,
      });
      onTestFinished(async () => client.dispose());
      return client;
    },
    async organization(parent = 'HQ', tier = 'DEALER') {
      const above = await platform.database.organization.findUniqueOrThrow({ where: { code: parent } });
      const id = newId();
      const code = unique('ORG');
      await platform.database.organization.create({
        data: {
          id,
          code,
          name: `Organization ${code}`,
          tier,
          parentId: above.id,
          path: `${above.path}${id}/`,
          timeZone: 'UTC',
          createdAt: platform.clock.now(),
        },
      });
      return {
        id,
        code,
        secretKey: async (...roles) =>
          (
            await createKeyAsOperator(platform, {
              organization: code,
              kind: 'SECRET',
              label: `desk of ${code}`,
              roles,
            })
          ).secret,
        publishableKey: async () =>
          (
            await createKeyAsOperator(platform, {
              organization: code,
              kind: 'PUBLISHABLE',
              origins: [shopOrigin],
            })
          ).secret,
      };
    },
    model,
    async device(organization, given) {
      const { id: modelId, code: modelCode } = given ?? (await model());
      const { id, serial } = await platform.database.device.create({
        data: {
          serial: unique('SN'),
          modelId,
          organizationId: organization.id,
          soldById: organization.id,
          createdAt: platform.clock.now(),
        },
        select: { id: true, serial: true },
      });
      return { id, serial, modelCode };
    },
  };
}

/** Lets the requests that come from now on look past the second wall, so that only the filters of the program stand. */
export async function passTheWall({ platform, databaseUrl }: TestApp): Promise<void> {
  platform.readerFor = () => platform.whole;
  await asOwner(
    databaseUrl,
    `create or replace function wall_seen(place text, named text, given text[], organizations text, ticket text)
      returns setof uuid language plpgsql as $$ begin
        return query execute format('select id from %I where %I::text = any ($1)', place, named) using given;
      end $$`,
  );
}

/** One GraphQL request over HTTP, by its text or its hash. */
export async function ask<Data>(
  send: (request: Request) => Promise<Response>,
  url: string,
  document: string | { hash: string },
  { as, variables, headers }: QueryOptions = {},
): Promise<Answer<Data>> {
  const response = await send(
    new Request(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json',
        ...(as && { authorization: `Bearer ${as}` }),
        ...(as?.startsWith('pk_') && { origin: shopOrigin }),
        ...headers,
      },
      body: JSON.stringify({
        ...(typeof document === 'string' ? { query: document } : byHash(document.hash)),
        variables,
      }),
    }),
  );
  const body = (await response.json()) as Pick<Answer<Data>, 'data' | 'errors'>;
  return { status: response.status, headers: response.headers, ...body };
}

/** A document by its hash, the way Apollo's clients write it; over WebSocket the empty text stands beside it. */
export const byHash = (sha256Hash: string) => ({
  query: '',
  extensions: { persistedQuery: { version: 1, sha256Hash } },
});
