import { createRequire } from 'node:module';
import { defineConfig } from 'vitest/config';

const server = createRequire(new URL('../packages/server/package.json', import.meta.url));

export default defineConfig({
  // The file that Node takes for the server's libraries: two copies of graphql would not know each other's errors.
  resolve: { alias: [{ find: /^graphql$/, replacement: server.resolve('graphql') }] },
  test: {
    name: 'story',
    include: ['**/*.test.ts'],
    globalSetup: ['global-setup.ts', '../packages/server/test/global-setup.ts'],
    // After the packages' own tests: here a page has to follow within a second, on a machine that is not busy otherwise.
    sequence: { groupOrder: 1 },
    maxWorkers: 1,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
