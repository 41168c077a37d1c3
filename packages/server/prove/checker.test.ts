import { expect, test } from 'vitest';
import { check } from './checker.ts';
import type { Call, History, StockEvent } from './history.ts';

const sku = 'FAN';
const warehouse = 'WH';

type State = [onHand: number, reserved: number];

/** A history by hand: each transaction is named after its call, and changes the one level unless it says otherwise. */
class Story {
  readonly history: History = { calls: [], events: [], waits: [], callOf: new Map(), levels: [] };
  #states = new Map<string, { version: number; state: State }>();

  /** A call that was answered between two moments. */
  call(id: string, verb: string, [start, end]: [number, number | null], more: Partial<Call> = {}): this {
    const call = {
      id,
      verb,
      text: verb,
      start,
      end,
      outcome: end === null ? null : ('DONE' as const),
      ...more,
    };
    this.history.calls.push(call);
    return this;
  }

  /** A change of a level, as an event tells of it: of the transaction of that name. */
  change(
    xid: string,
    type: string,
    quantity: number,
    state: State,
    more: Partial<StockEvent> & { at?: string; version?: number } = {},
  ): this {
    const { at = warehouse, version = (this.#states.get(at)?.version ?? 0) + 1, data, ...rest } = more;
    this.#states.set(at, { version, state });
    if (this.history.calls.some(({ id }) => id === xid)) this.history.callOf.set(xid, xid);
    const [onHand, reserved] = state;
    const lines = [{ sku, warehouse: at, quantity, onHand, reserved, version }];
    this.history.events.push({
      xid,
      type,
      system: false,
      rank: null,
      ...rest,
      data: { warehouse: at, ...data, lines },
    });
    return this;
  }

  waits(xid: string, rank: number, queued: number): this {
    this.history.waits.push({ xid, sku, warehouse, rank, queued, underway: 0 });
    return this;
  }

  /** What the checker finds when the database ends where the events do. */
  found(): string[] {
    for (const [
      at,
      {
        version,
        state: [onHand, reserved],
      },
    ] of this.#states) {
      this.history.levels.push({ sku, warehouse: at, version, onHand, reserved });
    }
    return check(this.history).map(({ what }) => what);
  }
}

const pieces = (quantity: number, at = warehouse) => ({ pieces: [{ sku, warehouse: at, quantity }] });
const forP = (rank: number, quantity: number) => ({ ...pieces(quantity), rank, places: [warehouse] });
const short = (quantity: number, available: number, rank = 3) => ({
  ...forP(rank, quantity),
  outcome: 'SHORT' as const,
  shortages: [{ sku, warehouse, quantity, available }],
});

/** Two pieces came, and the first of them was reserved. */
const oneOfTwo = () =>
  new Story()
    .call('receive', 'receiveStock', [0, 10], pieces(2))
    .change('receive', 'stock.received', 2, [2, 0])
    .call('first', 'reserveParts', [20, 30], forP(3, 1))
    .change('first', 'stock.reserved', 1, [2, 1]);

test('nothing is found where nothing is wrong', () => {
  const story = oneOfTwo()
    .call('second', 'reserveParts', [20, 40], forP(3, 1))
    .change('second', 'stock.reserved', 1, [2, 2])
    .call('third', 'reserveParts', [35, 45], short(1, 0))
    .call('waiting', 'reserveParts', [50, 60], forP(2, 1))
    .change('waiting', 'stock.backordered', 1, [2, 2], { rank: 2 })
    .waits('waiting', 2, 1)
    .call('issue', 'issueParts', [61, 70], pieces(1))
    .change('issue', 'stock.issued', 1, [1, 1])
    .call('release', 'releaseParts', [71, 80], pieces(1))
    .change('release', 'stock.released', 1, [1, 0])
    .change('fill', 'stock.reserved', 1, [1, 1], {
      system: true,
      rank: 2,
      data: { filled: true, warehouse, lines: [] },
    })
    .waits('fill', 2, -1);
  expect(story.found()).toEqual([]);
});

test('a refusal is true if it was at one moment of the call', () => {
  const story = oneOfTwo()
    .call('second', 'reserveParts', [31, 40], forP(3, 1))
    .change('second', 'stock.reserved', 1, [2, 2])
    .call('release', 'releaseParts', [41, 50], pieces(1))
    .change('release', 'stock.released', 1, [2, 1])
    .call('refused', 'reserveParts', [35, 60], short(1, 0));
  expect(story.found()).toEqual([]);
});

test.each<[string, Story, RegExp[]]>([
  [
    'more promised than there is',
    oneOfTwo()
      .call('second', 'reserveParts', [20, 30], forP(3, 2))
      .change('second', 'stock.reserved', 2, [2, 3]),
    [/version 3 is oversold: 2 on hand, 3 reserved/, /took 2 for P3, with 1 free/],
  ],
  [
    'a change that another one overwrote',
    oneOfTwo()
      .call('second', 'reserveParts', [20, 30], forP(3, 1))
      .change('second', 'stock.reserved', 1, [2, 1]),
    [/version 3 is 2 on hand, 1 reserved, and by its events it would be 2 on hand, 2 reserved/],
  ],
  [
    'two that made the same version of what they saw',
    oneOfTwo()
      .call('second', 'reserveParts', [20, 30], forP(3, 1))
      .change('second', 'stock.reserved', 1, [2, 1], { version: 2 }),
    [/version 2 was made by 2 transactions/],
  ],
  [
    'a version of which no event tells',
    oneOfTwo()
      .call('second', 'reserveParts', [20, 30], forP(3, 1))
      .change('second', 'stock.reserved', 1, [2, 2], { version: 4 }),
    [/version 3 is told of by no event/],
  ],
  [
    'an answer that is lost',
    oneOfTwo().call('second', 'reserveParts', [20, 30], forP(3, 1)),
    [/^second .*was acknowledged, and is lost/],
  ],
  [
    'half a call',
    oneOfTwo()
      .call('second', 'reserveParts', [20, null], forP(3, 2))
      .change('second', 'stock.reserved', 1, [2, 2]),
    [/^second .*: 2 of FAN in WH, and its events tell of 1/],
  ],
  [
    'what had ended before another began and comes after it',
    oneOfTwo()
      .call('second', 'reserveParts', [12, 18], forP(3, 1))
      .change('second', 'stock.reserved', 1, [2, 2]),
    [/second .* had ended before first .* began, and comes after it/],
  ],
  [
    'the same with something else between',
    oneOfTwo()
      .change('expire', 'stock.released', 1, [2, 0], { system: true })
      .call('second', 'reserveParts', [12, 18], forP(3, 1))
      .change('second', 'stock.reserved', 1, [2, 1]),
    [/second .* had ended before first .* began, and comes after it/],
  ],
  [
    'a refusal that was never true',
    oneOfTwo().call('refused', 'reserveParts', [40, 50], short(1, 0)),
    [/^refused .*at no moment of it was that so/],
  ],
  [
    'a refusal that was true too early',
    oneOfTwo()
      .call('second', 'reserveParts', [31, 40], forP(3, 1))
      .change('second', 'stock.reserved', 1, [2, 2])
      .call('release', 'releaseParts', [41, 50], pieces(1))
      .change('release', 'stock.released', 1, [2, 1])
      .call('refused', 'reserveParts', [51, 60], short(1, 0)),
    [/^refused .*at no moment of it was that so/],
  ],
  [
    'a refusal that counted those who wait behind',
    oneOfTwo()
      .call('waiting', 'reserveParts', [31, 40], forP(4, 2))
      .change('waiting', 'stock.reserved', 1, [2, 2], { rank: 4 })
      .change('waiting', 'stock.backordered', 1, [2, 2], { rank: 4, version: 3 })
      .waits('waiting', 4, 1)
      .call('release', 'releaseParts', [41, 50], pieces(1))
      .change('release', 'stock.released', 1, [2, 1])
      .call('refused', 'reserveParts', [51, 60], short(1, 1, 1)),
    [/^refused .*at no moment of it was that so/],
  ],
  [
    'a refusal to take off what was free',
    oneOfTwo().call('count', 'adjustStock', [40, 50], {
      outcome: 'REFUSED',
      shortages: [{ sku, warehouse, quantity: 1, available: null }],
    }),
    [/^count .*at no moment of it was that so/],
  ],
  [
    'a refusal that took effect',
    oneOfTwo()
      .call('second', 'reserveParts', [31, 40], short(2, 1))
      .change('second', 'stock.reserved', 1, [2, 2]),
    [/^second .*was refused, and has taken effect/],
  ],
  [
    'one who overtakes those who wait before',
    oneOfTwo()
      .call('waiting', 'reserveParts', [31, 40], forP(1, 1))
      .change('waiting', 'stock.backordered', 1, [2, 1], { rank: 1 })
      .waits('waiting', 1, 1)
      .call('later', 'reserveParts', [41, 50], forP(2, 1))
      .change('later', 'stock.reserved', 1, [2, 2]),
    [/version 4 took 1 for P2, with 0 free/],
  ],
  [
    'one who is filled out of turn',
    oneOfTwo()
      .call('urgent', 'reserveParts', [31, 40], forP(1, 1))
      .change('urgent', 'stock.backordered', 1, [2, 1], { rank: 1 })
      .waits('urgent', 1, 1)
      .call('patient', 'reserveParts', [31, 41], forP(4, 1))
      .change('patient', 'stock.backordered', 1, [2, 1], { rank: 4 })
      .waits('patient', 4, 1)
      .change('fill', 'stock.reserved', 1, [2, 2], {
        system: true,
        rank: 4,
        data: { filled: true, warehouse, lines: [] },
      })
      .waits('fill', 4, -1),
    [/version 5 filled priority P4 before P1/],
  ],
  [
    'two levels that were changed in opposite orders',
    new Story()
      .call('one', 'transferStock', [0, 10], pieces(1))
      .call('other', 'transferStock', [0, 10], pieces(1))
      .change('one', 'stock.received', 5, [5, 0])
      .change('other', 'stock.received', 1, [6, 0])
      .change('other', 'stock.received', 1, [1, 0], { at: 'OTHER' })
      .change('one', 'stock.received', 1, [2, 0], { at: 'OTHER' }),
    [/there is no serial order/],
  ],
  [
    'an event of nobody',
    oneOfTwo().change('nobody', 'stock.reserved', 1, [2, 2]),
    [/^stock.reserved in WH belongs to no call/],
  ],
  [
    'an error that must not be',
    oneOfTwo().call('broken', 'issueParts', [40, 50], { outcome: 'FAILED', code: 'INTERNAL' }),
    [/^broken .*failed with INTERNAL/],
  ],
])('found: %s', (_what, story, found) => {
  const violations = story.found();
  for (const pattern of found)
    expect(violations).toEqual(expect.arrayContaining([expect.stringMatching(pattern)]));
});

test('found: a database that keeps something else than the events tell', () => {
  const { history } = oneOfTwo();
  history.levels.push({ sku, warehouse, version: 2, onHand: 2, reserved: 0 });
  expect(check(history)).toEqual([
    {
      what: 'FAN in WH: ends as 2 on hand, 1 reserved at version 2, and the database keeps 2 on hand, 0 reserved at 2',
      sku,
    },
  ]);
});
