import type { PlannedVisit, VisitState } from '@aftercare/sdk';
import { describe, expect, it } from 'vitest';
import { makeTicket } from '../board/make-ticket.ts';
import { boundsOf, layOut, minuteOfDay, shiftDay, type Technician } from './plan-layout.ts';

const day = '2026-11-23';
const zhao = { id: 'zhao', name: 'Zhao Gang' };
const chen = { id: 'chen', name: 'Chen Bo' };

function makeVisit(
  from: string,
  to: string,
  { technician = zhao, state = 'BOOKED' as VisitState } = {},
): PlannedVisit {
  return {
    id: `${technician.id} ${from}`,
    startsAt: new Date(from.includes('T') ? from : `${day}T${from}`).toISOString(),
    endsAt: new Date(to.includes('T') ? to : `${day}T${to}`).toISOString(),
    state,
    enRouteAt: null,
    arrivedAt: null,
    endedAt: null,
    allowedTransitions: [],
    technician,
    ticket: makeTicket('A', 'SCHEDULED'),
  };
}

describe('the plan of a day', () => {
  it('has a row for everybody who may come, by name, and for everybody who comes', () => {
    const plan = layOut([makeVisit('09:00', '11:00')], [chen], day);
    expect(plan.rows.map(({ technician, visits }) => [technician.name, visits.length])).toEqual([
      ['Chen Bo', 0],
      ['Zhao Gang', 1],
    ]);
  });

  it('says whom they work for where people of several organizations come', () => {
    const east = { id: 'east', name: 'Service East' };
    const harbour = { id: 'harbour', name: 'Harbour Cooling' };
    const organizations = (...technicians: Technician[]) =>
      layOut([], technicians, day).rows.map(({ organization }) => organization);
    expect(organizations({ ...chen, organization: east }, { ...zhao, organization: harbour })).toEqual([
      'Service East',
      'Harbour Cooling',
    ]);
    expect(organizations({ ...chen, organization: east }, { ...zhao, organization: east })).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('places a visit by its share of the usual day', () => {
    const [row] = layOut([makeVisit('09:00', '13:00')], [], day).rows;
    expect(row?.visits).toMatchObject([{ from: 0.1, to: 0.5, lane: 0 }]);
  });

  it.each([
    ['a usual day', '09:00', '11:00', 8, 18],
    ['an early visit', '06:30', '07:30', 6, 18],
    ['a late visit', '17:00', '20:15', 8, 21],
    ['a visit since yesterday', '2026-11-22T22:00', '09:00', 0, 18],
    ['a visit until tomorrow', '17:00', '2026-11-24T02:00', 8, 24],
  ])('is as long as %s needs', (_what, from, to, firstHour, lastHour) => {
    expect(layOut([makeVisit(from, to)], [], day)).toMatchObject({ firstHour, lastHour });
  });

  it('lays a missed visit beneath the one that took its time, and no other', () => {
    const visits = [
      makeVisit('09:00', '11:00', { state: 'MISSED' }),
      makeVisit('10:00', '12:00'),
      makeVisit('12:00', '13:00'),
    ];
    const [row] = layOut(visits, [], day).rows;
    expect(row?.lanes).toBe(2);
    expect(row?.visits.map(({ lane }) => lane)).toEqual([0, 1, 0]);
  });
});

describe('a day', () => {
  it('is bounded by local midnights', () => {
    const { start, end } = boundsOf(day);
    expect([start.getHours(), start.getDate(), end.getHours(), end.getDate()]).toEqual([0, 23, 0, 24]);
  });

  it('is followed by the next, also across a month', () => {
    expect(shiftDay('2026-11-30', 1).getDate()).toBe(1);
    expect(shiftDay('2026-11-01', -1).getDate()).toBe(31);
  });

  it.each([
    ['2026-11-22T23:59', 0],
    ['2026-11-23T00:00', 0],
    ['2026-11-23T09:30', 570],
    ['2026-11-24T00:00', 1440],
  ])('%s is its minute %d', (at, minute) => {
    expect(minuteOfDay(new Date(at).getTime(), day)).toBe(minute);
  });
});
