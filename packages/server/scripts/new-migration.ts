/**
 * Writes the migration from the schema of the last migration to prisma/schema.prisma.
 *
 *   pnpm --filter @aftercare/server migration:new <name>     writes prisma/migrations/<time>_<name>/migration.sql
 *   pnpm --filter @aftercare/server migration:check          fails when schema.prisma has changes without a migration
 *
 * The schema of the last migration is kept beside the migrations, as prisma/migrations/schema.prisma, and renewed by this
 * command. No database is needed. What Prisma's schema cannot say (CHECK, EXCLUDE, partial indexes) is added to the
 * written SQL by hand.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MIGRATIONS } from '../src/platform/migrate.ts';
import { diffSchemas } from '../src/platform/schema-engine.ts';

const schemaFile = fileURLToPath(new URL('../prisma/schema.prisma', import.meta.url));
const migratedFile = join(MIGRATIONS, 'schema.prisma');

const [argument] = process.argv.slice(2);
const schema = await readFile(schemaFile, 'utf8');
const migrated = await readFile(migratedFile, 'utf8').catch(() => undefined);

if (argument === '--check') {
  if (schema === migrated || (migrated !== undefined && (await diffSchemas(migrated, schema)) === '')) {
    process.stdout.write('The migrations lead to schema.prisma.\n');
  } else {
    process.stderr.write('schema.prisma has changes without a migration: run migration:new <name>\n');
    process.exitCode = 1;
  }
} else if (argument === undefined || !/^[a-z0-9_]+$/.test(argument)) {
  process.stderr.write('usage: migration:new <name in lower case, digits and underscores>\n');
  process.exitCode = 2;
} else {
  const sql = await diffSchemas(migrated, schema);
  if (sql === '') {
    process.stdout.write('Nothing to migrate: the tables are the same.\n');
  } else {
    const time = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
    const folder = join(MIGRATIONS, `${time}_${argument}`);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'migration.sql'), `${sql}\n`);
    await writeFile(join(MIGRATIONS, 'migration_lock.toml'), 'provider = "postgresql"\n');
    process.stdout.write(`${join(folder, 'migration.sql')}\n`);
  }
  await writeFile(migratedFile, schema);
}
