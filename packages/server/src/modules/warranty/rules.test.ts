import { describe, expect, test } from 'vitest';
import {
  day,
  letters,
  phase,
  project36m,
  sold,
  standard4y,
  terms,
  vectors,
} from '../../../test/warranties.ts';
import {
  coverPhases,
  type Decision,
  decide,
  type DeviceWarranty,
  type Extension,
  type Goodwill,
  isUnderWarranty,
  lastDayOf,
  type Policy,
  type Question,
  type ReplacedPart,
} from './rules.ts';

const timeZone = 'Asia/Shanghai';
const noonOf = (date: string) => new Date(`${date}T12:00:00+08:00`);
const ask = (on: string, more: Partial<Question> = {}): Question => ({
  at: noonOf(on),
  timeZone,
  cause: 'DEFECT',
  ...more,
});
const pump = (on: string, underWarranty = true): ReplacedPart => ({
  sku: 'PUMP',
  replacedOn: day(on),
  underWarranty,
});
const kindness = (given: string): Goodwill => ({
  ...terms(given),
  reason: 'A good customer',
  grantedBy: 'Li Na',
});
const bought = (name: string, phases: Extension['phases'], startsOn?: string): Extension => ({
  name,
  phases,
  startsOn: startsOn === undefined ? null : day(startsOn),
});

/** A decision in one line: outcome, terms, phase, last day, reasons. */
const told = ({ outcome, terms: decided, phase: inForce, lastDay, reasons }: Decision): string =>
  [
    outcome,
    letters(decided),
    inForce ?? '–',
    lastDay?.toString() ?? '–',
    reasons.map(({ code }) => code).join(' + '),
  ].join(' | ');
const answer = (warranty: DeviceWarranty | null, on: string, more?: Partial<Question>): string =>
  told(decide(warranty, ask(on, more)));
const cover = (warranty: DeviceWarranty): string[] =>
  coverPhases(warranty).map(
    (piece) => `${piece.from.toString()} ${piece.to?.toString() ?? 'for life'} ${letters(piece)}`,
  );

describe('the decisions of the domain', () => {
  test.each(vectors)(
    '$policy.code from $startsOn, $cause on $on, part $sku replaced $replaced.on: $answer',
    ({ policy, startsOn, replaced, on, cause, sku, ...expected }) => {
      const decided = decide(
        sold(policy, startsOn),
        ask(on, {
          cause,
          sku: sku ?? null,
          replacedParts: replaced ? [pump(replaced.on, replaced.underWarranty)] : [],
        }),
      );
      expect({
        answer: letters(decided.terms),
        outcome: decided.outcome,
        phase: decided.phase,
        lastDay: decided.lastDay?.toString() ?? null,
        reasons: decided.reasons.map(({ code }) => code),
      }).toEqual(expected);
    },
  );

  test.each([
    ['2024-02-29', '2024-02-29', 'FULL | FFF | 1 | 2025-02-28 | PHASE'],
    ['2024-02-29', '2027-02-28', 'PARTIAL | FAF | 2 | 2027-02-28 | PHASE'],
    ['2024-02-29', '2027-03-01', 'PARTIAL | FAA | 3 | 2028-02-29 | PHASE'],
    ['2024-02-29', '2028-02-29', 'PARTIAL | FAA | 3 | 2028-02-29 | PHASE'],
    ['2024-02-29', '2028-03-01', 'NONE | CCC | – | – | AFTER_LAST_PHASE'],
    ['2024-02-29', '2099-12-31', 'NONE | CCC | – | – | AFTER_LAST_PHASE'],
    ['2024-02-29', '2024-02-28', 'NONE | CCC | – | – | NOT_STARTED'],
    ['2024-02-29', '1999-01-01', 'NONE | CCC | – | – | NOT_STARTED'],
  ])('standard-4y from %s, on %s: %s', (startsOn, on, expected) => {
    expect(answer(sold(standard4y, startsOn), on)).toBe(expected);
  });

  test('go on after the last phase with whatever the policy says, for life', () => {
    const atCost = { ...standard4y, afterwards: terms('CAF') };
    expect(answer(sold(atCost, '2020-01-01'), '2090-01-01')).toBe('PARTIAL | CAF | – | – | AFTER_LAST_PHASE');
    const free = { ...standard4y, afterwards: terms('FFF') };
    expect(answer(sold(free, '2020-01-01'), '2090-01-01')).toBe('FULL | FFF | – | – | AFTER_LAST_PHASE');
  });
});

