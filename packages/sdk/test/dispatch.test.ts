import { expect, test } from 'vitest';
import { createAdminClient } from '../src/admin.ts';
import { createClient } from '../src/index.ts';
import { createPublicClient } from '../src/public.ts';
import { startServer } from './server.ts';

const repair = {
  description: 'The compressor hums, but the air stays warm.',
  contact: { name: 'Chen Wei', phone: '+86 139 1602 4417' },
};
const hour = 60 * 60 * 1000;
const inHours = (hours: number) => new Date(Math.ceil(Date.now() / hour + hours) * hour).toISOString();

/** A server whose dealer has a technician with a certificate for its device, and an accepted ticket about that. */
async function startDispatch() {
  const server = await startServer();
  const { url, key, dealer, device } = server;
  const client = createClient({ url, key, locale: 'en' });
  const admin = createAdminClient({ url, key: server.headquartersKey });
  const technician = await admin.members.create({
    organization: dealer,
    name: 'Chen Hao',
    email: 'chen.hao@example.com',
    roles: ['TECHNICIAN'],
    skills: ['INVERTER'],
    regions: ['Shanghai'],
    certifications: [{ category: 'COOLING', validUntil: '2999-12-31' }],
  });
  const submission = await client.tickets.submit({ ...repair, device: { serial: device.serial } });
  await client.tickets.accept({ id: submission.ticket.id });
  return { ...server, client, admin, technician, submission, id: submission.ticket.id };
}

test('a technician is suggested, booked, sent, and seen by the customer', async () => {
  const { url, publishableKey, origin, client, dealer, technician, submission, id } = await startDispatch();
  const page = createPublicClient({ url, key: publishableKey, locale: 'en', headers: { origin } });
  const window = { startsAt: inHours(2), endsAt: inHours(4) };

  const [suggestion] = await client.visits.suggestions({ ticket: id, ...window });
  expect(suggestion).toMatchObject({
    technician: {
      id: technician.id,
      name: 'Chen Hao',
      certifications: [{ category: 'COOLING', valid: true }],
    },
    bookable: true,
    openVisits: 0,
  });
  expect(suggestion!.reasons.map(({ code }) => code)).toContain('CERTIFIED');

  const { ticket, visit } = await client.visits.schedule({ id, technician: technician.id, ...window });
  expect(visit).toMatchObject({ ...window, state: 'BOOKED', technician: { name: 'Chen Hao' } });
  expect(ticket).toMatchObject({ status: 'SCHEDULED', visits: [{ id: visit.id }] });
  const later = { startsAt: inHours(3), endsAt: inHours(5) };
  expect((await client.visits.reschedule({ visit: visit.id, ...later })).visit).toMatchObject(later);
  expect(await Array.fromAsync(client.visits.list({ filter: { organization: dealer } }))).toMatchObject([
    { id: visit.id, ...later, ticket: { number: ticket.number, site: null } },
  ]);

  await client.visits.move({ visit: visit.id, state: 'EN_ROUTE' });
  const tracked = await page.tracked.get({ token: submission.trackingToken });
  const nextVisit = { ...later, technicianName: 'Chen Hao', state: 'EN_ROUTE' };
  expect(tracked).toMatchObject({ status: 'SCHEDULED', nextVisit });
  expect(tracked!.timeline.at(-1)).toMatchObject({ type: 'visit.en_route', visit: nextVisit });

  const arrival = await client.visits.move({ visit: visit.id, state: 'ARRIVED' });
  expect(arrival.ticket).toMatchObject({ status: 'IN_PROGRESS' });
  expect(arrival.ticket.sla.clocks).toContainEqual(
    expect.objectContaining({ kind: 'ARRIVAL', state: 'MET' }),
  );
  const { nodes } = await client.events.list({ filter: { ticket: id, types: ['visit.'] } }).page();
  expect(nodes).toMatchObject([
    { __typename: 'VisitBookedEvent', technician: 'Chen Hao', ...window },
    { __typename: 'VisitRescheduledEvent', ...later },
    { __typename: 'VisitEnRouteEvent' },
    { __typename: 'VisitArrivedEvent' },
  ]);
});

test('a window that is taken, and a technician who may not, are refused', async () => {
  const { client, admin, technician, dealer, id } = await startDispatch();
  const window = { startsAt: inHours(2), endsAt: inHours(4) };
  await client.visits.schedule({ id, technician: technician.id, ...window });

  await expect(
    client.visits.schedule({ id, technician: technician.id, startsAt: inHours(3), endsAt: inHours(5) }),
  ).rejects.toMatchObject({ name: 'VisitConflictError', ...window });
  const apprentice = await admin.members.create({
    organization: dealer,
    name: 'Li Lei',
    email: 'li.lei@example.com',
    roles: ['TECHNICIAN'],
  });
  await expect(client.tickets.assign({ id, member: apprentice.id })).rejects.toMatchObject({
    name: 'ValidationError',
    issues: [expect.objectContaining({ code: 'not_certified' })],
  });
});

test('a ticket is assigned, diagnosed and handed over with all that was found', async () => {
  const { client, admin, technician, dealer, id } = await startDispatch();

  expect(await client.tickets.assign({ id, member: technician.id })).toMatchObject({
    assignee: { name: 'Chen Hao' },
  });
  expect(await client.tickets.unassign({ id })).toMatchObject({ assignee: null });
  expect((await client.tickets.get({ id }))!.handOverReceivers).toEqual([
    { code: 'HQ', name: expect.any(String), tier: 'HEADQUARTERS' },
  ]);
  const found = { faultCode: 'E5', cause: 'WEAR', diagnosis: 'A weak capacitor.' } as const;
  expect(await client.tickets.diagnose({ id, ...found })).toMatchObject({ diagnosis: found, repeatOf: null });
  const handed = await client.tickets.handOver({ id, organization: 'HQ', note: 'We have no capacitor.' });
  expect(handed).toMatchObject({ handler: { code: 'HQ' }, origin: { code: dealer }, diagnosis: found });

  const { nodes } = await admin.events.list({ filter: { ticket: id } }).page();
  expect(nodes.slice(-5)).toMatchObject([
    { __typename: 'TicketAssignedEvent', assignee: 'Chen Hao', previousAssignee: null },
    { __typename: 'TicketAssignedEvent', assignee: null, previousAssignee: 'Chen Hao' },
    { __typename: 'TicketDiagnosedEvent', ...found },
    { __typename: 'TicketCoverageDecidedEvent' },
    { __typename: 'TicketHandedOverEvent', note: 'We have no capacitor.' },
  ]);
});

test('the same fault on the same device names the repair before', async () => {
  const { client, device, id } = await startDispatch();
  const found = { faultCode: 'E5', cause: 'WEAR', diagnosis: 'A weak capacitor.' } as const;
  await client.tickets.start({ id });
  const before = await client.tickets.resolve({ id, ...found, workDone: 'Replaced it.' });

  const again = await client.tickets.submit({ ...repair, device: { serial: device.serial } });
  await client.tickets.accept({ id: again.ticket.id });
  await client.tickets.start({ id: again.ticket.id });
  expect(await client.tickets.diagnose({ id: again.ticket.id, ...found })).toMatchObject({
    repeatOf: { number: before.number, resolution: { workDone: 'Replaced it.' } },
  });
  expect(await client.tickets.get({ id })).toMatchObject({ repeats: [{ number: again.number }] });
});
