import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp, type TestOrganization } from '../../../test/app.ts';
import { headquartersKey } from '../../../test/network.ts';
import { diagnosed, offerOf, type PriceList, priceList } from '../../../test/quotes.ts';
import { finding, outcome, submit } from '../../../test/tickets.ts';
import { makePolicy, project36m, sell, standard4y, warrantyOutcome } from '../../../test/warranty-calls.ts';

let app: TestApp;
let dealer: TestOrganization;
let desk: string;
let manager: string;
let prices: PriceList;

beforeAll(async () => {
  app = await createTestApp();
  prices = await priceList(app);
});
afterAll(() => app.stop());

beforeEach(async () => {
  app.clock.hold('2026-03-02T09:00:00Z');
  dealer = await app.organization();
  [desk, manager] = [await dealer.secretKey('AGENT'), await dealer.secretKey('MANAGER')];
});

const issuesOf = ({ issues = [] }: { issues?: { path: string[]; code: string }[] }) =>
  issues.map(({ path, code }) => `${path.join('.')} ${code}`);

async function send(id: string) {
  const sent = await outcome(app, 'sendQuote', desk, { id, ...offerOf(prices) });
  expect(sent.__typename).toBe('SendQuotePayload');
  const { data } = await app.query<{
    ticket: { quote: { net: { amountMinor: number }; lines: Record<string, unknown>[] } };
  }>(
    `query ($id: ID!) { ticket(id: $id) { quote { net { amountMinor } tax { amountMinor } total { amountMinor }
      lines { kind terms amount { amountMinor } reasons { code } } } } }`,
    { as: desk, variables: { id } },
  );
  return data.ticket.quote;
}

const amount = (amountMinor: number) => ({ amountMinor });

describe('a quote', () => {
  test('asks nothing for what is free, the cost where that is promised, and the list price for the rest', async () => {
    const policy = await makePolicy(app, standard4y);
    const second = await sell(app, dealer, { policy, purchasedOn: '2024-06-01' });
    const reasons = [{ code: 'PHASE' }];
    const { id } = await diagnosed(app, desk, { device: { serial: second.serial } });
    expect(await send(id)).toEqual({
      lines: [
        { kind: 'PARTS', terms: 'AT_COST', amount: amount(24_000), reasons },
        { kind: 'LABOUR', terms: 'FREE', amount: amount(0), reasons },
        { kind: 'TRAVEL', terms: 'FREE', amount: amount(0), reasons },
      ],
      net: amount(24_000),
      tax: amount(3_120),
      total: amount(27_120),
    });
  });

  test('goes by the frozen decision for the part that failed, whatever has become of the warranty since', async () => {
    const policy = await makePolicy(app, standard4y);
    const { serial } = await sell(app, dealer, { policy, purchasedOn: '2026-01-01' });
    const { id } = await diagnosed(app, desk, { device: { serial } });
    await outcome(app, 'diagnoseTicket', desk, { id, ...finding, sku: prices.sku });
    await warrantyOutcome(app, 'voidWarranty', manager, { serial, reason: 'Opened on Tuesday.' });
    const { lines } = await send(id);
    expect(lines.map(({ kind, terms }) => [kind, terms])).toEqual([
      ['PARTS', 'FREE'],
      ['LABOUR', 'FREE'],
      ['TRAVEL', 'FREE'],
    ]);
  });

  test('that is out lets nobody decide anew who pays', async () => {
    const policy = await makePolicy(app, standard4y);
    const { serial } = await sell(app, dealer, { policy, purchasedOn: '2020-01-01' });
    const { id } = await diagnosed(app, desk, { device: { serial } });
    await send(id);
    const free = { labour: 'FREE', parts: 'FREE', travel: 'FREE', reason: 'A friend.' };
    for (const [verb, as, input] of [
      ['grantGoodwill', manager, free],
      ['decideCoverage', desk, {}],
      ['identifyDevice', desk, { serial }],
      ['diagnoseTicket', desk, { ...finding, cause: 'OTHER' }],
    ] as const) {
      expect(issuesOf(await outcome(app, verb, as, { id, ...input }))).toEqual(['id quote_out']);
    }
    await outcome(app, 'withdrawQuote', desk, { id, reason: 'We think again.' });
    expect((await outcome(app, 'grantGoodwill', manager, { id, ...free })).__typename).toBe(
      'GrantGoodwillPayload',
    );
  });
});

