/** What a caller asked for and what came of it, with the moments (ms) between which it happened. */
export interface Call {
  id: string;
  verb: string;
  /** For people. */
  text: string;
  start: number;
  /** Null: no answer ever came, as from a server that was killed. */
  end: number | null;
  /** REFUSED: an expected error that changes nothing. FAILED: one that must not be. */
  outcome: 'DONE' | 'SHORT' | 'REFUSED' | 'FAILED' | null;
  /** Of an error. */
  code?: string;
  /** What it is about: what was asked for or, where the server decides, what it answered. */
  pieces?: Piece[];
  /** Of a reservation: whom it comes before (the priority of its ticket), and where it may take from, home first. */
  rank?: number;
  places?: string[];
  /** Of what there was too little, and how much there was if the refusal says it. */
  shortages?: (Piece & { available: number | null })[];
}

/** Pieces of a part in a warehouse. */
export interface Piece {
  sku: string;
  warehouse: string;
  quantity: number;
}

/** A line of the log of events that is about stock. */
export interface StockEvent {
  /** The transaction that wrote it. */
  xid: string;
  type: string;
  system: boolean;
  /** Of its ticket. */
  rank: number | null;
  data: {
    warehouse: string;
    to?: string;
    state?: string;
    filled?: boolean;
    lines: (Piece & { onHand: number; reserved: number; version: number })[];
  };
}

/** How a transaction changed what waits for a level. */
export interface WaitChange {
  xid: string;
  sku: string;
  warehouse: string;
  /** The priority of the ticket that waits. */
  rank: number;
  /** Pieces that wait for whatever arrives. */
  queued: number;
  /** Pieces that wait for a transfer of their own. */
  underway: number;
}

export interface FinalLevel {
  sku: string;
  warehouse: string;
  onHand: number;
  reserved: number;
  version: number;
}

/** All that is known of a run. */
export interface History {
  calls: Call[];
  events: StockEvent[];
  waits: WaitChange[];
  /** Which call a transaction is of, by its id: each call writes its idempotency key in its own transaction. */
  callOf: Map<string, string>;
  levels: FinalLevel[];
}

export interface Violation {
  what: string;
  /** Of the part that it is about. */
  sku: string | null;
}

export const levelOf = ({ sku, warehouse }: { sku: string; warehouse: string }): string =>
  `${sku} in ${warehouse}`;
