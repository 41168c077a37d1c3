import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { importDevices, type ImportOptions } from '../src/cli/import-devices.ts';
import { createTestApp, type TestApp, type TestOrganization, testSecret } from './app.ts';
import { deviceOutcome } from './device-calls.ts';
import { makePolicy } from './warranty-calls.ts';

let app: TestApp;
let dealer: TestOrganization;
let folder: string;
let model: string;
let made = 0;
const serialOf = () => `IMP${String(++made).padStart(6, '0')}`;

beforeAll(async () => {
  app = await createTestApp();
  folder = await mkdtemp(join(tmpdir(), 'aftercare-import-'));
});
afterAll(async () => {
  await app.stop();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  app.clock.hold('2026-03-02T09:00:00Z');
  dealer = await app.organization();
  ({ code: model } = await app.model());
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});

async function fileOf(content: string | Buffer): Promise<string> {
  const file = join(folder, `${++made}.csv`);
  await writeFile(file, content);
  return file;
}

/** Imports for the dealer, and answers the counts with what was refused: line, column and code. */
async function load(content: string | Buffer, more: Partial<ImportOptions> = {}) {
  const file = await fileOf(content);
  const report = `${file}.refused`;
  const options = { file, dryRun: false, organization: dealer.code, report, ...more };
  const { dryRun: _dry, ...counts } = await importDevices(app.platform, options);
  const [, ...refusals]: string[][] = parse(await readFile(report), { bom: true });
  return { ...counts, refusals: refusals.map(([line, column, , code]) => `${line} ${column} ${code}`) };
}

const recordOf = (serial: string) =>
  app.platform.database.device.findUnique({
    where: { serial },
    select: {
      purchasedOn: true,
      deliveredOn: true,
      installedOn: true,
      acceptedOn: true,
      model: { select: { code: true } },
      policy: { select: { code: true } },
      soldBy: { select: { code: true } },
      organization: { select: { code: true } },
      customer: { select: { name: true, contacts: { select: { phone: true, email: true } } } },
    },
  });

const gb18030 = (content: string): Buffer => {
  // Node only decodes GB18030: the table that it decodes gives the way back.
  const decoder = new TextDecoder('gb18030');
  const bytesOf = new Map<string, number[]>();
  for (let first = 0x81; first <= 0xfe; first++) {
    for (let second = 0x40; second <= 0xfe; second++) {
      const character = decoder.decode(Uint8Array.of(first, second));
      if (!bytesOf.has(character)) bytesOf.set(character, [first, second]);
    }
  }
  return Buffer.from([...content].flatMap((c) => (c < '\u0080' ? c.charCodeAt(0) : bytesOf.get(c)!)));
};

describe('a file', () => {
  const header = '序列号,产品型号,购买日期,交付日期,安装日期,竣工验收日期,质保政策,客户,电话,邮箱,销售网点';

  test.each([
    ['UTF-8', (content: string) => Buffer.from(content)],
    ['UTF-8 with a mark', (content: string) => Buffer.from(`\ufeff${content}`)],
    ['UTF-16, little end first', (content: string) => Buffer.from(`\ufeff${content}`, 'utf16le')],
    ['UTF-16, big end first', (content: string) => Buffer.from(`\ufeff${content}`, 'utf16le').swap16()],
    ['GB18030', gb18030],
  ])('in %s with CRLF, quotes and Chinese headers is taken whole', async (_encoding, encode) => {
    const policy = await makePolicy(app);
    const serial = serialOf();
    const row = `"${serial}",${model},2026-01-02,2026/1/3,2026年1月4日,2026.01.05,${policy},"李伟, ""老李""",138 0013 8000,li@example.com,${dealer.code}`;
    const loaded = await load(encode(`${header}\r\n${row}\r\n`), { organization: 'HQ' });
    expect(loaded).toEqual({ rows: 1, registered: 1, unchanged: 0, refused: 0, refusals: [] });
    expect(await recordOf(serial)).toEqual({
      purchasedOn: new Date('2026-01-02'),
      deliveredOn: new Date('2026-01-03'),
      installedOn: new Date('2026-01-04'),
      acceptedOn: new Date('2026-01-05'),
      model: { code: model },
      policy: { code: policy },
      soldBy: { code: dealer.code },
      organization: { code: dealer.code },
      customer: {
        name: '李伟, "老李"',
        contacts: [{ phone: '138 0013 8000', email: 'li@example.com' }],
      },
    });
  });

  test.each([',', ';', '\t'])('may have %j between its cells', async (delimiter) => {
    const serial = serialOf();
    const lines = [
      ['Serial Number', 'model_code', 'Purchase date'],
      [serial, model, '2026-01-02'],
    ];
    const content = lines.map((cells) => cells.join(delimiter)).join('\n');
    expect(await load(content)).toMatchObject({ rows: 1, registered: 1 });
    expect(await recordOf(serial)).toMatchObject({ purchasedOn: new Date('2026-01-02') });
  });

  test.each([
    ['that is empty', '', 'no line with the columns'],
    ['with an unknown column', 'serial,model,colour\n', 'There is no column “colour”'],
    ['without its serial numbers', '产品型号\n', 'serial (序列号) is missing'],
    ['with a column twice', 'serial,model,型号\n', 'say the same'],
    [
      'whose columns have a quote that nothing ends',
      'serial,"model\n"A,B\n',
      'no CSV: line 1. A quote is opened',
    ],
    ['whose columns have a quote within', 'serial,mod"el\n', 'no CSV: line 1. A quote stands within'],
    ['in no known encoding', Buffer.from([0x61, 0x0a, 0x62, 0xff, 0x0a]), 'line 2 is not UTF-8'],
    [
      'in UTF-8 that is damaged',
      Buffer.concat([Buffer.from('序列号,型号\nA,B\n'), Buffer.from([0xe5, 0xba]), Buffer.from('\n')]),
      'Line 3 is not UTF-8',
    ],
    ['in half of UTF-16', Buffer.from([0xff, 0xfe, 0x41, 0x00, 0x42]), 'damaged'],
  ])('%s is refused', async (_what, content, message) => {
    await expect(load(content)).rejects.toThrow(message);
  });

  test('of one endless line is refused before it fills the memory', async () => {
    const line = `serial,model,${'x'.repeat(2_000_000)}`;
    await expect(load(line)).rejects.toThrow('The file has a line of more than a million bytes.');
    await expect(load(Buffer.from(`\ufeff${line}`, 'utf16le'))).rejects.toThrow('The file is no CSV:');
  });

  test('is not overwritten by its report', async () => {
    const file = await fileOf('serial,model\n');
    const options = { file, report: file, dryRun: false };
    await expect(importDevices(app.platform, options)).rejects.toThrow('overwrite');
  });
});

