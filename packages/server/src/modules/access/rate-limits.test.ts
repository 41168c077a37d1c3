import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { changedLimits, limitNames, usualLimits, wordsOfLimit } from './rate-limits.ts';

const time = (seconds: number) =>
  seconds % 3_600 === 0
    ? `${seconds / 3_600} h`
    : seconds % 60 === 0
      ? `${seconds / 60} min`
      : `${seconds} s`;

test('docs/rate-limits.md shows every limit as it is', async () => {
  const page = await readFile(new URL('../../../../../docs/rate-limits.md', import.meta.url), 'utf8');
  const rows = page
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map((cells) => cells.slice(1, -1))
    .filter(([first, ...rest]) => rest.length === 3 && first !== '`POST /uploads`');
  expect(rows).toEqual(
    limitNames.map((name) => {
      const { count, seconds } = usualLimits[name];
      const most = name === 'upload.bytes' ? '200 MB' : count.toLocaleString('en');
      return [`\`${name}\``, most, time(seconds), wordsOfLimit(name)];
    }),
  );
});

const problems = (text: string) =>
  changedLimits.safeParse(text).error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`);

test('an operator changes some, and the rest stays', () => {
  expect(changedLimits.parse('{"address": {"count": 5}, "secretKey": {"seconds": 1}}')).toEqual({
    ...usualLimits,
    address: { count: 5, seconds: 60 },
    secretKey: { count: 6_000, seconds: 1 },
  });
});

test('what is wrong is told all at once', () => {
  expect(problems('20')).toHaveLength(1);
  expect(problems('{')).toEqual([
    ' must be JSON like {"submitTicket.address": {"count": 50, "seconds": 600}}',
  ]);
  expect(
    problems('{"nothing": {}, "address": {"count": 0, "seconds": 1.5}, "secretKey": {"often": 1}}'),
  ).toEqual([
    'address.count must be at least 1',
    'address.seconds must be a whole number',
    'secretKey.often is not known',
    'nothing is not known',
  ]);
});
