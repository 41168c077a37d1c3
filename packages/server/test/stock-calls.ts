import { expect } from 'vitest';
import type { Role } from '../src/generated/prisma/enums.ts';
import type { TestApp, TestOrganization } from './app.ts';
import { submit, type TestTicket } from './tickets.ts';
import { uniqueCode } from './warranty-calls.ts';

export interface TestLine {
  id: string;
  state: string;
  quantity: number;
  part: { sku: string };
  warehouse: { code: string } | null;
  serials: string[];
  expectedOn: string | null;
}

/** Every outcome of a verb of the stock, in one shape. */
export interface StockOutcome {
  __typename: string;
  ticket?: { id: string; status: string; holdReason: string | null };
  lines?: TestLine[];
  levels?: { onHand: number; reserved: number; available: number; low: boolean }[];
  level?: { reorderPoint: number | null; low: boolean };
  transfer?: { id: string; state: string; expectedOn: string | null };
  warehouse?: { code: string; name: string };
  expected?: { id: string; quantity: number; expectedOn: string };
  code?: string;
  message?: string;
  issues?: { path: string[]; code: string }[];
  shortages?: {
    sku: string;
    requested: number;
    available: number;
    warehouse: string;
    expectedOn: string | null;
    elsewhere: { warehouse: { code: string }; available: number }[];
  }[];
}

const line = 'id state quantity part { sku } warehouse { code } serials expectedOn';
const ofTicket = `ticket { id status holdReason } lines { ${line} }`;
const levels = 'levels { onHand reserved available low }';
const transfer = 'transfer { id state expectedOn }';
const payloads: Record<string, string> = {
  reserveParts: ofTicket,
  releaseParts: ofTicket,
  issueParts: ofTicket,
  returnParts: ofTicket,
  recordRemovedPart: ofTicket,
  receiveStock: levels,
  adjustStock: levels,
  scrapParts: levels,
  countWarehouse: levels,
  transferStock: transfer,
  sendTransfer: transfer,
  receiveTransfer: transfer,
  cancelTransfer: transfer,
  createWarehouse: 'warehouse { code name }',
  setReorderPoint: 'level { reorderPoint low }',
  expectStock: 'expected { id quantity expectedOn }',
  cancelExpectedStock: 'warehouse { code name }',
};

const runsShort = ['reserveParts', 'transferStock', 'scrapParts'];

/** Asks for one verb of the stock, with all its outcomes. */
export function stockCall(
  app: TestApp,
  verb: string,
  as: string | undefined,
  input: Record<string, unknown>,
) {
  const type = verb[0]!.toUpperCase() + verb.slice(1);
  const shortage = `... on InsufficientStockError {
    code shortages: lines { sku requested available warehouse expectedOn elsewhere { warehouse { code } available } }
  }`;
  return app.query<Record<string, StockOutcome> | null>(
    `mutation ($input: ${type}Input!) {
      ${verb}(input: $input) {
        __typename
        ... on ${type}Payload { ${payloads[verb]} }
        ... on DomainError { code message }
        ... on ValidationError { issues { path code } }
        ${runsShort.includes(verb) ? shortage : ''}
      }
    }`,
    { ...(as && { as }), variables: { input } },
  );
}

/** The same where an outcome is expected, be it the payload or a typed error. */
export async function stockOutcome(
  app: TestApp,
  verb: string,
  as: string,
  input: Record<string, unknown>,
): Promise<StockOutcome> {
  const { data, errors } = await stockCall(app, verb, as, input);
  expect(errors).toBeUndefined();
  return data![verb]!;
}

/** A part of the catalogue. */
export async function part(
  app: TestApp,
  more: { serialTracked?: boolean; consumable?: boolean } = {},
): Promise<string> {
  const sku = uniqueCode('PART');
  const prices = { costMinor: 12_000, priceMinor: 25_000, currency: 'CNY' };
  const createdAt = app.clock.now();
  await app.platform.database.part.create({ data: { sku, name: 'Fan', ...prices, createdAt, ...more } });
  return sku;
}

/** A warehouse of an organization, with what is in it. */
export async function warehouse(
  app: TestApp,
  { id: organizationId }: Pick<TestOrganization, 'id'>,
): Promise<string> {
  const code = uniqueCode('WH').toUpperCase();
  const createdAt = app.clock.now();
  await app.platform.database.warehouse.create({ data: { code, name: code, organizationId, createdAt } });
  return code;
}

export const levelOf = async (app: TestApp, sku: string, code: string) => {
  const level = await app.platform.database.stockLevel.findUnique({
    where: { sku_warehouseCode: { sku, warehouseCode: code } },
    select: { onHand: true, reserved: true },
  });
  return level && [level.onHand, level.reserved];
};

export interface Store {
  organization: TestOrganization;
  /** A key with every role of the organization. */
  key: string;
  /** Its first warehouse. */
  code: string;
  receive: (sku: string, quantity: number, more?: Record<string, unknown>) => Promise<StockOutcome>;
  call: (verb: string, input: Record<string, unknown>) => Promise<StockOutcome>;
  ticket: (more?: Record<string, unknown>) => Promise<TestTicket>;
  level: (sku: string) => Promise<number[] | null>;
}

/** An organization with a warehouse and a key. */
export async function store(
  app: TestApp,
  {
    parent,
    tier,
    roles = ['ADMIN'],
  }: { parent?: string; tier?: 'SERVICE_CENTER' | 'DEALER'; roles?: Role[] } = {},
): Promise<Store> {
  const organization = await app.organization(parent, tier);
  const key = await organization.secretKey(...roles);
  const code = await warehouse(app, organization);
  const call = (verb: string, input: Record<string, unknown>) => stockOutcome(app, verb, key, input);
  return {
    organization,
    key,
    code,
    call,
    receive: async (sku, quantity, more = {}) => {
      const received = await call('receiveStock', { warehouse: code, lines: [{ sku, quantity, ...more }] });
      expect(received.__typename).toBe('ReceiveStockPayload');
      return received;
    },
    ticket: (more = {}) => submit(app, key, more),
    level: (sku) => levelOf(app, sku, code),
  };
}
