import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp, type TestDevice, type TestOrganization } from '../../../test/app.ts';
import { deviceCall } from '../../../test/device-calls.ts';
import { booked, inHours, loanerCall, loanerOutcome, loanersOf, pooled } from '../../../test/loaners.ts';
import { outcome, submit, ticketIn } from '../../../test/tickets.ts';
import { Role } from '../../generated/prisma/enums.ts';

let app: TestApp;
let dealer: TestOrganization;
let desk: string;
let model: { id: string; code: string };
let unit: TestDevice;
let ticket: string;

beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.stop());

beforeEach(async () => {
  dealer = await app.organization();
  desk = await dealer.secretKey('AGENT', 'STOREKEEPER');
  model = await app.model();
  unit = await pooled(app, dealer, desk, model);
  ticket = (await submit(app, desk)).id;
});

const span = (from: number, to: number) => ({ startsAt: inHours(app, from), endsAt: inHours(app, to) });
const book = (input: Record<string, unknown>) => loanerOutcome(app, 'bookLoaner', desk, { ticket, ...input });
const codes = async (verb: string, input: Record<string, unknown>, as = desk) =>
  (await loanerOutcome(app, verb, as, input)).issues?.map(({ path, code }) => `${path.join('.')} ${code}`);

async function summaries(id: string): Promise<string[]> {
  const { data } = await app.query<{ ticket: { events: { nodes: { summary: string }[] } } }>(
    `{ ticket(id: "${id}") { events(first: 100) { nodes { summary } } } }`,
    { as: desk },
  );
  return data.ticket.events.nodes
    .slice(1)
    .map(({ summary }) => summary.replace(`desk of ${dealer.code} `, ''));
}