describe('months', () => {
  test.each([
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 24, '2026-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2024-02-29', 1, '2024-03-29'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2024-01-31', 2, '2024-03-31'],
    ['2024-01-31', 3, '2024-04-30'],
    ['2023-01-31', 1, '2023-02-28'],
    ['2023-01-29', 1, '2023-02-28'],
    ['2023-01-29', 2, '2023-03-29'],
    ['2023-12-31', 1, '2024-01-31'],
    ['2023-12-31', 2, '2024-02-29'],
    ['2023-12-01', 1, '2024-01-01'],
    ['2023-11-30', 3, '2024-02-29'],
    ['2099-12-31', 2, '2100-02-28'],
    ['1999-12-31', 2, '2000-02-29'],
    ['2023-05-31', 36, '2026-05-31'],
    ['2023-08-31', 600, '2073-08-31'],
  ])('from %s, %i end with %s', (start, months, last) => {
    expect(lastDayOf(day(start), months).toString()).toBe(last);
  });

  test('are counted from the start date, never from the phase before', () => {
    const monthly = { ...standard4y, phases: [1, 1, 1, 1].map((months) => phase(months, 'FAF')) };
    const mixed = {
      ...standard4y,
      phases: [phase(1, 'FFF'), phase(1, 'FAF'), phase(1, 'FAA'), phase(1, 'AAA')],
    };
    expect(cover(sold(mixed, '2024-01-31'))).toEqual([
      '2024-01-31 2024-02-29 FFF',
      '2024-03-01 2024-03-31 FAF',
      '2024-04-01 2024-04-30 FAA',
      '2024-05-01 2024-05-31 AAA',
      '2024-06-01 for life CCC',
    ]);
    const lastDays = ['2024-02-10', '2024-03-10', '2024-04-10', '2024-05-10'].map((on) =>
      decide(sold(monthly, '2024-01-31'), ask(on)).lastDay?.toString(),
    );
    expect(lastDays).toEqual(['2024-02-29', '2024-03-31', '2024-04-30', '2024-05-31']);
  });

  test('from the 28th of February do not reach the 29th', () => {
    expect(cover(sold(standard4y, '2023-02-28'))).toEqual([
      '2023-02-28 2024-02-28 FFF',
      '2024-02-29 2026-02-28 FAF',
      '2026-03-01 2027-02-28 FAA',
      '2027-03-01 for life CCC',
    ]);
  });
});

