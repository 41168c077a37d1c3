import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { letters } from '../../../test/warranties.ts';
import type { FaultCause, Terms } from '../../generated/prisma/enums.ts';
import {
  coverPhases,
  decide,
  type DeviceWarranty,
  type Extension,
  type Goodwill,
  lastDayOf,
  type Phase,
  type Policy,
  type Question,
  type ReplacedPart,
  type TermSet,
} from './rules.ts';

// A second engine that shares nothing with the first: it asks in which month of the cover a day lies, with whole numbers
// for year, month and day, and never adds months to a date.

const leap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const lengthOf = (year: number, month: number) =>
  monthLengths[month - 1]! + (month === 2 && leap(year) ? 1 : 0);

type Ymd = readonly [year: number, month: number, day: number];
const ymd = (iso: string): Ymd => {
  const [year, month, dayOfMonth] = iso.split('-').map(Number);
  return [year!, month!, dayOfMonth!];
};

/** From 0; negative before the start. The day of the month of the start still belongs to the month before. */
function monthOfCover([y0, m0, d0]: Ymd, [y, m, d]: Ymd): number {
  const months = (y - y0) * 12 + (m - m0);
  if (months < 0 || (months === 0 && d < d0)) return -1;
  return Math.max(0, d > Math.min(d0, lengthOf(y, m)) ? months : months - 1);
}

const rank: Terms[] = ['FREE', 'AT_COST', 'CHARGED'];
const kinds = ['labour', 'parts', 'travel'] as const;
const better = (one: Terms, other: Terms) => (rank.indexOf(one) <= rank.indexOf(other) ? one : other);
const betterOf = (one: TermSet, other: TermSet | undefined): TermSet =>
  other === undefined
    ? one
    : {
        labour: better(one.labour, other.labour),
        parts: better(one.parts, other.parts),
        travel: better(one.travel, other.travel),
      };
const noWorse = (one: TermSet, other: TermSet) =>
  kinds.every((kind) => rank.indexOf(one[kind]) <= rank.indexOf(other[kind]));

const charged: TermSet = { labour: 'CHARGED', parts: 'CHARGED', travel: 'CHARGED' };
const monthByMonth = (phases: readonly Phase[]): TermSet[] =>
  phases.flatMap((phase) => Array.from({ length: phase.months }, () => phase));

/** The terms that the domain's page gives on a day, from the start date on. */
function expectedTerms(warranty: DeviceWarranty, date: string, question: Partial<Question>): TermSet | null {
  const { policy, startsOn, extensions, voidReason } = warranty;
  const kind = question.goodwill ?? undefined;
  if (policy === null) return betterOf(charged, kind);
  if (startsOn === null) return null;
  if (voidReason !== null || policy.excludedCauses.includes(question.cause!)) return betterOf(charged, kind);
  const on = ymd(date);
  const following = extensions.filter((extension) => extension.startsOn === null);
  const month = monthOfCover(ymd(startsOn.toString()), on);
  const ownMonths = monthByMonth(policy.phases);
  const laterMonths = following.flatMap(({ phases }) => monthByMonth(phases));
  let terms = ownMonths[month] ?? betterOf(policy.afterwards, laterMonths[month - ownMonths.length]);
  for (const { startsOn: firstDay, phases } of extensions) {
    if (firstDay !== null)
      terms = betterOf(terms, monthByMonth(phases)[monthOfCover(ymd(firstDay.toString()), on)]);
  }
  const own = policy.replacedPart;
  for (const { sku, replacedOn, underWarranty } of own && question.sku
    ? (question.replacedParts ?? [])
    : []) {
    if (sku !== question.sku || (own!.given === 'UNDER_WARRANTY' && !underWarranty)) continue;
    terms = betterOf(terms, monthByMonth([own!])[monthOfCover(ymd(replacedOn.toString()), on)]);
  }
  return betterOf(terms, kind);
}

const aTerm = fc.constantFrom(...rank);
const aTermSet = fc.record({ labour: aTerm, parts: aTerm, travel: aTerm });
const aPhase = fc
  .tuple(fc.integer({ min: 1, max: 14 }), aTermSet)
  .map(([months, terms]): Phase => ({ months, ...terms }));
