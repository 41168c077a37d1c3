import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../test/app.ts';
import { call, contact, historyOf, type Issue, outcome, submit } from '../../../test/tickets.ts';
import { Role } from '../../generated/prisma/enums.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.stop());

const request = { description: 'It drips.', contact };

const codesOf = (issues: Issue[] | undefined) =>
  issues?.map(({ path, code }) => `${path.join('.')} ${code}`).sort();

describe('submitTicket', () => {
  test('from a page takes the ticket in for the customer, with its event, a number and a token', async () => {
    const dealer = await app.organization();
    const device = await app.device(dealer);
    const { ticket, number, trackingToken } = await outcome(
      app,
      'submitTicket',
      await dealer.publishableKey(),
      {
        ...request,
        channel: 'PHONE',
        device: { serial: ` ${device.serial.toLowerCase()} `, modelCode: device.modelCode.toLowerCase() },
      },
    );
    expect(ticket).toBeNull();
    expect(number).toMatch(/^AC-\w{4}-\w{4}$/);
    const desk = await dealer.secretKey('AGENT');
    const { data } = await app.query<{ ticket: { id: string } }>(
      `query ($number: String!) {
        ticket(number: $number) {
          id status version channel priority severity serial
          device { serial } origin { code } handler { code } contact { name phone email } customer { name }
        }
      }`,
      { as: desk, variables: { number } },
    );
    expect(data.ticket).toEqual({
      id: expect.any(String),
      status: 'SUBMITTED',
      version: 1,
      channel: 'WIDGET',
      priority: 'P3',
      severity: null,
      serial: device.serial,
      device: { serial: device.serial },
      origin: { code: dealer.code },
      handler: { code: dealer.code },
      contact,
      customer: { name: contact.name },
    });
    const { events } = await historyOf(app, desk, data.ticket.id);
    expect(events.nodes).toEqual([
      {
        type: 'ticket.submitted',
        fromStatus: null,
        toStatus: 'SUBMITTED',
        actor: { kind: 'CUSTOMER', name: contact.name },
      },
    ]);
    const tracked = await app.query<{ trackedTicket: { number: string } }>('{ trackedTicket { number } }', {
      as: trackingToken!,
    });
    expect(tracked.data.trackedTicket.number).toBe(number);
  });

  test('from a system keeps the channel that it says, API without one', async () => {
    const desk = await (await app.organization()).secretKey('AGENT');
    const channelOf = async (input: object) => {
      const { id } = await submit(app, desk, { ...input });
      const { data } = await app.query<{ ticket: { channel: string } }>(
        'query ($id: ID!) { ticket(id: $id) { channel } }',
        { as: desk, variables: { id } },
      );
      return data.ticket.channel;
    };
    expect([await channelOf({}), await channelOf({ channel: 'PHONE' })]).toEqual(['API', 'PHONE']);
  });

  test('is for those who take requests in', async () => {
    const dealer = await app.organization();
    const codes: Record<string, unknown> = {};
    for (const role of Object.values(Role)) {
      const { errors } = await call(app, 'submitTicket', await dealer.secretKey(role), request);
      codes[role] = errors?.[0]?.extensions['code'];
    }
    expect(codes).toEqual({ STOREKEEPER: 'FORBIDDEN' });
    const { trackingToken } = await submit(app, await dealer.secretKey('AGENT'));
    for (const [key, code] of [
      [await dealer.secretKey(), 'FORBIDDEN'],
      [trackingToken, 'FORBIDDEN'],
      [undefined, 'UNAUTHENTICATED'],
    ] as const) {
      const { errors } = await call(app, 'submitTicket', key, request);
      expect(errors?.map(({ extensions }) => extensions['code'])).toEqual([code]);
    }
  });

  test('lists everything that is wrong at once, and takes nothing in', async () => {
    const dealer = await app.organization();
    const refused = await outcome(app, 'submitTicket', await dealer.publishableKey(), {
      idempotencyKey: 'x'.repeat(256),
      description: 'x'.repeat(20_000),
      contact: { name: ' ', phone: 'call me', email: 'wei@' },
      device: { serial: 'x'.repeat(101), modelCode: 'x'.repeat(101) },
      site: { line: '', city: 'x'.repeat(101), region: 'x'.repeat(101), country: 'x'.repeat(101) },
      locale: 'not a language',
    });
    expect(codesOf(refused.issues)).toEqual([
      'contact.email invalid_email',
      'contact.name required',
      'contact.phone invalid_phone',
      'description too_long',
      'device.modelCode too_long',
      'device.serial too_long',
      'idempotencyKey too_long',
      'locale invalid_value',
      'site.city too_long',
      'site.country too_long',
      'site.line required',
      'site.region too_long',
    ]);
    const { data } = await app.query<{ tickets: { nodes: unknown[] } }>('{ tickets { nodes { id } } }', {
      as: await dealer.secretKey('AGENT'),
    });
    expect(data.tickets.nodes).toEqual([]);
  });

  test.each([
    ['no phone and no email', { contact: { name: 'Li Wei' } }, ['contact contact_missing']],
    [
      'blank phone and email',
      { contact: { name: 'Li', phone: ' ', email: '' } },
      ['contact contact_missing'],
    ],
    [
      'no name, no phone, no description',
      { description: '', contact: { name: '' } },
      ['contact contact_missing', 'contact.name required', 'description required'],
    ],
    ['an unknown serial', { device: { serial: 'SN-NOWHERE' } }, ['device.serial unknown_device']],
    ['an unknown model', { device: { modelCode: 'NOWHERE' } }, ['device.modelCode unknown_model']],
    ['an empty key', { idempotencyKey: '' }, ['idempotencyKey required']],
  ])('is refused with %s, at its place', async (_what, input, issues) => {
    const refused = await outcome(app, 'submitTicket', await (await app.organization()).publishableKey(), {
      ...request,
      ...input,
    });
    expect(codesOf(refused.issues)).toEqual(issues);
  });

  test('refuses a serial that is of another model', async () => {
    const dealer = await app.organization();
    const device = await app.device(dealer);
    const other = await app.model();
    const refused = await outcome(app, 'submitTicket', await dealer.publishableKey(), {
      ...request,
      device: { serial: device.serial, modelCode: other.code },
    });
    expect(codesOf(refused.issues)).toEqual(['device.serial unknown_device']);
  });

  test('keeps one customer for one phone, within an organization', async () => {
    const dealer = await app.organization();
    const [desk, elsewhere] = [
      await dealer.secretKey('AGENT'),
      await (await app.organization()).secretKey('AGENT'),
    ];
    const customerOf = async (key: string, name: string) => {
      const { id } = await submit(app, key, { contact: { name, phone: '+86 139 1111 2222' } });
      const { data } = await app.query<{ ticket: { customer: { id: string; name: string } } }>(
        'query ($id: ID!) { ticket(id: $id) { customer { id name } } }',
        { as: key, variables: { id } },
      );
      return data.ticket.customer;
    };
    const first = await customerOf(desk, 'Li Wei');
    expect(await customerOf(desk, 'Li Wei’s son')).toEqual(first);
    expect((await customerOf(elsewhere, 'Li Wei')).id).not.toBe(first.id);
  });
});

