import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'story',
    include: ['**/*.test.ts'],
    globalSetup: 'global-setup.ts',
    // After the packages' own tests: here a page has to follow within a second, on a machine that is not busy otherwise.
    sequence: { groupOrder: 1 },
    maxWorkers: 1,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
