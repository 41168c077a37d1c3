import { expect, test } from 'vitest';
import { type Candidate, type Job, rankTechnicians } from './ranking-rules.ts';

const window = { startsAt: new Date('2026-11-24T01:00:00Z'), endsAt: new Date('2026-11-24T03:00:00Z') };
const elsewhen = { startsAt: new Date('2026-11-24T03:00:00Z'), endsAt: new Date('2026-11-24T05:00:00Z') };

const job: Job = {
  window,
  day: '2026-11-24',
  category: 'HEAT PUMP',
  topics: ['HEAT PUMP', 'LC-HP12', 'zh'],
  places: ['88 Century Avenue', 'Pudong, Shanghai', 'China'],
  format: (at) => at.toISOString().slice(11, 16),
};

const certified = [{ category: 'Heat pump', validUntil: new Date('2027-03-31') }];
const technician = (name: string, more: Partial<Candidate> = {}): Candidate => ({
  name,
  skills: [],
  regions: [],
  certifications: certified,
  visits: [],
  ...more,
});

const reasonsOf = (candidate: Candidate, asked: Job = job) =>
  rankTechnicians([candidate], asked)[0]!.reasons.map(({ code, favourable, message }) => [
    code,
    favourable,
    message,
  ]);

test('what speaks for somebody is said', () => {
  const best = technician('Zhao', { regions: ['shanghai'], skills: ['ZH', 'plumbing'] });
  expect(reasonsOf(best)).toEqual([
    ['CERTIFIED', true, 'certified for HEAT PUMP until 2027-03-31'],
    ['FREE', true, 'free at that time'],
    ['IN_REGION', true, 'works in shanghai'],
    ['SKILLED', true, 'knows ZH'],
    ['LOAD', true, '0 open visits'],
  ]);
});

test('and so is what speaks against', () => {
  const expired = [{ category: 'HEAT PUMP', validUntil: new Date('2026-11-23') }];
  const worst = technician('Fan', { regions: ['Beijing'], certifications: expired, visits: [window] });
  expect(reasonsOf(worst)).toEqual([
    ['CERTIFICATION_EXPIRED', false, 'certified for HEAT PUMP until 2026-11-23 only'],
    ['BUSY', false, 'on another visit from 01:00 to 03:00'],
    ['OTHER_REGION', false, 'works in Beijing'],
    ['LOAD', true, '1 open visit'],
  ]);
  expect(reasonsOf(technician('Gu', { certifications: [] }))[0]).toEqual([
    'NOT_CERTIFIED',
    false,
    'not certified for HEAT PUMP',
  ]);
});

test('a device that nobody named needs no certification, and an unknown site no region', () => {
  const anybody = technician('Lu', { certifications: [], regions: ['Beijing'] });
  const codes = reasonsOf(anybody, { ...job, category: null, places: [] }).map(([code]) => code);
  expect(codes).toEqual(['FREE', 'LOAD']);
});

test('the best come first: who may and can, then place, skill, load and name', () => {
  const ranked = rankTechnicians(
    [
      technician('not certified', { certifications: [] }),
      technician('busy', { visits: [window], regions: ['Shanghai'] }),
      technician('not certified and busy', { certifications: [], visits: [window] }),
      technician('elsewhere', { regions: ['Beijing'] }),
      technician('nothing known b'),
      technician('nothing known a'),
      technician('with work', { visits: [elsewhen] }),
      technician('skilled', { skills: ['heat pump'] }),
      technician('near', { regions: ['Shanghai'], visits: [elsewhen] }),
      technician('near and skilled', { regions: ['Shanghai'], skills: ['LC-HP12'], visits: [elsewhen] }),
    ],
    job,
  );
  expect(ranked.map(({ technician: { name }, bookable }) => [name, bookable])).toEqual([
    ['near and skilled', true],
    ['near', true],
    ['skilled', true],
    ['nothing known a', true],
    ['nothing known b', true],
    ['with work', true],
    ['elsewhere', true],
    ['busy', false],
    ['not certified', false],
    ['not certified and busy', false],
  ]);
  const favoured = ranked.filter(({ reasons }) =>
    reasons.some(({ code, favourable }) => code === 'LOAD' && favourable),
  );
  expect(favoured.map(({ openVisits }) => openVisits)).toEqual([0, 0, 0, 0, 0]);
});

test('nobody is suggested where nobody is', () => {
  expect(rankTechnicians([], job)).toEqual([]);
});
