import type { ReactiveController, ReactiveControllerHost } from 'lit';
import {
  isAftercareError,
  type ConnectionState,
  type PublicClient,
  type TrackedEntry,
  type TrackedTicket,
} from '@aftercare/sdk/public';

type FollowingHost = ReactiveControllerHost & {
  /** Loads what shows any ticket, and what this one needs. */
  prepare(ticket?: TrackedTicket): Promise<void>;
  /** The ticket is there for the first time or has a new status. */
  ticketChanged(ticket: TrackedTicket): void;
  /** Something happened on the ticket while it was watched. */
  entryArrived(entry: TrackedEntry): void;
  /** A request failed. */
  report(error: unknown): void;
};

/** Follows one ticket: fetches it, then takes every further entry as it happens. */
export class Following implements ReactiveController {
  ticket: TrackedTicket | undefined;
  connection: ConnectionState = 'connecting';
  /** The entries that have arrived while the ticket was watched. */
  readonly fresh = new Set<string>();
  /** Since when the links of the ticket's files are known, in milliseconds. */
  linksSince = 0;
  /** Why the ticket cannot be shown. */
  failure: unknown;
  /** Whether the token opens nothing (any more). */
  expired = false;

  readonly #host: FollowingHost;
  #client: PublicClient | undefined;
  #token = '';
  #watch: AbortController | undefined;

  constructor(host: FollowingHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    if (this.#client && this.#token) void this.#run(this.#client, this.#token);
  }

  hostDisconnected(): void {
    this.#watch?.abort();
  }

  /** Turns to a ticket; an empty token turns away from all. */
  follow(client: PublicClient, token: string): void {
    this.#watch?.abort();
    this.#client = client;
    this.#token = token;
    this.ticket = undefined;
    this.failure = undefined;
    this.expired = false;
    this.connection = 'connecting';
    if (token) void this.#run(client, token);
  }

  /** Takes the ticket as a mutation has answered it. */
  take(ticket: TrackedTicket): void {
    const known = this.ticket;
    if (known?.attachments !== ticket.attachments) this.linksSince = Date.now();
    const timeline =
      known && known.timeline.length > ticket.timeline.length ? known.timeline : ticket.timeline;
    this.ticket = { ...ticket, timeline };
    this.#host.requestUpdate();
    if (known?.status !== ticket.status) this.#host.ticketChanged(this.ticket);
  }

  /** Fetches the ticket again, for what entries do not tell: what the customer may do now. */
  async refresh(): Promise<void> {
    const { signal } = this.#watch ?? {};
    try {
      const ticket = await this.#client?.tracked.get({ token: this.#token }, { signal });
      if (!ticket) return;
      await this.#host.prepare(ticket);
      if (!signal?.aborted) this.take(ticket);
    } catch (error) {
      if (!signal?.aborted) this.#host.report(error);
    }
  }

  async #run(client: PublicClient, token: string): Promise<void> {
    this.#watch?.abort();
    const { signal } = (this.#watch = new AbortController());
    this.failure = undefined;
    try {
      const [ticket] = await Promise.all([client.tracked.get({ token }, { signal }), this.#host.prepare()]);
      if (signal.aborted) return;
      if (!ticket) return this.#expire();
      await this.#host.prepare(ticket);
      if (signal.aborted) return;
      this.take(ticket);
      const entries = client.tracked.stream({
        token,
        after: ticket.timeline.at(-1)?.id,
        signal,
        onConnection: (connection) => this.#connected(connection, signal),
      });
      for await (const entry of entries) await this.#arrived(entry);
    } catch (error) {
      if (!signal.aborted) this.#failed(error, client, token);
    }
  }

  async #arrived(entry: TrackedEntry): Promise<void> {
    const { ticket } = this;
    if (!ticket) return;
    // A refresh may have brought it already, and all that it changes.
    const known = ticket.timeline.some(({ id }) => id === entry.id);
    if (!known) {
      this.fresh.add(entry.id);
      const status = entry.status ?? ticket.status;
      const holdReason = entry.status ? entry.holdReason : ticket.holdReason;
      this.take({ ...ticket, status, holdReason, timeline: [...ticket.timeline, entry] });
    }
    this.#host.entryArrived(entry);
    if (!known && entry.type !== 'ticket.commented') await this.refresh();
  }

  #connected(connection: ConnectionState, signal: AbortSignal): void {
    if (signal.aborted) return;
    this.connection = connection;
    this.#host.requestUpdate();
  }

  #failed(error: unknown, client: PublicClient, token: string): void {
    if (isAftercareError(error, 'ResyncRequiredError')) return void this.#run(client, token);
    if (isAftercareError(error, 'AuthenticationError')) return this.#expire();
    this.failure = error;
    this.connection = 'offline';
    this.#host.report(error);
    this.#host.requestUpdate();
  }

  #expire(): void {
    this.ticket = undefined;
    this.expired = true;
    this.#host.requestUpdate();
  }
}