/** Ends of months and leap days more often than others. */
const aDate = fc
  .tuple(
    fc.integer({ min: 2019, max: 2025 }),
    fc.oneof(fc.integer({ min: 1, max: 12 }), fc.constant(2)),
    fc.oneof(fc.integer({ min: 1, max: 31 }), fc.constantFrom(28, 29, 30, 31)),
  )
  .map(([year, month, dayOfMonth]) =>
    Temporal.PlainDate.from({ year, month, day: Math.min(dayOfMonth, lengthOf(year, month)) }),
  );
const causes: FaultCause[] = ['DEFECT', 'WEAR', 'MISUSE', 'DISASTER', 'UNAUTHORIZED_MODIFICATION', 'OTHER'];
const aPolicy = fc.record({
  code: fc.constant('random'),
  version: fc.integer({ min: 1, max: 9 }),
  startEvent: fc.constant('PURCHASED' as const),
  phases: fc.array(aPhase, { minLength: 1, maxLength: 4 }),
  afterwards: fc.oneof(fc.constant(charged), aTermSet),
  excludedCauses: fc.uniqueArray(fc.constantFrom(...causes.slice(1)), { maxLength: 3 }),
  replacedPart: fc.option(
    fc
      .tuple(aPhase, fc.constantFrom('ALWAYS' as const, 'UNDER_WARRANTY' as const))
      .map(([phase, given]) => ({ ...phase, given })),
  ),
}) satisfies fc.Arbitrary<Policy>;
const anExtension: fc.Arbitrary<Extension> = fc.record({
  name: fc.constantFrom('Plus', 'Parts only', 'Second year'),
  phases: fc.array(aPhase, { minLength: 1, maxLength: 2 }),
  startsOn: fc.option(aDate),
});
const aWarranty = fc
  .record({
    policy: aPolicy,
    startsOn: aDate,
    extensions: fc.array(anExtension, { maxLength: 3 }),
    voidReason: fc.constant<string | null>(null),
  })
  .map((warranty) => ({
    ...warranty,
    // Cover that was bought for a day before the device's own is a case of its own.
    extensions: warranty.extensions.map((extension) =>
      extension.startsOn && Temporal.PlainDate.compare(extension.startsOn, warranty.startsOn) < 0
        ? { ...extension, startsOn: warranty.startsOn }
        : extension,
    ),
  }));
const aPart: fc.Arbitrary<ReplacedPart> = fc.record({
  sku: fc.constantFrom('PUMP', 'BOARD'),
  replacedOn: aDate,
  underWarranty: fc.boolean(),
});
const aGoodwill: fc.Arbitrary<Goodwill> = aTermSet.map((terms) => ({
  ...terms,
  reason: 'A good customer',
  grantedBy: 'Li Na',
}));
const aQuestion = fc.record({
  cause: fc.constantFrom(...causes),
  sku: fc.constantFrom('PUMP', 'BOARD', null),
  replacedParts: fc.array(aPart, { maxLength: 3 }),
  goodwill: fc.option(aGoodwill),
});

const timeZone = 'Asia/Shanghai';
const onDay = (date: Temporal.PlainDate): Pick<Question, 'at' | 'timeZone'> => ({
  at: new Date(`${date.toString()}T23:59:59.999+08:00`),
  timeZone,
});
const days = (from: Temporal.PlainDate, count: number): Temporal.PlainDate[] =>
  Array.from({ length: count }, (_, index) => from.add({ days: index }));
const plain = { cause: 'DEFECT' } as const;

test('the last days are those of counting with whole numbers', () => {
  fc.assert(
    fc.property(aDate, fc.integer({ min: 1, max: 120 }), (start, months) => {
      const last = lastDayOf(start, months);
      const startYmd = ymd(start.toString());
      expect(monthOfCover(startYmd, ymd(last.toString()))).toBe(months - 1);
      expect(monthOfCover(startYmd, ymd(last.add({ days: 1 }).toString()))).toBe(months);
    }),
    { numRuns: 2000 },
  );
});