describe('the order of the rules', () => {
  const covered = sold(project36m, '2026-01-01');
  const voided = { ...covered, voidReason: 'Opened by others' };
  const withPart = { sku: 'PUMP', replacedParts: [pump('2026-03-01')] };

  test('nothing but a proof is asked for where the device or its start date is unknown', () => {
    const everything = { ...withPart, cause: 'MISUSE', goodwill: kindness('FFF') } as const;
    expect(answer(null, '2026-06-01')).toBe('NEEDS_PROOF | – | – | – | DEVICE_UNKNOWN');
    expect(answer(null, '2026-06-01', everything)).toBe('NEEDS_PROOF | – | – | – | DEVICE_UNKNOWN');
    const undated = {
      ...sold(project36m, null),
      voidReason: 'Opened by others',
      extensions: [bought('Plus', [phase(12, 'FFF')]), bought('Fixed', [phase(12, 'FFF')], '2026-01-01')],
    };
    expect(answer(undated, '2026-06-01')).toBe('NEEDS_PROOF | – | – | – | START_DATE_MISSING');
    expect(answer(undated, '2026-06-01', everything)).toBe('NEEDS_PROOF | – | – | – | START_DATE_MISSING');
    expect(decide(sold(project36m, null), ask('2026-06-01')).reasons).toEqual([
      expect.objectContaining({
        code: 'START_DATE_MISSING',
        rule: 'project-36m',
        version: 1,
        startEvent: 'ACCEPTED',
      }),
    ]);
  });

  test('no policy means no cover, and needs no proof', () => {
    for (const startsOn of [null, '2026-01-01']) {
      expect(answer(sold(null, startsOn), '2026-06-01')).toBe('NONE | CCC | – | – | NO_POLICY');
    }
    expect(answer(sold(null, null), '2026-06-01', { goodwill: kindness('FAC') })).toBe(
      'PARTIAL | FAC | – | – | NO_POLICY + GOODWILL',
    );
  });

  test('void comes before the excluded cause, and both before phase and part', () => {
    expect(answer(voided, '2026-06-01', withPart)).toBe('NONE | CCC | – | – | VOID');
    expect(answer(voided, '2026-06-01', { ...withPart, cause: 'MISUSE' })).toBe('NONE | CCC | – | – | VOID');
    expect(answer(covered, '2026-06-01', { ...withPart, cause: 'MISUSE' })).toBe(
      'NONE | CCC | – | – | EXCLUDED_CAUSE',
    );
    expect(answer(voided, '2025-06-01')).toBe('NONE | CCC | – | – | VOID');
    expect(answer(covered, '2025-06-01', { cause: 'DISASTER' })).toBe('NONE | CCC | – | – | EXCLUDED_CAUSE');
    const extended = { ...covered, extensions: [bought('Plus', [phase(12, 'FFF')], '2026-02-01')] };
    expect(answer(extended, '2026-06-01', { cause: 'MISUSE' })).toBe('NONE | CCC | – | – | EXCLUDED_CAUSE');
    expect(answer({ ...extended, voidReason: 'Seal broken' }, '2026-06-01')).toBe(
      'NONE | CCC | – | – | VOID',
    );
  });

  test('only the causes that the policy names are excluded', () => {
    for (const cause of ['DEFECT', 'WEAR', 'OTHER'] as const) {
      expect(answer(covered, '2026-06-01', { cause })).toBe('FULL | FFF | 1 | 2029-01-01 | PHASE');
    }
    for (const cause of ['MISUSE', 'DISASTER', 'UNAUTHORIZED_MODIFICATION'] as const) {
      expect(answer(covered, '2026-06-01', { cause })).toBe('NONE | CCC | – | – | EXCLUDED_CAUSE');
      expect(answer(sold(standard4y, '2026-01-01'), '2026-06-01', { cause })).toBe(
        'FULL | FFF | 1 | 2027-01-01 | PHASE',
      );
    }
  });

  test('goodwill comes last, on top of everything but a missing proof', () => {
    const given = { goodwill: kindness('FFF') };
    expect(answer(voided, '2026-06-01', given)).toBe('FULL | FFF | – | – | VOID + GOODWILL');
    expect(answer(covered, '2026-06-01', { ...given, cause: 'MISUSE' })).toBe(
      'FULL | FFF | – | – | EXCLUDED_CAUSE + GOODWILL',
    );
    expect(answer(covered, '2025-06-01', given)).toBe('FULL | FFF | – | – | NOT_STARTED + GOODWILL');
    expect(answer(covered, '2029-06-01', given)).toBe('FULL | FFF | – | – | AFTER_LAST_PHASE + GOODWILL');
    expect(
      answer(sold(project36m, '2020-01-01'), '2028-06-01', { ...withPart, goodwill: kindness('AAA') }),
    ).toBe('FULL | FFF | – | 2029-03-01 | AFTER_LAST_PHASE + REPLACED_PART');
  });

  test('goodwill gives the better of each kind', () => {
    const partly = sold(standard4y, '2024-01-01');
    expect(answer(partly, '2025-06-01', { goodwill: kindness('CFC') })).toMatch(
      /^FULL \| FFF .*\+ GOODWILL$/,
    );
    expect(answer(partly, '2027-06-01', { goodwill: kindness('CCF') })).toMatch(
      /^PARTIAL \| FAF .*\+ GOODWILL$/,
    );
    expect(answer(partly, '2029-06-01', { goodwill: kindness('ACA') })).toMatch(
      /^PARTIAL \| ACA .*\+ GOODWILL$/,
    );
  });

  test('reasons name their rule and its version', () => {
    const second = { ...project36m, version: 7 };
    const { reasons } = decide(
      sold(second, '2023-05-01'),
      ask('2028-06-01', { ...withPart, goodwill: kindness('FFF') }),
    );
    expect(reasons.slice(0, 2)).toEqual([
      expect.objectContaining({
        code: 'AFTER_LAST_PHASE',
        rule: 'project-36m',
        version: 7,
        lastDay: '2026-05-01',
      }),
      expect.objectContaining({
        code: 'REPLACED_PART',
        rule: 'project-36m',
        version: 7,
        sku: 'PUMP',
        replacedOn: '2026-03-01',
        lastDay: '2029-03-01',
        terms: terms('FFF'),
      }),
    ]);
    expect(
      decide({ ...sold(second, '2023-05-01'), voidReason: 'Flooded' }, ask('2024-01-01')).reasons,
    ).toEqual([expect.objectContaining({ code: 'VOID', reason: 'Flooded' })]);
    expect(decide(sold(second, '2023-05-01'), ask('2024-01-01', { cause: 'MISUSE' })).reasons).toEqual([
      expect.objectContaining({ code: 'EXCLUDED_CAUSE', cause: 'MISUSE', rule: 'project-36m', version: 7 }),
    ]);
    expect(decide(sold(second, '2023-05-01'), ask('2024-01-01')).reasons).toEqual([
      expect.objectContaining({
        code: 'PHASE',
        phase: 1,
        startsOn: '2023-05-01',
        lastDay: '2026-05-01',
        terms: terms('FFF'),
        rule: 'project-36m',
        version: 7,
      }),
    ]);
    expect(decide(sold(second, '2023-05-01'), ask('2023-04-30')).reasons).toEqual([
      expect.objectContaining({
        code: 'NOT_STARTED',
        startsOn: '2023-05-01',
        rule: 'project-36m',
        version: 7,
      }),
    ]);
    expect(
      decide(sold(null, null), ask('2024-01-01', { goodwill: kindness('CFC') })).reasons.at(-1),
    ).toMatchObject({
      code: 'GOODWILL',
      reason: 'A good customer',
      grantedBy: 'Li Na',
      terms: terms('CFC'),
      version: null,
    });
  });
});

