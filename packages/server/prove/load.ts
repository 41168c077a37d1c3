import { setTimeout as pass } from 'node:timers/promises';
import { pick, type Random, seededRandom } from '../test/random.ts';
import { type Answer, ask, findTransfers } from './ask.ts';
import type { Call, Piece } from './history.ts';
import type { Shop, World } from './world.ts';

export interface LoadOptions {
  seed: number;
  callers: number;
  /** How long new calls are begun. */
  seconds: number;
  /** Kills one of the servers in the middle. */
  kill: boolean;
}

interface Job {
  id: string;
  rank: number;
  shop: Shop;
}

/** What a caller is about to ask. */
interface Plan extends Pick<Call, 'verb' | 'text' | 'pieces' | 'rank' | 'places'> {
  key: string;
  input: Record<string, unknown>;
}

/** How often a caller that gets no answer asks again with the same key. */
const mostTries = 40;

const verbs = [
  ...Array<string>(16).fill('reserveParts'),
  ...Array<string>(5).fill('releaseParts'),
  ...Array<string>(6).fill('issueParts'),
  ...Array<string>(4).fill('transferStock'),
  ...Array<string>(5).fill('moveTransfer'),
  ...Array<string>(4).fill('receiveStock'),
  ...Array<string>(2).fill('adjustStock'),
];

/** Lets callers loose on the servers, and records what each asked and was answered. Ends by itself. */
export async function runLoad(world: World, { seed, callers, seconds, kill }: LoadOptions): Promise<Call[]> {
  const calls: Call[] = [];
  const underway: string[] = [];
  const random = seededRandom(seed);
  const begun = performance.now();
  const now = () => performance.now() - begun;
  let dead: string | null = null;
  const baseFor = (caller: number): string => {
    const { base } = world.servers[caller % world.servers.length]!;
    return base === dead ? world.servers.find((server) => server.base !== dead)!.base : base;
  };

  const makeCall = async (plan: Plan, caller: number, givesUp = false): Promise<Answer | null> => {
    const { key, verb, input, ...told } = plan;
    const id = `c${calls.length + 1}`;
    const call: Call = { id, verb, ...told, start: now(), end: null, outcome: null };
    calls.push(call);
    for (let tried = 0; tried < mostTries; tried++) {
      const base = baseFor(caller + tried);
      const answer = await ask(base, key, verb, { ...input, idempotencyKey: `${seed} ${id}` });
      if (answer) {
        Object.assign(call, { end: now(), ...record(call, answer) });
        if (plan.input['expectedOn'] && answer.payload.transfer) underway.push(answer.payload.transfer.id);
        return answer;
      }
      if (base === dead && givesUp) return null;
      await pass(100 + 900 * random());
    }
    return null;
  };

  const fill = world.warehouses.flatMap((warehouse) =>
    world.skus.map((sku) => receive(world, { sku, warehouse, quantity: 12 })),
  );
  await Promise.all(fill.map((plan, index) => makeCall(plan, index)));
  const jobs = await submitJobs(world, Math.max(6, Math.round(callers * 0.6)));
  const end = now() + seconds * 1_000;
  const killed = kill ? killOne(world, seconds, (base) => (dead = base)) : null;
  await Promise.all(
    Array.from({ length: callers }, async (_, caller) => {
      const own = seededRandom(seed * 10_007 + caller);
      while (now() < end) {
        const plan = await planCall(world, own, { jobs, underway, base: baseFor(caller) });
        if (plan) await makeCall(plan, caller, own() < 0.5);
        else await pass(50);
      }
    }),
  );
  await killed;
  return calls;
}

async function killOne(world: World, seconds: number, tell: (base: string) => void): Promise<void> {
  const [, victim] = world.servers;
  await pass(seconds * 500);
  const stopped = victim!.stop('SIGKILL');
  tell(victim!.base);
  await stopped;
}

/** What the answer adds to the record. */
function record(call: Call, { outcome, code, payload }: Answer): Partial<Call> {
  const pieces = payload.lines?.map(({ quantity, part: { sku }, warehouse: { code: warehouse } }): Piece => ({
    sku,
    warehouse,
    quantity,
  }));
  return {
    outcome,
    ...(code !== undefined && { code }),
    ...(pieces && call.verb !== 'reserveParts' && { pieces }),
    ...(code === 'below_reserved' && {
      shortages: call.pieces!.map((piece) => ({ ...piece, quantity: -piece.quantity, available: null })),
    }),
    ...(payload.shortages && {
      shortages: payload.shortages.map(({ requested, ...rest }) => ({ ...rest, quantity: requested })),
    }),
  };
}

/** The tickets come before the load, and not as a part of it. */
const submittedAtOnce = 20;

