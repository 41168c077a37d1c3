import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // The file that Node takes for the libraries: two copies of graphql would not know each other's types and errors.
  resolve: { alias: [{ find: /^graphql$/, replacement: fileURLToPath(import.meta.resolve('graphql')) }] },
  test: {
    name: 'server',
    include: ['{src,test,prove}/**/*.test.ts'],
    exclude: ['test/{timers,device-check}.test.ts'],
    globalSetup: 'test/global-setup.ts',
    setupFiles: 'test/fail-on-noise.ts',
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
