import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp, type TestOrganization } from '../../../test/app.ts';
import { clockOf, hour } from '../../../test/clocks.ts';
import { diagnosed, offerOf, priceList, quoted, quotesOf, type TestQuote } from '../../../test/quotes.ts';
import { call, historyOf, outcome, plainOffer, submit, ticketIn } from '../../../test/tickets.ts';
import { Role } from '../../generated/prisma/enums.ts';
import { globalId } from '../../platform/global-id.ts';
import { newId } from '../../platform/ids.ts';
import { keepTime } from './index.ts';

const day = 24 * hour;

let app: TestApp;
let other: TestApp;
let dealer: TestOrganization;
let desk: string;
beforeAll(async () => {
  app = await createTestApp({ poolSize: 20 });
  other = await createTestApp({ databaseUrl: app.databaseUrl, poolSize: 20 });
  for (const node of [app, other]) node.clock.hold('2026-11-23T09:00:00Z');
  dealer = await app.organization();
  desk = await dealer.secretKey('AGENT');
});
afterAll(async () => {
  await other.stop();
  await app.stop();
});

const codesOf = ({ errors }: { errors?: { extensions: Record<string, unknown> }[] }) =>
  errors?.map(({ extensions }) => extensions['code']);
const inDays = (days: number) => new Date(app.clock.now().getTime() + days * day).toISOString();
const isoNow = () => app.clock.now().toISOString();
const answered = { accepted: true, answeredBy: 'Li Wei' };
const declined = { accepted: false, answeredBy: 'Li Wei', reason: 'Too dear.' };

