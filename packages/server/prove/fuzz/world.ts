import type { App } from '../../src/app.ts';
import { seedTickets } from '../../src/demo/index.ts';
import { createKeyAsOperator } from '../../src/modules/access/index.ts';
import { newId } from '../../src/platform/ids.ts';
import { ask } from './ask.ts';
import { dealer, furnish } from './furnish.ts';
import type { Pool } from './values.ts';

export const origin = 'https://shop.example';

/** Stands in rows that the foreigner must never be told of, and in nothing that an operation says. */
export const secretWord = 'XFUZZSECRETX';

export interface Asker {
  name: string;
  /** What stands behind `Bearer`; null: nobody. */
  token: string | null;
}

export interface FuzzWorld {
  askers: Asker[];
  pool: Pool;
}

/** What the lists of the vendor hold: fields are named as the arguments that take such a value. */
const gathering = [
  `{ tickets(first: 12) { pageInfo { endCursor } nodes {
      id number customer { id search: name } quotes { id } visits { id } partLines { id } loaners { id }
      assignee { id } attachments { id } comments(first: 2) { pageInfo { endCursor } nodes { id } } } } }`,
  `{ devices(first: 12) { pageInfo { endCursor } nodes {
      id serial warranty { extensions { id } } installedParts { id partSerial: serial } } } }`,
  '{ organizations(first: 20) { pageInfo { endCursor } nodes { id organization: code } } }',
  '{ members(first: 12) { pageInfo { endCursor } nodes { id email } } }',
  '{ parts(first: 12) { pageInfo { endCursor } nodes { id sku } } }',
  '{ productModels(first: 12) { pageInfo { endCursor } nodes { id modelCode: code category } } }',
  '{ warehouses(first: 12) { pageInfo { endCursor } nodes { id warehouse: code } } }',
  '{ stockLevels(first: 6) { pageInfo { endCursor } nodes { id } } }',
  '{ stockMovements(first: 6) { pageInfo { endCursor } nodes { id } } }',
  '{ transfers(first: 6) { pageInfo { endCursor } nodes { id } } }',
  '{ expectedStock(first: 6) { pageInfo { endCursor } nodes { id } } }',
  '{ loaners(first: 6) { pageInfo { endCursor } nodes { id serial bookings { id } } } }',
  '{ visits(first: 6) { pageInfo { endCursor } nodes { id } } }',
  '{ calendars(first: 6) { pageInfo { endCursor } nodes { id calendar: code } } }',
  '{ serviceLevels(first: 6) { pageInfo { endCursor } nodes { id serviceLevel: code } } }',
  '{ warrantyPolicies(first: 6) { pageInfo { endCursor } nodes { id policy: code } } }',
  '{ serviceRates(first: 6) { pageInfo { endCursor } nodes { rate: code } } }',
  '{ taxRates(first: 6) { pageInfo { endCursor } nodes { tax: code } } }',
  '{ events(first: 20) { pageInfo { endCursor } nodes { id } } }',
];

/** Arguments that take what others take, too. */
const alike: Record<string, string[]> = {
  serial: ['newSerial', 'serials', 'partSerial', 'newPartSerial', 'oldPartSerial'],
  organization: ['code', 'parent', 'handler', 'origin', 'soldBy'],
  modelCode: ['model', 'models', 'code'],
  warehouse: ['from', 'to', 'code'],
  policy: ['warrantyPolicy', 'code'],
  calendar: ['code'],
  serviceLevel: ['code'],
  number: ['search'],
  sku: ['search'],
};

/** A network with tickets, and those who ask: one who sees everything, some of a dealer, one who sees nothing, and the public. */
export async function openWorld(app: App): Promise<FuzzWorld> {
  const { platform } = app;
  await seedTickets(platform, 40);
  const keyOf = async (organization: string, ...roles: ('ADMIN' | 'TECHNICIAN')[]) =>
    (await createKeyAsOperator(platform, { organization, kind: 'SECRET', roles })).secret;
  const owner = await keyOf('HQ', 'ADMIN');
  const publishable = await createKeyAsOperator(platform, {
    organization: dealer,
    kind: 'PUBLISHABLE',
    origins: [origin],
  });
  await furnish(app, owner);
  await hideFrom(app);
  const dealerKey = await keyOf(dealer, 'ADMIN');
  const trackingToken = await submit(app, dealerKey);
  return {
    askers: [
      { name: 'owner', token: owner },
      { name: 'dealer', token: dealerKey },
      { name: 'technician', token: await keyOf(dealer, 'TECHNICIAN') },
      { name: 'foreigner', token: await keyOf('FOREIGN', 'ADMIN') },
      { name: 'publishable', token: publishable.secret },
      { name: 'tracking', token: trackingToken },
      { name: 'nobody', token: null },
    ],
    pool: await gather(app, owner),
  };
}

/** A dealer of its own for the foreigner, and a word in what it must not see. */
async function hideFrom({ platform: { database, clock } }: App): Promise<void> {
  const above = await database.organization.findUniqueOrThrow({ where: { code: 'HQ' } });
  const id = newId();
  const place = { parentId: above.id, path: `${above.path}${id}/`, timeZone: 'UTC' };
  const named = { id, code: 'FOREIGN', name: 'Foreign dealer', tier: 'DEALER' as const };
  await database.organization.create({ data: { ...named, ...place, createdAt: clock.now() } });
  await database.ticket.updateMany({ data: { description: secretWord } });
  await database.customer.updateMany({ data: { name: secretWord } });
  await database.comment.updateMany({ data: { body: secretWord } });
}

async function submit(app: App, token: string): Promise<string> {
  const query = `mutation ($input: SubmitTicketInput!) {
    submitTicket(input: $input) { ... on SubmitTicketPayload { trackingToken } }
  }`;
  const input = { description: 'It drips.', contact: { name: 'Ann', phone: '+86 138 0013 8000' } };
  const data = (await ask(app, token, query, { input })) as { submitTicket: { trackingToken: string } };
  return data.submitTicket.trackingToken;
}

async function gather(app: App, token: string): Promise<Pool> {
  const pool: Pool = { words: {}, ids: [], cursors: [] };
  const add = (name: string, word: string) => {
    const words = (pool.words[name] ??= []);
    if (!words.includes(word)) words.push(word);
  };
  const walk = (value: unknown, name: string): void => {
    if (typeof value === 'object' && value !== null) {
      for (const [key, below] of Object.entries(value)) walk(below, Array.isArray(value) ? name : key);
    } else if (typeof value === 'string' && value !== secretWord) {
      if (name === 'id') pool.ids.push(value);
      else if (name === 'endCursor') pool.cursors.push(value);
      else for (const one of [name, ...(alike[name] ?? [])]) add(one, value);
    }
  };
  for (const query of gathering) walk(await ask(app, token, query), '');
  pool.words['contact'] = ['+86 138 0013 8000', 'somebody@example.com'];
  pool.words['phone'] = ['+86 138 0013 8000', '13800138000'];
  return pool;
}
