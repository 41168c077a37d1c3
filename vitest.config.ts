import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // A test file may hold a dozen connections of the one PostgreSQL.
    maxWorkers: 4,
    projects: [
      'packages/*/vitest.config.ts',
      'packages/server/vitest.timing.config.ts',
      'examples/*/vitest.config.ts',
      'test/vitest.config.ts',
    ],
  },
});
