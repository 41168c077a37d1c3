import { describe, expect, test } from 'vitest';
import { Tier } from '../../generated/prisma/enums.ts';
import { dayIn, isTimeZone, isValidOn, mayGrant, mayStandBelow, normalizeCategory } from './rules.ts';

test.each([
  ['Asia/Shanghai', '2026-11-23T16:30:00Z', '2026-11-24'],
  ['UTC', '2026-11-23T16:30:00Z', '2026-11-23'],
  ['Pacific/Kiritimati', '2026-12-31T10:00:00Z', '2027-01-01'],
  ['America/St_Johns', '2026-03-01T03:29:00Z', '2026-02-28'],
])('in %s, %s is the day %s', (timeZone, at, day) => {
  expect(dayIn(timeZone, new Date(at))).toBe(day);
});

test.each([
  ['Asia/Shanghai', true],
  ['UTC', true],
  ['Asia/Nowhere', false],
  ['+08:00', false],
  ['', false],
])('%j is a time zone: %j', (name, is) => {
  expect(isTimeZone(name)).toBe(is);
});

test('there is one headquarters, its service centers, and dealers anywhere', () => {
  const below = (tier: Tier) => Object.values(Tier).filter((parent) => mayStandBelow(tier, parent));
  expect(below('HEADQUARTERS')).toEqual([]);
  expect(below('SERVICE_CENTER')).toEqual(['HEADQUARTERS']);
  expect(below('DEALER')).toEqual(['HEADQUARTERS', 'SERVICE_CENTER', 'DEALER']);
});

describe('only an ADMIN', () => {
  test('makes an ADMIN, and unmakes one', () => {
    expect(mayGrant(['ADMIN'], [], ['ADMIN'])).toBe(true);
    expect(mayGrant(['ADMIN'], ['ADMIN'], [])).toBe(true);
    expect(mayGrant(['MANAGER'], [], ['AGENT', 'ADMIN'])).toBe(false);
    expect(mayGrant(['MANAGER'], ['ADMIN'], ['AGENT'])).toBe(false);
  });

  test('is needed for nothing else', () => {
    expect(mayGrant(['MANAGER'], ['AGENT'], ['MANAGER', 'TECHNICIAN'])).toBe(true);
    expect(mayGrant(['MANAGER'], ['ADMIN'], ['ADMIN', 'AGENT'])).toBe(true);
  });
});

test.each([
  ['heat pump', 'HEAT PUMP'],
  ['  Heat   Pump ', 'HEAT PUMP'],
  ['空气源热泵', '空气源热泵'],
  ['ＨＶＡＣ', 'HVAC'],
])('the category %j is kept as %s', (typed, kept) => {
  expect(normalizeCategory(typed)).toBe(kept);
});

test('a certificate holds until the end of its last day', () => {
  const held = { validUntil: new Date('2026-11-23') };
  expect(isValidOn(held, '2026-11-22')).toBe(true);
  expect(isValidOn(held, '2026-11-23')).toBe(true);
  expect(isValidOn(held, '2026-11-24')).toBe(false);
});
