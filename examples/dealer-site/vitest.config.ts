import { defineConfig } from 'vitest/config';

export default defineConfig({ test: { name: 'dealer-site', include: ['test/**/*.test.ts'] } });
