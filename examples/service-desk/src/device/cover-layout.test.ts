import { describe, expect, it } from 'vitest';
import { addMonths, type Drawn, layOutCover } from './cover-layout.ts';

const free = { labour: 'FREE', parts: 'FREE', travel: 'FREE' } as const;
const charged = { labour: 'CHARGED', parts: 'CHARGED', travel: 'CHARGED' } as const;

const warranty: Drawn = {
  startsOn: '2024-02-29',
  policy: { phases: [{ months: 12 }, { months: 24 }] },
  phases: [
    { from: '2024-02-29', to: '2025-02-28', ...free },
    { from: '2025-03-01', to: '2027-02-28', ...free, parts: 'AT_COST' },
    { from: '2027-03-01', to: null, ...charged },
  ],
  extensions: [],
  voidedAt: null,
};
const place = { today: '2026-11-28', replacedOn: [], labelShare: 0.1 };

describe('the bar of a warranty', () => {
  it('is not drawn while the start is not known', () => {
    expect(layOutCover({ ...warranty, startsOn: null, phases: [] }, place)).toBeUndefined();
  });

  it('joins phases that are the same for one kind of cost, and goes on for life', () => {
    const [labour, parts] = layOutCover(warranty, place)!.rows;
    expect(labour!.segments.map(({ terms, from, to }) => [terms, from, to])).toEqual([
      ['FREE', '2024-02-29', '2027-02-28'],
      ['CHARGED', '2027-03-01', null],
    ]);
    expect(parts!.segments.map(({ terms, to }) => [terms, to])).toEqual([
      ['FREE', '2025-02-28'],
      ['AT_COST', '2027-02-28'],
      ['CHARGED', null],
    ]);
    expect(labour!.segments.at(-1)!.end).toBe(1);
  });

  it('leaves no gap between segments', () => {
    for (const { segments } of layOutCover(warranty, place)!.rows) {
      segments.slice(1).forEach(({ start }, index) => expect(start).toBeCloseTo(segments[index]!.end));
    }
  });

  it('reaches from before the start to beyond today, wherever today is', () => {
    expect(layOutCover(warranty, { ...place, today: '2023-01-01' })!.today).toBe(0);
    const late = layOutCover(warranty, { ...place, today: '2031-01-01' })!;
    expect(late.today).toBeCloseTo(1 / 1.12);
    expect(late.rows[0]!.segments[0]!.end).toBeLessThan(0.5);
  });

  it('shows what was bought after the phases before it, or from its own day on', () => {
    const extensions = [
      { name: 'Care Plus', startsOn: null, phases: [{ months: 6 }, { months: 6 }] },
      { name: 'Summer', startsOn: '2026-06-01', phases: [{ months: 3 }] },
      { name: 'More', startsOn: null, phases: [{ months: 1 }] },
    ];
    expect(
      layOutCover({ ...warranty, extensions }, place)!.bought.map(({ name, from, to }) => [name, from, to]),
    ).toEqual([
      ['Care Plus', '2027-03-01', '2028-02-29'],
      ['Summer', '2026-06-01', '2026-09-01'],
      ['More', '2028-03-01', '2028-03-29'],
    ]);
  });

  it('puts labels that would touch below one another', () => {
    const wide = layOutCover(warranty, place)!;
    expect(wide.lanes).toBe(1);
    const narrow = layOutCover(warranty, { ...place, labelShare: 0.35 })!;
    expect(narrow.labels.map(({ day, lane, isBefore }) => [day, lane, isBefore])).toEqual([
      ['2024-02-29', 0, false],
      ['2025-02-28', 1, false],
      ['2027-02-28', 0, true],
    ]);
  });

  it('marks the day of a void and of replaced parts', () => {
    const bar = layOutCover(
      { ...warranty, voidedAt: '2026-11-28T10:00:00Z' },
      { ...place, replacedOn: ['2024-02-29', '2020-01-01'] },
    )!;
    expect(bar.voidSince).toBe(bar.today);
    expect(bar.replaced).toEqual([0]);
    expect(layOutCover(warranty, place)!.voidSince).toBeNull();
  });
});

describe('counting months', () => {
  it.each([
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2024-01-31', 2, '2024-03-31'],
    ['2023-12-15', 1, '2024-01-15'],
  ])('%s and %i months is %s', (day, months, expected) => {
    expect(addMonths(day, months)).toBe(expected);
  });
});