describe('the same idempotencyKey', () => {
  const idempotencyKey = 'click-1';

  test('gives the same answer, and one ticket', async () => {
    const dealer = await app.organization();
    const [page, desk] = [await dealer.publishableKey(), await dealer.secretKey('AGENT')];
    const first = await outcome(app, 'submitTicket', page, { ...request, idempotencyKey });
    const again = await outcome(app, 'submitTicket', page, { ...request, idempotencyKey });
    expect(again).toEqual(first);
    const { data } = await app.query<{ tickets: { nodes: unknown[] } }>('{ tickets { nodes { number } } }', {
      as: desk,
    });
    expect(data.tickets.nodes).toEqual([{ number: first.number }]);
  });

  test('means the same input however its blanks are written', async () => {
    const page = await (await app.organization()).publishableKey();
    const first = await outcome(app, 'submitTicket', page, { ...request, idempotencyKey });
    const again = await outcome(app, 'submitTicket', page, {
      ...request,
      description: ' It drips. ',
      kind: 'REPAIR',
      site: null,
      severity: null,
      idempotencyKey,
    });
    expect(again.number).toBe(first.number);
  });

  test.each([
    ['description', { description: 'It hums.' }],
    ['contact', { contact: { ...contact, name: 'Wang Fang' } }],
    ['severity', { severity: 'P1' }],
    ['site', { site: { line: '1 Harbour Road' } }],
    ['locale', { locale: 'zh-CN' }],
  ])('with another %s is a mismatch, and changes nothing', async (_what, other) => {
    const dealer = await app.organization();
    const desk = await dealer.secretKey('AGENT');
    await outcome(app, 'submitTicket', desk, { ...request, idempotencyKey });
    expect(await outcome(app, 'submitTicket', desk, { ...request, ...other, idempotencyKey })).toEqual({
      __typename: 'IdempotencyMismatchError',
      code: 'IDEMPOTENCY_MISMATCH',
    });
    const { data } = await app.query<{ tickets: { nodes: unknown[] } }>('{ tickets { nodes { id } } }', {
      as: desk,
    });
    expect(data.tickets.nodes).toHaveLength(1);
  });

  test('of another key, or for another verb, is another one', async () => {
    const dealer = await app.organization();
    const [one, other] = [await dealer.secretKey('AGENT'), await dealer.secretKey('AGENT')];
    const first = await submit(app, one, { idempotencyKey });
    expect((await submit(app, other, { idempotencyKey })).number).not.toBe(first.number);
    const comment = await outcome(app, 'addComment', one, { id: first.id, body: 'hello', idempotencyKey });
    expect(comment.__typename).toBe('AddCommentPayload');
  });

  test('counts for 24 hours, and is forgotten with the next key after that', async () => {
    const own = await createTestApp();
    try {
      const page = await (await own.organization()).publishableKey();
      const first = await outcome(own, 'submitTicket', page, { ...request, idempotencyKey });
      own.clock.advance(24 * 60 * 60 * 1_000 + 1);
      await outcome(own, 'submitTicket', page, { ...request, idempotencyKey: 'another' });
      const kept = await own.platform.database.idempotencyKey.findMany({
        where: { operation: 'submitTicket' },
        select: { key: true },
      });
      expect(kept).toEqual([{ key: 'another' }]);
      const later = await outcome(own, 'submitTicket', page, { ...request, idempotencyKey });
      expect(later.number).not.toBe(first.number);
    } finally {
      await own.stop();
    }
  });

  test('is not spent by a refused request', async () => {
    const page = await (await app.organization()).publishableKey();
    const refused = await outcome(app, 'submitTicket', page, {
      ...request,
      device: { serial: 'SN-NOWHERE' },
      idempotencyKey,
    });
    expect(refused.__typename).toBe('ValidationError');
    const taken = await outcome(app, 'submitTicket', page, { ...request, idempotencyKey });
    expect(taken.__typename).toBe('SubmitTicketPayload');
  });

  test('is forgotten after 24 hours', async () => {
    const local = await createTestApp({ databaseUrl: app.databaseUrl });
    try {
      const desk = await (await local.organization()).secretKey('AGENT');
      const first = await submit(local, desk, { idempotencyKey });
      local.clock.advance(24 * 60 * 60 * 1000 - 10_000);
      expect((await submit(local, desk, { idempotencyKey })).number).toBe(first.number);
      local.clock.advance(20_000);
      expect((await submit(local, desk, { idempotencyKey })).number).not.toBe(first.number);
    } finally {
      await local.stop();
    }
  });
});

