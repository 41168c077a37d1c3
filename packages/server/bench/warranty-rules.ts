// Measures decisions about warranties per second of CPU, the best of several rounds, each as a ratio to a floor in the same
// run: the three last days written down beforehand, and compared with the day of the moment by hand.
//
//   pnpm bench:warranty
import { Temporal } from 'temporal-polyfill';
import {
  coverPhases,
  decide,
  type DeviceWarranty,
  type Extension,
  type Policy,
  type Question,
  type ReplacedPart,
  type TermSet,
} from '../src/modules/warranty/rules.ts';
import { report } from './report.ts';

const decisions = 20_000;
const rounds = 7;
const dayMs = 24 * 60 * 60 * 1000;
const hourMs = 60 * 60 * 1000;
const timeZone = 'Asia/Shanghai';

const free: TermSet = { labour: 'FREE', parts: 'FREE', travel: 'FREE' };
const partsAtCost: TermSet = { labour: 'FREE', parts: 'AT_COST', travel: 'FREE' };
const labourFree: TermSet = { labour: 'FREE', parts: 'AT_COST', travel: 'AT_COST' };
const charged: TermSet = { labour: 'CHARGED', parts: 'CHARGED', travel: 'CHARGED' };
const standard4y: Policy = {
  code: 'standard-4y',
  version: 1,
  startEvent: 'PURCHASED',
  phases: [
    { months: 12, ...free },
    { months: 24, ...partsAtCost },
    { months: 12, ...labourFree },
  ],
  afterwards: charged,
  excludedCauses: ['MISUSE', 'DISASTER', 'UNAUTHORIZED_MODIFICATION'],
  replacedPart: { months: 36, ...free, given: 'ALWAYS' },
};
const startsOn = Temporal.PlainDate.from('2024-02-29');
const simple: DeviceWarranty = { policy: standard4y, startsOn, extensions: [], voidReason: null };
const extension: Extension = {
  name: 'Care Plus',
  phases: [{ months: 24, labour: 'FREE', parts: 'CHARGED', travel: 'CHARGED' }],
  startsOn: null,
};
const extended: DeviceWarranty = { ...simple, extensions: [extension] };
const replacedParts: ReplacedPart[] = ['2025-06-01', '2028-01-01'].map((on) => ({
  sku: 'PUMP',
  replacedOn: Temporal.PlainDate.from(on),
  underWarranty: true,
}));

/** From the first day on, past the last, each time at another hour. */
const start = Date.parse('2024-02-29T00:00:00+08:00');
const moments = Array.from({ length: 2500 }, (_, day) => new Date(start + day * dayMs + (day % 24) * hourMs));
const momentOf = (index: number): Date => moments[index % moments.length]!;

const lastDays: [string, TermSet][] = [
  ['2025-02-28', free],
  ['2027-02-28', partsAtCost],
  ['2028-02-29', labourFree],
];
function byHand(at: Date): TermSet {
  const day = new Date(at.getTime() + 8 * hourMs).toISOString().slice(0, 10);
  for (const [lastDay, terms] of lastDays) if (day <= lastDay) return terms;
  return charged;
}

const asked = (at: Date): Question => ({ at, timeZone, cause: 'DEFECT' });
const plain = (at: Date) => decide(simple, asked(at));
const everything = (at: Date) =>
  decide(extended, {
    ...asked(at),
    sku: 'PUMP',
    replacedParts,
    goodwill: { ...labourFree, reason: 'A good customer', grantedBy: 'Li Na' },
  });

for (const at of moments) {
  const { terms } = plain(at);
  const expected = byHand(at);
  if (
    terms?.labour !== expected.labour ||
    terms.parts !== expected.parts ||
    terms.travel !== expected.travel
  ) {
    throw new Error(`The floor and the engine disagree about ${at.toISOString()}.`);
  }
}

/** µs of CPU. */
function costOf(answer: (at: Date) => unknown): number {
  const costs = Array.from({ length: rounds }, () => {
    const before = process.cpuUsage();
    for (let index = 0; index < decisions; index++) answer(momentOf(index));
    const { user, system } = process.cpuUsage(before);
    return (user + system) / decisions;
  });
  return Math.min(...costs);
}

const floor = costOf(byHand);
const rows: [string, (at: Date) => unknown][] = [
  ['decide, three phases', plain],
  ['decide, extension, replaced part, goodwill', everything],
  ['coverPhases, three phases', () => coverPhases(simple)],
  ['coverPhases, with an extension', () => coverPhases(extended)],
];
const costs = [
  { name: 'floor: three dates by hand', cost: floor },
  ...rows.map(([name, answer]) => ({ name, cost: costOf(answer) })),
];
await report(
  'Warranties',
  `The pure engine, one answer after the other: the best of ${rounds} rounds of ${decisions.toLocaleString('en')}.`,
  [
    '| answer | µs CPU | a second | × floor |',
    '|---|---|---|---|',
    ...costs.map(({ name, cost }) => {
      const perSecond = Math.round(1_000_000 / cost).toLocaleString('en');
      return `| ${name} | ${cost.toFixed(2)} | ${perSecond} | ${(cost / floor).toFixed(1)} |`;
    }),
  ],
);
