import { glob, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type * as Scope from '../../src/modules/access/scope.ts';
import { createTestApp, type TestApp } from '../app.ts';
import { answer, needlesFor } from './answers.ts';
import { makeProbes, type Probe } from './probes.ts';
import { makeWorld, type World } from './world.ts';

/** The filter at one place in the sources, like `modules/ticket/read.ts:25`, is forgotten. */
const plant = vi.hoisted(() => ({
  at: null as string | null,
  /** Where filters were asked for. */
  asked: new Set<string>(),
  everybody: [] as string[],
}));

const isForgotten = vi.hoisted(() => (): boolean => {
  const { stackTraceLimit } = Error;
  // Mapping a frame back to the sources is dear.
  Error.stackTraceLimit = 4;
  const frames = (new Error().stack ?? '').split('\n');
  Error.stackTraceLimit = stackTraceLimit;
  const place = frames
    .map((line) => /\/src\/(modules\/[^:?)]+\.ts)[^:]*:(\d+)/.exec(line))
    .find((match) => match && !match[1]!.endsWith('/access/scope.ts'));
  if (!place) return false;
  const at = `${place[1]}:${place[2]}`;
  plant.asked.add(at);
  return plant.at === at;
});

// The product has no seam for this: the filters stand in one file, which is replaced here by one that can forget.
vi.mock('../../src/modules/access/scope.ts', async (original) => {
  const real = await original<typeof Scope>();
  return {
    ...real,
    scope: (...args: Parameters<typeof real.scope>) => (isForgotten() ? {} : real.scope(...args)),
    visible: (...args: Parameters<typeof real.visible>) => (isForgotten() ? args[1] : real.visible(...args)),
    visibleOrganization: (...args: Parameters<typeof real.visibleOrganization>) =>
      isForgotten() ? args[1] : real.visibleOrganization(...args),
    visibleOrganizationIds: (...args: Parameters<typeof real.visibleOrganizationIds>) =>
      isForgotten() ? plant.everybody : real.visibleOrganizationIds(...args),
  };
});

/** Every place in the sources where a filter is asked for. */
async function findFilters(): Promise<string[]> {
  const root = fileURLToPath(new URL('../../src/', import.meta.url));
  const places: string[] = [];
  for await (const file of glob('modules/**/*.ts', { cwd: root })) {
    if (file.endsWith('.test.ts') || file.endsWith('access/scope.ts')) continue;
    const lines = (await readFile(root + file, 'utf8')).split('\n');
    lines.forEach((line, index) => {
      if (/\b(scope|visible|visibleOrganization|visibleOrganizationIds)\(ctx\b/.test(line))
        places.push(`${file}:${index + 1}`);
    });
  }
  return places.toSorted();
}

const attacker = 'a sibling';

/** Whether the matrix would be red by this probe. */
async function isSeen(app: TestApp, world: World, probe: Probe): Promise<boolean> {
  const as = world.attackers[attacker];
  const foreign = await answer(app, as, probe, probe.foreign);
  const told = foreign.toLowerCase();
  if (needlesFor(world, attacker).some((needle) => told.includes(needle.toLowerCase()))) return true;
  if (!probe.foreign || probe.open) return false;
  return foreign !== (await answer(app, as, probe, probe.absent));
}

let app: TestApp;
let world: World;
let probes: Probe[];
beforeAll(async () => {
  app = await createTestApp();
  world = await makeWorld(app);
  app.clock.hold(app.clock.now());
  probes = makeProbes(world.victim);
  const organizations = await app.platform.database.organization.findMany({ select: { id: true } });
  plant.everybody = organizations.map(({ id }) => id);
}, 180_000);
afterAll(() => app.stop());

test('a filter that is forgotten anywhere is seen', { timeout: 900_000 }, async () => {
  const hits = new Map<string, Probe[]>();
  for (const probe of probes) {
    plant.asked.clear();
    await answer(app, world.attackers[attacker], probe, probe.foreign);
    for (const at of plant.asked) hits.set(at, [...(hits.get(at) ?? []), probe]);
  }
  const filters = await findFilters();
  const unseen: string[] = [];
  for (const at of filters) {
    plant.at = at;
    const asking = (hits.get(at) ?? []).toSorted((one, other) => rank(one) - rank(other));
    let seen = false;
    for (const probe of asking) {
      seen = await isSeen(app, world, probe);
      if (seen) break;
    }
    if (!seen) unseen.push(`${at} (${asking.length})`);
  }
  plant.at = null;
  process.stdout.write(
    `isolation: ${filters.length - unseen.length} of ${filters.length} forgotten filters seen\n`,
  );
  expect([...hits.keys()].filter((at) => !filters.includes(at))).toEqual([]);
  expect(unseen).toEqual([]);
});

/** First those that tell a row from none. */
const rank = ({ foreign, open }: Probe): number => (foreign && !open ? 0 : 1);
