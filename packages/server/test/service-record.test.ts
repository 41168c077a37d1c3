import { SignJWT } from 'jose';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signTrackingToken } from '../src/modules/access/index.ts';
import { parseGlobalId } from '../src/platform/global-id.ts';
import { createTestApp, testSecret, type TestApp, type TestOrganization } from './app.ts';
import { diagnosed, offerOf, priceList, quotesOf } from './quotes.ts';
import { contact, outcome, resolution, submit, type TestTicket, ticketIn } from './tickets.ts';
import { makePolicy, sell } from './warranty-calls.ts';

const logged: string[] = [];
const log = pino(
  { level: 'debug' },
  new Writable({
    write(line: Buffer, _encoding, done) {
      logged.push(line.toString());
      done();
    },
  }),
);

let app: TestApp;
let dealer: TestOrganization;
let desk: string;
beforeAll(async () => {
  app = await createTestApp({ log });
  app.clock.hold('2026-11-23T09:00:00.000Z');
  dealer = await app.organization();
  desk = await dealer.secretKey('ADMIN');
  await app.platform.database.organization.update({
    where: { id: dealer.id },
    data: { timeZone: 'Asia/Shanghai' },
  });
});
afterAll(() => app.stop());

const rowOf = ({ id }: Pick<TestTicket, 'id'>) => parseGlobalId(id)!.id;

const urlOf = async (as: string, { id }: Pick<TestTicket, 'id'>, locale: string | null = 'en') => {
  const { data, errors } = await app.query<{ ticket: { serviceRecordUrl: string | null } | null }>(
    'query ($id: ID!, $locale: String) { ticket(id: $id) { serviceRecordUrl(locale: $locale) } }',
    { as, variables: { id, locale } },
  );
  expect(errors).toBeUndefined();
  return data.ticket?.serviceRecordUrl ?? null;
};

const open = async (path: string, headers: Record<string, string> = {}) => {
  const response = await app.fetch(new Request(`http://test${path}`, { headers }));
  return { status: response.status, headers: response.headers, text: await response.text() };
};

/** What a page says, without its markup. */
const saidBy = (page: string): string =>
  page
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** A quote as it stands after its customer said yes. */
async function acceptedQuote(ticket: TestTicket, partId: string): Promise<void> {
  const at = app.clock.now();
  const line = { unitCostMinor: 70_077, reasons: [], taxCode: 'VAT13' };
  await app.platform.database.quote.create({
    data: {
      ticketId: rowOf(ticket),
      revision: 2,
      state: 'ACCEPTED',
      currency: 'CNY',
      netMinor: 80_077,
      taxMinor: 10_410,
      totalMinor: 90_487,
      taxes: [
        {
          code: 'VAT13',
          name: 'VAT',
          names: { 'zh-CN': '增值税' },
          basisPoints: 1_300,
          netMinor: 80_077,
          taxMinor: 10_410,
        },
      ],
      validUntil: new Date(at.getTime() + 1_000),
      sentBy: 'desk',
      sentAt: at,
      endedAt: at,
      answeredBy: 'Li Wei',
      lines: {
        create: [
          {
            ...line,
            position: 0,
            kind: 'PARTS',
            text: 'Fan motor',
            partId,
            quantityCenti: 100,
            terms: 'AT_COST',
            unitPriceMinor: 99_999,
            amountMinor: 70_077,
          },
          {
            ...line,
            position: 1,
            kind: 'LABOUR',
            text: 'Work on site',
            quantityCenti: 150,
            terms: 'FREE',
            unitCostMinor: 55_555,
            unitPriceMinor: 66_666,
            amountMinor: 0,
          },
          {
            ...line,
            position: 2,
            kind: 'TRAVEL',
            text: 'Journey',
            quantityCenti: 100,
            terms: 'CHARGED',
            unitCostMinor: 4_444,
            unitPriceMinor: 10_000,
            amountMinor: 10_000,
          },
        ],
      },
    },
  });
}

/** A unit lies in one device at a time. */
let unit = 9;