describe('bookLoaner', () => {
  test('promises a unit by its serial number, and tells of it', async () => {
    const times = span(1, 25);
    const booking = await booked(app, 'bookLoaner', desk, { ticket, serial: unit.serial, ...times });
    expect(booking).toEqual({
      id: expect.any(String),
      serial: unit.serial,
      ...times,
      state: 'BOOKED',
      overdue: false,
      lentAt: null,
      returnedAt: null,
      cancelledAt: null,
      condition: null,
      inspectionNote: null,
      charge: null,
    });
    expect(await loanersOf(app, desk, ticket)).toEqual([booking]);
    expect(await summaries(ticket)).toEqual([
      `booked the loaner Model ${model.code} (${unit.serial}) from ${times.startsAt} to ${times.endsAt}.`,
    ]);
  });

  test('spans may touch, and not overlap; the error says when it is free for as long', async () => {
    const times = span(10, 20);
    await booked(app, 'bookLoaner', desk, { ticket, serial: unit.serial, ...times });
    const other = { ticket: (await submit(app, desk)).id, serial: unit.serial };
    const moment = (of: string, ms: number) => new Date(Date.parse(of) + ms).toISOString();
    for (const wanted of [
      span(12, 13),
      span(5, 25),
      times,
      { startsAt: inHours(app, 5), endsAt: moment(times.startsAt, 1) },
      { startsAt: moment(times.endsAt, -1), endsAt: inHours(app, 30) },
    ]) {
      expect(await book({ ...other, ...wanted })).toEqual({
        __typename: 'LoanerConflictError',
        code: 'ALREADY_EXISTS',
        ...times,
        freeFrom: times.endsAt,
      });
    }
    await booked(app, 'bookLoaner', desk, { ...other, startsAt: inHours(app, 5), endsAt: times.startsAt });
    await booked(app, 'bookLoaner', desk, { ...other, startsAt: times.endsAt, endsAt: inHours(app, 30) });
  });

  test('the first free unit of a model, in good order, of the handler’s own pool before others', async () => {
    const center = await app.organization('HQ', 'SERVICE_CENTER');
    const below = await app.organization(center.code);
    const key = await center.secretKey('MANAGER', 'AGENT');
    const elsewhere = await pooled(app, center, key, model);
    const own = await pooled(app, below, key, model);
    const damaged = await pooled(app, below, key, model);
    const { id } = await submit(app, await below.secretKey('AGENT'));
    const lent = await booked(app, 'lendLoaner', key, {
      ticket: id,
      serial: damaged.serial,
      until: inHours(app, 1),
    });
    await booked(app, 'returnLoaner', key, {
      booking: lent.id,
      condition: 'DAMAGED',
      inspectionNote: 'Dent.',
      charge: { amountMinor: 0, currency: 'CNY' },
    });
    const wanted = { ticket: id, modelCode: model.code.toLowerCase(), ...span(1, 2) };
    const serials: string[] = [];
    for (let at = 0; at < 2; at++) serials.push((await booked(app, 'bookLoaner', key, wanted)).serial);
    expect(serials).toEqual([own.serial, elsewhere.serial]);
    expect(await loanerOutcome(app, 'bookLoaner', key, wanted)).toMatchObject({
      __typename: 'LoanerConflictError',
      freeFrom: wanted.endsAt,
    });
    // By its serial number, a person may decide otherwise.
    await booked(app, 'bookLoaner', key, { ticket: id, serial: damaged.serial, ...span(1, 2) });
  });

  test('refuses what cannot be lent to this ticket', async () => {
    const { serial } = unit;
    const times = span(1, 2);
    expect(await codes('bookLoaner', { ticket, ...times })).toEqual(['serial required']);
    const both = { ticket, serial, modelCode: model.code, ...times };
    expect(await codes('bookLoaner', both)).toEqual(['serial required']);
    expect(await codes('bookLoaner', { ticket, serial: 'NOBODY', ...times })).toEqual([
      'serial unknown_loaner',
    ]);
    const notPooled = await app.device(dealer);
    expect(await codes('bookLoaner', { ticket, serial: notPooled.serial, ...times })).toEqual([
      'serial unknown_loaner',
    ]);
    expect(await codes('bookLoaner', { ticket, modelCode: 'NOMODEL', ...times })).toEqual([
      'modelCode unknown_loaner',
    ]);
    expect(await codes('bookLoaner', { ticket, serial, ...span(2, 1) })).toEqual(['endsAt invalid_window']);
    expect(await codes('bookLoaner', { ticket, serial, ...span(-2, 1) })).toEqual(['startsAt in_the_past']);
    const { id: over } = await ticketIn(app, desk, 'RESOLVED');
    expect(await codes('bookLoaner', { ticket: over, serial, ...times })).toEqual(['ticket not_open']);
    const { id: own } = await submit(app, desk, { device: { serial } });
    expect(await codes('bookLoaner', { ticket: own, serial, ...times })).toEqual(['serial own_device']);
    expect(await codes('bookLoaner', { ticket: own, modelCode: model.code, ...times })).toEqual([
      'modelCode own_device',
    ]);
    await deviceCall(app, 'retireDevice', desk, { serial, reason: 'Worn.' });
    expect(await codes('bookLoaner', { ticket, serial, ...times })).toEqual(['serial retired']);
    expect(await codes('bookLoaner', { ticket, modelCode: model.code, ...times })).toEqual([
      'modelCode unknown_loaner',
    ]);
    const sold = await pooled(app, dealer, desk, model);
    await deviceCall(app, 'transferDevice', desk, {
      serial: sold.serial,
      customer: { name: 'Li Wei', phone: '+86 138 0013 8000' },
    });
    expect(await codes('bookLoaner', { ticket, serial: sold.serial, ...times })).toEqual([
      'serial customer_device',
    ]);
    expect(await loanersOf(app, desk, ticket)).toEqual([]);
  });

  test('one key is one booking', async () => {
    const input = { ticket, modelCode: model.code, ...span(1, 2), idempotencyKey: 'one' };
    const answers = await Promise.all(Array.from({ length: 10 }, () => book(input)));
    expect(answers).toEqual(answers.map(() => answers[0]));
    expect(await loanersOf(app, desk, ticket)).toEqual([answers[0]!.booking]);
    const other = await book({ ...input, ...span(3, 4) });
    expect(other.__typename).toBe('IdempotencyMismatchError');
  });
});