test('rows that cannot be taken are told with line and column, and the others go in', async () => {
  const [fine, known] = [serialOf(), serialOf()];
  await deviceOutcome(app, 'registerDevices', await dealer.secretKey('AGENT'), {
    devices: [{ serial: known, modelCode: model, purchasedOn: '2026-01-01' }],
  });
  const lines = [
    'serial,model,purchased on,phone,policy,sold by',
    `${fine},${model},,,,`,
    `,${model},,,,`,
    `${known},${model},2026-01-02,,,`,
    `${known},${model},2026-01-01,,,`,
    `${serialOf()},NOMODEL,2026-02-30,,,`,
    `${serialOf()},NOMODEL,2026-03-03,,none,NOBODY`,
    `${serialOf()},${model},,call me,,`,
    '',
    `1.2E+11,${model},,,,,,too much`,
    `${fine},${model},2026-01-01,,,`,
    `${fine},${model},,,,`,
  ];
  expect(await load(lines.join('\r\n'))).toEqual({
    rows: 10,
    registered: 1,
    unchanged: 2,
    refused: 7,
    refusals: [
      '3 serial required',
      '4 purchased on taken',
      '6 purchased on invalid_date',
      '7 model unknown_model',
      '7 policy unknown_policy',
      '7 sold by unknown_organization',
      '7 purchased on in_future',
      '8  required',
      '8 phone invalid_phone',
      '10 serial rounded',
      '10  too_many_cells',
      '11 purchased on taken',
    ],
  });
  expect(await recordOf(fine)).not.toBeNull();
});

