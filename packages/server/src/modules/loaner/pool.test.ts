import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp, type TestOrganization } from '../../../test/app.ts';
import { deviceCall, logSettled } from '../../../test/device-calls.ts';
import { booked, inHours, loanerCall, loanerOutcome, pooled } from '../../../test/loaners.ts';
import { submit } from '../../../test/tickets.ts';
import { Role } from '../../generated/prisma/enums.ts';

let app: TestApp;
let dealer: TestOrganization;
let store: string;
let desk: string;

beforeAll(async () => {
  app = await createTestApp();
  dealer = await app.organization();
  store = await dealer.secretKey('STOREKEEPER');
  desk = await dealer.secretKey('AGENT');
});
afterAll(() => app.stop());

interface Listed {
  serial: string;
  state: string;
  currentBooking: { endsAt: string; ticket: { number: string } | null } | null;
  nextBooking: { startsAt: string } | null;
}

async function pool(as: string, filter: Record<string, unknown> = {}): Promise<Listed[]> {
  const { data, errors } = await app.query<{ loaners: { nodes: Listed[] } }>(
    `query ($filter: LoanerFilter) {
      loaners(filter: $filter, first: 100) {
        nodes { serial state currentBooking { endsAt ticket { number } } nextBooking { startsAt } }
      }
    }`,
    { as, variables: { filter } },
  );
  expect(errors).toBeUndefined();
  return data.loaners.nodes;
}

const issueOf = async (as: string, input: Record<string, unknown>) =>
  (await loanerOutcome(app, 'addLoaner', as, input)).issues?.map(
    ({ path, code }) => `${path.join('.')} ${code}`,
  );

describe('addLoaner', () => {
  test('puts a device into the pool of who keeps it on record', async () => {
    const { serial } = await app.device(dealer);
    expect(
      await loanerOutcome(app, 'addLoaner', store, { serial: ` ${serial.toLowerCase()} `, note: 'Dent.' }),
    ).toEqual({
      __typename: 'AddLoanerPayload',
      loaner: { id: expect.any(String), serial, state: 'FREE', condition: 'OK', note: 'Dent.' },
    });
    await logSettled(app);
    const { data } = await app.query<{ device: { history: { nodes: unknown[] } } }>(
      `{ device(serial: "${serial}") { history { nodes { type summary ... on LoanerAddedEvent { serial note } } } } }`,
      { as: desk },
    );
    expect(data.device.history.nodes).toEqual([
      {
        type: 'loaner.added',
        summary: `desk of ${dealer.code} put ${serial} into the pool of loaners: Dent.`,
        serial,
        note: 'Dent.',
      },
    ]);
  });

  test('or into that of another that one sees', async () => {
    const center = await app.organization('HQ', 'SERVICE_CENTER');
    const below = await app.organization(center.code);
    const key = await center.secretKey('MANAGER');
    const { serial } = await app.device(center);
    await loanerOutcome(app, 'addLoaner', key, { serial, organization: below.code });
    expect((await pool(await below.secretKey('TECHNICIAN'))).map((row) => row.serial)).toEqual([serial]);
  });

  test('where it is lent and taken out, though another keeps it on record', async () => {
    const center = await app.organization('HQ', 'SERVICE_CENTER');
    const below = await app.organization(center.code);
    const [above, key] = [await center.secretKey('ADMIN'), await below.secretKey('ADMIN')];
    const model = await app.model();
    const [first, second] = [await app.device(center, model), await app.device(center, model)];
    for (const { serial } of [first, second]) {
      await loanerOutcome(app, 'addLoaner', above, { serial, organization: below.code });
    }
    const { id: ticket } = await submit(app, key);
    const span = { ticket, startsAt: inHours(app, 1), endsAt: inHours(app, 2) };
    expect((await booked(app, 'bookLoaner', key, { ...span, serial: second.serial })).serial).toBe(
      second.serial,
    );
    expect((await booked(app, 'bookLoaner', key, { ...span, modelCode: model.code })).serial).toBe(
      first.serial,
    );
    expect(await loanerOutcome(app, 'removeLoaner', key, { serial: first.serial })).toMatchObject({
      __typename: 'PreconditionError',
    });
  });

  test('refuses what is no loaner', async () => {
    const other = await app.organization();
    const { serial } = await app.device(dealer);
    expect(await issueOf(store, { serial: 'NOBODY' })).toEqual(['serial unknown_device']);
    expect(await issueOf(store, { serial: (await app.device(other)).serial })).toEqual([
      'serial unknown_device',
    ]);
    expect(await issueOf(store, { serial, organization: other.code })).toEqual([
      'organization unknown_organization',
    ]);
    expect(await issueOf(store, { serial, organization: 'HQ' })).toEqual([
      'organization unknown_organization',
    ]);
    await deviceCall(app, 'transferDevice', desk, {
      serial,
      customer: { name: 'Li Wei', phone: '+86 138 0013 8000' },
    });
    expect(await issueOf(store, { serial })).toEqual(['serial customer_device']);
    const old = await app.device(dealer);
    await deviceCall(app, 'retireDevice', desk, { serial: old.serial, reason: 'Worn.' });
    expect(await issueOf(store, { serial: old.serial })).toEqual(['serial retired']);
    expect(await issueOf(store, { serial: '' })).toEqual(['serial required']);
  });

  test('a device is in one pool once, and comes back to it in order', async () => {
    const { serial } = await pooled(app, dealer, store);
    expect((await loanerOutcome(app, 'addLoaner', store, { serial })).__typename).toBe('AlreadyExistsError');
    expect(
      (await loanerOutcome(app, 'removeLoaner', store, { serial, note: 'To repair.' })).loaner,
    ).toMatchObject({
      state: 'REMOVED',
    });
    expect((await loanerOutcome(app, 'addLoaner', store, { serial })).loaner).toMatchObject({
      state: 'FREE',
      condition: 'OK',
    });
  });

  test('of 20 at once with one key, one effect and one answer', async () => {
    const { serial } = await app.device(dealer);
    const input = { serial, idempotencyKey: `add ${serial}` };
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => loanerOutcome(app, 'addLoaner', store, input)),
    );
    expect(answers).toEqual(answers.map(() => answers[0]));
    expect(answers[0]!.__typename).toBe('AddLoanerPayload');
    const other = await loanerOutcome(app, 'addLoaner', store, { ...input, note: 'Other.' });
    expect(other.__typename).toBe('IdempotencyMismatchError');
  });

  test('of 20 at once without a key, one wins and the others are told', async () => {
    const { serial } = await app.device(dealer);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => loanerOutcome(app, 'addLoaner', store, { serial })),
    );
    const names = Map.groupBy(answers, ({ __typename }) => __typename);
    expect([...names].map(([name, all]) => `${name} ${all.length}`).toSorted()).toEqual([
      'AddLoanerPayload 1',
      'AlreadyExistsError 19',
    ]);
  });
});

