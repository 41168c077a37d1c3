/**
 * Writes the GraphQL schema that the server answers with to schema.graphql, the contract that clients are made from.
 *
 *   pnpm --filter @aftercare/server schema:print     writes the file
 *   pnpm --filter @aftercare/server schema:check     fails when the file differs
 */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { printSchema } from 'graphql';
import { schema } from '../src/graphql/schema.ts';

const file = fileURLToPath(new URL('../schema.graphql', import.meta.url));
const printed = `${printSchema(schema)}\n`;

if (process.argv[2] !== '--check') {
  await writeFile(file, printed);
} else if (printed !== (await readFile(file, 'utf8'))) {
  process.stderr.write('schema.graphql is not what the server answers with: run schema:print\n');
  process.exitCode = 1;
}