/** A whole job: reported, found, decided, quoted, mended with a part, and signed by hand. */
async function wholeJob(signature: string | null = 'M10 20L300 180L590 20'): Promise<TestTicket> {
  const { database } = app.platform;
  const device = await sell(app, dealer, { policy: await makePolicy(app), purchasedOn: '2024-06-01' });
  const part = await database.part.upsert({
    where: { sku: 'FAN-1' },
    create: {
      sku: 'FAN-1',
      name: 'Fan motor',
      names: { 'zh-CN': '风机电机' },
      costMinor: 70_077,
      priceMinor: 99_999,
      currency: 'CNY',
      createdAt: app.clock.now(),
    },
    update: {},
  });
  const ticket = await submit(app, desk, {
    description: 'It hums.\nThen it stops.',
    device: { serial: device.serial },
    site: { line: '8 Harbour Road', city: 'Shanghai' },
  });
  const id = ticket.id;
  await outcome(app, 'acceptTicket', desk, { id });
  await outcome(app, 'startWork', desk, { id });
  await outcome(app, 'addComment', desk, { id, body: 'INTERNAL-WORD', visibility: 'INTERNAL' });
  await acceptedQuote(ticket, part.id);
  await outcome(app, 'resolveTicket', desk, { id, ...resolution, diagnosis: 'DIAGNOSIS-WORD' });
  await database.installedPart.create({
    data: {
      deviceId: device.id,
      partId: part.id,
      serial: `FAN-SERIAL-${unit++}`,
      installedOn: new Date('2026-11-23'),
      isReplacement: true,
      underWarranty: false,
      ticketId: rowOf(ticket),
      createdAt: app.clock.now(),
    },
  });
  await outcome(app, 'closeTicket', desk, { id, signedBy: 'Li Wei', rating: 5 });
  await database.ticket.update({ where: { id: rowOf(ticket) }, data: { signature } });
  return ticket;
}

describe('the record of a whole job', () => {
  let ticket: TestTicket;
  beforeAll(async () => {
    ticket = await wholeJob();
  });

  test('tells all of it in English, by the clock of the service organization', async () => {
    const page = await open((await urlOf(desk, ticket))!);
    expect(page.status).toBe(200);
    expect(page.text).toContain('<html lang="en">');
    const said = saidBy(page.text);
    for (const part of [
      'Service record',
      ticket.number,
      dealer.code,
      '23 November 2026 at 17:00',
      'Li Wei · +86 138 0013 8000 · wei@example.com',
      '8 Harbour Road, Shanghai',
      'It hums.',
      'Cause Wear',
      'Fault code E1',
      'New valve.',
      'Labour free Parts at cost Travel free',
      'Phase 2 of the warranty',
      'Fan motor FAN-1 FAN-SERIAL-9',
      'Quote 2, accepted by Li Wei on 23 November 2026',
      'Parts Fan motor at cost 1 × CN¥700.77 CN¥700.77',
      'Labour Work on site free 1.5 × CN¥0.00 CN¥0.00',
      'Travel Journey charged 1 × CN¥100.00 CN¥100.00',
      'Net CN¥800.77',
      'VAT (13%) CN¥104.10',
      'Total CN¥904.87',
      'Name Li Wei',
      'Times are those of Asia/Shanghai.',
    ]) {
      expect(said).toContain(part);
    }
    expect(page.text).toContain('<path d="M10 20L300 180L590 20" />');
  });

  test('tells the same in Chinese, in the words of the trade', async () => {
    const page = await open((await urlOf(desk, ticket, 'zh'))!);
    expect(page.text).toContain('<html lang="zh-CN">');
    const said = saidBy(page.text);
    for (const part of [
      `服务单号 ${ticket.number}`,
      '2026年11月23日 17:00',
      '故障原因 正常磨损',
      '质保判定 工时 免费 备件 按成本价 差旅 免费',
      '第 2 阶段',
      '风机电机 FAN-1 FAN-SERIAL-9',
      '报价单第 2 版，由 Li Wei 于 2026年11月23日',
      '增值税（13%） ¥104.10',
      '合计 ¥904.87',
      '签字确认',
    ]) {
      expect(said).toContain(part);
    }
  });

  test('keeps inside what is internal: comments, the diagnosis, and what things cost the vendor', async () => {
    for (const locale of ['en', 'zh-CN']) {
      const { text } = await open((await urlOf(desk, ticket, locale))!);
      expect(text).not.toMatch(/INTERNAL-WORD|DIAGNOSIS-WORD|555\.55|666\.66|44\.44|999\.99/);
    }
  });

  test('leads to the other language and back, for no longer than the link itself', async () => {
    const { text } = await open((await urlOf(desk, ticket))!);
    const [, other] = /<a href="([^"]+)" hreflang="zh-CN"/.exec(text)!;
    const chinese = await open(other!);
    expect(chinese.text).toContain('<html lang="zh-CN">');
    app.clock.advance(23 * 60 * 60 * 1000);
    const late = await open(other!);
    const [, again] = /<a href="([^"]+)" hreflang="en"/.exec(late.text)!;
    app.clock.advance(60 * 60 * 1000);
    expect((await open(again!)).status).toBe(410);
    app.clock.advance(-24 * 60 * 60 * 1000);
  });

  test('is open to its customer, in the language in which they wrote', async () => {
    const { data } = await app.query<{ trackedTicket: Record<string, string> }>(
      '{ trackedTicket { own: serviceRecordUrl zh: serviceRecordUrl(locale: "zh-CN") } }',
      { as: ticket.trackingToken },
    );
    expect((await open(data.trackedTicket['own']!)).text).toContain(ticket.number);
    expect((await open(data.trackedTicket['zh']!)).text).toContain('服务记录单');
  });

  test('carries a strict policy, is kept by no cache, and stays out of the log', async () => {
    logged.length = 0;
    const path = (await urlOf(desk, ticket))!;
    const { headers, text } = await open(path);
    const policy = headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(text).not.toMatch(/<script|<style|\sstyle=|\son\w+=/);
    expect(logged.join('')).toContain('/records/…');
    expect(logged.join('')).not.toContain(path);
    const style = await open('/records/style.css');
    expect([style.status, style.headers.get('content-type')]).toEqual([200, 'text/css; charset=utf-8']);
  });
});