describe('removeLoaner', () => {
  test('takes a unit out of the pool, and the list', async () => {
    const { serial } = await pooled(app, dealer, store);
    const key = `remove ${serial}`;
    const removed = await loanerOutcome(app, 'removeLoaner', store, { serial, idempotencyKey: key });
    expect(removed.loaner).toMatchObject({ serial, state: 'REMOVED' });
    expect(await loanerOutcome(app, 'removeLoaner', store, { serial, idempotencyKey: key })).toEqual(removed);
    expect((await pool(store)).map((row) => row.serial)).not.toContain(serial);
    expect((await pool(store, { removed: true })).map((row) => row.serial)).toContain(serial);
  });

  test('not one that is promised or out, and none that one does not see', async () => {
    const { serial } = await pooled(app, dealer, store);
    const { id: ticket } = await submit(app, desk);
    const span = { startsAt: inHours(app, 1), endsAt: inHours(app, 2) };
    const { id } = await booked(app, 'bookLoaner', desk, { ticket, serial, ...span });
    expect((await loanerOutcome(app, 'removeLoaner', store, { serial })).__typename).toBe(
      'PreconditionError',
    );
    await booked(app, 'lendLoaner', desk, { booking: id });
    expect((await loanerOutcome(app, 'removeLoaner', store, { serial })).__typename).toBe(
      'PreconditionError',
    );
    await booked(app, 'returnLoaner', desk, { booking: id, condition: 'OK' });
    const stranger = await (await app.organization()).secretKey('STOREKEEPER');
    for (const [key, named] of [
      [stranger, serial],
      [store, 'NOBODY'],
    ] as const) {
      const { errors } = await loanerCall(app, 'removeLoaner', key, { serial: named });
      expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['NOT_FOUND']);
    }
    expect((await loanerOutcome(app, 'removeLoaner', store, { serial })).__typename).toBe(
      'RemoveLoanerPayload',
    );
  });
});

