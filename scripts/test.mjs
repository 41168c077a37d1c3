// Builds what is stale and runs the tests of all packages. Arguments go on to Vitest: `npm test -- packages/sdk`.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './build.mjs';
import { run } from './workspace.mjs';

if (!(await build())) process.exit(1);

const folder = mkdtempSync(join(tmpdir(), 'aftercare-report-'));
const report = join(folder, 'tests.json');
const exit = await run('vitest', [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
  ...process.argv.slice(2),
]);
console.log(summary());
rmSync(folder, { recursive: true });
process.exitCode = exit;

function summary() {
  try {
    const { numTotalTests, numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
    const verdict = exit === 0 ? 'all passed' : `${numPassedTests} passed, ${numFailedTests} failed`;
    return `${numTotalTests} tests ran: ${verdict}`;
  } catch (error) {
    return `The tests did not run: ${error.message}`;
  }
}