describe('sendQuote', () => {
  test('offers what the job will cost, and the ticket waits for the answer', async () => {
    const prices = await priceList(app);
    const { id, trackingToken } = await diagnosed(app, desk);
    const before = await historyOf(app, desk, id);
    const sent = await outcome(app, 'sendQuote', desk, {
      id,
      ...offerOf(prices),
      note: ' As discussed. ',
      expectedVersion: before.version,
    });
    expect(sent.ticket).toEqual({ id, status: 'AWAITING_APPROVAL', version: before.version + 1 });
    const { data } = await app.query<{ ticket: unknown }>(
      `query ($id: ID!) {
        ticket(id: $id) {
          quote {
            revision state currency net { amountMinor } tax { amountMinor } total { amountMinor currency }
            taxes { code name chinese: name(locale: "zh-CN") basisPoints net { amountMinor } amount { amountMinor } }
            lines { kind text sku quantity terms unitCost { amountMinor } unitPrice { amountMinor } amount { amountMinor } taxCode reasons { code } }
            note validUntil sentBy sentAt endedAt answeredBy reason decision { cause outcome } ticket { id }
          }
          events(first: 100) {
            nodes { summary ... on TicketQuotedEvent { revision validUntil total { amountMinor currency } } }
          }
        }
      }`,
      { as: desk, variables: { id } },
    );
    const amount = (amountMinor: number) => ({ amountMinor });
    const line = { terms: 'CHARGED', taxCode: prices.tax, reasons: [{ code: 'DEVICE_UNKNOWN' }] };
    expect(data.ticket).toMatchObject({
      quote: {
        revision: 1,
        state: 'SENT',
        currency: 'CNY',
        net: amount(86_000),
        tax: amount(11_180),
        total: { amountMinor: 97_180, currency: 'CNY' },
        taxes: [
          {
            code: prices.tax,
            name: 'VAT 13 %',
            chinese: '增值税 13%',
            basisPoints: 1_300,
            net: amount(86_000),
            amount: amount(11_180),
          },
        ],
        lines: [
          {
            ...line,
            kind: 'PARTS',
            text: 'Fan',
            sku: prices.sku,
            quantity: 2,
            unitCost: amount(12_000),
            unitPrice: amount(25_000),
            amount: amount(50_000),
          },
          { ...line, kind: 'LABOUR', text: 'Hour', sku: null, quantity: 1.5, amount: amount(30_000) },
          { ...line, kind: 'TRAVEL', text: 'Trip', sku: null, quantity: 1, amount: amount(6_000) },
        ],
        note: 'As discussed.',
        validUntil: inDays(14),
        sentBy: `desk of ${dealer.code}`,
        sentAt: isoNow(),
        endedAt: null,
        answeredBy: null,
        reason: null,
        decision: { cause: 'WEAR', outcome: 'NEEDS_PROOF' },
        ticket: { id },
      },
      events: {
        nodes: expect.arrayContaining([
          {
            summary: `desk of ${dealer.code} sent quote 1 for 971.80 CNY, valid until ${inDays(14)}.`,
            revision: 1,
            validUntil: inDays(14),
            total: { amountMinor: 97_180, currency: 'CNY' },
          },
        ]),
      },
    });
    const seen = await app.query<{ trackedTicket: { quote: unknown; timeline: unknown[] } }>(
      `{ trackedTicket {
        quote {
          state total { amountMinor } tax { amountMinor } net { amountMinor } taxes { name(locale: "zh-CN") amount { amountMinor } }
          lines { kind text quantity terms amount { amountMinor } reason reasonZh: reason(locale: "zh-CN") }
          note canAnswer validUntil sentAt endedAt answeredBy
        }
        timeline { type text status byCustomer }
      } }`,
      { as: trackingToken },
    );
    expect(seen.data.trackedTicket.quote).toMatchObject({
      state: 'SENT',
      total: amount(97_180),
      taxes: [{ name: '增值税 13%', amount: amount(11_180) }],
      lines: [
        {
          text: 'Fan',
          terms: 'CHARGED',
          reason: expect.stringMatching(/\.$/),
          reasonZh: expect.stringMatching(/。$/),
        },
        { text: 'Hour' },
        { text: 'Trip' },
      ],
      note: 'As discussed.',
      canAnswer: true,
      endedAt: null,
    });
    expect(seen.data.trackedTicket.timeline.at(-1)).toEqual({
      type: 'ticket.quoted',
      text: null,
      status: 'AWAITING_APPROVAL',
      byCustomer: false,
    });
  });

  test('takes a diagnosis first', async () => {
    const { id } = await ticketIn(app, desk, 'IN_PROGRESS');
    const before = await historyOf(app, desk, id);
    expect(await outcome(app, 'sendQuote', desk, { id, ...plainOffer })).toEqual({
      __typename: 'PreconditionError',
      code: 'PRECONDITION',
    });
    expect(await historyOf(app, desk, id)).toEqual(before);
  });

  test('is for work that is under way, and one is out at a time', async () => {
    for (const state of ['SUBMITTED', 'ACCEPTED', 'AWAITING_APPROVAL', 'RESOLVED', 'CANCELLED'] as const) {
      const { id } = await ticketIn(app, desk, state);
      expect(await outcome(app, 'sendQuote', desk, { id, ...plainOffer })).toMatchObject({
        __typename: 'IllegalTransitionError',
        from: state,
        to: 'AWAITING_APPROVAL',
      });
    }
  });

  test('is for field staff, and for whoever handles the ticket', async () => {
    const { id } = await diagnosed(app, desk);
    const answers: Partial<Record<Role, unknown>> = {};
    const absent = globalId('Ticket', newId());
    for (const role of Object.values(Role)) {
      const key = await dealer.secretKey(role);
      [answers[role]] = codesOf(await call(app, 'sendQuote', key, { id: absent, ...plainOffer }))!;
    }
    expect(answers).toEqual({
      ADMIN: 'NOT_FOUND',
      AGENT: 'NOT_FOUND',
      MANAGER: 'NOT_FOUND',
      STOREKEEPER: 'FORBIDDEN',
      TECHNICIAN: 'NOT_FOUND',
    });
    const stranger = await (await app.organization()).secretKey('ADMIN');
    expect(codesOf(await call(app, 'sendQuote', stranger, { id, ...plainOffer }))).toEqual(['NOT_FOUND']);
    await outcome(app, 'handOverTicket', desk, { id, organization: 'HQ', note: 'Beyond us.' });
    expect(codesOf(await call(app, 'sendQuote', desk, { id, ...plainOffer }))).toEqual(['FORBIDDEN']);
  });

  test('is refused for a version that has moved on', async () => {
    const { id } = await diagnosed(app, desk);
    const { version } = await historyOf(app, desk, id);
    const stale = { id, ...plainOffer, expectedVersion: version - 1 };
    expect(await outcome(app, 'sendQuote', desk, stale)).toEqual({
      __typename: 'StaleVersionError',
      code: 'STALE_VERSION',
      currentVersion: version,
    });
  });

  test('with one key 50 times at once makes one quote, and refuses another offer', async () => {
    const { id } = await diagnosed(app, desk);
    const input = { id, ...plainOffer, idempotencyKey: 'one' };
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, at) => outcome(at % 2 ? app : other, 'sendQuote', desk, input)),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await quotesOf(app, desk, id)).toHaveLength(1);
    const mismatch = await outcome(app, 'sendQuote', desk, { ...input, note: 'Another.' });
    expect(mismatch.__typename).toBe('IdempotencyMismatchError');
  });

  test.each([
    [{ validUntil: '2026-11-23T09:00:00Z' }, ['validUntil in_the_past']],
    [{ lines: [] }, ['lines required']],
    [{ currency: 'XYZ' }, ['currency unknown_currency']],
    [{ note: 'x'.repeat(2_001), idempotencyKey: '' }, ['idempotencyKey required', 'note too_long']],
    [{ tax: 'NOTHING' }, ['tax unknown_tax']],
  ])('refuses %j', async (more, problems) => {
    const { id } = await diagnosed(app, desk);
    const { issues } = await outcome(app, 'sendQuote', desk, { id, ...plainOffer, ...more });
    expect(issues?.map(({ path, code }) => `${path.join('.')} ${code}`).sort()).toEqual(problems);
    expect(await quotesOf(app, desk, id)).toEqual([]);
  });
});

