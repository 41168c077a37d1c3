import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keepTime } from '../src/modules/ticket/index.ts';
import { globalId } from '../src/platform/global-id.ts';
import { newId } from '../src/platform/ids.ts';
import { migrate, MIGRATIONS } from '../src/platform/migrate.ts';
import { createTestApp, type TestApp } from './app.ts';
import { day, hour, minute, slaEventsOf, slaOf } from './clocks.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';
import { headquartersKey } from './network.ts';
import { outcome } from './tickets.ts';

const log = { info: () => undefined };
const now = Date.now();
const ago = (ms: number) => new Date(now - ms);

interface Told {
  type: string;
  /** How long after the report. */
  after: number;
  data?: Record<string, string>;
  by?: string;
}

let database: TestDatabase;
let pool: pg.Pool;
let app: TestApp;
let desk: string;
let people: { headquarters: string; customer: string; contact: string; technician: string; agent: string };

/** A database as it was before there were promises. */
beforeAll(async () => {
  database = await createTestDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 1 });
  await pool.query('drop schema public cascade; create schema public');
  const folder = await mkdtemp(join(tmpdir(), 'aftercare-migrations-'));
  for (const name of ['migration_lock.toml', '20261123000000_init']) {
    await cp(join(MIGRATIONS, name), join(folder, name), { recursive: true });
  }
  await migrate(database.url, { log, folder });
  await rm(folder, { recursive: true });
  people = await addPeople();
  for (const story of Object.values(stories)) await addTicket(story);
  await migrate(database.url, { log });
  app = await createTestApp({ databaseUrl: database.url });
  app.clock.hold(new Date(now));
  desk = await headquartersKey(app, 'ADMIN');
  await keepTime(app.platform);
});

afterAll(async () => {
  await app.stop();
  await pool.end();
  await database.drop();
});

async function addPeople(): Promise<typeof people> {
  const [customer, contact, technician, agent] = [newId(), newId(), newId(), newId()];
  const { rows } = await pool.query<{ id: string }>(`select id from organization where code = 'HQ'`);
  const headquarters = rows[0]!.id;
  await pool.query(
    `insert into customer (id, organization_id, name, created_at) values ($1, $2, 'Li Wei', now())`,
    [customer, headquarters],
  );
  await pool.query(
    `insert into contact (id, customer_id, name, phone, created_at) values ($1, $2, 'Li Wei', '555', now())`,
    [contact, customer],
  );
  for (const [id, role] of [
    [technician, 'TECHNICIAN'],
    [agent, 'AGENT'],
  ]) {
    await pool.query(
      `insert into api_key (id, organization_id, kind, hint, hash, roles, created_at)
       values ($1, $2, 'SECRET', 'abcd', $3::text, array[$3::text::"Role"], now())`,
      [id, headquarters, role],
    );
  }
  return { headquarters, customer, contact, technician, agent };
}

const accepted = { type: 'ticket.accepted', after: 10 * minute };
const started = (by: 'technician' | 'agent') => ({ type: 'ticket.started', after: 2 * hour, by });
const resolved = { type: 'ticket.resolved', after: 3 * hour };
const held = (reason: string) => ({ type: 'ticket.held', after: 20 * minute, data: { reason } });

interface Story {
  id: string;
  status: string;
  reported: Date;
  log: Told[];
  columns?: Record<string, unknown>;
}

const story = (status: string, age: number, told: Told[] = [], columns = {}): Story => ({
  id: newId(),
  status,
  reported: ago(age),
  log: told,
  columns,
});

const waits = { hold_reason: 'WAITING_CUSTOMER', held_from: 'ACCEPTED' };
const stories = {
  fresh: story('SUBMITTED', 30 * minute),
  forgotten: story('SUBMITTED', 30 * day),
  accepted: story('ACCEPTED', 30 * minute, [accepted]),
  waiting: story('ON_HOLD', 30 * day, [accepted, held('WAITING_CUSTOMER')], waits),
  onSite: story('IN_PROGRESS', 30 * day, [accepted, started('technician')]),
  fromAfar: story('IN_PROGRESS', 30 * day, [accepted, started('agent')]),
  resolved: story('RESOLVED', 5 * day, [accepted, started('technician'), resolved], {
    resolved_at: ago(5 * day - 3 * hour),
  }),
  reopened: story('IN_PROGRESS', 30 * day, [
    accepted,
    started('technician'),
    resolved,
    { type: 'ticket.reopened', after: 30 * day - hour },
  ]),
  closedLately: story('CLOSED', 9 * day, [accepted, started('technician'), resolved], {
    resolved_at: ago(9 * day - 3 * hour),
    closed_at: ago(day),
  }),
  closed: story('CLOSED', 90 * day, [accepted, started('technician'), resolved], {
    resolved_at: ago(90 * day - 3 * hour),
    closed_at: ago(80 * day),
  }),
  cancelled: story('CANCELLED', 9 * day, [{ type: 'ticket.cancelled', after: hour }]),
};

