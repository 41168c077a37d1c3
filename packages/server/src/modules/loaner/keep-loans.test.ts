import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { createTestApp, type TestApp, type TestDevice, type TestOrganization } from '../../../test/app.ts';
import { booked, inHours, loanerOutcome, loanersOf, pooled } from '../../../test/loaners.ts';
import { outcome, submit } from '../../../test/tickets.ts';
import { SandboxClock } from '../../platform/clock.ts';
import { keepLoans } from './keep-loans.ts';

let app: TestApp;
let dealer: TestOrganization;
let desk: string;
let unit: TestDevice;
let ticket: string;
let waiting: string;

beforeAll(async () => {
  app = await createTestApp({ sandbox: new SandboxClock(null) });
});
afterAll(() => app.stop());
beforeEach(async () => {
  dealer = await app.organization();
  desk = await dealer.secretKey('AGENT', 'STOREKEEPER');
  unit = await pooled(app, dealer, desk);
  ticket = (await submit(app, desk)).id;
  waiting = (await submit(app, desk)).id;
});

/** Nothing of one test is due in the next. */
afterEach(async () => {
  for (const id of [ticket, waiting]) {
    for (const { id: booking, state } of await loanersOf(app, desk, id)) {
      if (state === 'LENT') await booked(app, 'returnLoaner', desk, { booking, condition: 'OK' });
      if (state === 'BOOKED') await booked(app, 'cancelLoanerBooking', desk, { booking });
    }
  }
});

const advance = (by: string) => outcome(app, 'advanceClock', desk, { by });

async function told(id: string): Promise<string[]> {
  const { data } = await app.query<{ ticket: { events: { nodes: { type: string; awaited?: boolean }[] } } }>(
    `{ ticket(id: "${id}") { events(first: 100) { nodes { type ... on LoanerOverdueEvent { awaited } } } } }`,
    { as: desk },
  );
  return data.ticket.events.nodes
    .filter(({ type }) => type.startsWith('loaner.'))
    .map(({ type, awaited }) => (awaited ? `${type} awaited` : type));
}

test('a unit that is kept beyond its end is told once, and out until it is back', async () => {
  const until = inHours(app, 5);
  const { id } = await booked(app, 'lendLoaner', desk, { ticket, serial: unit.serial, until });
  await advance('PT4H59M');
  expect(await told(ticket)).toEqual(['loaner.lent']);
  await advance('PT1M');
  expect(await told(ticket)).toEqual(['loaner.lent', 'loaner.overdue']);
  await advance('P1D');
  expect(await told(ticket)).toEqual(['loaner.lent', 'loaner.overdue']);
  expect(await loanersOf(app, desk, ticket)).toMatchObject([{ state: 'LENT', overdue: true }]);
  const { data } = await app.query<{ loaner: unknown }>(`{ loaner(serial: "${unit.serial}") { state } }`, {
    as: desk,
  });
  expect(data.loaner).toEqual({ state: 'OVERDUE' });
  const later = { startsAt: inHours(app, 1_000), endsAt: inHours(app, 1_001) };
  expect(
    await loanerOutcome(app, 'bookLoaner', desk, { ticket: waiting, serial: unit.serial, ...later }),
  ).toMatchObject({ __typename: 'LoanerConflictError', endsAt: until, freeFrom: null });
  const back = await booked(app, 'returnLoaner', desk, { booking: id, condition: 'OK' });
  expect(back).toMatchObject({ endsAt: until, overdue: false });
  await booked(app, 'bookLoaner', desk, { ticket: waiting, serial: unit.serial, ...later });
});

test('one that may stay longer is told anew', async () => {
  const { id } = await booked(app, 'lendLoaner', desk, {
    ticket,
    serial: unit.serial,
    until: inHours(app, 1),
  });
  await advance('PT2H');
  await booked(app, 'extendLoaner', desk, { booking: id, until: inHours(app, 1) });
  await advance('PT30M');
  expect(await told(ticket)).toEqual(['loaner.lent', 'loaner.overdue', 'loaner.extended']);
  await advance('PT30M');
  expect(await told(ticket)).toEqual(['loaner.lent', 'loaner.overdue', 'loaner.extended', 'loaner.overdue']);
});

test('who is promised it next hears of it when their time has come, and gets it when it is back', async () => {
  const { serial } = unit;
  const lent = await booked(app, 'lendLoaner', desk, { ticket, serial, until: inHours(app, 5) });
  const span = { startsAt: inHours(app, 6), endsAt: inHours(app, 9) };
  const { id } = await booked(app, 'bookLoaner', desk, { ticket: waiting, serial, ...span });
  await advance('PT5H30M');
  expect(await told(waiting)).toEqual(['loaner.booked']);
  await advance('PT30M');
  expect(await told(waiting)).toEqual(['loaner.booked', 'loaner.overdue awaited']);
  expect(await told(ticket)).toEqual(['loaner.lent', 'loaner.overdue']);
  expect(await loanerOutcome(app, 'lendLoaner', desk, { booking: id })).toMatchObject({
    __typename: 'LoanerConflictError',
    freeFrom: null,
  });
  await booked(app, 'returnLoaner', desk, { booking: lent.id, condition: 'OK' });
  await booked(app, 'lendLoaner', desk, { booking: id });
  expect(await told(waiting)).toEqual(['loaner.booked', 'loaner.overdue awaited', 'loaner.lent']);
});

test('a promise whose time went by ends', async () => {
  const span = { startsAt: inHours(app, 1), endsAt: inHours(app, 2) };
  await booked(app, 'bookLoaner', desk, { ticket, serial: unit.serial, ...span });
  await advance('PT1H59M');
  expect(await loanersOf(app, desk, ticket)).toMatchObject([{ state: 'BOOKED' }]);
  await advance('PT1M');
  expect(await loanersOf(app, desk, ticket)).toMatchObject([{ state: 'CANCELLED' }]);
  expect(await told(ticket)).toEqual(['loaner.booked', 'loaner.cancelled']);
});

test('many nodes at once tell it once, and each knows what is next', async () => {
  const [soon, late] = [inHours(app, 1), inHours(app, 3)];
  const second = await pooled(app, dealer, desk);
  await booked(app, 'lendLoaner', desk, { ticket, serial: unit.serial, until: soon });
  await booked(app, 'lendLoaner', desk, { ticket: waiting, serial: second.serial, until: late });
  expect((await keepLoans(app.platform))?.toISOString()).toBe(soon);
  await app.platform.sandbox!.advance(app.platform.database, 2 * 60 * 60 * 1000);
  await Promise.all(Array.from({ length: 8 }, () => keepLoans(app.platform)));
  expect((await keepLoans(app.platform))?.toISOString()).toBe(late);
  expect(await told(ticket)).toEqual(['loaner.lent', 'loaner.overdue']);
  expect(await told(waiting)).toEqual(['loaner.lent']);
});

test('a server that runs does it by itself', async () => {
  await app.listen();
  await booked(app, 'lendLoaner', desk, { ticket, serial: unit.serial, until: inHours(app, 1) });
  await app.platform.sandbox!.advance(app.platform.database, 60 * 60 * 1000);
  await expect.poll(() => told(ticket), { timeout: 5_000 }).toEqual(['loaner.lent', 'loaner.overdue']);
});