describe('an answer', () => {
  test('that approves brings the work on, by the customer and by the desk', async () => {
    for (const by of ['customer', 'desk'] as const) {
      const { id, quote, trackingToken } = await quoted(app, desk);
      const verb = by === 'desk' ? 'answerQuote' : 'answerTrackedQuote';
      const as = by === 'desk' ? desk : trackingToken;
      const { ticket } = await outcome(app, verb, as, { quote, ...answered, reason: 'Please hurry.' });
      expect(ticket?.status).toBe('IN_PROGRESS');
      expect(await quotesOf(app, desk, id)).toMatchObject([
        { state: 'ACCEPTED', endedAt: isoNow(), answeredBy: 'Li Wei', reason: 'Please hurry.' },
      ]);
      const { events } = await historyOf(app, desk, id);
      expect(events.nodes.at(-1)).toMatchObject({
        type: 'ticket.quote_answered',
        fromStatus: 'AWAITING_APPROVAL',
        toStatus: 'IN_PROGRESS',
        actor: { kind: by === 'desk' ? 'API_KEY' : 'CUSTOMER' },
      });
    }
  });

  test('of the customer who says no name is that of the contact', async () => {
    const { id, quote, trackingToken } = await quoted(app, desk);
    await outcome(app, 'answerTrackedQuote', trackingToken, { quote, accepted: true });
    expect(await quotesOf(app, desk, id)).toMatchObject([{ state: 'ACCEPTED', answeredBy: 'Li Wei' }]);
  });

  test.each([
    ['en', 'Too dear.', 'Not repaired: the customer declined quote 1: Too dear.'],
    ['zh-CN', 'Too dear.', '未维修：客户未接受第 1 号报价单：Too dear.'],
    ['en', null, 'Not repaired: the customer declined quote 1.'],
    ['zh-CN', null, '未维修：客户未接受第 1 号报价单。'],
  ])('that declines ends the work unrepaired, in the language %s: %s', async (locale, reason, workDone) => {
    const { id, quote, trackingToken } = await quoted(app, desk, {}, { locale });
    await outcome(app, 'answerTrackedQuote', trackingToken, { quote, ...declined, reason });
    const { data } = await app.query<{ ticket: Record<string, unknown> }>(
      'query ($id: ID!) { ticket(id: $id) { status resolution { workDone resolvedAt faultCode } } }',
      { as: desk, variables: { id } },
    );
    expect(data.ticket).toEqual({
      status: 'RESOLVED',
      resolution: { workDone, resolvedAt: isoNow(), faultCode: 'E1' },
    });
    expect(await quotesOf(app, desk, id)).toMatchObject([{ state: 'DECLINED', reason }]);
  });

  test('that declines may cancel the ticket', async () => {
    const { id, quote, trackingToken } = await quoted(app, desk);
    const input = { quote, ...declined, ending: 'CANCELLED' };
    expect((await outcome(app, 'answerTrackedQuote', trackingToken, input)).ticket?.status).toBe('CANCELLED');
    expect(await quotesOf(app, desk, id)).toMatchObject([{ state: 'DECLINED' }]);
    expect((await historyOf(app, desk, id)).events.nodes.at(-1)).toMatchObject({
      type: 'ticket.quote_answered',
      toStatus: 'CANCELLED',
    });
  });

  test('is given once', async () => {
    const { quote, trackingToken } = await quoted(app, desk);
    await outcome(app, 'answerTrackedQuote', trackingToken, { quote, ...answered });
    for (const [verb, as] of [
      ['answerTrackedQuote', trackingToken],
      ['answerQuote', desk],
    ] as const) {
      expect(await outcome(app, verb, as, { quote, ...declined })).toEqual({
        __typename: 'QuoteEndedError',
        code: 'PRECONDITION',
        state: 'ACCEPTED',
        endedAt: isoNow(),
        validUntil: inDays(14),
      });
    }
  });

  test('to an earlier quote finds that it was withdrawn', async () => {
    const { id, quote, trackingToken } = await quoted(app, desk);
    await outcome(app, 'withdrawQuote', desk, { id, reason: 'Wrong part.' });
    await outcome(app, 'sendQuote', desk, { id, ...plainOffer });
    expect(await outcome(app, 'answerTrackedQuote', trackingToken, { quote, ...answered })).toMatchObject({
      __typename: 'QuoteEndedError',
      state: 'WITHDRAWN',
    });
    expect(await quotesOf(app, desk, id)).toMatchObject([
      { revision: 1, state: 'WITHDRAWN', reason: 'Wrong part.' },
      { revision: 2, state: 'SENT' },
    ]);
  });

  test('to the quote of another ticket is like one to none', async () => {
    const mine = await quoted(app, desk);
    const { trackingToken } = await quoted(app, desk);
    const absent = globalId('Quote', newId());
    const asked = async (verb: string, as: string, quote: string) => ({
      ...(await call(app, verb, as, { quote, ...answered })),
      headers: null,
    });
    const foreign = await asked('answerTrackedQuote', trackingToken, mine.quote);
    expect(codesOf(foreign)).toEqual(['NOT_FOUND']);
    expect(foreign).toEqual(await asked('answerTrackedQuote', trackingToken, absent));
    const stranger = await (await app.organization()).secretKey('ADMIN');
    const stolen = await asked('answerQuote', stranger, mine.quote);
    expect(codesOf(stolen)).toEqual(['NOT_FOUND']);
    expect(stolen).toEqual(await asked('answerQuote', stranger, absent));
    expect(await quotesOf(app, desk, mine.id)).toMatchObject([{ state: 'SENT' }]);
  });

  test('is for the desk, and for the customer with the token', async () => {
    const { quote } = await quoted(app, desk);
    const page = await dealer.publishableKey();
    const denied = async (verb: string, as: string | undefined) =>
      codesOf(await call(app, verb, as, { quote, ...answered }));
    for (const role of ['TECHNICIAN', 'STOREKEEPER'] as const) {
      expect(await denied('answerQuote', await dealer.secretKey(role))).toEqual(['FORBIDDEN']);
    }
    expect(await denied('answerQuote', page)).toEqual(['FORBIDDEN']);
    expect(await denied('answerQuote', undefined)).toEqual(['UNAUTHENTICATED']);
    expect(await denied('answerTrackedQuote', desk)).toEqual(['FORBIDDEN']);
    expect(await denied('answerTrackedQuote', page)).toEqual(['FORBIDDEN']);
    expect(await denied('answerTrackedQuote', undefined)).toEqual(['UNAUTHENTICATED']);
  });

  test('is given also by who took the ticket in and handed it on', async () => {
    const { id, quote } = await quoted(app, desk);
    await outcome(app, 'handOverTicket', desk, { id, organization: 'HQ', note: 'Beyond us.' });
    const done = await outcome(app, 'answerQuote', desk, { quote, ...answered });
    expect(done.ticket?.status).toBe('IN_PROGRESS');
  });

  test('lists all that is wrong with it', async () => {
    const { quote } = await quoted(app, desk);
    const { issues } = await outcome(app, 'answerQuote', desk, {
      quote,
      accepted: false,
      answeredBy: ' ',
      reason: 'x'.repeat(2_001),
    });
    expect(issues).toEqual([
      { path: ['reason'], code: 'too_long' },
      { path: ['answeredBy'], code: 'required' },
    ]);
  });
});