describe('lendLoaner', () => {
  test('hands out at once what is free', async () => {
    const until = inHours(app, 24);
    const booking = await booked(app, 'lendLoaner', desk, { ticket, modelCode: model.code, until });
    expect(booking).toMatchObject({
      serial: unit.serial,
      state: 'LENT',
      endsAt: until,
      startsAt: booking.lentAt,
    });
    expect(await summaries(ticket)).toEqual([
      `lent the loaner Model ${model.code} (${unit.serial}) until ${until}.`,
    ]);
  });

  test('hands out what was booked, also sooner, if it is free until then', async () => {
    const times = span(10, 20);
    const { id } = await booked(app, 'bookLoaner', desk, { ticket, serial: unit.serial, ...times });
    const other = (await submit(app, desk)).id;
    const before = await booked(app, 'bookLoaner', desk, {
      ticket: other,
      serial: unit.serial,
      ...span(1, 5),
    });
    expect(await loanerOutcome(app, 'lendLoaner', desk, { booking: id })).toMatchObject({
      __typename: 'LoanerConflictError',
      startsAt: before.startsAt,
    });
    await booked(app, 'cancelLoanerBooking', desk, { booking: before.id });
    const lent = await booked(app, 'lendLoaner', desk, { booking: id });
    expect(lent).toMatchObject({ id, state: 'LENT', startsAt: lent.lentAt, endsAt: times.endsAt });
    expect(await codes('lendLoaner', { booking: id })).toEqual(['booking illegal_state']);
  });

  test('a unit that is out is lent to nobody else', async () => {
    const until = inHours(app, 5);
    await booked(app, 'lendLoaner', desk, { ticket, serial: unit.serial, until });
    const other = (await submit(app, desk)).id;
    expect(
      await loanerOutcome(app, 'lendLoaner', desk, { ticket: other, serial: unit.serial, until }),
    ).toMatchObject({
      __typename: 'LoanerConflictError',
      freeFrom: until,
    });
  });

  test('a device that is retired by then stays', async () => {
    const { id } = await booked(app, 'bookLoaner', desk, { ticket, serial: unit.serial, ...span(1, 2) });
    await deviceCall(app, 'retireDevice', desk, { serial: unit.serial, reason: 'Worn.' });
    expect(await codes('lendLoaner', { booking: id })).toEqual(['booking retired']);
  });

  test('says what is missing', async () => {
    const { serial } = unit;
    const until = inHours(app, 5);
    expect(await codes('lendLoaner', {})).toEqual(['ticket required']);
    expect(await codes('lendLoaner', { ticket })).toEqual(['serial required', 'until required']);
    expect(await codes('lendLoaner', { ticket, booking: ticket, until })).toEqual(['ticket required']);
    expect(await codes('lendLoaner', { ticket, serial, until: inHours(app, -1) })).toEqual([
      'until invalid_window',
    ]);
    const { id } = await booked(app, 'bookLoaner', desk, { ticket, serial, ...span(1, 2) });
    const wrong = await pooled(app, dealer, desk, model);
    expect(await codes('lendLoaner', { booking: id, serial: wrong.serial })).toEqual(['serial other_unit']);
    const any = { booking: id, modelCode: model.code };
    expect(await codes('lendLoaner', any)).toEqual(['modelCode required']);
    expect(await codes('lendLoaner', { booking: id, until: inHours(app, -1) })).toEqual([
      'until invalid_window',
    ]);
  });
});

describe('extendLoaner', () => {
  test('lets it stay longer, up to the next booking', async () => {
    const lent = await booked(app, 'lendLoaner', desk, {
      ticket,
      serial: unit.serial,
      until: inHours(app, 5),
    });
    const next = span(10, 20);
    const other = (await submit(app, desk)).id;
    await booked(app, 'bookLoaner', desk, { ticket: other, serial: unit.serial, ...next });
    const extended = await booked(app, 'extendLoaner', desk, { booking: lent.id, until: next.startsAt });
    expect(extended).toEqual({ ...lent, endsAt: next.startsAt });
    expect(
      await loanerOutcome(app, 'extendLoaner', desk, { booking: lent.id, until: inHours(app, 11) }),
    ).toEqual({
      __typename: 'LoanerConflictError',
      code: 'ALREADY_EXISTS',
      ...next,
      freeFrom: next.endsAt,
    });
    expect((await summaries(ticket)).at(-1)).toBe(
      `let the loaner Model ${model.code} (${unit.serial}) stay until ${next.startsAt}.`,
    );
    expect(await codes('extendLoaner', { booking: lent.id, until: inHours(app, 6) })).toEqual([
      'until not_later',
    ]);
    expect(await codes('extendLoaner', { booking: lent.id, until: inHours(app, -6) })).toEqual([
      'until invalid_window',
    ]);
  });
});

