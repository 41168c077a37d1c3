import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp, type TestOrganization } from '../../../test/app.ts';
import { outcome, submit, ticketIn } from '../../../test/tickets.ts';
import type { Role, TicketStatus } from '../../generated/prisma/enums.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.stop());

async function list(as: string, filter: Record<string, unknown> = {}): Promise<string[]> {
  const { data, errors } = await app.query<{ tickets: { nodes: { description: string }[] } }>(
    'query ($filter: TicketFilter) { tickets(filter: $filter, first: 100) { nodes { description } } }',
    { as, variables: { filter } },
  );
  expect(errors).toBeUndefined();
  return data.tickets.nodes.map(({ description }) => description).sort();
}

describe('who sees a ticket', () => {
  test('its organization and all above it, never those beside or below', async () => {
    const east = await app.organization('HQ', 'SERVICE_CENTER');
    const west = await app.organization('HQ', 'SERVICE_CENTER');
    const shop = await app.organization(east.code);
    const sibling = await app.organization(east.code);
    const branch = await app.organization(shop.code);
    const takenBy = async (name: string, organization: TestOrganization) =>
      submit(app, await organization.secretKey('AGENT'), { description: name });
    for (const [name, organization] of Object.entries({ east, west, shop, sibling, branch })) {
      await takenBy(name, organization);
    }
    const seenBy = async (organization: TestOrganization) => list(await organization.secretKey('AGENT'));
    expect(await seenBy(east)).toEqual(['branch', 'east', 'shop', 'sibling']);
    expect(await seenBy(west)).toEqual(['west']);
    expect(await seenBy(shop)).toEqual(['branch', 'shop']);
    expect(await seenBy(sibling)).toEqual(['sibling']);
    expect(await seenBy(branch)).toEqual(['branch']);
  });

  test('both the organization that took it in and the one that handles it', async () => {
    const [origin, handler] = [await app.organization(), await app.organization()];
    const { number } = await submit(app, await origin.secretKey('AGENT'), { description: 'handed on' });
    await app.platform.database.ticket.update({ where: { number }, data: { handlerId: handler.id } });
    expect(await list(await origin.secretKey('AGENT'))).toEqual(['handed on']);
    expect(await list(await handler.secretKey('AGENT'))).toEqual(['handed on']);
  });
});

describe('a filter', () => {
  let desk: string;
  let shop: TestOrganization;
  let device: { id: string; serial: string };
  beforeAll(async () => {
    const center = await app.organization('HQ', 'SERVICE_CENTER');
    shop = await app.organization(center.code);
    device = await app.device(shop);
    desk = await center.secretKey('ADMIN');
    await submit(app, desk, { description: 'accepted', severity: 'P1', kind: 'INSPECTION' }).then(({ id }) =>
      outcome(app, 'acceptTicket', desk, { id }),
    );
    await submit(app, await shop.secretKey('AGENT'), {
      description: 'at the shop',
      contact: { name: '王芳 Wang Fang', phone: '+86 139 2222 3333', email: 'fang@shop.example' },
      device: { serial: device.serial },
    });
  });

  test.each<[string, () => Record<string, unknown>, string[]]>([
    ['nothing', () => ({}), ['accepted', 'at the shop']],
    ['its state', () => ({ status: ['ACCEPTED', 'CLOSED'] }), ['accepted']],
    ['no state', () => ({ status: [] }), []],
    ['its kind', () => ({ kind: ['REPAIR'] }), ['at the shop']],
    ['its priority', () => ({ priority: ['P1', 'P2'] }), ['accepted']],
    ['who took it in', () => ({ origin: shop.code }), ['at the shop']],
    ['who handles it', () => ({ handler: shop.code }), ['at the shop']],
    ['two conditions', () => ({ handler: shop.code, status: ['ACCEPTED'] }), []],
    ['after a moment', () => ({ createdAfter: '2100-01-01T00:00:00Z' }), []],
    ['before a moment', () => ({ createdBefore: '2100-01-01T00:00:00+08:00' }), ['accepted', 'at the shop']],
    ['words of the description', () => ({ search: 'AT the' }), ['at the shop']],
    [
      'the start of its serial',
      () => ({ search: device.serial.slice(0, -1).toLowerCase() }),
      ['at the shop'],
    ],
    ['the customer’s name', () => ({ search: '王芳' }), ['at the shop']],
    ['the email address', () => ({ search: 'FANG@shop' }), ['at the shop']],
    ['the phone, without its country', () => ({ search: '139-2222-3333' }), ['at the shop']],
    ['the end of the phone', () => ({ search: '2222 3333' }), ['at the shop']],
    ['blanks', () => ({ search: '  ' }), ['accepted', 'at the shop']],
  ])('finds by %s', async (_what, filter, found) => {
    expect(await list(desk, filter())).toEqual(found);
  });

  test('finds a ticket by its number as it is read out', async () => {
    const { number } = await submit(app, desk, { description: 'by number' });
    expect(await list(desk, { search: number.toLowerCase().replaceAll('-', ' ') })).toEqual(['by number']);
  });
});

test.each<[Role, Partial<Record<TicketStatus, TicketStatus[]>>]>([
  [
    'AGENT',
    {
      SUBMITTED: ['ACCEPTED', 'CANCELLED'],
      ACCEPTED: ['SCHEDULED', 'IN_PROGRESS', 'ON_HOLD', 'CANCELLED'],
      ON_HOLD: ['ACCEPTED', 'CANCELLED'],
      RESOLVED: ['CLOSED', 'IN_PROGRESS'],
      CANCELLED: [],
    },
  ],
  [
    'TECHNICIAN',
    {
      SUBMITTED: [],
      ACCEPTED: ['IN_PROGRESS', 'ON_HOLD'],
      IN_PROGRESS: ['AWAITING_APPROVAL', 'ON_HOLD', 'RESOLVED'],
      RESOLVED: [],
    },
  ],
  ['STOREKEEPER', { SUBMITTED: [], ACCEPTED: [], IN_PROGRESS: [], RESOLVED: [] }],
])('a ticket offers %s what its state and their role allow', async (role, offered) => {
  const dealer = await app.organization();
  const [admin, key] = [await dealer.secretKey('ADMIN'), await dealer.secretKey(role)];
  for (const [status, transitions] of Object.entries(offered)) {
    const { id } = await ticketIn(app, admin, status as TicketStatus);
    const { data } = await app.query<{ ticket: { allowedTransitions: string[] } }>(
      'query ($id: ID!) { ticket(id: $id) { allowedTransitions } }',
      { as: key, variables: { id } },
    );
    expect([status, data.ticket.allowedTransitions]).toEqual([status, transitions]);
  }
});
