import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp, type TestOrganization } from '../../../test/app.ts';
import { headquartersKey, hire } from '../../../test/network.ts';
import { call, historyOf, outcome, submit, ticketIn } from '../../../test/tickets.ts';
import { globalId } from '../../platform/global-id.ts';
import { newId } from '../../platform/ids.ts';

let app: TestApp;
let headquarters: string;
let center: TestOrganization;
let dealer: TestOrganization;
/** Beside the center, below the headquarters. */
let beside: TestOrganization;
let keys: Record<'center' | 'dealer' | 'beside', string>;

beforeAll(async () => {
  app = await createTestApp();
  headquarters = await headquartersKey(app, 'AGENT');
});
afterAll(() => app.stop());

beforeEach(async () => {
  center = await app.organization('HQ', 'SERVICE_CENTER');
  beside = await app.organization('HQ', 'SERVICE_CENTER');
  dealer = await app.organization(center.code);
  keys = {
    center: await center.secretKey('AGENT'),
    dealer: await dealer.secretKey('AGENT'),
    beside: await beside.secretKey('AGENT'),
  };
});

const note = 'The board is dead; a new one is needed.';
const handOver = (as: string, id: string, organization: string, more = {}) =>
  outcome(app, 'handOverTicket', as, { id, organization, note, ...more });

const handlerOf = async (as: string, id: string): Promise<string | null> => {
  const { data } = await app.query<{ ticket: { handler: { code: string } } | null }>(
    'query ($id: ID!) { ticket(id: $id) { handler { code } } }',
    { as, variables: { id } },
  );
  return data.ticket?.handler.code ?? null;
};

describe('a ticket is handed over', () => {
  test('up to the parent, with the names of both, the note, and a new version', async () => {
    const { id } = await ticketIn(app, keys.dealer, 'IN_PROGRESS');
    const done = await handOver(keys.dealer, id, center.code, { expectedVersion: 3 });
    expect(done.ticket).toEqual({ id, status: 'IN_PROGRESS', version: 4 });
    const { data } = await app.query<{ ticket: { events: { nodes: unknown[] } } }>(
      `query ($id: ID!) {
        ticket(id: $id) {
          handler { code } origin { code }
          events(first: 10) {
            nodes { type summary actor { name } ... on TicketHandedOverEvent { from to note } }
          }
        }
      }`,
      { as: keys.center, variables: { id } },
    );
    expect(data.ticket).toMatchObject({ handler: { code: center.code }, origin: { code: dealer.code } });
    const [from, to] = [`Organization ${dealer.code}`, `Organization ${center.code}`];
    expect(data.ticket.events.nodes.at(-1)).toEqual({
      type: 'ticket.handed_over',
      actor: { name: `desk of ${dealer.code}` },
      summary: `desk of ${dealer.code} handed it over from ${from} to ${to}: ${note}`,
      from,
      to,
      note,
    });
  });

  test('past the parent to the headquarters', async () => {
    const { id } = await submit(app, keys.dealer);
    await handOver(keys.dealer, id, 'HQ');
    expect(await handlerOf(headquarters, id)).toBe('HQ');
  });

  test('down to an organization that the caller sees', async () => {
    const { id } = await submit(app, keys.center);
    await handOver(keys.center, id, dealer.code);
    expect(await handlerOf(keys.dealer, id)).toBe(dealer.code);
  });

  test('so that who took it in does not decide about the job any more, but speaks for the customer', async () => {
    const { id } = await submit(app, keys.dealer);
    await handOver(keys.dealer, id, center.code);
    for (const [verb, input] of [
      ['acceptTicket', {}],
      ['classifyTicket', { priority: 'P1' }],
      ['diagnoseTicket', { faultCode: 'E1', cause: 'WEAR', diagnosis: 'Worn.' }],
      ['handOverTicket', { organization: dealer.code, note }],
    ] as const) {
      const { errors } = await call(app, verb, keys.dealer, { id, ...input });
      expect([verb, errors?.[0]?.extensions['code']]).toEqual([verb, 'FORBIDDEN']);
    }
    const { data } = await app.query(
      'query ($id: ID!) { ticket(id: $id) { allowedTransitions handOverReceivers { code } } }',
      { as: keys.dealer, variables: { id } },
    );
    expect(data['ticket']).toEqual({ allowedTransitions: ['CANCELLED'], handOverReceivers: [] });
    expect(await outcome(app, 'addComment', keys.dealer, { id, body: 'They ask for news.' })).toMatchObject({
      comment: { body: 'They ask for news.' },
    });
    expect(await outcome(app, 'cancelTicket', keys.dealer, { id, reason: 'Sold.' })).toMatchObject({
      ticket: { status: 'CANCELLED' },
    });
  });

  test('without its technician, and without the visits that were booked', async () => {
    const technician = await hire(app, dealer);
    const { id } = await ticketIn(app, keys.dealer, 'ACCEPTED');
    await outcome(app, 'assignTicket', keys.dealer, { id, member: technician.id });
    const startsAt = app.clock.now().getTime() + 60 * 60 * 1000;
    const { visit } = await outcome(app, 'scheduleVisit', keys.dealer, {
      id,
      technician: technician.id,
      startsAt: new Date(startsAt).toISOString(),
      endsAt: new Date(startsAt + 60 * 60 * 1000).toISOString(),
    });
    await handOver(keys.dealer, id, center.code);
    const { data } = await app.query(
      'query ($id: ID!) { ticket(id: $id) { assignee { name } visits { id state } } }',
      { as: keys.center, variables: { id } },
    );
    expect(data['ticket']).toEqual({ assignee: null, visits: [{ id: visit!.id, state: 'CANCELLED' }] });
    const { events } = await historyOf(app, keys.center, id);
    expect(events.nodes.slice(-2).map(({ type }) => type)).toEqual(['ticket.handed_over', 'visit.cancelled']);
  });
});