test('every quote that was accepted is on it, and what they come to together', async () => {
  // Out of its warranty, until the desk shows goodwill between the two quotes.
  const { serial } = await sell(app, dealer, { policy: await makePolicy(app), purchasedOn: '2010-06-01' });
  const ticket = await diagnosed(app, desk, { device: { serial } });
  const prices = await priceList(app);
  const extra = { ...offerOf(prices), lines: [{ kind: 'TRAVEL', rate: prices.trip }] };
  const yes = { accepted: true };
  const goodwill = { labour: 'FREE', parts: 'AT_COST', travel: 'CHARGED', reason: 'A good customer.' };
  for (const [offer, answer] of [
    [offerOf(prices), yes],
    [extra, yes],
    // Nobody pays for what was declined.
    [extra, { accepted: false, reason: 'Too dear.' }],
  ] as const) {
    await outcome(app, 'sendQuote', desk, { id: ticket.id, ...offer });
    const { id: quote } = (await quotesOf(app, desk, ticket.id)).at(-1)!;
    await outcome(app, 'answerQuote', desk, { quote, answeredBy: 'Li Wei', ...answer });
    if (offer !== extra) await outcome(app, 'grantGoodwill', desk, { id: ticket.id, ...goodwill });
  }
  const english = saidBy((await open((await urlOf(desk, ticket))!)).text);
  expect(english).toContain('Quote 1, accepted by Li Wei');
  expect(english).toContain('Quote 2, accepted by Li Wei');
  expect(english).not.toContain('Quote 3');
  // 2 × 250 + 1.5 × 200 + 60 and 60 again, each with 13 % of tax.
  expect(english).toContain('All quotes together: CN¥1,039.60');
  const chinese = saidBy((await open((await urlOf(desk, ticket, 'zh-CN'))!)).text);
  expect(chinese).toContain('全部报价单合计：¥1,039.60');
  // Each says by what it was priced, and the newest decision says who pays.
  for (const [said, pays, quote, priced, before, now] of [
    [
      english,
      'Who pays, and why',
      'Quote',
      'It was priced by this decision:',
      'Labour charged Parts charged Travel charged',
      'Labour free Parts at cost Travel charged',
    ],
    [
      chinese,
      '质保判定',
      '报价单第',
      '报价所依据的质保判定：',
      '工时 按标价 备件 按标价 差旅 按标价',
      '工时 免费 备件 按成本价 差旅 按标价',
    ],
  ] as const) {
    const [head, first, second] = said.split(priced) as [string, string, string];
    expect(head.slice(head.indexOf(pays), head.indexOf(`${quote} 1`))).toContain(now);
    expect([first.includes(before), first.includes(now)]).toEqual([true, false]);
    expect([second.includes(before), second.includes(now)]).toEqual([false, true]);
  }
});

