import type { Size, Variables } from './list-size.ts';

/** More than this is as good as infinite: a bomb of fragments would leave the numbers that JSON can say. */
const mostCounted = 1_000_000_000;

interface Evaluation {
  variables: Variables;
  /** What is asked for in several places is counted once. */
  known: Map<Cost, number>;
}

/** What a part of a document costs: a number, or what tells it once the variables are known. */
export type Cost = number | ((evaluation: Evaluation) => number);

export const evaluate = (cost: Cost, variables: Variables): number =>
  numberOf(cost, { variables, known: new Map() });

function numberOf(cost: Cost, evaluation: Evaluation): number {
  if (typeof cost === 'number') return cost;
  const known = evaluation.known.get(cost);
  if (known !== undefined) return known;
  const counted = cost(evaluation);
  evaluation.known.set(cost, counted);
  return counted;
}

const count = (value: number): number => Math.min(value, mostCounted);

export const sum = (costs: readonly Cost[]): Cost =>
  combine(costs, (numbers) => numbers.reduce((one, other) => one + other, 0));

export const largest = (costs: readonly Cost[]): Cost => combine(costs, (numbers) => Math.max(0, ...numbers));

/** Numbers are put together now, and the rest when it is known. */
function combine(costs: readonly Cost[], how: (numbers: readonly number[]) => number): Cost {
  const open = costs.filter((cost) => typeof cost !== 'number');
  const fixed = count(how(costs.filter((cost) => typeof cost === 'number')));
  if (open.length === 0) return fixed;
  return (evaluation) => count(how([fixed, ...open.map((cost) => numberOf(cost, evaluation))]));
}

export function times(size: Size, cost: Cost): Cost {
  if (typeof size === 'number' && typeof cost === 'number') return count(size * cost);
  return (evaluation) =>
    count((typeof size === 'number' ? size : size(evaluation.variables)) * numberOf(cost, evaluation));
}
