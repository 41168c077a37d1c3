import { describe, expect, test } from 'vitest';
import { VisitState } from '../../generated/prisma/enums.ts';
import {
  certificationFor,
  earliestStart,
  isMovable,
  isOver,
  openStates,
  overlaps,
  visitMoves,
  windowIssues,
} from './rules.ts';

const states = Object.values(VisitState);

describe('the life of a visit', () => {
  test('reaches every state from BOOKED', () => {
    const reached = new Set<VisitState>(['BOOKED']);
    for (const state of reached) visitMoves[state].forEach((next) => reached.add(next));
    expect([...reached].sort()).toEqual([...states].sort());
  });

  test('ends where its technician is free again', () => {
    expect(states.filter((state) => isOver(state))).toEqual(
      states.filter((state) => !openStates.includes(state)),
    );
  });

  test('may be changed until the technician arrives', () => {
    expect(states.filter((state) => isMovable(state))).toEqual(['BOOKED', 'EN_ROUTE']);
  });
});

const at = (time: string) => new Date(`2026-11-23T${time}:00Z`);
const window = (from: string, to: string) => ({ startsAt: at(from), endsAt: at(to) });

test.each([
  ['09:00', '10:00', '10:00', '11:00', false],
  ['09:00', '10:01', '10:00', '11:00', true],
  ['09:00', '12:00', '10:00', '11:00', true],
  ['10:15', '10:45', '10:00', '11:00', true],
  ['11:00', '12:00', '10:00', '11:00', false],
])('a visit from %s to %s and one from %s to %s overlap: %j', (from, to, otherFrom, otherTo, is) => {
  const [one, other] = [window(from, to), window(otherFrom, otherTo)];
  expect(overlaps(one, other)).toBe(is);
  expect(overlaps(other, one)).toBe(is);
});

describe('the time of a visit', () => {
  const now = at('12:00');
  const later = (hours: number) => new Date(now.getTime() + hours * 60 * 60 * 1000);

  test.each([
    ['an hour from now', later(1), later(2), null],
    ['just begun', at('11:56'), later(1), null],
    ['24 hours long', later(1), later(25), null],
    ['a year ahead', later(365 * 24), later(365 * 24 + 1), null],
    ['ending as it starts', later(1), later(1), ['endsAt', 'invalid_window']],
    ['ending before it starts', later(2), later(1), ['endsAt', 'invalid_window']],
    ['longer than a day', later(1), later(25.1), ['endsAt', 'invalid_window']],
    ['begun a while ago', at('11:54'), later(1), ['startsAt', 'in_the_past']],
    ['more than a year ahead', later(367 * 24), later(367 * 24 + 1), ['startsAt', 'invalid_window']],
  ])('%s', (_what, startsAt, endsAt, issue) => {
    const found = windowIssues({ startsAt, endsAt }, now).map(({ path, code }) => [...path, code]);
    expect(found).toEqual(issue ? [issue] : []);
  });
});

test('a visit of a day that ends after a moment starts no earlier than a day before', () => {
  const visit = { startsAt: at('09:00'), endsAt: new Date(at('09:00').getTime() + 24 * 60 * 60 * 1000) };
  expect(windowIssues(visit, at('09:00'))).toEqual([]);
  const lastMoment = new Date(visit.endsAt.getTime() - 1);
  expect(visit.startsAt.getTime()).toBeGreaterThan(earliestStart(lastMoment).getTime());
});

describe('a certification', () => {
  const member = { certifications: [{ category: 'HEAT PUMP', validUntil: new Date('2026-11-23') }] };

  test.each([
    ['Heat pump', '2026-11-23', 'VALID'],
    ['HEAT PUMP', '2026-11-24', 'EXPIRED'],
    ['COOLING', '2026-11-23', 'MISSING'],
  ])('for %s on %s is %s', (category, day, state) => {
    expect(certificationFor(member, category, day).state).toBe(state);
  });
});