describe('a ticket is not handed over', () => {
  test('to the one that handles it', async () => {
    const { id } = await submit(app, keys.dealer);
    expect((await handOver(keys.dealer, id, dealer.code)).issues).toEqual([
      { path: ['organization'], code: 'not_allowed' },
    ]);
  });

  test('sideways, whether or not there is such an organization', async () => {
    const { id } = await submit(app, keys.dealer);
    const sibling = await app.organization(center.code);
    const messageFor = async (code: string) => {
      const { data } = await app.query<{
        handOverTicket: { __typename: string; issues: { path: string[]; code: string; message: string }[] };
      }>(
        `mutation ($input: HandOverTicketInput!) {
          handOverTicket(input: $input) { __typename ... on ValidationError { issues { path code message } } }
        }`,
        { as: keys.dealer, variables: { input: { id, organization: code, note } } },
      );
      return JSON.stringify(data.handOverTicket).replaceAll(code, 'CODE');
    };
    const absent = await messageFor('NOBODY');
    expect(absent).toContain('unknown_organization');
    expect(await messageFor(beside.code)).toBe(absent);
    expect(await messageFor(sibling.code)).toBe(absent);
    expect(await handlerOf(keys.dealer, id)).toBe(dealer.code);
  });

  test('without a word, or to nobody', async () => {
    const { id } = await submit(app, keys.dealer);
    expect((await handOver(keys.dealer, id, ' ', { note: '\n' })).issues).toEqual([
      { path: ['organization'], code: 'required' },
      { path: ['note'], code: 'required' },
    ]);
  });

  test.each(['RESOLVED', 'CLOSED', 'CANCELLED'] as const)('when it is %s', async (status) => {
    const { id } = await ticketIn(app, keys.dealer, status);
    expect((await handOver(keys.dealer, id, center.code)).issues).toEqual([
      { path: ['id'], code: 'not_open' },
    ]);
  });
});

describe('after a hand-over', () => {
  /** A ticket of the dealer that went to a center which does not stand above it. */
  const handBeside = async () => {
    const ticket = await ticketIn(app, keys.dealer, 'ACCEPTED');
    await outcome(app, 'addComment', keys.dealer, { id: ticket.id, body: 'Third time this year.' });
    await handOver(headquarters, ticket.id, beside.code);
    return ticket;
  };

  test('the new handler sees the whole history, also what was before', async () => {
    const { id } = await handBeside();
    const types = ['ticket.submitted', 'ticket.accepted', 'ticket.commented', 'ticket.handed_over'];
    const { events, comments } = await historyOf(app, keys.beside, id);
    expect(events.nodes.map(({ type }) => type)).toEqual(types);
    expect(comments.nodes.map(({ body }) => body)).toEqual(['Third time this year.']);
    const { data } = await app.query<{ events: { nodes: { type: string; ticket: { id: string } }[] } }>(
      'query ($id: ID!) { events(first: 10, filter: { ticket: $id }) { nodes { type ticket { id } } } }',
      { as: keys.beside, variables: { id } },
    );
    expect(data.events.nodes).toEqual(types.map((type) => ({ type, ticket: { id } })));
    await outcome(app, 'startWork', keys.beside, { id });
  });

  test('who took it in, and all above, still see it', async () => {
    const { id } = await handBeside();
    for (const key of [keys.dealer, keys.center, headquarters]) {
      expect(await handlerOf(key, id)).toBe(beside.code);
    }
  });

  test('the old handler sees it no more, but is answered', async () => {
    const { id } = await handBeside();
    const done = await handOver(keys.beside, id, 'HQ');
    expect(done.ticket).toEqual({ id, status: 'ACCEPTED', version: 4 });
    expect(await handlerOf(keys.beside, id)).toBeNull();
    for (const [verb, input] of [
      ['startWork', {}],
      ['handOverTicket', { organization: beside.code, note }],
    ] as const) {
      const gone = await call(app, verb, keys.beside, { id, ...input });
      const absent = await call(app, verb, keys.beside, { id: globalId('Ticket', newId()), ...input });
      expect(gone.errors?.[0]?.extensions['code']).toBe('NOT_FOUND');
      expect({ ...gone, headers: null }).toEqual({ ...absent, headers: null });
    }
    expect(await handlerOf(headquarters, id)).toBe('HQ');
  });

  test('the new handler, the old one and who took it in hear of it as it happens', async () => {
    const { id } = await handBeside();
    const other = await app.organization('HQ', 'SERVICE_CENTER');
    const follow = async (key: string) => {
      const client = await app.connect(key);
      return client.iterate<{ events: { to: string } }>({
        query: `subscription {
          events(after: "0-0", filter: { types: ["ticket.handed_over"] }) { ... on TicketHandedOverEvent { to } }
        }`,
      });
    };
    const hears = async (stream: Awaited<ReturnType<typeof follow>>, { code }: TestOrganization) => {
      for (let to; to !== `Organization ${code}`;) {
        const { value, done } = await stream.next();
        if (done) return false;
        to = value.data?.events.to;
      }
      return true;
    };
    const streams = await Promise.all([keys.dealer, keys.beside, keys.center, headquarters].map(follow));
    for (const stream of streams) expect(await hears(stream, beside)).toBe(true);
    streams.push(await follow(await other.secretKey('AGENT')));
    await handOver(headquarters, id, other.code);
    for (const stream of streams) expect(await hears(stream, other)).toBe(true);
  });
});
