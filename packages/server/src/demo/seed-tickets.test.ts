import { expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../test/app.ts';
import { keepTime } from '../modules/ticket/index.ts';
import { parseTicketNumber } from '../modules/ticket/number.ts';
import type { System } from '../platform/platform.ts';
import { bulkNumbers } from './bulk-numbers.ts';
import { seedTickets } from './index.ts';

const now = new Date('2026-11-23T02:30:00Z');
const stopped = ({ platform }: TestApp): System => ({ ...platform, clock: { now: () => now } });

async function withApp(run: (platform: System) => Promise<void>): Promise<void> {
  const app = await createTestApp();
  try {
    await run(stopped(app));
  } finally {
    await app.stop();
  }
}

async function counts({ database }: System) {
  return {
    organizations: await database.organization.count({ where: { code: { startsWith: 'BENCH-' } } }),
    customers: await database.customer.count(),
    devices: await database.device.count(),
    tickets: await database.ticket.count(),
  };
}

const readTickets = ({ database }: System) =>
  database.ticket.findMany({
    orderBy: { number: 'asc' },
    include: { comments: true, visits: true, slaMarks: true, slaClocks: true },
  });

test('keeps the proportions, and a further run adds to them', () =>
  withApp(async (platform) => {
    const progress: number[] = [];
    await seedTickets(platform, 2_400, { onProgress: (done) => progress.push(done) });
    expect(progress).toEqual([1_000, 2_000, 2_400]);
    expect(await counts(platform)).toEqual({
      organizations: 20,
      customers: 600,
      devices: 1_200,
      tickets: 2_400,
    });
    await seedTickets(platform, 101);
    expect(await counts(platform)).toEqual({
      organizations: 20,
      customers: 626,
      devices: 1_251,
      tickets: 2_501,
    });
  }));

test('writes the same rows on each fresh database', async () => {
  const runs: Awaited<ReturnType<typeof readTickets>>[] = [];
  for (let run = 0; run < 2; run++) {
    await withApp(async (platform) => {
      await seedTickets(platform, 150);
      runs.push(await readTickets(platform));
    });
  }
  expect(runs[0]).toHaveLength(150);
  expect(runs[0]).toEqual(runs[1]);
});

test('writes the log in the order of time, and tickets that agree with it', () =>
  withApp(async (platform) => {
    await seedTickets(platform, 2_100);
    const log = await platform.database.event.findMany({ orderBy: [{ xid: 'asc' }, { seq: 'asc' }] });
    const moments = log.map(({ at }) => at.getTime());
    expect(moments).toEqual(moments.toSorted((one, other) => one - other));
    expect(moments.at(-1)).toBeLessThanOrEqual(now.getTime());

    const states = new Map<string | null, unknown>();
    const comments = new Map<string | null, number>();
    for (const { type, ticketId, data } of log) {
      if (type === 'ticket.commented') comments.set(ticketId, (comments.get(ticketId) ?? 0) + 1);
      if (data !== null && typeof data === 'object' && 'to' in data) states.set(ticketId, data['to']);
    }
    const tickets = await readTickets(platform);
    const booked = log.filter(({ type }) => type === 'visit.booked').length;
    expect(booked).toBe(await platform.database.visit.count());
    expect(booked).toBe(tickets.filter(({ status }) => status === 'SCHEDULED').length);
    expect(new Set(tickets.map(({ status }) => status)).size).toBe(9);
    for (const { id, status, comments: written } of tickets) {
      expect([status, written.length]).toEqual([states.get(id), comments.get(id) ?? 0]);
    }
  }));

test('leaves the timers nothing to catch up with, at the moment of the run', () =>
  withApp(async (platform) => {
    await seedTickets(platform, 2_100);
    const { database } = platform;
    expect(await database.slaClock.count()).toBe(3 * 2_100);
    expect(await database.slaClock.count({ where: { endedAt: null } })).toBeGreaterThan(20);
    const events = await database.event.count();
    const next = await keepTime(platform);
    expect(next?.getTime()).toBeGreaterThan(now.getTime());
    expect(await database.event.count()).toBe(events);

    // What is left to tell comes in its time.
    const later = { now: () => next! };
    await keepTime({ ...platform, clock: later });
    expect(await database.event.count()).toBeGreaterThan(events);
  }));

test('goes through ticket numbers without meeting one twice, also from run to run', () => {
  const take = (used: number, count: number) => {
    const walk = bulkNumbers(used);
    return Array.from({ length: count }, () => walk.next().value);
  };
  const numbers = [...take(0, 20_000), ...take(20_000, 20_000)];
  expect(new Set(numbers).size).toBe(40_000);
  expect(numbers.map(parseTicketNumber)).toEqual(numbers);
});
