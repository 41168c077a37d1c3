import { defineConfig } from 'vitest/config';

export default defineConfig({ test: { name: 'service-desk', include: ['src/**/*.test.ts'] } });
