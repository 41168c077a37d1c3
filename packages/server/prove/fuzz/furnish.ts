import { getNamedType } from 'graphql';
import type { App } from '../../src/app.ts';
import { schema } from '../../src/graphql/schema.ts';
import { ask } from './ask.ts';

/** A dealer of the bulk data. */
export const dealer = 'BENCH-05';

type Input = Record<string, unknown>;

const day = 24 * 60 * 60 * 1000;
const inDays = (days: number) => new Date(Date.now() + days * day).toISOString();
const money = { amountMinor: 12_000, currency: 'CNY' };
const terms = { labour: 'FREE', parts: 'FREE', travel: 'CHARGED' };

/** Something of each kind that bulk tickets do not bring: parts and where they lie, prices, warranties, loaners. */
export async function furnish(app: App, token: string): Promise<void> {
  const tell = (verb: string, input: Input) => change(app, token, verb, input);
  const { serial: first } = await app.platform.database.device.findFirstOrThrow({
    orderBy: { serial: 'asc' },
  });
  const ticket = (await submitOne(app, token, first)).id;
  await tell('createPart', { sku: 'FUZZ-FAN', name: 'Fan', cost: money, price: money });
  await tell('createPart', { sku: 'FUZZ-BOARD', name: 'Board', serialTracked: true });
  for (const code of ['FUZZ-1', 'FUZZ-2'])
    await tell('createWarehouse', { code, name: code, organization: dealer });
  const boards = { sku: 'FUZZ-BOARD', quantity: 2, serials: ['U1', 'U2'] };
  await tell('receiveStock', { warehouse: 'FUZZ-1', lines: [{ sku: 'FUZZ-FAN', quantity: 20 }, boards] });
  await tell('reserveParts', { ticket, warehouse: 'FUZZ-1', lines: [{ sku: 'FUZZ-FAN', quantity: 2 }] });
  const arrival = { sku: 'FUZZ-FAN', quantity: 1 };
  const expectedOn = inDays(3).slice(0, 10);
  await tell('transferStock', { from: 'FUZZ-1', to: 'FUZZ-2', expectedOn, lines: [arrival] });
  await tell('expectStock', { warehouse: 'FUZZ-2', ...arrival, expectedOn });
  await tell('createWarrantyPolicy', {
    code: 'FUZZ',
    startEvent: 'PURCHASED',
    phases: [{ months: 12, ...terms }],
    afterwards: terms,
  });
  await tell('updateDevice', { serial: first, purchasedOn: '2026-01-01', policy: 'FUZZ' });
  await tell('extendWarranty', { serial: first, name: 'Gold', phases: [{ months: 12, ...terms }] });
  await tell('createServiceRate', { code: 'HOUR', kind: 'LABOUR', name: 'Hour', cost: money, price: money });
  await tell('createTaxRate', { code: 'VAT', name: 'VAT', basisPoints: 1_300 });
  const loaners = ['FUZZ-L1', 'FUZZ-L2'];
  await tell('registerDevices', { devices: loaners.map((serial) => ({ serial, modelCode: 'BENCH-M1' })) });
  for (const serial of loaners) await tell('addLoaner', { serial });
  await tell('lendLoaner', { ticket, serial: loaners[0], until: inDays(9) });
  await tell('addComment', { id: ticket, body: 'It drips.' });
}

/** One change that has to succeed. */
async function change(app: App, token: string, verb: string, input: Input): Promise<void> {
  const field = schema.getMutationType()!.getFields()[verb]!;
  const query = `mutation ($input: ${field.args[0]!.type.toString()}) {
    ${verb}(input: $input) { __typename ... on ValidationError { issues { path message } } }
  }`;
  const data = (await ask(app, token, query, { input })) as Record<string, { __typename: string }>;
  const { __typename } = data[verb]!;
  if (getNamedType(field.type).name !== __typename.replace('Payload', 'Result'))
    throw new Error(`${verb}: ${JSON.stringify(data)}`);
}

async function submitOne(app: App, token: string, serial: string): Promise<{ id: string }> {
  const query = `mutation ($input: SubmitTicketInput!) {
    submitTicket(input: $input) { ... on SubmitTicketPayload { ticket { id } } }
  }`;
  const contact = { name: 'Ann', phone: '+86 138 0013 8000' };
  const input = { description: 'It drips.', contact, device: { serial } };
  const data = (await ask(app, token, query, { input })) as { submitTicket: { ticket: { id: string } } };
  return data.submitTicket.ticket;
}