test('the pool is for those who keep it', async () => {
  const { serial } = await app.device(dealer);
  for (const verb of ['addLoaner', 'removeLoaner']) {
    const codes: Record<string, unknown> = {};
    for (const role of Object.values(Role)) {
      const { errors } = await loanerCall(app, verb, await dealer.secretKey(role), { serial });
      codes[role] = errors?.[0]?.extensions['code'] ?? 'done';
    }
    expect(codes).toEqual({
      AGENT: 'FORBIDDEN',
      TECHNICIAN: 'FORBIDDEN',
      STOREKEEPER: 'done',
      MANAGER: verb === 'addLoaner' ? 'done' : 'NOT_FOUND',
      ADMIN: verb === 'addLoaner' ? 'done' : 'NOT_FOUND',
    });
  }
});

describe('the list', () => {
  test('says who has which until when, and who is next', async () => {
    const own = await app.organization();
    const key = await own.secretKey('AGENT', 'STOREKEEPER');
    const model = await app.model();
    const [free, later, out] = [
      await pooled(app, own, key, model),
      await pooled(app, own, key),
      await pooled(app, own, key),
    ];
    const { id: ticket, number } = await submit(app, key);
    const until = inHours(app, 24);
    const next = { startsAt: inHours(app, 48), endsAt: inHours(app, 50) };
    await booked(app, 'lendLoaner', key, { ticket, serial: out.serial, until });
    await booked(app, 'bookLoaner', key, { ticket, serial: out.serial, ...next });
    await booked(app, 'bookLoaner', key, { ticket, serial: later.serial, ...next });
    const free1 = { serial: free.serial, state: 'FREE', currentBooking: null, nextBooking: null };
    expect(await pool(key)).toEqual([
      free1,
      { ...free1, serial: later.serial, nextBooking: { startsAt: next.startsAt } },
      {
        serial: out.serial,
        state: 'LENT',
        currentBooking: { endsAt: until, ticket: { number } },
        nextBooking: { startsAt: next.startsAt },
      },
    ]);
    const freeIn = async (startsAt: string, endsAt: string) =>
      (await pool(key, { free: { startsAt, endsAt } })).map(({ serial }) => serial);
    expect(await freeIn(inHours(app, 1), inHours(app, 2))).toEqual([free.serial, later.serial]);
    expect(await freeIn(until, next.startsAt)).toEqual([free.serial, later.serial, out.serial]);
    expect(await freeIn(next.startsAt, next.endsAt)).toEqual([free.serial]);
    expect((await pool(key, { model: model.code.toLowerCase() })).map(({ serial }) => serial)).toEqual([
      free.serial,
    ]);
    expect(await pool(key, { organization: own.code.toLowerCase() })).toHaveLength(3);
    expect(await pool(key, { organization: dealer.code })).toEqual([]);
  });

  test('shows of a booking for a ticket out of sight only when', async () => {
    const center = await app.organization('HQ', 'SERVICE_CENTER');
    const [lender, borrower] = [await app.organization(center.code), await app.organization(center.code)];
    const above = await center.secretKey('MANAGER');
    const { serial } = await pooled(app, lender, above);
    const { id: ticket } = await submit(app, await borrower.secretKey('AGENT'));
    const until = inHours(app, 3);
    const { id } = await booked(app, 'lendLoaner', above, { ticket, serial, until });
    const lenderKey = await lender.secretKey('AGENT');
    expect(await pool(lenderKey)).toEqual([
      { serial, state: 'LENT', currentBooking: { endsAt: until, ticket: null }, nextBooking: null },
    ]);
    const borrowerKey = await borrower.secretKey('AGENT');
    expect(await pool(borrowerKey)).toEqual([]);
    const { data } = await app.query<{ ticket: { loaners: unknown } }>(
      `{ ticket(id: "${ticket}") { loaners { serial model { category } loaner { serial } } } }`,
      { as: borrowerKey },
    );
    expect(data.ticket.loaners).toEqual([{ serial, model: { category: 'COOLING' }, loaner: null }]);
    // Whose unit it is, and whose ticket: both may take it back.
    expect(await booked(app, 'returnLoaner', lenderKey, { booking: id, condition: 'OK' })).toMatchObject({
      state: 'RETURNED',
    });
  });
});