describe('returnLoaner', () => {
  test('one that comes back in order, and sooner, is free from then on', async () => {
    const until = inHours(app, 5);
    const { id } = await booked(app, 'lendLoaner', desk, { ticket, serial: unit.serial, until });
    const input = { booking: id, condition: 'OK', inspectionNote: 'Clean.', idempotencyKey: 'back' };
    const back = await booked(app, 'returnLoaner', desk, input);
    expect(back).toMatchObject({
      state: 'RETURNED',
      condition: 'OK',
      inspectionNote: 'Clean.',
      charge: null,
    });
    expect(back.endsAt).toBe(back.returnedAt);
    expect(await booked(app, 'returnLoaner', desk, input)).toEqual(back);
    expect((await summaries(ticket)).at(-1)).toBe(
      `took back the loaner Model ${model.code} (${unit.serial}), in order: Clean.`,
    );
    expect(await codes('returnLoaner', { booking: id, condition: 'OK' })).toEqual(['booking illegal_state']);
    await booked(app, 'lendLoaner', desk, { ticket, serial: unit.serial, until });
  });

  test('damage is described and charged, and the unit is kept from the next by itself', async () => {
    const { id } = await booked(app, 'lendLoaner', desk, {
      ticket,
      serial: unit.serial,
      until: inHours(app, 5),
    });
    const charge = { amountMinor: 12_050, currency: 'CNY' };
    expect(await codes('returnLoaner', { booking: id, condition: 'DAMAGED' })).toEqual([
      'inspectionNote required',
      'charge required',
    ]);
    expect(await codes('returnLoaner', { booking: id, condition: 'OK', charge })).toEqual([
      'charge not_allowed',
    ]);
    const negative = {
      booking: id,
      condition: 'DAMAGED',
      inspectionNote: 'Dent.',
      charge: { ...charge, amountMinor: -1 },
    };
    expect(await codes('returnLoaner', negative)).toEqual(['charge.amountMinor invalid_value']);
    const back = await booked(app, 'returnLoaner', desk, { ...negative, charge });
    expect(back).toMatchObject({ state: 'RETURNED', condition: 'DAMAGED', inspectionNote: 'Dent.', charge });
    expect((await summaries(ticket)).at(-1)).toBe(
      `took back the loaner Model ${model.code} (${unit.serial}), damaged and charged 120.50 CNY: Dent.`,
    );
    expect(await codes('bookLoaner', { ticket, modelCode: model.code, ...span(1, 2) })).toEqual([
      'modelCode unknown_loaner',
    ]);
  });

  test('nothing that is not out', async () => {
    const { id } = await booked(app, 'bookLoaner', desk, { ticket, serial: unit.serial, ...span(1, 2) });
    expect(await codes('returnLoaner', { booking: id, condition: 'OK' })).toEqual(['booking illegal_state']);
  });
});

describe('cancelLoanerBooking', () => {
  test('frees the span', async () => {
    const times = span(1, 2);
    const { id } = await booked(app, 'bookLoaner', desk, { ticket, serial: unit.serial, ...times });
    const input = { booking: id, reason: 'Not needed.', idempotencyKey: 'off' };
    const off = await booked(app, 'cancelLoanerBooking', desk, input);
    expect(off).toMatchObject({ state: 'CANCELLED', cancelledAt: expect.any(String) });
    expect(await booked(app, 'cancelLoanerBooking', desk, input)).toEqual(off);
    expect(await codes('cancelLoanerBooking', { booking: id })).toEqual(['booking illegal_state']);
    expect((await summaries(ticket)).at(-1)).toMatch(/^cancelled the loaner .*: Not needed\.$/);
    const again = await booked(app, 'bookLoaner', desk, { ticket, serial: unit.serial, ...times });
    await booked(app, 'lendLoaner', desk, { booking: again.id });
    expect(await codes('cancelLoanerBooking', { booking: again.id })).toEqual(['booking illegal_state']);
  });
});

