import { defineConfig } from 'prisma/config';

// The Prisma command line wants to download a native schema engine before it does anything, also for `generate`, which
// does not use it. Naming any program skips that. The `prisma migrate` commands do nothing then: see scripts/new-migration.ts.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
});
