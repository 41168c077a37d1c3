import { describe, expect, it } from 'vitest';
import { deviceHref, parseRoute, planHref, quarantineHref, stockHref, ticketHref } from './route.ts';

describe('the address of a view', () => {
  it.each(['', '#', '#/', '#/tickets', '#/tickets/', '#/nowhere/AC-1'])('%j is the board', (hash) => {
    expect(parseRoute(hash)).toEqual({ view: 'board' });
  });

  it('names a ticket, however its number was typed', () => {
    expect(parseRoute('#/tickets/ac-7q2m-4kxt')).toEqual({ view: 'ticket', number: 'AC-7Q2M-4KXT' });
  });

  it('survives serial numbers with any characters', () => {
    expect(parseRoute(deviceHref('A/B 1%#'))).toEqual({ view: 'device', serial: 'A/B 1%#' });
    expect(parseRoute(ticketHref('AC-1'))).toEqual({ view: 'ticket', number: 'AC-1' });
  });

  it('names the day of a plan, or none for today', () => {
    expect(parseRoute(planHref('2026-11-23'))).toEqual({ view: 'plan', day: '2026-11-23' });
    expect(parseRoute(planHref())).toEqual({ view: 'plan' });
    expect(parseRoute('#/plan/2026-13-01')).toEqual({ view: 'plan' });
  });

  it('names the part of the stock page, or its levels', () => {
    expect(parseRoute(stockHref('receive'))).toEqual({ view: 'stock', tab: 'receive' });
    expect(parseRoute(stockHref('loaners'))).toEqual({ view: 'stock', tab: 'loaners' });
    expect(parseRoute('#/stock')).toEqual({ view: 'stock', tab: 'levels' });
    expect(parseRoute('#/stock/nowhere')).toEqual({ view: 'stock', tab: 'levels' });
  });

  it('names the quarantine', () => {
    expect(parseRoute(quarantineHref)).toEqual({ view: 'quarantine' });
  });

  it('takes a broken escape as it is', () => {
    expect(parseRoute('#/devices/%E0%A4%A')).toEqual({ view: 'device', serial: '%E0%A4%A' });
  });
});