describe('a line that is no CSV', () => {
  const good = (amount = 1) =>
    Array.from({ length: amount }, () => `${serialOf()},${model},,"Li, Wei",13800138000`);
  const header = 'serial,model,purchased on,customer,phone';

  test.each([
    ['with a quote within a cell', 'A,B,,5" pipe,', 'invalid_quote'],
    ['with two of them', 'A,B,,5" or 6" pipe,', 'invalid_quote'],
    ['with a quote within quotes', 'A,B,,"5" pipe",', 'invalid_quote'],
    ['with a quote that nothing closes', 'A,B,,"pipe,', 'unclosed_quote'],
    ['that is too long', `A,B,,${'x'.repeat(150_000)},`, 'too_long'],
    ['that is long for several blocks', `A,B,,${'x'.repeat(900_000)},`, 'too_long'],
  ])('%s is refused alone, wherever it stands', async (_what, bad, code) => {
    for (const [before, after] of [
      [0, 3],
      [999, 1_100],
      [2, 0],
    ] as const) {
      const lines = [header, ...good(before), bad, ...good(after)];
      expect(await load(lines.join('\r\n'))).toEqual({
        rows: before + 1 + after,
        registered: before + after,
        unchanged: 0,
        refused: 1,
        refusals: [`${before + 2}  ${code}`],
      });
    }
  });

  test('does not hide the next, nor cells of several lines', async () => {
    const [first, serial, last] = [serialOf(), serialOf(), serialOf()];
    const lines = [
      header,
      `${first},${model},,"Li`,
      'Wei",13800138000',
      'A,B,,"pipe,',
      'A,B,,5" pipe,',
      'A,B,,"pipe,',
      `${serial},${model},,"Li ""Old""`,
      '',
      'Wei",13800138000',
      `${last},NOMODEL,,"Li`,
      'Wei",13800138000',
    ];
    for (const end of ['\n', '\r\n', '\r']) {
      expect((await load(lines.join(end), { dryRun: true })).refusals).toEqual([
        '4  unclosed_quote',
        '5  invalid_quote',
        '6  unclosed_quote',
        '10 model unknown_model',
      ]);
    }
    expect(await load(lines.join('\r\n'))).toMatchObject({ rows: 6, registered: 2, refused: 4 });
    expect(await recordOf(first)).toMatchObject({ customer: { name: expect.stringMatching(/Li\s+Wei/) } });
  });

  /** Quotes that nobody meant, and that are sound together. */
  describe.each(['\n', '\r\n', '\r'])(
    'that opens a quote which a later line closes, lines ending in %j',
    (end) => {
      const file = (...lines: string[]) => load(lines.join(end));

      test('costs those two lines, and no row between them', async () => {
        const [first, between, last, after] = [serialOf(), serialOf(), serialOf(), serialOf()];
        expect(
          await file(
            header,
            `${first},${model},,"pipe,13800138000`,
            `${between},${model},,Li Wei,13800138001`,
            `${last},${model},,5",13800138002`,
            `${after},${model},,,`,
          ),
        ).toEqual({
          rows: 4,
          registered: 2,
          unchanged: 0,
          refused: 2,
          refusals: ['2  stray_quote', '4  invalid_quote'],
        });
        expect(await recordOf(between)).toMatchObject({ customer: { name: 'Li Wei' } });
        expect([await recordOf(first), await recordOf(last)]).toEqual([null, null]);
      });

      test('makes no one serial number of two', async () => {
        const [one, other] = [serialOf(), serialOf()];
        const { registered, refusals } = await file('model,serial', `${model},"${one}`, `${other}"`);
        expect([registered, refusals]).toEqual([0, ['2  stray_quote', '3  invalid_quote']]);
        expect(await recordOf(one + other)).toBeNull();
      });

      test('makes no name of the end of one row and the start of the next', async () => {
        const lines = ['serial,model,customer', `${serialOf()},${model},"pipe`, `${serialOf()}",${model}`];
        expect((await file(...lines)).refusals).toEqual(['2  stray_quote', '3  invalid_quote']);
      });
    },
  );

  test('says on which line the quote is closed', async () => {
    const file = await fileOf(`${header}\nA,B,,"pipe,\nC,D,,,\nE,F,,5",\n`);
    const report = `${file}.refused`;
    await importDevices(app.platform, { file, dryRun: true, organization: dealer.code, report });
    const [, [line, , value, , message] = []]: string[][] = parse(await readFile(report), { bom: true });
    expect([line, value, message]).toEqual([
      '2',
      'A,B,,"pipe,',
      'A quote is opened here and closed on line 4, and what stands between is no cell. Write each quote in a cell twice.',
    ]);
  });
});

test('a dry run counts the same, and writes nothing', async () => {
  const [one, two] = [serialOf(), serialOf()];
  const rows = [
    `${one},${model},2026-01-01`,
    `${two},NOMODEL,`,
    `${one},${model},2026-01-01`,
    `${one},${model},2026-01-02`,
  ];
  const content = ['serial,model,purchased on', ...rows].join('\n');
  const tried = await load(content, { dryRun: true });
  expect(await recordOf(one)).toBeNull();
  const counts = { rows: 4, registered: 1, unchanged: 1, refused: 2 };
  expect(tried).toEqual({ ...counts, refusals: ['3 model unknown_model', '5 serial taken'] });
  expect(await load(content)).toMatchObject(counts);
});

test('a file that is taken again changes nothing', async () => {
  const owner = '李伟,138 0013 8000';
  const rows = Array.from({ length: 2_500 }, () => `${serialOf()},${model},2026-01-01,${owner}`);
  const content = ['serial,model,purchased on,customer,phone', ...rows].join('\n');
  const counts = { rows: 2_500, refused: 0, refusals: [] };
  expect(await load(content)).toEqual({ ...counts, registered: 2_500, unchanged: 0 });
  const { database } = app.platform;
  const events = await database.event.count();
  expect(await load(content)).toEqual({ ...counts, registered: 0, unchanged: 2_500 });
  expect(await database.event.count()).toBe(events);
  expect(await database.customer.count({ where: { organizationId: dealer.id } })).toBe(1);
  const other = content.replaceAll('138 0013 8000', '138 0013 8001');
  expect(await load(other)).toMatchObject({ registered: 0, unchanged: 0, refused: 2_500 });
});