describe('a part that is put in', () => {
  const replace = (serial: string, ticket: string, as = desk) =>
    warrantyOutcome(app, 'replacePart', as, { serial, sku: prices.sku, ticket });
  const givenOf = async (serial: string) => {
    const { data } = await app.query<{ device: { installedParts: { underWarranty: boolean }[] } }>(
      'query ($serial: String!) { device(serial: $serial) { installedParts { underWarranty } } }',
      { as: desk, variables: { serial } },
    );
    return data.device.installedParts.map(({ underWarranty }) => underWarranty);
  };

  test('is given by the warranty as the decision of its job says in the end', async () => {
    const policy = await makePolicy(app, project36m);
    const { id: deviceId, serial } = await sell(app, dealer, { policy });
    const { id } = await diagnosed(app, desk, { device: { serial } });
    await replace(serial, id);
    expect(await givenOf(serial)).toEqual([false]);
    // The proof comes.
    const acceptedOn = new Date('2026-01-01');
    await app.platform.database.device.update({ where: { id: deviceId }, data: { acceptedOn } });
    await outcome(app, 'decideCoverage', desk, { id });
    expect(await givenOf(serial)).toEqual([true]);
    await outcome(app, 'diagnoseTicket', desk, { id, ...finding, cause: 'MISUSE' });
    expect(await givenOf(serial)).toEqual([false]);
  });

  test('belongs to a job that is not over, and is for whoever handles it', async () => {
    const policy = await makePolicy(app, project36m);
    const { serial } = await sell(app, dealer, { policy, acceptedOn: '2026-01-01' });
    const handed = await diagnosed(app, desk, { device: { serial } });
    await outcome(app, 'handOverTicket', desk, { id: handed.id, organization: 'HQ', note: 'Too hard.' });
    expect(issuesOf(await replace(serial, handed.id))).toEqual(['ticket not_allowed']);
    const vendor = await headquartersKey(app, 'TECHNICIAN');
    expect((await replace(serial, handed.id, vendor)).__typename).toBe('ReplacePartPayload');
    const { id } = await diagnosed(app, desk, { device: { serial } });
    await outcome(app, 'cancelTicket', desk, { id, reason: 'Enough.' });
    expect(issuesOf(await replace(serial, id))).toEqual(['ticket not_open']);
  });
});

describe('why a warranty was voided', () => {
  const reasonOf = async (id: string, as: string) => {
    const { data } = await app.query<{ ticket: { coverage: { reasons: { message: string }[] } } }>(
      'query ($id: ID!) { ticket(id: $id) { coverage { reasons { message } } } }',
      { as, variables: { id } },
    );
    return data.ticket.coverage.reasons.map(({ message }) => message);
  };

  test('stays with those who keep the device, also where the vendor decides for somebody else', async () => {
    const policy = await makePolicy(app, standard4y);
    const { serial } = await sell(app, dealer, { policy, purchasedOn: '2026-01-01' });
    await warrantyOutcome(app, 'voidWarranty', manager, { serial, reason: 'Mr Chen opened it.' });
    const sibling = await (await app.organization()).secretKey('AGENT');
    const vendor = await headquartersKey(app, 'AGENT');
    const { id } = await submit(app, sibling, { device: { serial } });
    await outcome(app, 'handOverTicket', sibling, { id, organization: 'HQ', note: 'Too hard.' });
    await outcome(app, 'diagnoseTicket', vendor, { id, ...finding });
    expect(await reasonOf(id, sibling)).toEqual(['The warranty was voided.']);
    expect(await reasonOf(id, vendor)).toEqual(['The warranty was voided.']);
    const own = await diagnosed(app, desk, { device: { serial } });
    expect(await reasonOf(own.id, desk)).toEqual(['The warranty was voided: Mr Chen opened it.']);
  });
});

test('a page that names an upload of nobody learns nothing of a serial number', async () => {
  const page = await dealer.publishableKey();
  const { serial } = await sell(app, dealer);
  const report = (given: string) =>
    outcome(app, 'submitTicket', page, {
      description: 'It drips.',
      contact: { name: 'Li Wei', phone: '+86 138 0013 8000' },
      device: { serial: given },
      attachments: ['QXR0YWNobWVudDo5'],
    });
  const [known, unknown] = [await report(serial), await report('NOBODY')];
  expect(known).toEqual(unknown);
  expect(issuesOf(known)).toEqual(['attachments.0 unknown_attachment']);
});
