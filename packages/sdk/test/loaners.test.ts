import { expect, test } from 'vitest';
import { createStockClient } from '../src/stock.ts';
import { startServer } from './server.ts';

const hour = 60 * 60 * 1000;
const inHours = (hours: number) => new Date(Date.now() + hours * hour).toISOString();

/** A ticket, and two units of one model on record. */
async function startPool() {
  const { app, url, headquartersKey: key } = await startServer();
  const hq = await app.platform.database.organization.findUniqueOrThrow({ where: { code: 'HQ' } });
  const model = await app.model();
  const units = ['LOAN-1', 'LOAN-2'].map((serial) => ({
    serial,
    modelId: model.id,
    organizationId: hq.id,
    createdAt: app.clock.now(),
  }));
  await app.platform.database.device.createMany({ data: units });
  const client = createStockClient({ url, key });
  const { ticket } = await client.tickets.submit({
    channel: 'PHONE',
    description: 'It hums.',
    contact: { name: 'Mei Lin', phone: '+86 138 1600 7204' },
  });
  return { client, loaners: client.loaners, ticket: ticket.id, modelCode: model.code };
}

test('a unit is put into the pool, booked, handed out, extended and taken back', async () => {
  const { loaners, ticket, modelCode } = await startPool();
  expect(await loaners.add({ serial: 'LOAN-1', note: 'Dent on the left.' })).toMatchObject({
    serial: 'LOAN-1',
    state: 'FREE',
    model: { code: modelCode },
    organization: { code: 'HQ' },
    note: 'Dent on the left.',
  });
  const span = { startsAt: inHours(1), endsAt: inHours(24) };
  const booking = await loaners.book({ ticket, modelCode, ...span });
  expect(booking).toMatchObject({ serial: 'LOAN-1', state: 'BOOKED', ...span });
  await expect(loaners.lend({ ticket, modelCode, until: inHours(12) })).rejects.toMatchObject({
    name: 'LoanerConflictError',
    freeFrom: span.endsAt,
  });
  expect(await loaners.lend({ booking: booking.id })).toMatchObject({ id: booking.id, state: 'LENT' });
  expect(await loaners.extend({ booking: booking.id, until: inHours(48) })).toMatchObject({ overdue: false });
  expect(await Array.fromAsync(loaners.list())).toMatchObject([
    {
      state: 'LENT',
      currentBooking: { ticket: { id: ticket, contact: { name: 'Mei Lin' } } },
      nextBooking: null,
    },
  ]);
  const charge = { amountMinor: 5_000, currency: 'CNY' };
  expect(
    await loaners.return({ booking: booking.id, condition: 'DAMAGED', inspectionNote: 'Dent.', charge }),
  ).toMatchObject({ state: 'RETURNED', condition: 'DAMAGED', inspectionNote: 'Dent.', charge });
  expect(await loaners.ofTicket({ id: ticket })).toMatchObject([{ id: booking.id, state: 'RETURNED' }]);
  expect(await loaners.get({ serial: 'LOAN-1' })).toMatchObject({ condition: 'DAMAGED', bookings: [] });
  expect(await loaners.remove({ serial: 'LOAN-1' })).toMatchObject({ state: 'REMOVED' });
});

test('what is free is found, and a promise is taken back', async () => {
  const { loaners, ticket } = await startPool();
  for (const serial of ['LOAN-1', 'LOAN-2']) await loaners.add({ serial });
  const span = { startsAt: inHours(1), endsAt: inHours(2) };
  const { id } = await loaners.book({ ticket, serial: 'LOAN-1', ...span });
  const free = async () =>
    (await Array.fromAsync(loaners.list({ filter: { free: span } }))).map(({ serial }) => serial);
  expect(await free()).toEqual(['LOAN-2']);
  await expect(loaners.remove({ serial: 'LOAN-1' })).rejects.toMatchObject({ name: 'PreconditionError' });
  expect(await loaners.cancel({ booking: id, reason: 'Not needed.' })).toMatchObject({ state: 'CANCELLED' });
  expect(await free()).toEqual(['LOAN-1', 'LOAN-2']);
  expect(await loaners.get({ serial: 'NONE' })).toBeNull();
  expect(await loaners.ofTicket({ number: 'AC-0000-0001' })).toBeNull();
});
