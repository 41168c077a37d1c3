import type { Call, History, Violation } from './history.ts';
import type { Replayed } from './replay.ts';

/** Between which moments a transaction took effect. */
export interface Span {
  from: number;
  to: number;
}

interface Node extends Span {
  xid: string;
  call: Call | undefined;
  sku: string;
  level: string;
  after: Set<Node>;
  before: Set<Node>;
  /** What keeps it from having been earlier. */
  behind: Node | null;
}

/**
 * One serial order of all transactions that gives every level its versions in their order, and in which each call took
 * effect between its start and its end: or why there is none. Answers the moments that such an order leaves to each.
 */
export function order(
  history: History,
  replayed: Replayed,
): { spans: Map<string, Span>; violations: Violation[] } {
  const nodes = buildGraph(history, replayed);
  const violations: Violation[] = [];
  const sorted = sort(nodes.values());
  if (sorted.length < nodes.size) {
    const left = [...nodes.values()].find((node) => !sorted.includes(node))!;
    violations.push({
      what: `${left.level}: there is no serial order, each of several transactions comes before the other (${nameOf(left)})`,
      sku: left.sku,
    });
  }
  for (const node of sorted) {
    for (const earlier of node.before) {
      if (earlier.from <= node.from) continue;
      node.from = earlier.from;
      node.behind = earlier.behind ?? earlier;
    }
    if (node.from > node.to && node.behind) {
      const what = `${node.level}: ${nameOf(node)} had ended before ${nameOf(node.behind)} began, and comes after it`;
      violations.push({ what, sku: node.sku });
    }
  }
  for (const node of sorted.toReversed()) {
    for (const later of node.after) node.to = Math.min(node.to, later.to);
  }
  return {
    spans: new Map([...nodes.values()].map(({ xid, from, to }) => [xid, { from, to }])),
    violations,
  };
}

const nameOf = ({ call, xid }: Node): string =>
  call ? `${call.id} (${call.text})` : `the system's transaction ${xid}`;

function buildGraph(history: History, { steps, looks }: Replayed): Map<string, Node> {
  const calls = new Map(history.calls.map((call) => [call.id, call]));
  const nodes = new Map<string, Node>();
  const nodeOf = (xid: string, { sku, level }: { sku: string; level: string }): Node => {
    const known = nodes.get(xid);
    if (known) return known;
    const call = calls.get(history.callOf.get(xid) ?? '');
    const node = {
      xid,
      call,
      sku,
      level,
      from: call?.start ?? -Infinity,
      to: call?.end ?? Infinity,
      after: new Set<Node>(),
      before: new Set<Node>(),
      behind: null,
    };
    nodes.set(xid, node);
    return node;
  };
  const link = (earlier: Node, later: Node) => {
    if (earlier === later) return;
    earlier.after.add(later);
    later.before.add(earlier);
  };
  for (const ofLevel of steps.values()) {
    for (const [index, step] of ofLevel.entries()) {
      const node = nodeOf(step.xid, step);
      const previous = ofLevel[index - 1];
      if (previous) link(nodeOf(previous.xid, previous), node);
    }
  }
  for (const { level, xid, version } of looks) {
    const ofLevel = steps.get(level)!;
    const seen = ofLevel.find((step) => step.version === version);
    const next = ofLevel.find((step) => step.version > version);
    if (seen) link(nodeOf(seen.xid, seen), nodeOf(xid, seen));
    if (next) link(nodeOf(xid, next), nodeOf(next.xid, next));
  }
  return nodes;
}

/** Earlier ones first. What is on a circle, or behind one, is left out. */
function sort(nodes: Iterable<Node>): Node[] {
  const open = new Map([...nodes].map((node) => [node, node.before.size]));
  const sorted = [...open].filter(([, count]) => count === 0).map(([node]) => node);
  for (const node of sorted) {
    for (const later of node.after) {
      const count = open.get(later)! - 1;
      open.set(later, count);
      if (count === 0) sorted.push(later);
    }
  }
  return sorted;
}
