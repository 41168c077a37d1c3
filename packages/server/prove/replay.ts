import { type History, levelOf, type StockEvent, type Violation, type WaitChange } from './history.ts';

/** One change of a level. */
export interface Step {
  level: string;
  sku: string;
  xid: string;
  version: number;
  /** After it. */
  onHand: number;
  reserved: number;
  /** Pieces that wait after it, by the rank of who waits. */
  waiting: Map<number, number>;
}

/** A transaction that looked at a level, locked it and left it as it was. */
export interface Look {
  level: string;
  xid: string;
  version: number;
}

export interface Replayed {
  /** The changes of each level, in the order of its versions. */
  steps: Map<string, Step[]>;
  looks: Look[];
  violations: Violation[];
}

interface Told {
  event: StockEvent;
  line: StockEvent['data']['lines'][number];
}

const waitKey = (xid: string, level: string): string => `${xid} ${level}`;

/** Pieces that wait and are not behind somebody of this rank. */
export const waitingBefore = (waiting: Map<number, number>, rank: number): number =>
  [...waiting].reduce((sum, [other, pieces]) => (other <= rank ? sum + pieces : sum), 0);

/** Goes through the changes of each level in the order of its versions, with a model that knows nothing but the rules. */
export function replay(history: History): Replayed {
  const violations: Violation[] = [];
  const waits = Map.groupBy(history.waits, (wait) => waitKey(wait.xid, levelOf(wait)));
  const calledOff = sumsOfCalledOff(history.events);
  const told = history.events.flatMap((event) => event.data.lines.map((line): Told => ({ event, line })));
  const steps = new Map<string, Step[]>();
  const looks: Look[] = [];
  const settled = new Set<string>();
  for (const [level, ofLevel] of Map.groupBy(told, ({ line }) => levelOf(line))) {
    const { sku } = ofLevel[0]!.line;
    const accuse = (what: string) => violations.push({ what: `${level}: ${what}`, sku });
    const versions = Map.groupBy(ofLevel, ({ line }) => line.version);
    const last = Math.max(...versions.keys());
    let before: Step = { level, sku, xid: '', version: 0, onHand: 0, reserved: 0, waiting: new Map() };
    const ofThis: Step[] = [];
    for (let version = 1; version <= last; version++) {
      const byXid = Map.groupBy(versions.get(version) ?? [], ({ event }) => event.xid);
      const changers = [...byXid].filter(
        ([xid, lines]) => !onlyLooked(lines, { waits: waits.get(waitKey(xid, level)), calledOff }),
      );
      for (const [xid, lines] of byXid) {
        if (changers.some(([other]) => other === xid)) continue;
        looks.push({ level, xid, version });
        const [{ line }] = lines as [Told, ...Told[]];
        const same = changers.flatMap(([, of]) => of).every((one) => sameState(one.line, line));
        if (!same) accuse(`version ${version} was seen as ${stateOf(line)}`);
      }
      if (changers.length !== 1) {
        accuse(
          changers.length === 0
            ? `version ${version} is told of by no event`
            : `version ${version} was made by ${changers.length} transactions`,
        );
        if (changers.length === 0) continue;
      }
      const [xid, lines] = changers.at(-1)!;
      const changes = waits.get(waitKey(xid, level)) ?? [];
      settled.add(waitKey(xid, level));
      before = step(before, { xid, version, lines, changes, history, accuse });
      ofThis.push(before);
    }
    steps.set(level, ofThis);
    const final = history.levels.find((row) => levelOf(row) === level);
    if (final?.version !== last || !sameState(final, before)) {
      accuse(
        `ends as ${stateOf(before)} at version ${last}, and the database keeps ${final ? stateOf(final) : 'nothing'} at ${final?.version}`,
      );
    }
  }
  for (const [key, changes] of waits) {
    const [wait] = changes as [WaitChange, ...WaitChange[]];
    const queued = changes.reduce((sum, change) => sum + change.queued, 0);
    if (queued === 0 || settled.has(key)) continue;
    violations.push({
      what: `${levelOf(wait)}: what waits changed by ${queued} with no version of its own`,
      sku: wait.sku,
    });
  }
  for (const final of history.levels) {
    if (final.version > 0 && !steps.has(levelOf(final))) {
      violations.push({
        what: `${levelOf(final)}: at version ${final.version}, and no event tells of it`,
        sku: final.sku,
      });
    }
  }
  return { steps, looks, violations };
}

interface Next {
  xid: string;
  version: number;
  lines: Told[];
  changes: WaitChange[];
  history: History;
  accuse: (what: string) => void;
}

