// Proves that no operation breaks the server: operations made from the schema, right ones with odd arguments and wrong
// ones, by those who may and those who may not, over HTTP and WebSocket. See docs/security.md.
//
//   pnpm prove:fuzz                                 10,000 operations
//   pnpm prove:fuzz --seed 7 --operations 100000    more of them, from another beginning
//   pnpm prove:fuzz --seed 7 --only 4711            one operation again, and what was sent
import { Command, InvalidArgumentError, Option } from 'commander';
import { proveFuzz } from './fuzz/prove.ts';
import { withPostgres } from './world.ts';

const number = (value: string): number => {
  const parsed = Number(value);
  if (Number.isSafeInteger(parsed) && parsed >= 0) return parsed;
  throw new InvalidArgumentError('Give a whole number.');
};

interface Options {
  seed: number;
  operations: number;
  from: number;
  only?: number;
  callers: number;
}

const { seed, operations, from, only, callers } = new Command('prove:fuzz')
  .addOption(new Option('--seed <number>', 'where chance begins').argParser(number).default(1))
  .addOption(new Option('--operations <number>', 'how many').argParser(number).default(10_000))
  .addOption(new Option('--from <number>', 'the number of the first').argParser(number).default(0))
  .addOption(new Option('--only <number>', 'one of them alone').argParser(number))
  .addOption(new Option('--callers <number>', 'how many at once').argParser(number).default(4))
  // pnpm passes on the dashes that part its own options from ours.
  .parse(process.argv.filter((word) => word !== '--'))
  .opts<Options>();

const mostShown = 20;
const print = (text: string) => process.stdout.write(`${text}\n`);

const range = only === undefined ? { from, to: from + operations } : { from: only, to: only + 1 };
const { faults, outcomes, seconds } = await withPostgres((databaseUrl) =>
  proveFuzz(databaseUrl, { seed, callers, ...range, onProgress: (done) => print(`  ${done} done`) }),
);
print(`seed ${seed}: operations ${range.from} to ${range.to - 1} in ${seconds.toFixed(0)} s`);
for (const [outcome, count] of [...outcomes].toSorted(([, one], [, other]) => other - one))
  print(`  ${String(count).padStart(6)}  ${outcome}`);
if (faults.length === 0) print('PROVED: every operation was answered or refused with a code.');
else print(`BROKEN: ${faults.length} times.`);
for (const { operation, asker, what, sent } of faults.slice(0, mostShown)) {
  print(`--only ${operation}, by ${asker}: ${what}`);
  print(`  ${only === undefined ? sent.slice(0, 400) : sent}`);
}
process.exitCode = faults.length === 0 ? 0 : 1;
