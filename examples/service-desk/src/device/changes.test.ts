import { describe, expect, it } from 'vitest';
import { changesFor } from './changes.ts';

const good = { voidReason: null };

describe('what can be done about a warranty', () => {
  it('is a matter of roles', () => {
    expect(changesFor(good, ['TECHNICIAN', 'STOREKEEPER'])).toEqual([]);
    expect(changesFor(good, ['AGENT'])).toEqual(['extend']);
    expect(changesFor(good, ['MANAGER'])).toEqual(['extend', 'void']);
    expect(changesFor(good, ['ADMIN'])).toEqual(['extend', 'void']);
  });

  it('is to take a void back where there is one', () => {
    expect(changesFor({ voidReason: 'Opened by others.' }, ['MANAGER'])).toEqual(['extend', 'restore']);
  });
});