describe('a replaced part', () => {
  const device = sold(project36m, '2023-05-01');
  const always: Policy = { ...project36m, replacedPart: { ...phase(6, 'AFC'), given: 'ALWAYS' } };

  test.each([
    ['2026-03-01', 'FULL | FFF | 1 | 2026-05-01 | PHASE'],
    ['2026-05-01', 'FULL | FFF | 1 | 2026-05-01 | PHASE'],
    ['2026-05-02', 'FULL | FFF | – | 2029-03-01 | AFTER_LAST_PHASE + REPLACED_PART'],
    ['2029-03-01', 'FULL | FFF | – | 2029-03-01 | AFTER_LAST_PHASE + REPLACED_PART'],
    ['2029-03-02', 'NONE | CCC | – | – | AFTER_LAST_PHASE'],
  ])('has its own months from the day of replacement: on %s %s', (on, expected) => {
    const asked = { sku: 'PUMP', replacedParts: [pump('2026-03-01')] };
    expect(answer(device, on, asked)).toBe(expected);
  });

  test('counts only for that part, and not before it was put in', () => {
    const replacedParts = [pump('2026-03-01')];
    for (const sku of ['BOARD', null, undefined]) {
      expect(answer(device, '2028-06-01', { sku: sku!, replacedParts })).toBe(
        'NONE | CCC | – | – | AFTER_LAST_PHASE',
      );
    }
    const late = { sku: 'PUMP', replacedParts: [pump('2028-06-01')] };
    expect(answer(device, '2028-05-31', late)).toBe('NONE | CCC | – | – | AFTER_LAST_PHASE');
    expect(answer(device, '2028-06-01', late)).toBe(
      'FULL | FFF | – | 2031-06-01 | AFTER_LAST_PHASE + REPLACED_PART',
    );
  });

  test('has terms only from a policy that gives them, to whom it gives them', () => {
    const paid = { sku: 'PUMP', replacedParts: [pump('2026-06-01', false)] };
    expect(answer(device, '2026-08-01', paid)).toBe('NONE | CCC | – | – | AFTER_LAST_PHASE');
    expect(answer(sold(always, '2023-05-01'), '2026-08-01', paid)).toBe(
      'PARTIAL | AFC | – | 2026-12-01 | AFTER_LAST_PHASE + REPLACED_PART',
    );
    expect(answer(sold(always, '2023-05-01'), '2026-12-02', paid)).toBe(
      'NONE | CCC | – | – | AFTER_LAST_PHASE',
    );
    const free = { sku: 'PUMP', replacedParts: [pump('2026-06-01')] };
    expect(answer(sold(always, '2023-05-01'), '2026-08-01', free)).toBe(
      'PARTIAL | AFC | – | 2026-12-01 | AFTER_LAST_PHASE + REPLACED_PART',
    );
    expect(answer(sold(standard4y, '2020-05-01'), '2026-08-01', free)).toBe(
      'NONE | CCC | – | – | AFTER_LAST_PHASE',
    );
    expect(answer(sold(null, '2020-05-01'), '2026-08-01', free)).toBe('NONE | CCC | – | – | NO_POLICY');
  });

  test('gives the better of each kind', () => {
    const mixed: Policy = { ...standard4y, replacedPart: { ...phase(24, 'AFC'), given: 'ALWAYS' } };
    const asked = { sku: 'PUMP', replacedParts: [pump('2025-06-01')] };
    expect(answer(sold(mixed, '2024-01-01'), '2025-07-01', asked)).toBe(
      'FULL | FFF | 2 | 2027-01-01 | PHASE + REPLACED_PART',
    );
    expect(answer(sold(mixed, '2022-09-01'), '2025-07-01', asked)).toBe(
      'FULL | FFF | 2 | 2025-09-01 | PHASE + REPLACED_PART',
    );
    expect(answer(sold(mixed, '2022-01-01'), '2025-07-01', asked)).toBe(
      'PARTIAL | FFA | 3 | 2026-01-01 | PHASE + REPLACED_PART',
    );
    expect(answer(sold(mixed, '2019-01-01'), '2025-07-01', asked)).toBe(
      'PARTIAL | AFC | – | 2027-06-01 | AFTER_LAST_PHASE + REPLACED_PART',
    );
    const worse: Policy = { ...standard4y, replacedPart: { ...phase(24, 'CCC'), given: 'ALWAYS' } };
    expect(answer(sold(worse, '2024-01-01'), '2025-07-01', asked)).toBe(
      'PARTIAL | FAF | 2 | 2027-01-01 | PHASE',
    );
  });

  test('of several with one sku, the best counts, in whatever order they come', () => {
    const parts = [pump('2025-01-10'), pump('2026-03-01'), pump('2026-04-20', false)];
    for (const replacedParts of [parts, parts.toReversed()]) {
      expect(answer(device, '2027-12-31', { sku: 'PUMP', replacedParts })).toBe(
        'FULL | FFF | – | 2029-03-01 | AFTER_LAST_PHASE + REPLACED_PART',
      );
      expect(answer(device, '2029-03-02', { sku: 'PUMP', replacedParts })).toBe(
        'NONE | CCC | – | – | AFTER_LAST_PHASE',
      );
    }
  });

  test('keeps its cover through a chain of replacements, until one is paid for', () => {
    const chain = [
      ['2026-03-01', '2026-05-01', true],
      ['2029-02-28', '2029-03-01', true],
      ['2032-02-28', '2032-02-28', true],
      ['2035-03-01', null, false],
      ['2035-04-01', null, false],
    ] as const;
    let inside: ReplacedPart[] = [];
    for (const [on, lastDay, free] of chain) {
      const question = ask(on, { sku: 'PUMP', replacedParts: inside });
      expect(decide(device, question).lastDay?.toString() ?? null).toBe(lastDay);
      expect(isUnderWarranty(device, question)).toBe(free);
      inside = [pump(on, isUnderWarranty(device, question))];
    }
  });

  test('is given under warranty when the warranty itself makes the part free', () => {
    const four = sold(standard4y, '2024-01-01');
    expect(isUnderWarranty(four, ask('2024-06-01'))).toBe(true);
    expect(isUnderWarranty(four, ask('2025-06-01'))).toBe(false);
    expect(isUnderWarranty(four, ask('2025-06-01', { goodwill: kindness('FFF') }))).toBe(false);
    expect(isUnderWarranty(device, ask('2024-06-01', { cause: 'MISUSE' }))).toBe(false);
    expect(isUnderWarranty({ ...device, voidReason: 'Flooded' }, ask('2024-06-01'))).toBe(false);
    expect(isUnderWarranty(device, ask('2022-06-01'))).toBe(false);
    expect(isUnderWarranty(sold(project36m, null), ask('2024-06-01'))).toBe(false);
    expect(isUnderWarranty(sold(null, null), ask('2024-06-01'))).toBe(false);
    expect(isUnderWarranty(null, ask('2024-06-01'))).toBe(false);
    const partsOnly = { ...four, extensions: [bought('Parts', [phase(12, 'CFC')], '2025-03-01')] };
    expect(isUnderWarranty(partsOnly, ask('2025-06-01'))).toBe(true);
  });
});