test('a ticket that is cancelled takes its quote along', async () => {
  const { id, trackingToken } = await quoted(app, desk);
  await outcome(app, 'cancelTrackedTicket', trackingToken, { reason: 'I sold it.' });
  expect(await quotesOf(app, desk, id)).toMatchObject([{ state: 'WITHDRAWN', reason: 'I sold it.' }]);
});

test('withdrawing is for whoever handles the ticket', async () => {
  const { id } = await quoted(app, desk);
  await outcome(app, 'handOverTicket', desk, { id, organization: 'HQ', note: 'Beyond us.' });
  expect(codesOf(await call(app, 'withdrawQuote', desk, { id, reason: 'Wrong part.' }))).toEqual([
    'FORBIDDEN',
  ]);
  expect(await quotesOf(app, desk, id)).toMatchObject([{ state: 'SENT' }]);
});

test('withdrawing what has ended tells so', async () => {
  const { id, quote } = await quoted(app, desk);
  await outcome(app, 'answerQuote', desk, { quote, ...answered });
  expect(await outcome(app, 'withdrawQuote', desk, { id, reason: 'Late.' })).toMatchObject({
    __typename: 'QuoteEndedError',
    state: 'ACCEPTED',
  });
});

describe('time', () => {
  const wait = (ms: number) => {
    for (const node of [app, other]) node.clock.advance(ms);
  };

  test('ends a quote that nobody answers, and refuses an answer already before', async () => {
    const { id, quote, trackingToken } = await quoted(app, desk, { validUntil: inDays(2) });
    const validUntil = inDays(2);
    wait(2 * day - 1);
    await keepTime(app.platform);
    expect(await quotesOf(app, desk, id)).toMatchObject([{ state: 'SENT' }]);
    wait(1);
    expect(await outcome(app, 'answerTrackedQuote', trackingToken, { quote, ...answered })).toEqual({
      __typename: 'QuoteEndedError',
      code: 'PRECONDITION',
      state: 'EXPIRED',
      endedAt: null,
      validUntil,
    });
    await Promise.all([keepTime(app.platform), keepTime(other.platform)]);
    expect(await quotesOf(app, desk, id)).toMatchObject([{ state: 'EXPIRED', endedAt: isoNow() }]);
    const { status, events } = await historyOf(app, desk, id);
    expect(status).toBe('IN_PROGRESS');
    expect(events.nodes.filter(({ type }) => type === 'ticket.quote_expired')).toMatchObject([
      { actor: { kind: 'SYSTEM' }, fromStatus: 'AWAITING_APPROVAL', toStatus: 'IN_PROGRESS' },
    ]);
    expect(await outcome(app, 'answerQuote', desk, { quote, ...answered })).toMatchObject({
      __typename: 'QuoteEndedError',
      state: 'EXPIRED',
      endedAt: isoNow(),
    });
  });

  test('ends the other quotes, however many cannot be ended, and tries those again', async () => {
    const { ticket } = app.platform.database;
    const validUntil = inDays(1);
    const broken: TestQuote[] = [];
    while (broken.length < 10) broken.push(await quoted(app, desk, { validUntil }));
    const sound = await quoted(app, desk, { validUntil: new Date(Date.parse(validUntil) + 1).toISOString() });
    const numbers = { number: { in: broken.map(({ number }) => number) } };
    const { serviceLevel } = await ticket.findFirstOrThrow({ where: numbers });
    await ticket.updateMany({ where: numbers, data: { serviceLevel: 'NOWHERE' } });
    const stateOf = async ({ id }: { id: string }) => (await quotesOf(app, desk, id))[0]?.state;
    wait(day + 1);
    await keepTime(app.platform);
    await keepTime(app.platform);
    expect(await stateOf(sound)).toBe('EXPIRED');
    expect(await stateOf(broken[0]!)).toBe('SENT');
    await ticket.updateMany({ where: numbers, data: { serviceLevel } });
    wait(60_000);
    await keepTime(app.platform);
    expect(new Set(await Promise.all(broken.map(stateOf)))).toEqual(new Set(['EXPIRED']));
  }, 60_000);

  test('does not count for the repair while a quote is out', async () => {
    const { id, quote } = await quoted(app, desk);
    const standing = await clockOf(app, desk, id, 'RESOLUTION');
    wait(3 * day);
    expect(await clockOf(app, desk, id, 'RESOLUTION')).toMatchObject({
      state: 'PAUSED',
      elapsed: standing.elapsed,
    });
    await outcome(app, 'answerQuote', desk, { quote, ...answered });
    expect(await clockOf(app, desk, id, 'RESOLUTION')).toMatchObject({
      state: 'RUNNING',
      elapsed: standing.elapsed,
    });
  });

  test.each([
    ['UNREPAIRED', 'MET'],
    ['CANCELLED', 'STOPPED'],
  ])('ends where it stood when the customer declines: %s', async (ending, state) => {
    const { id, quote } = await quoted(app, desk);
    const standing = await clockOf(app, desk, id, 'RESOLUTION');
    wait(3 * day);
    await outcome(app, 'answerQuote', desk, { quote, ...declined, ending });
    expect(await clockOf(app, desk, id, 'RESOLUTION')).toMatchObject({ state, elapsed: standing.elapsed });
  });
});

