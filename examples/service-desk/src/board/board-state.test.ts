import { describe, expect, it } from 'vitest';
import {
  addPage,
  type BoardState,
  closedBoard,
  type ColumnKey,
  placeTicket,
  updateColumn,
} from './board-state.ts';
import { makeTicket } from './make-ticket.ts';

const openBoard = (['new', 'accepted', 'progress', 'hold', 'resolved'] as const).reduce<BoardState>(
  (board, key) => addPage(board, key, [], null),
  closedBoard,
);

const idsIn = (board: BoardState, key: ColumnKey) =>
  board.columns.find((column) => column.key === key)?.tickets.map(({ id }) => id);

describe('placing a ticket', () => {
  it('shows a new ticket above older ones', () => {
    const older = placeTicket(openBoard, makeTicket('A', 'SUBMITTED', { day: 1 }));
    const both = placeTicket(older, makeTicket('B', 'SUBMITTED', { day: 2 }));
    expect(idsIn(both, 'new')).toEqual(['B', 'A']);
  });

  it('moves a ticket to the column of its status', () => {
    const submitted = placeTicket(openBoard, makeTicket('A', 'SUBMITTED'));
    const accepted = placeTicket(submitted, makeTicket('A', 'ACCEPTED', { version: 2 }));
    expect(idsIn(accepted, 'new')).toEqual([]);
    expect(idsIn(accepted, 'accepted')).toEqual(['A']);
  });

  it.each([
    ['SCHEDULED', 'accepted'],
    ['AWAITING_APPROVAL', 'progress'],
    ['ON_HOLD', 'hold'],
    ['RESOLVED', 'resolved'],
  ] as const)('shows %s in the column "%s"', (status, key) => {
    expect(idsIn(placeTicket(openBoard, makeTicket('A', status)), key)).toEqual(['A']);
  });

  it('only takes a ticket away when its column was not opened', () => {
    const resolved = placeTicket(openBoard, makeTicket('A', 'RESOLVED'));
    const closed = placeTicket(resolved, makeTicket('A', 'CLOSED', { version: 2 }));
    expect(closed.columns.flatMap(({ tickets }) => tickets)).toEqual([]);
  });

  it('ignores an older version of a ticket', () => {
    const accepted = placeTicket(openBoard, makeTicket('A', 'ACCEPTED', { version: 2 }));
    expect(placeTicket(accepted, makeTicket('A', 'SUBMITTED', { version: 1 }))).toBe(accepted);
  });
});

describe('adding a page', () => {
  it('continues a column below what it shows and remembers where the next page begins', () => {
    const first = addPage(
      closedBoardWithOpenNew(),
      'new',
      [makeTicket('B', 'SUBMITTED', { day: 2 })],
      'cursor',
    );
    expect(first.columns[0]).toMatchObject({ phase: 'ready', cursor: 'cursor' });
    const second = addPage(first, 'new', [makeTicket('A', 'SUBMITTED', { day: 1 })], null);
    expect(idsIn(second, 'new')).toEqual(['B', 'A']);
    expect(second.columns[0]?.cursor).toBeNull();
  });

  it('shows a ticket once that had moved into the column before its page came', () => {
    const moved = placeTicket(openBoard, makeTicket('A', 'ACCEPTED', { version: 2 }));
    const loaded = addPage(moved, 'accepted', [makeTicket('A', 'ACCEPTED', { version: 2 })], null);
    expect(idsIn(loaded, 'accepted')).toEqual(['A']);
  });

  it('does not bring back a ticket that left the column while the page was on its way', () => {
    const closed = placeTicket(openBoard, makeTicket('A', 'CLOSED', { version: 5 }));
    const loaded = addPage(closed, 'resolved', [makeTicket('A', 'RESOLVED', { version: 4 })], null);
    expect(idsIn(loaded, 'resolved')).toEqual([]);
  });
});

function closedBoardWithOpenNew(): BoardState {
  return updateColumn(closedBoard, 'new', { phase: 'loading' });
}