async function addTicket({ id, status, reported, log: told, columns }: Story): Promise<void> {
  const { headquarters, customer, contact } = people;
  const row = {
    id,
    number: id,
    version: told.length + 1,
    kind: 'REPAIR',
    status,
    priority: 'P3',
    channel: 'API',
    description: 'It drips.',
    origin_id: headquarters,
    handler_id: headquarters,
    customer_id: customer,
    contact_id: contact,
    tracking_epoch: 0,
    created_at: reported,
    updated_at: reported,
    ...columns,
  };
  await pool.query('insert into ticket select * from json_populate_record(null::ticket, $1)', [
    JSON.stringify(row),
  ]);
  for (const { type, after, data = {}, by = 'agent' } of told) {
    await pool.query(
      `insert into event (type, at, audience, ticket_id, actor_kind, actor_id, actor_name, data)
       values ($1, $2, array[$3]::uuid[], $4, 'API_KEY', $5, 'desk', $6)`,
      [
        type,
        new Date(reported.getTime() + after),
        headquarters,
        id,
        by === 'technician' ? people.technician : people.agent,
        JSON.stringify(data),
      ],
    );
  }
}

const idOf = (name: keyof typeof stories) => globalId('Ticket', stories[name].id);

async function statesOf(name: keyof typeof stories): Promise<string[]> {
  const { clocks } = await slaOf(app, desk, idOf(name));
  return clocks.map(({ kind, state }) => `${kind} ${state}`);
}

const toldOf = async (name: keyof typeof stories) =>
  (await slaEventsOf(app, desk, idOf(name))).map(({ type, clock }) => `${type} ${clock}`);

describe('a ticket from before there were promises', () => {
  test.each<[keyof typeof stories, string, string, string]>([
    ['fresh', 'RUNNING', 'RUNNING', 'RUNNING'],
    ['forgotten', 'BREACHED', 'BREACHED', 'BREACHED'],
    ['accepted', 'MET', 'RUNNING', 'RUNNING'],
    ['waiting', 'MET', 'BREACHED', 'PAUSED'],
    ['onSite', 'MET', 'MET', 'BREACHED'],
    ['fromAfar', 'MET', 'BREACHED', 'BREACHED'],
    ['resolved', 'MET', 'MET', 'MET'],
    ['reopened', 'MET', 'MET', 'RUNNING'],
    ['closedLately', 'MET', 'MET', 'MET'],
  ])('that is %s has the clocks that its history gives', async (name, response, arrival, resolution) => {
    expect(await statesOf(name)).toEqual([
      `RESPONSE ${response}`,
      `ARRIVAL ${arrival}`,
      `RESOLUTION ${resolution}`,
    ]);
    expect(await toldOf(name)).toEqual([]);
  });

  test.each(['closed', 'cancelled'] as const)('that is %s has none', async (name) => {
    expect(await statesOf(name)).toEqual([]);
  });

  test('that was closed too long ago for that gets none when somebody reopens it all the same', async () => {
    await app.platform.database.ticket.update({
      where: { id: stories.closed.id },
      data: { closedAt: app.clock.now() },
    });
    const { ticket } = await outcome(app, 'reopenTicket', desk, {
      id: idOf('closed'),
      reason: 'It drips again.',
    });
    expect(ticket?.status).toBe('IN_PROGRESS');
    expect(await statesOf('closed')).toEqual([]);
  });

  test('is warned of and goes on like any other', async () => {
    app.clock.advance(hour);
    await keepTime(app.platform);
    expect(await toldOf('fresh')).toEqual([
      'sla.warning RESPONSE',
      'sla.breached RESPONSE',
      'sla.escalated RESPONSE',
    ]);
    await outcome(app, 'acceptTicket', desk, { id: idOf('forgotten') });
    await outcome(app, 'reopenTicket', desk, { id: idOf('closedLately'), reason: 'It drips again.' });
    await keepTime(app.platform);
    expect(await toldOf('forgotten')).toEqual([]);
    expect((await slaOf(app, desk, idOf('closedLately'))).clocks[2]).toMatchObject({ state: 'RUNNING' });
  });
});
