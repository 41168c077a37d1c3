import { describe, expect, it } from 'vitest';
import { changesFor } from './changes.ts';

const good = { startsOn: '2026-01-01', voidReason: null };

describe('what can be done about a warranty', () => {
  it('is a matter of roles', () => {
    expect(changesFor(good, ['TECHNICIAN', 'STOREKEEPER'])).toEqual([]);
    expect(changesFor(good, ['AGENT'])).toEqual([]);
    expect(changesFor(good, ['MANAGER'])).toEqual(['extend', 'void']);
    expect(changesFor(good, ['ADMIN'])).toEqual(['extend', 'void']);
  });

  it('is to record the day from which it counts where that is missing', () => {
    expect(changesFor({ ...good, startsOn: null }, ['AGENT'])).toEqual(['prove']);
    expect(changesFor({ ...good, startsOn: null }, ['MANAGER'])).toEqual(['prove', 'extend', 'void']);
    expect(changesFor({ ...good, startsOn: null }, ['TECHNICIAN'])).toEqual([]);
  });

  it('is to take a void back where there is one', () => {
    expect(changesFor({ ...good, voidReason: 'Opened by others.' }, ['MANAGER'])).toEqual([
      'extend',
      'restore',
    ]);
  });
});
