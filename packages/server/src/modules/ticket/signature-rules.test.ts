import { expect, test } from 'vitest';
import { isSignature } from './signature-rules.ts';

test.each(['M0 0', 'M10 20L30 40', 'M10 20 L30 40 M600 200 L0 0', `M1 1${' L600 200'.repeat(2_000)}`])(
  'is drawn: %#',
  (text) => expect(isSignature(text)).toBe(true),
);

test.each([
  '',
  ' ',
  'L1 1',
  'M1',
  'M1 1 ',
  'M1 1 L',
  'M601 0',
  'M0 201',
  'M-1 0',
  'M1.5 0',
  'm1 1',
  'M1 1 C1 1 2 2 3 3',
  'M1 1Z',
  'M1,1',
  'M1 1\nL2 2',
  'M1 1"/><script>',
  'M0001 1',
])('is not drawn: %j', (text) => expect(isSignature(text)).toBe(false));
