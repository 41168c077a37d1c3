import { type Call, type History, levelOf, type Piece, type StockEvent, type Violation } from './history.ts';
import { order } from './order.ts';
import { checkRefusals } from './refusals.ts';
import { replay, type Step } from './replay.ts';

/**
 * Whether the answers that callers got, and the events that were written meanwhile, fit some serial order in which nothing
 * is promised twice. The versions of the levels in the events are the witness of that order; see docs/stock.md.
 */
export function check(history: History): Violation[] {
  const replayed = replay(history);
  const { spans, violations } = order(history, replayed);
  return [
    ...replayed.violations,
    ...violations,
    ...checkEffects(history),
    ...checkRefusals(history, replayed, spans),
  ];
}

/** Each call has its events and no others, each event has its call or is the system's. */
function checkEffects({ calls, events, callOf }: History): Violation[] {
  const eventsOf = Map.groupBy(events, ({ xid }) => callOf.get(xid) ?? `system ${xid}`);
  const written = new Set(callOf.values());
  const violations = calls.flatMap((call) => {
    const found = effectsOf(call, eventsOf.get(call.id) ?? [], written.has(call.id));
    return found.map((what) => ({
      what: `${call.id} (${call.text}): ${what}`,
      sku: call.pieces?.[0]?.sku ?? null,
    }));
  });
  for (const event of events) {
    if (callOf.has(event.xid)) continue;
    const { type, data, system } = event;
    // Holds that are over end, with the transfers that were requested for them, and what waits is filled.
    const ends = type === 'stock.released' || data.state === 'CANCELLED';
    if (system && (ends || data.filled)) continue;
    violations.push({
      what: `${type} in ${data.warehouse} belongs to no call`,
      sku: data.lines[0]?.sku ?? null,
    });
  }
  return violations;
}

/** What each verb writes, and whether the pieces of a call are all told of by it. */
const effects: Record<string, { types: string[]; state?: string }> = {
  receiveStock: { types: ['stock.received'] },
  adjustStock: { types: ['stock.adjusted'] },
  reserveParts: { types: ['stock.reserved', 'stock.backordered'] },
  releaseParts: { types: ['stock.released'] },
  issueParts: { types: ['stock.issued'] },
  transferStock: { types: ['stock.transferred'] },
  sendTransfer: { types: ['stock.transferred'], state: 'IN_TRANSIT' },
  receiveTransfer: { types: ['stock.transferred'], state: 'RECEIVED' },
  cancelTransfer: { types: ['stock.transferred'], state: 'CANCELLED' },
};

function effectsOf(call: Call, events: readonly StockEvent[], written: boolean): string[] {
  const { outcome, verb, pieces } = call;
  if (outcome === 'FAILED') return [`failed with ${call.code}`];
  if (outcome === 'SHORT' || outcome === 'REFUSED') {
    return events.length > 0 || written ? ['was refused, and has taken effect'] : [];
  }
  if (!written) return outcome === 'DONE' ? ['was acknowledged, and is lost'] : [];
  const { types, state } = effects[verb]!;
  const own = events.filter(
    ({ type, data }) => types.includes(type) && (state === undefined || data.state === state),
  );
  if (!pieces) return own.length > 0 || verb === 'releaseParts' ? [] : ['took effect with no event'];
  const told = sumsOf(own.flatMap(({ data }) => data.lines));
  return [...sumsOf(pieces)].flatMap(([level, asked]) =>
    told.get(level) === asked ? [] : [`${asked} of ${level}, and its events tell of ${told.get(level) ?? 0}`],
  );
}

function sumsOf(pieces: readonly Piece[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const piece of pieces) {
    sums.set(levelOf(piece), (sums.get(levelOf(piece)) ?? 0) + piece.quantity);
  }
  return sums;
}

/** Everything that happened to a part, level by level and in order, for people who look for the fault. */
export function tell(history: History, sku: string): string[] {
  const calls = new Map(history.calls.map((call) => [call.id, call]));
  const lineOf = ({ version, onHand, reserved, waiting, xid }: Step) => {
    const call = calls.get(history.callOf.get(xid) ?? '');
    const awaited = [...waiting]
      .filter(([, pieces]) => pieces > 0)
      .map(([rank, pieces]) => ` P${rank}×${pieces}`);
    const state = `${onHand} on hand, ${reserved} reserved${awaited.length > 0 ? `, waiting${awaited.join('')}` : ''}`;
    const wrong = reserved < 0 || onHand < reserved ? '  ← oversold' : '';
    return `  v${version}  ${state}  ${call ? describe(call) : 'system'}${wrong}`;
  };
  const levels = [...replay(history).steps].filter(([, steps]) => steps[0]?.sku === sku);
  const without = history.calls.filter(({ shortages }) =>
    shortages?.some((shortage) => shortage.sku === sku),
  );
  return [
    ...levels.flatMap(([level, steps]) => [level, ...steps.map(lineOf)]),
    ...(without.length > 0 ? ['refused', ...without.map((call) => `  ${describe(call)}`)] : []),
  ];
}

const describe = ({ id, text, start, end, outcome }: Call): string =>
  `${id} ${text} [${start.toFixed(0)}–${end?.toFixed(0) ?? '?'} ms] ${outcome ?? 'no answer'}`;