test('two imports of one file at once put each device on record once', async () => {
  const rows = Array.from({ length: 1_500 }, () => `${serialOf()},${model}`);
  const forwards = ['serial,model', ...rows].join('\n');
  const backwards = ['serial,model', ...rows.toReversed()].join('\n');
  const loaded = await Promise.all([load(forwards), load(backwards), load(forwards)]);
  const total = (name: 'registered' | 'unchanged' | 'refused') =>
    loaded.reduce((sum, counts) => sum + counts[name], 0);
  expect([total('registered'), total('unchanged'), total('refused')]).toEqual([1_500, 3_000, 0]);
});

test('what another import takes in between with the same data is unchanged', async () => {
  const content = `serial,model\n${serialOf()},${model}\n`;
  const query: unknown = Reflect.get(pg.Client.prototype, 'query');
  const between: Promise<unknown>[] = [];
  const spy = vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (
    this: pg.Client,
    ...args: unknown[]
  ) {
    const answer = Reflect.apply(query as () => Promise<unknown>, this, args);
    const [statement] = args as [string | { text: string }];
    const looksUp = typeof statement === 'object' && statement.text.includes('as "sameOwner"');
    if (between.length > 0 || !looksUp) return answer as never;
    const other = answer.then(() => load(content));
    between.push(other);
    return other.then(() => answer) as never;
  });
  onTestFinished(() => spy.mockRestore());
  expect(await load(content)).toMatchObject({ registered: 0, unchanged: 1, refused: 0 });
  expect(await Promise.all(between)).toMatchObject([{ registered: 1, unchanged: 0, refused: 0 }]);
});

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));

function start(...args: string[]) {
  const env = { PATH: process.env['PATH'], DATABASE_URL: app.databaseUrl, AFTERCARE_SECRET: testSecret };
  const child = spawn(process.execPath, [main, 'import', 'devices', ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return child;
}

async function run(...args: string[]) {
  const child = start(...args);
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit') as Promise<[number | null]>,
  ]);
  return { code, stdout, stderr };
}

describe('aftercare import devices', { timeout: 120_000 }, () => {
  const countOf = (prefix: string) =>
    app.platform.database.device.count({ where: { serial: { startsWith: prefix } } });

  test('killed in the middle and started again, takes exactly all', async () => {
    const many = 20_000;
    const rows = Array.from({ length: many }, (_, at) => `KILL${at},${model},2026-01-01`);
    const file = await fileOf(['serial,model,purchased on', ...rows].join('\n'));
    const child = start(file);
    const ended = once(child, 'exit');
    await vi.waitFor(async () => expect(await countOf('KILL')).toBeGreaterThan(0), {
      timeout: 60_000,
      interval: 10,
    });
    child.kill('SIGKILL');
    await ended;
    const before = await countOf('KILL');
    expect(before).toBeLessThan(many);
    const again = await run(file);
    expect(again.code).toBe(0);
    const counts = JSON.parse(again.stdout) as { registered: number; unchanged: number };
    expect(counts).toMatchObject({ rows: many, refused: 0, dryRun: false });
    expect(counts.registered + counts.unchanged).toBe(many);
    expect(await countOf('KILL')).toBe(many);
    const events = await app.platform.database.$queryRaw<{ count: number }[]>`
      select count(*)::int from event where type = 'device.registered' and data->>'serial' like 'KILL%'`;
    expect(events).toEqual([{ count: many }]);
    expect(again.stderr).toMatch(/20,000 rows, [\d,]+ rows\/s, 0 refused\n$/);
  });

  test('ends with 1 and says why when rows are refused, or the file cannot be read', async () => {
    const refused = await run(await fileOf(`serial,model\nREF1,NOMODEL\n`));
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('line 2, model “NOMODEL”: There is no product model NOMODEL.');
    expect(JSON.parse(refused.stdout)).toEqual({
      rows: 1,
      registered: 0,
      unchanged: 0,
      refused: 1,
      dryRun: false,
    });
    const missing = await run(join(folder, 'missing.csv'));
    expect(missing).toMatchObject({ code: 1, stdout: '' });
    expect(missing.stderr).toContain('The file cannot be opened');
    const nobody = await run(await fileOf('serial,model\n'), '--organization', 'NOBODY');
    expect(nobody).toMatchObject({ code: 1, stderr: 'There is no organization NOBODY.\n' });
  });
});