describe('a job that is over', () => {
  test.each([
    ['cancelled', async (id: string) => outcome(app, 'cancelTicket', desk, { id, reason: 'Sold.' })],
    [
      'resolved',
      async (id: string) => {
        await outcome(app, 'acceptTicket', desk, { id });
        await outcome(app, 'startWork', desk, { id });
        const done = { faultCode: 'E1', cause: 'WEAR', diagnosis: 'Worn.', workDone: 'New.' };
        await outcome(app, 'resolveTicket', desk, { id, ...done });
      },
    ],
  ])('frees what it was promised, and not what it has: %s', async (_name, end) => {
    const out = await pooled(app, dealer, desk, model);
    const until = inHours(app, 5);
    const lent = await booked(app, 'lendLoaner', desk, { ticket, serial: out.serial, until });
    const times = span(1, 2);
    await booked(app, 'bookLoaner', desk, { ticket, serial: unit.serial, ...times });
    await end(ticket);
    expect((await loanersOf(app, desk, ticket)).map(({ serial, state }) => [serial, state])).toEqual([
      [out.serial, 'LENT'],
      [unit.serial, 'CANCELLED'],
    ]);
    const told = (await summaries(ticket)).filter((text) => text.startsWith('cancelled the loaner'));
    expect(told).toHaveLength(1);
    const other = (await submit(app, desk)).id;
    await booked(app, 'bookLoaner', desk, { ticket: other, serial: unit.serial, ...times });
    await booked(app, 'returnLoaner', desk, { booking: lent.id, condition: 'OK' });
  });
});

test('who may: the desk and the store', async () => {
  const verbs = ['bookLoaner', 'lendLoaner', 'extendLoaner', 'returnLoaner', 'cancelLoanerBooking'];
  const said: Record<string, unknown> = {
    bookLoaner: { ticket, serial: 'NOBODY', ...span(1, 2) },
    lendLoaner: { ticket, serial: 'NOBODY', until: inHours(app, 1) },
    extendLoaner: { booking: ticket, until: inHours(app, 1) },
    returnLoaner: { booking: ticket, condition: 'OK' },
    cancelLoanerBooking: { booking: ticket },
  };
  const keys = Object.fromEntries(
    await Promise.all(Object.values(Role).map(async (role) => [role, await dealer.secretKey(role)] as const)),
  );
  for (const verb of verbs) {
    const refused: string[] = [];
    for (const [role, key] of Object.entries(keys)) {
      const { errors } = await loanerCall(app, verb, key, said[verb] as Record<string, unknown>);
      if (errors?.[0]?.extensions['code'] === 'FORBIDDEN') refused.push(role);
    }
    expect({ verb, refused }).toEqual({ verb, refused: ['TECHNICIAN'] });
  }
});

test('nothing of another organization', async () => {
  const { id } = await booked(app, 'bookLoaner', desk, { ticket, serial: unit.serial, ...span(1, 2) });
  const stranger = await (await app.organization()).secretKey('ADMIN');
  const own = (await submit(app, stranger)).id;
  expect(await codes('bookLoaner', { ticket: own, serial: unit.serial, ...span(3, 4) }, stranger)).toEqual([
    'serial unknown_loaner',
  ]);
  expect(await codes('bookLoaner', { ticket: own, modelCode: model.code, ...span(3, 4) }, stranger)).toEqual([
    'modelCode unknown_loaner',
  ]);
  for (const [verb, input] of [
    ['bookLoaner', { ticket, serial: unit.serial, ...span(3, 4) }],
    ['lendLoaner', { booking: id }],
    ['extendLoaner', { booking: id, until: inHours(app, 9) }],
    ['returnLoaner', { booking: id, condition: 'OK' }],
    ['cancelLoanerBooking', { booking: id }],
  ] as const) {
    const { errors } = await loanerCall(app, verb, stranger, input);
    expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['NOT_FOUND']);
  }
  expect((await loanersOf(app, desk, ticket)).map(({ state }) => state)).toEqual(['BOOKED']);
});

test('the customer is told what they got and gave back, and no more', async () => {
  const { id, trackingToken } = await submit(app, desk);
  const { id: booking } = await booked(app, 'bookLoaner', desk, {
    ticket: id,
    serial: unit.serial,
    ...span(1, 2),
  });
  await booked(app, 'lendLoaner', desk, { booking });
  await booked(app, 'returnLoaner', desk, {
    booking,
    condition: 'DAMAGED',
    inspectionNote: 'Dent.',
    charge: { amountMinor: 100, currency: 'CNY' },
  });
  const { data } = await app.query<{ trackedTicket: { timeline: { type: string; text: string }[] } }>(
    '{ trackedTicket { timeline { type text } } }',
    { as: trackingToken },
  );
  const text = `Model ${model.code} (${unit.serial})`;
  expect(data.trackedTicket.timeline.slice(1)).toEqual([
    { type: 'loaner.lent', text },
    { type: 'loaner.returned', text },
  ]);
});
