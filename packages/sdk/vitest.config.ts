import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // The file that Node takes for the server's libraries: two copies of graphql would not know each other's errors.
  resolve: { alias: [{ find: /^graphql$/, replacement: fileURLToPath(import.meta.resolve('graphql')) }] },
  test: {
    name: 'sdk',
    include: ['test/**/*.test.ts'],
    globalSetup: '../server/test/global-setup.ts',
    testTimeout: 20_000,
  },
});
