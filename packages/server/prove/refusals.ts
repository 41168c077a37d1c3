import { type Call, type History, levelOf, type Violation } from './history.ts';
import type { Span } from './order.ts';
import { type Replayed, type Step, waitingBefore } from './replay.ts';

/** What a level was, and the longest time in which it can have been that. */
interface State extends Span {
  onHand: number;
  reserved: number;
  waiting: Map<number, number>;
}

/**
 * Each refusal for want of parts must have been true: at one moment between the call's start and its end, there was as
 * little of every part as it says, and that was not enough.
 */
export function checkRefusals(
  { calls }: History,
  { steps }: Replayed,
  spans: Map<string, Span>,
): Violation[] {
  const states = new Map([...steps].map(([level, ofLevel]) => [level, statesOf(ofLevel, spans)]));
  return calls.flatMap((call): Violation[] => {
    const { shortages } = call;
    if (!shortages) return [];
    const involved = shortages.flatMap(({ sku, warehouse }) =>
      [warehouse, ...(call.places ?? [])].map((place) => levelOf({ sku, warehouse: place })),
    );
    const moments = [
      call.start,
      ...involved.flatMap((level) => (states.get(level) ?? []).map(({ from }) => from)),
    ].filter((moment) => moment >= call.start && moment <= call.end!);
    const isTrue = (moment: number) =>
      shortages.every((shortage) => isShort(call, shortage, (level) => at(states.get(level), moment)));
    if (moments.some(isTrue)) return [];
    const said = shortages.map(
      ({ sku, warehouse, quantity, available }) =>
        `${quantity} of ${sku} with ${available ?? 'fewer'} in ${warehouse}`,
    );
    const what = `${call.id} (${call.text}) was refused ${said.join(', ')}, and at no moment of it was that so`;
    return [{ what, sku: shortages[0]!.sku }];
  });
}

const nothing: State = { from: -Infinity, to: Infinity, onHand: 0, reserved: 0, waiting: new Map() };

function statesOf(steps: readonly Step[], spans: Map<string, Span>): State[] {
  const first = { ...nothing, to: spans.get(steps[0]?.xid ?? '')?.to ?? Infinity };
  return [
    first,
    ...steps.map((step, index) => ({
      ...step,
      from: spans.get(step.xid)!.from,
      to: spans.get(steps[index + 1]?.xid ?? '')?.to ?? Infinity,
    })),
  ];
}

const at = (states: readonly State[] = [nothing], moment: number): State[] =>
  states.filter(({ from, to }) => from <= moment && moment <= to);

function isShort(
  { rank, places = [] }: Call,
  { sku, warehouse, quantity, available }: NonNullable<Call['shortages']>[number],
  statesAt: (level: string) => State[],
): boolean {
  const freeIn = ({ onHand, reserved, waiting }: State) =>
    Math.max(0, onHand - reserved - (rank === undefined ? 0 : waitingBefore(waiting, rank)));
  const home = statesAt(levelOf({ sku, warehouse })).filter(
    ({ onHand, reserved }) => available === null || onHand - reserved === available,
  );
  if (home.length === 0) return false;
  const elsewhere = places
    .filter((place) => place !== warehouse)
    .map((place) => Math.min(...statesAt(levelOf({ sku, warehouse: place })).map(freeIn)));
  const least = [Math.min(...home.map(freeIn)), ...elsewhere];
  return least.reduce((sum, free) => sum + free, 0) < quantity;
}
