import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { costLimitOf, costLimits, limits } from './limits.ts';

test('docs/limits.md shows every limit as it is', async () => {
  const page = await readFile(new URL('../../../../../docs/limits.md', import.meta.url), 'utf8');
  const shown = new Map(
    page
      .split('\n')
      .filter((line) => line.startsWith('| '))
      .map((line) => line.split('|').map((cell) => cell.trim()))
      .map(([, what = '', most = '']) => [what, Number(most.replaceAll(',', ''))]),
  );
  const rowOf = (name: string) => [...shown.keys()].find((what) => what.startsWith(`\`${name}\``)) ?? name;
  const { errors, ...named } = limits;
  for (const [name, most] of Object.entries(named))
    expect([name, shown.get(rowOf(name))]).toEqual([name, most]);
  expect(shown.get('errors of one document')).toBe(errors);
  expect(shown.get('`cost` for secret keys, members')).toBe(costLimits.SECRET_KEY);
  expect(costLimits.MEMBER).toBe(costLimits.SECRET_KEY);
  expect(shown.get('`cost` for publishable keys')).toBe(costLimits.PUBLISHABLE_KEY);
  expect(shown.get('`cost` for tracking tokens')).toBe(costLimits.TRACKING);
  expect(shown.get('`cost` without credentials')).toBe(costLimitOf(null));
});