test('each day of random policies is decided as by the second engine', () => {
  fc.assert(
    fc.property(aWarranty, aQuestion, fc.integer({ min: 0, max: 6 }), (warranty, question, offset) => {
      const wrong: string[] = [];
      for (let index = offset; index < 1500; index += 7) {
        const date = warranty.startsOn.add({ days: index });
        const decided = decide(warranty, { ...question, ...onDay(date) });
        const expected = expectedTerms(warranty, date.toString(), question);
        if (letters(decided.terms) !== letters(expected)) {
          wrong.push(`${date.toString()}: ${letters(decided.terms)}, not ${letters(expected)}`);
        }
      }
      expect(wrong).toEqual([]);
    }),
    { numRuns: 150 },
  );
});

test('each day around the ends of random phases is decided as by the second engine', () => {
  fc.assert(
    fc.property(aWarranty, aQuestion, (warranty, question) => {
      const turns = [
        ...coverPhases(warranty).map((piece) => piece.from),
        ...question.replacedParts.flatMap(({ replacedOn }) => [
          replacedOn,
          replacedOn.add({ months: warranty.policy.replacedPart?.months ?? 1 }),
        ]),
      ].filter((turn) => Temporal.PlainDate.compare(turn, warranty.startsOn) >= 0);
      for (const date of turns.flatMap((turn) => days(turn.subtract({ days: 1 }), 4))) {
        if (Temporal.PlainDate.compare(date, warranty.startsOn) < 0) continue;
        const decided = decide(warranty, { ...question, ...onDay(date) });
        expect([date.toString(), letters(decided.terms)]).toEqual([
          date.toString(),
          letters(expectedTerms(warranty, date.toString(), question)),
        ]);
      }
    }),
    { numRuns: 400 },
  );
});

test('void, a missing policy and a missing start date are decided as by the second engine', () => {
  const aBrokenWarranty = fc.record({
    policy: fc.option(aPolicy),
    startsOn: fc.option(aDate),
    extensions: fc.array(anExtension, { maxLength: 2 }),
    voidReason: fc.option(fc.constant('Opened by others')),
  });
  fc.assert(
    fc.property(
      aBrokenWarranty,
      aQuestion,
      fc.integer({ min: 0, max: 1500 }),
      (warranty, question, index) => {
        fc.pre(warranty.policy === null || warranty.startsOn === null || warranty.voidReason !== null);
        const date = (warranty.startsOn ?? Temporal.PlainDate.from('2022-01-01')).add({ days: index });
        const decided = decide(warranty, { ...question, ...onDay(date) });
        expect(letters(decided.terms)).toBe(letters(expectedTerms(warranty, date.toString(), question)));
        expect([decided.phase, decided.lastDay]).toEqual([null, null]);
      },
    ),
    { numRuns: 500 },
  );
});

test('the phases of cover tile the time from the start on', () => {
  fc.assert(
    fc.property(aWarranty, (warranty) => {
      const pieces = coverPhases(warranty);
      expect(pieces[0]!.from.toString()).toBe(warranty.startsOn.toString());
      expect(pieces.at(-1)!.to).toBeNull();
      for (const [index, piece] of pieces.entries()) {
        const next = pieces[index + 1];
        if (next === undefined) break;
        expect(piece.to!.add({ days: 1 }).toString()).toBe(next.from.toString());
        expect(Temporal.PlainDate.compare(piece.from, piece.to!)).toBeLessThanOrEqual(0);
        expect(letters(piece), 'two neighbours say different things').not.toBe(letters(next));
      }
    }),
    { numRuns: 500 },
  );
});

test('the phase of cover on a day says what the decision says', () => {
  fc.assert(
    fc.property(aWarranty, (warranty) => {
      for (const piece of coverPhases(warranty)) {
        const last = piece.to ?? piece.from.add({ years: 30 });
        const middle = piece.from.add({ days: Math.floor(piece.from.until(last).days / 2) });
        for (const date of [piece.from, middle, last]) {
          expect(letters(decide(warranty, { ...plain, ...onDay(date) }).terms)).toBe(letters(piece));
        }
      }
    }),
    { numRuns: 500 },
  );
});