async function submitJobs(world: World, count: number): Promise<Job[]> {
  const submit = async (index: number): Promise<Job> => {
    const shop = world.shops[index % world.shops.length]!;
    const rank = 1 + (index % 4);
    const { base } = world.servers[index % world.servers.length]!;
    const input = {
      description: 'It drips.',
      contact: { name: 'Li Wei', phone: '+86 138 0013 8000' },
      severity: `P${rank}`,
      idempotencyKey: `job ${index}`,
    };
    for (let tried = 0; tried < mostTries; tried++) {
      const answer = await ask(base, shop.key, 'submitTicket', input);
      if (answer?.outcome === 'DONE') return { id: answer.payload.ticket!.id, rank, shop };
      if (answer) throw new Error(`a ticket could not be submitted: ${JSON.stringify(answer)}`);
      await pass(200);
    }
    throw new Error('a ticket could not be submitted: the server does not answer');
  };
  const jobs: Job[] = [];
  while (jobs.length < count) {
    const next = Array.from({ length: Math.min(submittedAtOnce, count - jobs.length) }, (_, index) =>
      submit(jobs.length + index),
    );
    jobs.push(...(await Promise.all(next)));
  }
  return jobs;
}

const textOf = (pieces: readonly Piece[]): string =>
  pieces.map(({ sku, quantity }) => `${quantity} ${sku}`).join(' + ');

const receive = ({ vendorKey: key }: World, piece: Piece): Plan => ({
  key,
  verb: 'receiveStock',
  text: `receive ${textOf([piece])} in ${piece.warehouse}`,
  input: { warehouse: piece.warehouse, lines: [{ sku: piece.sku, quantity: piece.quantity }] },
  pieces: [piece],
});

async function planCall(
  world: World,
  random: Random,
  { jobs, underway, base }: { jobs: readonly Job[]; underway: string[]; base: string },
): Promise<Plan | null> {
  const { vendorKey: key, warehouses, skus } = world;
  const upTo = (most: number) => 1 + Math.floor(most * random());
  const verb = pick(random, verbs);
  const job = pick(random, jobs);
  const from = pick(random, warehouses);
  const piece = { sku: pick(random, skus), warehouse: from, quantity: upTo(3) };
  switch (verb) {
    case 'receiveStock':
      return receive(world, piece);
    case 'adjustStock': {
      const quantity = pick(random, [-2, -1, 1]);
      const input = { warehouse: from, sku: piece.sku, quantity, reason: 'counted' };
      const text = `adjust ${piece.sku} by ${quantity} in ${from}`;
      return { key, verb, text, input, pieces: [{ ...piece, quantity }] };
    }
    case 'releaseParts':
    case 'issueParts': {
      const text = `${verb.slice(0, -5)} all of a P${job.rank} ticket`;
      return { key: job.shop.key, verb, text, input: { ticket: job.id } };
    }
    case 'transferStock': {
      const to = pick(
        random,
        warehouses.filter((code) => code !== from),
      );
      const underway = random() < 0.5;
      const input = {
        from,
        to,
        lines: [{ sku: piece.sku, quantity: piece.quantity }],
        ...(underway && { expectedOn: '2100-01-01' }),
      };
      const text = `transfer ${textOf([piece])} from ${from} to ${to}${underway ? ', underway' : ''}`;
      return { key, verb, text, input, pieces: [piece, ...(underway ? [] : [{ ...piece, warehouse: to }])] };
    }
    case 'moveTransfer': {
      const sent = random() < 0.5 && underway.shift();
      if (sent) return moveTransfer(key, 'receiveTransfer', sent);
      const open = await findTransfers(base, key);
      if (open.length === 0) return null;
      const { id, state } = pick(random, open);
      const move =
        state === 'IN_TRANSIT' ? 'receiveTransfer' : random() < 0.8 ? 'sendTransfer' : 'cancelTransfer';
      return moveTransfer(key, move, id);
    }
    default:
      return planReservation(world, random, job);
  }
}

const moveTransfer = (key: string, verb: string, id: string): Plan => ({
  key,
  verb,
  text: `${verb} ${id.slice(-6)}`,
  input: { id },
});

function planReservation({ skus, warehouses }: World, random: Random, { id, rank, shop }: Job): Plan {
  const named = random() < 0.5;
  const reachable = shop.places.length > 1 ? [shop.places[0]!] : warehouses;
  const warehouse = named ? pick(random, reachable) : null;
  const places = warehouse ? [warehouse] : shop.places;
  const wanted = [...skus].toSorted(() => random() - 0.5).slice(0, pick(random, [1, 1, 2, 3]));
  const pieces = wanted.map((sku) => ({
    sku,
    warehouse: places[0]!,
    quantity: 1 + Math.floor(4 * random()),
  }));
  const onShortage = random() < 0.55 ? 'REFUSE' : 'BACKORDER';
  const seconds = random() < 0.3 ? 2 + 6 * random() : null;
  const expiresAt = seconds && new Date(Date.now() + seconds * 1_000).toISOString();
  const lines = pieces.map(({ sku, quantity }) => ({ sku, quantity }));
  const text = [
    `reserve ${textOf(pieces)} for P${rank} ${warehouse ? `from ${warehouse}` : `at ${places[0]} or beyond`}`,
    ...(onShortage === 'BACKORDER' ? ['or wait'] : []),
    ...(seconds ? [`for ${seconds.toFixed(1)} s`] : []),
  ].join(', ');
  const input = { ticket: id, lines, onShortage, expiresAt, ...(warehouse && { warehouse }) };
  return { key: shop.key, verb: 'reserveParts', text, input, pieces, rank, places };
}
