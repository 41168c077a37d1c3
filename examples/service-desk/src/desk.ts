import type { Client, Viewer } from '@aftercare/sdk';
import { BoardStore } from './board/board-store.ts';
import { LiveFeed } from './live-feed.ts';

/** What one sign-in works with: the client, whom it speaks for, the live feed, and the board kept up to date by it. */
export class Desk {
  readonly client: Client;
  readonly viewer: Viewer;
  readonly feed: LiveFeed;
  readonly board: BoardStore;

  constructor(client: Client, viewer: Viewer) {
    this.client = client;
    this.viewer = viewer;
    this.feed = new LiveFeed(client);
    this.board = new BoardStore(client, this.feed);
  }
}