describe('requestTracking', () => {
  test.each([
    ['the phone as another person would write it', '0086-138-0013-8000'],
    ['the phone without its country', '13800138000'],
    ['the email address in capitals', 'WEI@EXAMPLE.COM'],
  ])('opens the ticket to who knows its number and %s', async (_what, known) => {
    const dealer = await app.organization();
    const page = await dealer.publishableKey();
    const { number } = await submit(app, await dealer.secretKey('AGENT'));
    const { trackingToken } = await outcome(app, 'requestTracking', page, {
      number: number.toLowerCase().replaceAll('-', ' '),
      contact: known,
    });
    const { data } = await app.query<{ trackedTicket: { number: string } }>('{ trackedTicket { number } }', {
      as: trackingToken!,
    });
    expect(data.trackedTicket.number).toBe(number);
  });

  test('answers alike for a number that never was, a foreign one, and a wrong contact', async () => {
    const [dealer, elsewhere] = [await app.organization(), await app.organization()];
    const page = await dealer.publishableKey();
    const own = await submit(app, await dealer.secretKey('AGENT'));
    const foreign = await submit(app, await elsewhere.secretKey('AGENT'));
    const answers = await Promise.all(
      [
        { number: 'AC-0000-0001', contact: contact.phone },
        { number: foreign.number, contact: contact.phone },
        { number: own.number, contact: '+86 138 9999 9999' },
        { number: own.number, contact: 'nonsense' },
      ].map((input) => outcome(app, 'requestTracking', page, input)),
    );
    expect(answers).toEqual(
      answers.map(() => ({
        __typename: 'ValidationError',
        code: 'VALIDATION',
        issues: [{ path: ['contact'], code: 'no_match' }],
      })),
    );
  });

  test('tells a mistyped number from an unknown one, and all issues at once', async () => {
    const page = await (await app.organization()).publishableKey();
    const refused = await outcome(app, 'requestTracking', page, { number: 'AC-0000-0002', contact: ' ' });
    expect(codesOf(refused.issues)).toEqual(['contact required', 'number invalid_number']);
  });
});