test('a sign-off from before a ticket was taken up again stays on it', async () => {
  const ticket = await ticketIn(app, desk, 'RESOLVED');
  const begun = app.clock.now().getTime();
  const drawn = 'M10 20 L30 40';
  const later = async (verb: string, input: Record<string, unknown>) => {
    app.clock.advance(60 * 60 * 1000);
    await outcome(app, verb, desk, { id: ticket.id, ...input });
  };
  const pages = async () => {
    const [english, chinese] = [await urlOf(desk, ticket), await urlOf(desk, ticket, 'zh-CN')];
    return [(await open(english!)).text, (await open(chinese!)).text] as const;
  };
  expect(saidBy((await pages())[0])).not.toContain('before');
  await later('closeTicket', { signedBy: 'Zhao Lei', signature: drawn });
  await later('reopenTicket', { reason: 'REASON-WORD' });
  await later('resolveTicket', resolution);
  // This one was closed without a name: nobody signed it.
  await later('closeTicket', {});
  await later('reopenTicket', { reason: 'REASON-WORD' });
  await later('resolveTicket', resolution);
  const [inEnglish, inChinese] = await pages();
  const english = 'Signed before the ticket was taken up again on 23 November 2026 at 19:00.';
  expect(saidBy(inEnglish)).toContain('Not signed yet.');
  expect(saidBy(inEnglish)).toContain(`${english} Name Zhao Lei Date 23 November 2026 at 18:00`);
  expect(saidBy(inChinese)).toContain('此签字之后，服务单于 2026年11月23日 19:00 重新受理。 姓名 Zhao Lei');
  expect(inEnglish.split('Zhao Lei').length, 'the name on the drawing and beside it').toBe(3);
  expect(inEnglish).toContain(`d="${drawn}"`);
  await later('closeTicket', { signedBy: 'Wang Fang' });
  const said = saidBy((await pages())[0]);
  expect(said).toMatch(/Wang Fang.*Signed before.*Zhao Lei/);
  expect(said.split('Signed before')).toHaveLength(2);
  expect(said).not.toMatch(/Not signed yet|REASON-WORD/);
  app.clock.advance(begun - app.clock.now().getTime());
});

