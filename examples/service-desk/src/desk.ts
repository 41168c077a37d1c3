import type { Viewer } from '@aftercare/sdk';
import type { AdminClient } from '@aftercare/sdk/admin';
import { BoardStore } from './board/board-store.ts';
import { serverClock } from './clock/server-clock.ts';
import { Directory } from './directory.ts';
import { LiveFeed } from './live-feed.ts';
import type { LiveResource } from './live-resource.ts';
import { NoticeStore } from './notice/notice-store.ts';
import { followQuarantine, type Quarantine } from './quarantine/follow-quarantine.ts';

/** What one sign-in works with: the client, whom it speaks for, the live feed, and what is kept up to date by it. */
export class Desk {
  readonly client: AdminClient;
  readonly viewer: Viewer;
  readonly feed: LiveFeed;
  readonly board: BoardStore;
  readonly directory: Directory;
  readonly notices: NoticeStore;
  readonly quarantine: LiveResource<Quarantine>;

  constructor(client: AdminClient, viewer: Viewer) {
    this.client = client;
    this.viewer = viewer;
    this.feed = new LiveFeed(client);
    this.board = new BoardStore(client, this.feed);
    this.directory = new Directory(client, this.feed);
    this.quarantine = followQuarantine(client, this.feed);
    this.notices = new NoticeStore(this.feed);
    this.feed.listen({
      // Somebody may have moved the clock of a sandbox.
      onEvent: ({ at }) => serverClock.passed(at),
      onReconnect: () => undefined,
    });
  }
}
