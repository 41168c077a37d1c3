import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../test/app.ts';
import { booked, inHours, loanerOutcome, pooled } from '../../../test/loaners.ts';
import { historyOf, outcome, submit } from '../../../test/tickets.ts';

const callers = 50;

let one: TestApp;
let other: TestApp;
beforeAll(async () => {
  // A connection for each caller: they wait for their turn alone.
  const poolSize = callers / 2;
  one = await createTestApp({ poolSize });
  other = await createTestApp({ databaseUrl: one.databaseUrl, poolSize });
});
afterAll(async () => {
  await other.stop();
  await one.stop();
});

const node = (at: number) => (at % 2 ? one : other);

/** No two bookings of one unit overlap, and no unit is out twice: what the database holds, by another way. */
async function expectNoOverlap(): Promise<void> {
  const overlapping = await one.platform.database.$queryRaw`
    select a.id from loaner_booking a join loaner_booking b on a.loaner_id = b.loaner_id and a.id < b.id
    where a.state <> 'CANCELLED' and b.state <> 'CANCELLED' and a.starts_at < b.ends_at and b.starts_at < a.ends_at`;
  expect(overlapping).toEqual([]);
}

async function world() {
  const dealer = await one.organization();
  const desk = await dealer.secretKey('AGENT', 'STOREKEEPER');
  const tickets: string[] = [];
  while (tickets.length < callers) tickets.push((await submit(one, desk)).id);
  return { dealer, desk, tickets };
}

const counted = (outcomes: { __typename: string }[]) =>
  Object.fromEntries(
    [...Map.groupBy(outcomes, ({ __typename }) => __typename)].map(([name, all]) => [name, all.length]),
  );

test('of 50 who want one unit at once, one gets it and the others hear when it is free', async () => {
  const { dealer, desk, tickets } = await world();
  const { serial } = await pooled(one, dealer, desk);
  const span = { startsAt: inHours(one, 1), endsAt: inHours(one, 25) };
  const outcomes = await Promise.all(
    tickets.map((ticket, at) => loanerOutcome(node(at), 'bookLoaner', desk, { ticket, serial, ...span })),
  );
  expect(counted(outcomes)).toEqual({ BookLoanerPayload: 1, LoanerConflictError: 49 });
  const refused = outcomes.filter(({ booking }) => !booking);
  expect(refused).toEqual(
    refused.map(() => ({
      __typename: 'LoanerConflictError',
      code: 'ALREADY_EXISTS',
      ...span,
      freeFrom: span.endsAt,
    })),
  );
  await expectNoOverlap();
});

test('of 50 who want one of seven units of a model at once, seven get one each', async () => {
  const { dealer, desk, tickets } = await world();
  const model = await one.model();
  for (let at = 0; at < 7; at++) await pooled(one, dealer, desk, model);
  const until = inHours(one, 25);
  const outcomes = await Promise.all(
    tickets.map((ticket, at) =>
      loanerOutcome(node(at), 'lendLoaner', desk, { ticket, modelCode: model.code, until }),
    ),
  );
  expect(counted(outcomes)).toEqual({ LendLoanerPayload: 7, LoanerConflictError: 43 });
  expect(new Set(outcomes.flatMap(({ booking }) => booking?.serial ?? [])).size).toBe(7);
  await expectNoOverlap();
});

test('of 50 equal requests with one key there is one booking', async () => {
  const { dealer, desk, tickets } = await world();
  const { serial } = await pooled(one, dealer, desk);
  const input = { ticket: tickets[0], serial, until: inHours(one, 25), idempotencyKey: 'one' };
  const outcomes = await Promise.all(
    tickets.map((_ticket, at) => loanerOutcome(node(at), 'lendLoaner', desk, input)),
  );
  expect(outcomes).toEqual(outcomes.map(() => outcomes[0]));
  const { events } = await historyOf(one, desk, tickets[0]!);
  expect(events.nodes.map(({ type }) => type)).toEqual(['ticket.submitted', 'loaner.lent']);
});

test('whatever runs at once on a few units, no two bookings overlap and every event has its change', async () => {
  const { dealer, desk, tickets } = await world();
  const units = await Promise.all([0, 1, 2].map(() => pooled(one, dealer, desk)));
  const work = tickets.slice(0, 24).map(async (ticket, at) => {
    const { serial } = units[at % 3]!;
    const from = at % 5;
    const made = await loanerOutcome(node(at), 'bookLoaner', desk, {
      ticket,
      serial,
      startsAt: inHours(one, 1 + from),
      endsAt: inHours(one, 3 + from),
    });
    if (!made.booking) return;
    const booking = made.booking.id;
    const next = node(at + 1);
    await Promise.all([
      loanerOutcome(next, 'lendLoaner', desk, { booking }),
      loanerOutcome(one, 'extendLoaner', desk, { booking, until: inHours(one, 4 + from) }),
      at % 2
        ? outcome(other, 'cancelTicket', desk, { id: ticket, reason: 'Sold.' })
        : loanerOutcome(other, 'cancelLoanerBooking', desk, { booking }),
    ]);
    await loanerOutcome(one, 'returnLoaner', desk, { booking, condition: 'OK' });
  });
  await Promise.all(work);
  await expectNoOverlap();
  const loans = await one.platform.database.loanerBooking.findMany({
    where: { loaner: { device: { serial: { in: units.map(({ serial }) => serial) } } } },
  });
  expect(loans.length).toBeGreaterThan(0);
  for (const { ticketId, state } of loans) {
    const told = await one.platform.database.event.findMany({
      where: { ticketId, type: { startsWith: 'loaner.' } },
      orderBy: [{ xid: 'asc' }, { seq: 'asc' }],
      select: { type: true },
    });
    const types = told.map(({ type }) => type).filter((type) => type !== 'loaner.extended');
    expect({ state, types }).toEqual({
      state,
      types: {
        RETURNED: ['loaner.booked', 'loaner.lent', 'loaner.returned'],
        CANCELLED: ['loaner.booked', 'loaner.cancelled'],
      }[state as string],
    });
  }
});

test('the database itself refuses an overlap, and a unit that is out twice', async () => {
  const { dealer, desk, tickets } = await world();
  const { serial } = await pooled(one, dealer, desk);
  const { loanerBooking } = one.platform.database;
  const { id } = await booked(one, 'lendLoaner', desk, {
    ticket: tickets[0],
    serial,
    until: inHours(one, 5),
  });
  const row = await loanerBooking.findFirstOrThrow({ where: { loaner: { device: { serial } } } });
  const { loanerId, ticketId, createdAt, endsAt } = row;
  const later = new Date(endsAt.getTime() + 60_000);
  const data = { loanerId, ticketId, createdAt, startsAt: new Date(endsAt.getTime() - 1), endsAt: later };
  await expect(loanerBooking.create({ data })).rejects.toThrow(/loaner_booking_no_overlap/);
  const out = { ...data, startsAt: endsAt, state: 'LENT', lentAt: createdAt } as const;
  await expect(loanerBooking.create({ data: out })).rejects.toThrow(/Unique constraint/);
  await loanerBooking.create({ data: { ...data, startsAt: endsAt } });
  await booked(one, 'returnLoaner', desk, { booking: id, condition: 'OK' });
  const changed = loanerBooking.update({ where: { id: row.id }, data: { inspectionNote: 'Changed.' } });
  await expect(changed).rejects.toThrow(/append-only/);
});
