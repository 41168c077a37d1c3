import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { schema } from '../../server/src/graphql/schema.ts';
import { costLimits, limits } from '../../server/src/http/query-limits/limits.ts';
import { weigh } from '../../server/src/http/query-limits/weigh.ts';
import * as operations from '../src/generated/operations.ts';

/** Every operation, at the longest page that may be asked for. */
const weighed = Object.entries(operations)
  .filter(([name]) => name.endsWith('Document'))
  .map(([name, text]) => {
    const { costOf, cycle: _cycle, ...counts } = weigh(schema, parse(String(text)));
    return { name: name.slice(0, -'Document'.length), cost: costOf(null, { first: 100 }), counts };
  });

const forTheTracked = /Tracked/;
const forThePublic = /^(Coverage|DeviceCheck|ProductModels|ReportFault|RequestTracking|SubmitTicket)$/;

test('what each operation costs at most', async () => {
  const lines = weighed
    .toSorted((one, other) => one.name.localeCompare(other.name, 'en'))
    .map(({ name, cost }) => `${name} ${cost}\n`);
  await expect(lines.join('')).toMatchFileSnapshot('./costs.txt');
});

test('each has room in the budget of those who use it', () => {
  const budgetOf = (name: string) => {
    if (forTheTracked.test(name)) return costLimits.TRACKING;
    return forThePublic.test(name) ? costLimits.PUBLISHABLE_KEY : costLimits.SECRET_KEY;
  };
  expect(weighed.length).toBeGreaterThan(100);
  expect(weighed.filter(({ name, cost }) => cost > budgetOf(name) / 2)).toEqual([]);
});

test('and in every other limit', () => {
  const most = (measure: keyof (typeof weighed)[number]['counts']) =>
    Math.max(...weighed.map(({ counts }) => counts[measure]));
  for (const measure of ['depth', 'rootFields', 'aliases', 'directives', 'fragments', 'pairs'] as const) {
    expect([measure, most(measure) <= limits[measure] * 0.6]).toEqual([measure, true]);
  }
});
