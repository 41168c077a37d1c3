import fc from 'fast-check';
import { expect, test } from 'vitest';
import { organizations, staff, type Staff } from '../network.ts';
import { tell } from '../tell.ts';
import { sellUnits } from '../units.ts';
import { stories } from './index.ts';

test('are told in the order of time, whatever the time of day, and end before now', () => {
  const halfYear = { min: new Date('2026-08-01T00:00:00Z'), max: new Date('2027-02-01T00:00:00Z') };
  fc.assert(
    fc.property(fc.date({ ...halfYear, noInvalidDate: true }), (now) => {
      for (const story of stories) {
        const moments = tell(story, null, now).map(({ at }) => at.getTime());
        expect(moments).toEqual(moments.toSorted((one, other) => one - other));
        expect(moments.at(-1)).toBeLessThan(now.getTime());
      }
    }),
  );
});

test('are the work of people who see the ticket', () => {
  const above = new Map(organizations.map(({ code, parent }) => [code as string, parent]));
  const sees = (who: Staff | 'customer', code: string | null | undefined): boolean =>
    who === 'customer' || (!!code && (staff[who].organization === code || sees(who, above.get(code))));
  const strangers = stories.flatMap(({ origin, by, steps }) =>
    [by, ...steps.map((step) => step.by)].filter((who) => !sees(who, origin)),
  );
  expect(strangers).toEqual([]);
});

test('have the same 200 units each time', () => {
  const units = sellUnits(stories);
  expect(units).toEqual(sellUnits(stories));
  expect(units).toHaveLength(200);
  expect(new Set(units.map(({ serial }) => serial)).size).toBe(200);
  expect(units.find(({ serial }) => serial === 'LCAC350000001')).toMatchObject({
    model: 'LC-AC35',
    soldBy: 'D-HARBOUR',
  });
});
