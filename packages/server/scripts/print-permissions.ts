/**
 * Writes who may do what to docs/permissions.md, from the table that the server goes by.
 *
 *   pnpm --filter @aftercare/server permissions:print     writes the file
 *   pnpm --filter @aftercare/server permissions:check     fails when the file differs
 */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Permission, permissions } from '../src/modules/access/permissions.ts';
import { permissionWords } from '../src/modules/access/permission-words.ts';

const file = fileURLToPath(new URL('../../../docs/permissions.md', import.meta.url));

const roles = ['AGENT', 'TECHNICIAN', 'STOREKEEPER', 'MANAGER'] as const;
const yes = '✓';

const introduction = `
# Who may do what

Printed from the table that the server goes by (\`packages/server/src/modules/access/permissions.ts\`) with
\`pnpm --filter @aftercare/server permissions:print\`; \`packages/server/test/permissions.test.ts\` asks the API for every cell of it.

A member and a secret key may do what their roles may; several roles add up, and without one they see nothing. ADMIN may do everything, in
their own organization and those below it. _Which rows_ an action reaches is another question: always those of the own organization and of all
below ([ADR 2](adr/0002-who-sees-what.md)), for a publishable key none but what it has just made, for a tracking token its one ticket. **HQ** marks what holds for the
whole network: there the roles count in the headquarters alone, also that of ADMIN. What is not allowed answers \`FORBIDDEN\`, whether or not the row exists.
`;

const header = ['Action', '', ...roles, 'ADMIN', 'HQ', 'Publishable key', 'Tracking token'];
const rows = Object.entries(permissions).map(([action, permission]: [string, Permission]) => {
  const { staff, headquarters, customerOnly, publishable, tracking } = permission;
  const cells = [
    ...roles.map((role) => staff.includes(role)),
    !customerOnly,
    headquarters,
    publishable,
    tracking,
  ].map((cell) => (cell ? yes : ''));
  return [`\`${action}\``, permissionWords[action as keyof typeof permissionWords], ...cells];
});

/** As Prettier would lay it out: the first two columns to the left, the others in the middle. */
const widths = header.map((title, column) =>
  Math.max(3, ...[[...header], ...rows].map((row) => row[column]!.length), title.length),
);
const lineOf = (cells: string[]) => `| ${cells.join(' | ')} |`;
const laidOut = (row: string[]) =>
  lineOf(
    row.map((cell, column) => {
      const width = widths[column]!;
      const left = column < 2 ? 0 : Math.floor((width - cell.length) / 2);
      return cell.padStart(cell.length + left).padEnd(width);
    }),
  );
const rule = lineOf(
  widths.map((width, column) => (column < 2 ? '-'.repeat(width) : `:${'-'.repeat(width - 2)}:`)),
);
const printed = `${introduction.trimStart()}\n${[laidOut(header), rule, ...rows.map(laidOut)].join('\n')}\n`;

if (process.argv[2] !== '--check') {
  await writeFile(file, printed);
} else if (printed !== (await readFile(file, 'utf8'))) {
  process.stderr.write(
    'docs/permissions.md is not what the server goes by: run pnpm --filter @aftercare/server permissions:print\n',
  );
  process.exitCode = 1;
}