describe('at once', () => {
  test('50 answers are one', async () => {
    const { id, quote, trackingToken } = await quoted(app, desk);
    const { version } = await historyOf(app, desk, id);
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, at) =>
        outcome(at % 2 ? app : other, 'answerTrackedQuote', trackingToken, {
          quote,
          ...(at % 3 ? answered : declined),
        }),
      ),
    );
    expect(answers.filter(({ __typename }) => __typename === 'AnswerTrackedQuotePayload')).toHaveLength(1);
    expect(answers.filter(({ __typename }) => __typename === 'QuoteEndedError')).toHaveLength(49);
    const after = await historyOf(app, desk, id);
    expect(after.version).toBe(version + 1);
    expect(after.events.nodes.filter(({ type }) => type === 'ticket.quote_answered')).toHaveLength(1);
  });

  test('answer, expiry and withdrawal on two nodes: one of them wins', async () => {
    const won = new Set<string>();
    for (let round = 0; round < 12; round++) {
      const { id, quote, trackingToken } = await quoted(app, desk, { validUntil: inDays(1) });
      // To the first node it is a moment before the end, to the other one the end has come.
      app.clock.advance(day - 1);
      other.clock.advance(day);
      const tries = [
        () => outcome(app, 'answerTrackedQuote', trackingToken, { quote, ...answered }),
        () => keepTime(other.platform),
        () => outcome(other, 'withdrawQuote', desk, { id, reason: 'Wrong part.' }),
      ];
      const turned = [...tries.slice(round % 3), ...tries.slice(0, round % 3)];
      await Promise.all(turned.map((act) => act()));
      app.clock.advance(1);
      await keepTime(app.platform);
      const [ended, ...more] = await quotesOf(app, desk, id);
      expect(more).toEqual([]);
      const ends = (await historyOf(app, desk, id)).events.nodes.filter(({ type }) =>
        /quote_(answered|expired|withdrawn)$/.test(type),
      );
      expect(ends).toHaveLength(1);
      won.add(ended!.state);
    }
    expect(won.size).toBeGreaterThan(1);
  });
});