test('hostile text is text, wherever it stands', async () => {
  const hostile = `<img src=x onerror=alert(1)>"'&</p><script>alert(2)</script>`;
  const key = await dealer.secretKey('ADMIN');
  const ticket = await submit(app, key, {
    description: hostile,
    contact: { ...contact, name: hostile },
    site: { line: hostile, city: hostile },
  });
  const id = ticket.id;
  await outcome(app, 'acceptTicket', key, { id });
  await outcome(app, 'startWork', key, { id });
  await outcome(app, 'resolveTicket', key, {
    id,
    ...resolution,
    faultCode: hostile.slice(0, 50),
    workDone: hostile,
  });
  await outcome(app, 'closeTicket', key, { id, signedBy: hostile });
  const { text } = await open((await urlOf(key, ticket))!);
  expect(text).not.toMatch(/<img|<script/);
  expect(text.match(/&lt;img src=x onerror=alert\(1\)&gt;&quot;&#39;&amp;/g)!.length).toBeGreaterThan(5);
});

test.each([
  ['drawn with more than lines', 'M0 0C1 1 2 2 3 3'],
  ['that leaves its box', 'M0 0L601 10'],
  ['with markup in it', 'M0 0L1 1"/><script>alert(1)</script>'],
])('a signature %s is not drawn; the typed name stands for it', async (_how, signature) => {
  const ticket = await wholeJob(signature);
  const { text } = await open((await urlOf(desk, ticket))!);
  expect(text).not.toContain('<svg');
  expect(text).not.toContain('<script');
  expect(text).toContain('<p class="typed">Li Wei</p>');
  // Nor once it is one of before.
  await app.platform.database.event.create({
    data: {
      type: 'ticket.closed',
      at: app.clock.now(),
      audience: [dealer.id],
      ticketId: rowOf(ticket),
      actorKind: 'SYSTEM',
      actorName: 'Somebody',
      data: { signedBy: 'Zhao Lei', signature },
    },
  });
  await outcome(app, 'reopenTicket', desk, { id: ticket.id, reason: 'again' });
  await outcome(app, 'resolveTicket', desk, { id: ticket.id, ...resolution });
  const { text: later } = await open((await urlOf(desk, ticket))!);
  expect(later).not.toContain('<svg');
  expect(later).not.toContain('<script');
  expect(later).toContain('<p class="typed">Zhao Lei</p>');
});

describe('there is none', () => {
  test.each(['SUBMITTED', 'ACCEPTED', 'IN_PROGRESS', 'ON_HOLD', 'CANCELLED'] as const)(
    'of a ticket that is %s',
    async (status) => {
      const ticket = await ticketIn(app, desk, status);
      expect(await urlOf(desk, ticket)).toBeNull();
      const { data } = await app.query<{ trackedTicket: unknown }>('{ trackedTicket { serviceRecordUrl } }', {
        as: ticket.trackingToken,
      });
      expect(data.trackedTicket).toEqual({ serviceRecordUrl: null });
    },
  );

  test('behind a link of one that was reopened', async () => {
    const ticket = await ticketIn(app, desk, 'RESOLVED');
    const path = (await urlOf(desk, ticket, 'zh-CN'))!;
    const said = saidBy((await open(path)).text);
    expect(said).toContain('本次服务没有确认过报价单。');
    expect(said).toContain('尚未签字');
    await outcome(app, 'reopenTicket', desk, { id: ticket.id, reason: 'again' });
    const page = await open(path);
    expect([page.status, page.text.includes('还没有服务记录单')]).toEqual([404, true]);
  });

  test('for another organization', async () => {
    const ticket = await ticketIn(app, desk, 'RESOLVED');
    expect(await urlOf(await (await app.organization()).secretKey('ADMIN'), ticket)).toBeNull();
  });

  test('behind a link that has expired, to the second, or was revoked with the tracking tokens', async () => {
    const ticket = await ticketIn(app, desk, 'CLOSED');
    const path = (await urlOf(desk, ticket))!;
    app.clock.advance(24 * 60 * 60 * 1000 - 1_000);
    expect((await open(path)).status).toBe(200);
    app.clock.advance(1_000);
    const page = await open(path, { 'accept-language': 'zh-CN' });
    // In the language of the link, not of the browser.
    expect([page.status, saidBy(page.text)]).toEqual([410, expect.stringContaining('This link has expired')]);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    app.clock.advance(-24 * 60 * 60 * 1000);
    await app.platform.database.ticket.update({
      where: { id: rowOf(ticket) },
      data: { trackingEpoch: { increment: 1 } },
    });
    expect((await open(path)).status).toBe(410);
  });

  test('behind any other text, and the page says so in the language of the browser', async () => {
    const ticket = await ticketIn(app, desk, 'CLOSED');
    const path = (await urlOf(desk, ticket))!;
    const forged = await new SignJWT({ epoch: 0, locale: 'en' })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(rowOf(ticket))
      .setAudience('aftercare:service-record')
      .setExpirationTime(Math.floor(app.clock.now().getTime() / 1000) + 60)
      .sign(new TextEncoder().encode(testSecret));
    const tracking = await signTrackingToken(
      testSecret,
      { ticketId: rowOf(ticket), epoch: 0 },
      app.clock.now(),
    );
    for (const token of ['x', forged, tracking, tracking.slice(3), `${path.slice(9, -4)}AAAA`]) {
      expect((await open(`/records/${token}`)).status).toBe(404);
    }
    const page = await open('/records/x', { 'accept-language': 'zh-CN,zh;q=0.9' });
    expect(page.text).toContain('没有这个页面');
  });
});