describe('a bought extension', () => {
  const device = sold(project36m, '2024-01-31');
  const plus = bought('Plus', [phase(1, 'FFF'), phase(12, 'FAC')]);

  test('follows on the phases before it, counted from the start date', () => {
    expect(cover({ ...device, extensions: [plus] })).toEqual([
      '2024-01-31 2027-02-28 FFF',
      '2027-03-01 2028-02-29 FAC',
      '2028-03-01 for life CCC',
    ]);
    expect(answer({ ...device, extensions: [plus] }, '2027-02-28')).toMatch(
      /^FULL \| FFF \| – \| 2027-02-28 \| .*EXTENSION$/,
    );
    expect(answer({ ...device, extensions: [plus] }, '2027-03-01')).toMatch(
      /^PARTIAL \| FAC \| – \| 2028-02-29 \| .*EXTENSION$/,
    );
  });

  test('follows on the extension before it', () => {
    const two = {
      ...device,
      extensions: [bought('One', [phase(1, 'AAA')]), bought('Two', [phase(1, 'CFC')])],
    };
    expect(cover(two)).toEqual([
      '2024-01-31 2027-01-31 FFF',
      '2027-02-01 2027-02-28 AAA',
      '2027-03-01 2027-03-31 CFC',
      '2027-04-01 for life CCC',
    ]);
  });

  test('leaves a gap where it starts later', () => {
    const later = { ...device, extensions: [bought('Later', [phase(2, 'FFF')], '2027-12-31')] };
    expect(cover(later)).toEqual([
      '2024-01-31 2027-01-31 FFF',
      '2027-02-01 2027-12-30 CCC',
      '2027-12-31 2028-02-29 FFF',
      '2028-03-01 for life CCC',
    ]);
    expect(answer(later, '2027-12-30')).toBe('NONE | CCC | – | – | AFTER_LAST_PHASE');
    expect(answer(later, '2027-12-31')).toMatch(/^FULL \| FFF \| – \| 2028-02-29 \| .*EXTENSION$/);
  });

  test('gives the better of each kind where it overlaps', () => {
    const four = sold(standard4y, '2024-01-01');
    const parts = { ...four, extensions: [bought('Parts', [phase(12, 'CFC')], '2025-03-01')] };
    expect(cover(parts)).toEqual([
      '2024-01-01 2025-01-01 FFF',
      '2025-01-02 2025-02-28 FAF',
      '2025-03-01 2026-03-01 FFF',
      '2026-03-02 2027-01-01 FAF',
      '2027-01-02 2028-01-01 FAA',
      '2028-01-02 for life CCC',
    ]);
    expect(answer(parts, '2025-06-01')).toBe('FULL | FFF | 2 | 2026-03-01 | PHASE + EXTENSION');
  });

  test('of several that give the same, the longest counts', () => {
    const short = bought('Short', [phase(12, 'FFF')], '2027-03-01');
    const long = bought('Long', [phase(24, 'FFF')], '2027-03-01');
    for (const extensions of [
      [short, long],
      [long, short],
    ]) {
      const decided = decide({ ...device, extensions }, ask('2027-06-01'));
      expect(told(decided)).toBe('FULL | FFF | – | 2029-03-01 | AFTER_LAST_PHASE + EXTENSION');
      expect(decided.reasons.at(-1)!.rule).toBe('Long');
    }
  });

  test('that gives only some kinds lasts no longer than the phase that gives the others', () => {
    const four = sold(standard4y, '2024-01-01');
    const parts = { ...four, extensions: [bought('Parts', [phase(36, 'CFC')], '2025-03-01')] };
    expect(answer(parts, '2025-06-01')).toBe('FULL | FFF | 2 | 2027-01-01 | PHASE + EXTENSION');
    const all = { ...four, extensions: [bought('All', [phase(36, 'FFF')], '2025-03-01')] };
    expect(answer(all, '2025-06-01')).toBe('FULL | FFF | 2 | 2028-03-01 | PHASE + EXTENSION');
    const forLife = sold({ ...standard4y, afterwards: terms('AAA') }, '2020-01-01');
    const later = { ...forLife, extensions: [bought('Parts', [phase(12, 'CFC')], '2025-03-01')] };
    expect(answer(later, '2025-06-01')).toBe('PARTIAL | AFA | – | 2026-03-01 | AFTER_LAST_PHASE + EXTENSION');
  });

  test('changes nothing where its terms are worse', () => {
    const worse = { ...device, extensions: [bought('Worse', [phase(12, 'ACC')], '2025-01-01')] };
    expect(answer(worse, '2025-06-01')).toBe('FULL | FFF | 1 | 2027-01-31 | PHASE');
    for (const on of ['2024-06-01', '2025-06-01', '2027-02-01'])
      expect(answer(worse, on)).toBe(answer(device, on));
  });

  test('is named with what it gives', () => {
    const reasons = decide({ ...device, extensions: [plus] }, ask('2027-06-01')).reasons;
    expect(reasons.at(-1)).toMatchObject({
      code: 'EXTENSION',
      rule: 'Plus',
      lastDay: '2028-02-29',
      terms: terms('FAC'),
    });
  });

  test('has no effect on a device without a policy', () => {
    expect(answer({ ...sold(null, '2024-01-31'), extensions: [plus] }, '2024-06-01')).toBe(
      'NONE | CCC | – | – | NO_POLICY',
    );
    expect(coverPhases({ ...sold(null, '2024-01-31'), extensions: [plus] })).toEqual([]);
    expect(coverPhases({ ...sold(project36m, null), extensions: [plus] })).toEqual([]);
  });

  test('a void is not looked at by the course of cover', () => {
    expect(coverPhases({ ...device, voidReason: 'Flooded' })).toEqual(coverPhases(device));
  });
});
