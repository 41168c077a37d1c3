import pg from 'pg';
import type { Logger } from '../logger.ts';

const channel = 'aftercare_event';

/**
 * Tells the other nodes that the log has grown. Sent after the commit and never inside a business transaction, where
 * NOTIFY would serialise all commits; many commits share one message. A lost message costs one poll interval.
 */
export class Announcer {
  #pool: pg.Pool;
  #log: Logger;
  #sending: Promise<void> | null = null;
  #again = false;

  constructor(pool: pg.Pool, log: Logger) {
    this.#pool = pool;
    this.#log = log;
  }

  announce(): void {
    this.#again = true;
    this.#sending ??= this.#send();
  }

  async settled(): Promise<void> {
    await this.#sending;
  }

  async #send(): Promise<void> {
    while (this.#again) {
      this.#again = false;
      try {
        await this.#pool.query('select pg_notify($1, $2)', [channel, '']);
      } catch (error) {
        this.#log.warn({ err: error }, 'the other nodes could not be notified; they will poll');
      }
    }
    this.#sending = null;
  }
}

const reconnectMs = 1_000;

/** Hears the announcements of all nodes on a connection of its own, and connects again when it breaks. */
export class Listener {
  #url: string;
  #log: Logger;
  #onAnnouncement: () => void;
  #client: pg.Client | null = null;
  #timer: NodeJS.Timeout | null = null;
  #stopped = false;

  constructor(url: string, log: Logger, onAnnouncement: () => void) {
    this.#url = url;
    this.#log = log;
    this.#onAnnouncement = onAnnouncement;
  }

  async start(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.#url,
      application_name: 'aftercare-listen',
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      connectionTimeoutMillis: 1_500,
      query_timeout: 5_000,
    });
    this.#client = client;
    client.on('notification', this.#onAnnouncement);
    client.on('error', (error) => this.#log.warn({ err: error }, 'the listening connection broke'));
    client.on('end', () => this.#reconnect());
    try {
      await client.connect();
      await client.query(`listen ${channel}`);
      this.#onAnnouncement();
    } catch (error) {
      this.#log.warn({ err: error }, 'listening for announcements failed; polling meanwhile');
      // A connection that stands but cannot listen would stay open for ever; its end brings the next try.
      await client.end();
      this.#reconnect();
    }
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#timer) clearTimeout(this.#timer);
    await this.#client?.end();
  }

  #reconnect(): void {
    if (this.#stopped || this.#timer) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      void this.start();
    }, reconnectMs);
  }
}
