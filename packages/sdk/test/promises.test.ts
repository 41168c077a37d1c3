import { expect, test } from 'vitest';
import { createAdminClient } from '../src/admin.ts';
import { type Client, createClient, durationMs, type SlaClock, type SlaClockKind } from '../src/index.ts';
import { createPublicClient } from '../src/public.ts';
import { startServer } from './server.ts';

const repair = {
  description: 'The compressor hums, but the air stays warm.',
  contact: { name: 'Chen Wei', phone: '+86 139 1602 4417' },
};

async function clockOf(client: Client, id: string, kind: SlaClockKind): Promise<SlaClock> {
  const ticket = await client.tickets.get({ id });
  return ticket!.sla.clocks.find((clock) => clock.kind === kind)!;
}

test('a promise is kept by an answer in time, and says why', async () => {
  const { url, key } = await startServer();
  const client = createClient({ url, key, locale: 'en' });
  const { ticket } = await client.tickets.submit(repair);
  const { id } = ticket;

  expect(ticket.sla).toMatchObject({
    serviceLevel: 'standard',
    version: 1,
    clocks: [
      { kind: 'RESPONSE', state: 'RUNNING', target: 'PT1H', calendar: 'ALWAYS', timeZone: 'UTC' },
      { kind: 'ARRIVAL', state: 'RUNNING', target: 'PT24H' },
      { kind: 'RESOLUTION', state: 'RUNNING', target: 'PT16H', calendar: 'BUSINESS' },
    ],
  });
  const [response] = ticket.sla.clocks;
  expect(durationMs(response!.elapsed) + durationMs(response!.remaining)).toBe(durationMs(response!.target));
  expect(response!.explanation).toMatch(/\w.*\.$/);
  expect(response!.forecast.at(-1)).toMatchObject({ to: response!.dueAt, counted: true, reason: 'WORKING' });

  const accepted = await client.tickets.accept({ id });
  const [met] = accepted.sla.clocks;
  expect(met).toMatchObject({ kind: 'RESPONSE', state: 'MET', endedAt: expect.any(String), forecast: [] });
  expect(met!.trace).toEqual([
    { from: ticket.createdAt, to: met!.endedAt, counted: true, reason: 'WORKING', rule: expect.any(String) },
  ]);
  const { nodes } = await client.tickets.list().page();
  const { kind, state, target, remaining, dueAt, endedAt } = met!;
  expect(nodes[0]!.sla.clocks[0]).toEqual({ kind, state, target, remaining, dueAt, endedAt });
});

test('a priority that the desk sets counts from the start, and a level of one word is refused', async () => {
  const { url, key } = await startServer();
  const client = createClient({ url, key });
  const { id } = (await client.tickets.submit({ ...repair, serviceLevel: 'project' })).ticket;

  await client.tickets.accept({ id, priority: 'P3', band: 'NEARBY' });
  expect(await clockOf(client, id, 'ARRIVAL')).toMatchObject({ target: 'PT24H' });
  const urgent = await client.tickets.classify({ id, priority: 'P1', band: 'SAME_CITY' });
  expect(urgent).toMatchObject({ priority: 'P1', band: 'SAME_CITY', sla: { serviceLevel: 'project' } });
  expect(await clockOf(client, id, 'ARRIVAL')).toMatchObject({ target: 'PT1H' });
  await client.tickets.start({ id, remote: true });
  expect(await clockOf(client, id, 'ARRIVAL')).toMatchObject({ state: 'RUNNING' });

  await expect(client.tickets.classify({ id, serviceLevel: 'best' })).rejects.toMatchObject({
    name: 'ValidationError',
    issues: [expect.objectContaining({ path: ['serviceLevel'] })],
  });
});

test('in a sandbox a promise is broken in a moment, and everybody who listens is told', async () => {
  const { url, key, publishableKey, origin } = await startServer({ sandbox: true });
  const client = createAdminClient({ url, key });
  const page = createPublicClient({ url, key: publishableKey, locale: 'en', headers: { origin } });
  const { ticket, trackingToken } = await client.tickets.submit(repair);
  const after = await client.events.cursor();
  const { sandbox, now: before } = await client.viewer();
  expect(sandbox).toBe(true);

  const now = await client.sandbox.advance('PT2H');

  expect(Date.parse(now) - Date.parse(before)).toBeGreaterThanOrEqual(2 * 60 * 60 * 1000);
  const { nodes } = await client.events.list({ filter: { types: ['sla.'] }, after }).page();
  const [response] = ticket.sla.clocks;
  expect(nodes).toMatchObject([
    { __typename: 'SlaWarningEvent', clock: 'RESPONSE', ticket: { number: ticket.number } },
    { __typename: 'SlaBreachedEvent', clock: 'RESPONSE', dueAt: response!.dueAt, target: 'PT1H' },
    { __typename: 'SlaEscalatedEvent', clock: 'RESPONSE', percent: 100, action: 'NOTIFY', role: 'MANAGER' },
  ]);
  const broken = await clockOf(client, ticket.id, 'RESPONSE');
  expect(broken).toMatchObject({ state: 'BREACHED', breachedAt: response!.dueAt });
  expect(durationMs(broken.remaining)).toBeLessThan(-59 * 60 * 1000);

  const tracked = await page.tracked.get({ token: trackingToken });
  expect(tracked!.nextVisit).toBeNull();
  expect(tracked!.promises).toContainEqual({
    kind: 'RESPONSE',
    state: 'BREACHED',
    dueAt: response!.dueAt,
    endedAt: null,
    timeZone: 'UTC',
    explanation: expect.any(String),
  });
});

test('only a sandbox has a clock that moves', async () => {
  const { url, key } = await startServer();
  const client = createAdminClient({ url, key });

  expect(await client.viewer()).toMatchObject({ sandbox: false });
  await expect(client.sandbox.advance('PT5M')).rejects.toMatchObject({ name: 'PreconditionError' });
});