function step(before: Step, { xid, version, lines, changes, history, accuse }: Next): Step {
  const call = history.calls.find(({ id }) => id === history.callOf.get(xid));
  const dropped = changes.reduce((sum, { queued, underway }) => sum - queued - underway, 0);
  const released = lines.reduce(
    (sum, { event, line }) => sum + (event.type === 'stock.released' ? line.quantity : 0),
    0,
  );
  let onHand = before.onHand;
  let reserved = before.reserved;
  if (released > 0) reserved -= released - dropped;
  let taken = 0;
  for (const { event, line } of lines) {
    const change = changeBy(event, line, call?.verb === 'sendTransfer');
    onHand += change.onHand;
    reserved += change.reserved;
    if (change.takes) taken += change.reserved;
    if (event.data.filled && event.type === 'stock.reserved' && !call) {
      const first = Math.min(...[...before.waiting].filter(([, pieces]) => pieces > 0).map(([rank]) => rank));
      if (event.rank !== null && first < event.rank) {
        accuse(`version ${version} filled priority P${event.rank} before P${first}`);
      }
    }
  }
  const { line } = lines[0]!;
  if (!lines.every((one) => sameState(one.line, line))) accuse(`version ${version} is told of in two ways`);
  if (!sameState({ onHand, reserved }, line)) {
    accuse(
      `version ${version} is ${stateOf(line)}, and by its events it would be ${stateOf({ onHand, reserved })}`,
    );
  }
  if (line.reserved < 0 || line.onHand < line.reserved)
    accuse(`version ${version} is oversold: ${stateOf(line)}`);
  const rank = lines.find(({ event }) => event.rank !== null)?.event.rank ?? call?.rank ?? null;
  if (taken > 0 && rank !== null) {
    const free = before.onHand - before.reserved - waitingBefore(before.waiting, rank);
    if (taken > free)
      accuse(
        `version ${version} took ${taken} for P${rank}, with ${Math.max(free, 0)} free of those who wait before`,
      );
  }
  const waiting = new Map(before.waiting);
  for (const { rank: other, queued } of changes) {
    const pieces = (waiting.get(other) ?? 0) + queued;
    if (pieces < 0) accuse(`version ${version} leaves ${pieces} waiting`);
    waiting.set(other, pieces);
  }
  return {
    level: before.level,
    sku: before.sku,
    xid,
    version,
    onHand: line.onHand,
    reserved: line.reserved,
    waiting,
  };
}

/** What a line of an event says of its level; `takes`: it must be free for who takes it. */
function changeBy(
  { type, data }: StockEvent,
  { warehouse, quantity }: Told['line'],
  sendsWhatIsHeld: boolean,
): { onHand: number; reserved: number; takes?: boolean } {
  switch (type) {
    case 'stock.received':
    case 'stock.returned':
    case 'stock.adjusted':
      return { onHand: quantity, reserved: 0 };
    case 'stock.scrapped':
      return { onHand: -quantity, reserved: 0 };
    case 'stock.issued':
      return { onHand: -quantity, reserved: -quantity };
    case 'stock.reserved':
      return { onHand: 0, reserved: quantity, takes: !data.filled };
    case 'stock.transferred':
      if (data.state === 'REQUESTED') return { onHand: 0, reserved: quantity, takes: true };
      if (data.state === 'CANCELLED') return { onHand: 0, reserved: -quantity };
      if (warehouse !== data.warehouse) return { onHand: quantity, reserved: 0 };
      return { onHand: -quantity, reserved: sendsWhatIsHeld ? -quantity : 0 };
    default:
      return { onHand: 0, reserved: 0 };
  }
}

/** What was to come to a level by transfers that a transaction called off. */
function sumsOfCalledOff(events: readonly StockEvent[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { type, xid, data } of events) {
    if (type !== 'stock.transferred' || data.state !== 'CANCELLED') continue;
    for (const { sku, quantity } of data.lines) {
      const key = waitKey(xid, levelOf({ sku, warehouse: data.to! }));
      sums.set(key, (sums.get(key) ?? 0) + quantity);
    }
  }
  return sums;
}

/** What waits for a transfer neither takes from its level nor waits for it, and an event tells of the level nevertheless. */
function onlyLooked(
  lines: readonly Told[],
  { waits = [], calledOff }: { waits: WaitChange[] | undefined; calledOff: Map<string, number> },
): boolean {
  const [{ event, line }] = lines as [Told, ...Told[]];
  if (lines.every((one) => one.event.type === 'stock.backordered')) {
    return waits.reduce((sum, { queued }) => sum + queued, 0) === 0;
  }
  if (!lines.every((one) => one.event.type === 'stock.released')) return false;
  const released = lines.reduce((sum, one) => sum + one.line.quantity, 0);
  return released === calledOff.get(waitKey(event.xid, levelOf(line)));
}

type State = Pick<Step, 'onHand' | 'reserved'>;
const sameState = (one: State, other: State): boolean =>
  one.onHand === other.onHand && one.reserved === other.reserved;
const stateOf = ({ onHand, reserved }: State): string => `${onHand} on hand, ${reserved} reserved`;
