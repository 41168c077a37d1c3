/**
 * Installs the packed packages in an empty project, the way somebody else would, checks the types of a short program
 * and runs it against a running server.
 *
 *   AFTERCARE_URL=http://localhost:4000 AFTERCARE_KEY=sk_… node smoke/smoke.ts [sdk] [widget]
 *
 * Without arguments it takes both packages. They must be built.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const programs: Record<string, string> = { sdk: 'submit.ts', widget: 'embed.ts' };
const packages = join(import.meta.dirname, '../..');
const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(programs);

const project = mkdtempSync(join(tmpdir(), 'aftercare-smoke-'));
try {
  // The widget needs the SDK, so that one is always installed.
  for (const name of new Set(['sdk', ...names]))
    run('pnpm', ['pack', '--pack-destination', project], join(packages, name));
  const tarballs = readdirSync(project).map((file) => `./${file}`);
  writeFileSync(join(project, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', ...tarballs, '@types/node'], project);

  cpSync(join(import.meta.dirname, 'project/tsconfig.json'), join(project, 'tsconfig.json'));
  for (const name of names) {
    const program = programs[name];
    if (!program) throw new Error(`There is nothing to run for ${name}.`);
    cpSync(join(import.meta.dirname, 'project', program), join(project, program));
  }
  const typescript = dirname(createRequire(import.meta.url).resolve('typescript/package.json'));
  run(process.execPath, [join(typescript, 'bin/tsc'), '-p', '.'], project);
  if (names.includes('sdk')) run(process.execPath, ['build/submit.js'], project);
} finally {
  rmSync(project, { recursive: true, force: true });
}

function run(command: string, args: string[], cwd: string): void {
  execFileSync(command, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'] });
}