test('the customer sees every quote of the ticket, oldest first, and what became of each', async () => {
  const { id, quote, trackingToken } = await quoted(app, desk);
  const shown = async () =>
    (
      await app.query<{ trackedTicket: { quote: unknown; quotes: unknown[] } }>(
        `{ trackedTicket { quote { ...Shown } quotes { ...Shown } } }
        fragment Shown on TrackedQuote { id state canAnswer answeredBy }`,
        { as: trackingToken },
      )
    ).data.trackedTicket;
  await outcome(app, 'answerTrackedQuote', trackingToken, { quote, ...answered });
  await outcome(app, 'sendQuote', desk, { id, ...plainOffer });
  await outcome(app, 'withdrawQuote', desk, { id, reason: 'Too dear.' });
  await outcome(app, 'sendQuote', desk, { id, ...plainOffer, validUntil: inDays(1) });
  const sent = { state: 'SENT', canAnswer: true };
  const earlier = [
    { id: quote, state: 'ACCEPTED', canAnswer: false, answeredBy: 'Li Wei' },
    { state: 'WITHDRAWN', canAnswer: false, answeredBy: null },
  ];
  expect(await shown()).toMatchObject({ quote: sent, quotes: [...earlier, sent] });
  app.clock.advance(2 * day);
  const late = { canAnswer: false };
  expect(await shown()).toMatchObject({ quote: late, quotes: [...earlier, late] });
});

test('a quote is read by whoever sees its ticket, and by nobody else', async () => {
  const { quote } = await quoted(app, desk);
  const read = async (as: string) =>
    (
      await app.query('query ($id: ID!) { node(id: $id) { ... on Quote { state } } }', {
        as,
        variables: { id: quote },
      })
    ).data;
  expect(await read(desk)).toEqual({ node: { state: 'SENT' } });
  expect(await read(await (await app.organization()).secretKey('ADMIN'))).toEqual({ node: null });
  const { trackingToken } = await submit(app, desk);
  const { data } = await app.query('{ trackedTicket { quote { id } quotes { id } } }', { as: trackingToken });
  expect(data).toEqual({ trackedTicket: { quote: null, quotes: [] } });
});