test('last days never lie before the start or the day in question, and never go back', () => {
  fc.assert(
    fc.property(aWarranty, (warranty) => {
      let before = warranty.startsOn;
      for (let index = 0; index < 1800; index += 11) {
        const date = warranty.startsOn.add({ days: index });
        const { lastDay } = decide(warranty, { ...plain, ...onDay(date) });
        if (lastDay === null) continue;
        expect(Temporal.PlainDate.compare(lastDay, date)).toBeGreaterThanOrEqual(0);
        if (warranty.extensions.length > 0) continue;
        expect(Temporal.PlainDate.compare(lastDay, before)).toBeGreaterThanOrEqual(0);
        before = lastDay;
      }
    }),
    { numRuns: 200 },
  );
});

test('what is told to last until a day does last until then', () => {
  fc.assert(
    fc.property(aWarranty, aQuestion, fc.integer({ min: 0, max: 1500 }), (warranty, asked, index) => {
      const date = warranty.startsOn.add({ days: index });
      const now = decide(warranty, { ...asked, ...onDay(date) });
      if (now.lastDay === null) return;
      const then = decide(warranty, { ...asked, ...onDay(now.lastDay) });
      expect(
        noWorse(then.terms!, now.terms!),
        `${letters(now.terms)} on ${date.toString()}, ${letters(then.terms)} on ${now.lastDay.toString()}`,
      ).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test('neither an extension, a replaced part nor goodwill ever makes a day worse', () => {
  fc.assert(
    fc.property(
      aWarranty,
      aQuestion,
      anExtension,
      aPart,
      aGoodwill,
      fc.integer({ min: 0, max: 1800 }),
      (warranty, asked, extension, part, goodwill, index) => {
        const question = { ...asked, ...onDay(warranty.startsOn.add({ days: index })) };
        const before = decide(warranty, question).terms!;
        const extended = { ...warranty, extensions: [...warranty.extensions, extension] };
        expect(noWorse(decide(extended, question).terms!, before)).toBe(true);
        const replacedParts = [...question.replacedParts, part];
        expect(noWorse(decide(warranty, { ...question, replacedParts }).terms!, before)).toBe(true);
        const without = decide(warranty, { ...question, goodwill: null }).terms!;
        const withIt = decide(warranty, { ...question, goodwill }).terms!;
        expect(noWorse(withIt, without) && noWorse(withIt, goodwill)).toBe(true);
      },
    ),
    { numRuns: 1000 },
  );
});

test('the outcome says how much is free, and reasons come in their order', () => {
  const order = [
    'VOID',
    'EXCLUDED_CAUSE',
    'NOT_STARTED',
    'PHASE',
    'AFTER_LAST_PHASE',
    'EXTENSION',
    'REPLACED_PART',
    'GOODWILL',
  ];
  fc.assert(
    fc.property(aWarranty, aQuestion, fc.integer({ min: -5, max: 1800 }), (warranty, asked, index) => {
      const decided = decide(warranty, { ...asked, ...onDay(warranty.startsOn.add({ days: index })) });
      const decidedTerms = kinds.map((kind) => decided.terms![kind]);
      const expected = decidedTerms.every((term) => term === 'FREE')
        ? 'FULL'
        : decidedTerms.every((term) => term === 'CHARGED')
          ? 'NONE'
          : 'PARTIAL';
      expect(decided.outcome).toBe(expected);
      const places = decided.reasons.map(({ code }) => order.indexOf(code));
      expect(places).toEqual(places.toSorted((a, b) => a - b));
      expect(places).not.toContain(-1);
      expect(places.length).toBeGreaterThan(0);
    }),
    { numRuns: 1000 },
  );
});

test('the same question has the same answer, and asking changes nothing', () => {
  fc.assert(
    fc.property(aWarranty, aQuestion, fc.integer({ min: 0, max: 1800 }), (warranty, asked, index) => {
      const question = { ...asked, ...onDay(warranty.startsOn.add({ days: index })) };
      const written = JSON.stringify([warranty, question]);
      const first = JSON.stringify(decide(warranty, question));
      coverPhases(warranty);
      expect(JSON.stringify(decide(structuredCloneOf(warranty), question))).toBe(first);
      expect(JSON.stringify([warranty, question])).toBe(written);
    }),
    { numRuns: 500 },
  );
});

const structuredCloneOf = (warranty: DeviceWarranty): DeviceWarranty => ({
  ...warranty,
  policy: warranty.policy && structuredClone(warranty.policy),
  extensions: warranty.extensions.map((extension) => ({
    ...extension,
    phases: structuredClone(extension.phases),
  })),
});
