// Proves that nothing is promised twice: many callers at once, on two servers whose way to the database is slow at times,
// and a checker that looks for a serial order which explains every answer. See docs/stock.md.
//
//   pnpm prove:stock                            one seed
//   pnpm prove:stock --seed 7 --seeds 20        the seeds from 7 to 26
//   pnpm prove:stock --kill                     kills one of the servers in the middle
//   pnpm prove:stock --plant check-then-act     plants a fault, which has to be found
import { Command, InvalidArgumentError, Option } from 'commander';
import { type Proof, prove } from './run.ts';
import { type Plant, plants, withPostgres } from './world.ts';

const number = (value: string): number => {
  const parsed = Number(value);
  if (Number.isSafeInteger(parsed) && parsed > 0) return parsed;
  throw new InvalidArgumentError('Give a whole number above 0.');
};

interface Options {
  seed: number;
  seeds: number;
  callers: number;
  seconds: number;
  kill: boolean;
  plant?: Plant;
}

const options = new Command('prove:stock')
  .addOption(new Option('--seed <number>', 'where chance begins').argParser(number).default(1))
  .addOption(
    new Option('--seeds <number>', 'how many runs, each with the next seed').argParser(number).default(1),
  )
  .addOption(new Option('--callers <number>', 'how many at once').argParser(number).default(200))
  .addOption(new Option('--seconds <number>', 'how long they begin new calls').argParser(number).default(10))
  .option('--kill', 'kill one of the two servers in the middle', false)
  .addOption(new Option('--plant <fault>', 'plant a fault').choices(plants))
  // pnpm passes on the dashes that part its own options from ours.
  .parse(process.argv.filter((word) => word !== '--'))
  .opts<Options>();

const mostShown = 10;
const print = (text: string) => process.stdout.write(`${text}\n`);

let failed = 0;
for (let seed = options.seed; seed < options.seed + options.seeds; seed++) {
  const proof = await withPostgres((databaseUrl) => prove(databaseUrl, { ...options, seed }));
  report(seed, proof);
  if (proof.violations.length > 0) failed++;
}
if (options.seeds > 1) print(`${options.seeds - failed} of ${options.seeds} seeds proved.`);
process.exitCode = failed === 0 ? 0 : 1;

function report(seed: number, { violations, counts, answered, changes, seconds, tell }: Proof): void {
  const rate = (answered / seconds).toFixed(0);
  print(
    `seed ${seed}: ${options.callers} callers, ${answered} answers and ${changes} changes of levels in ${seconds.toFixed(1)} s, ${rate} answers/s`,
  );
  for (const [name, count] of counts) print(`  ${String(count).padStart(5)}  ${name}`);
  if (violations.length === 0) {
    print('PROVED: every answer fits one serial order, and nothing was promised twice.');
    return;
  }
  print(`VIOLATED: ${violations.length} times.`);
  for (const { what } of violations.slice(0, mostShown)) print(`  ${what}`);
  const sku = violations.find((violation) => violation.sku !== null)?.sku;
  if (sku) print([`What happened to ${sku}, in order:`, ...tell(sku)].join('\n'));
}
