import { Devices } from './devices.ts';
import { type TypedDocument, textOf } from './documents.ts';
import { Events } from './events.ts';
import { ViewerDocument, type ViewerQuery } from './generated/operations.ts';
import type { CallOptions, ClientOptions } from './options.ts';
import { ProductModels } from './product-models.ts';
import { Tickets } from './tickets.ts';
import { byText } from './transport/naming.ts';
import { createTransport, type Transport } from './transport/transport.ts';
import { Visits } from './visits.ts';

/** Whom the key stands for, and what time it is on the server. */
export type Viewer = ViewerQuery['viewer'];

/** The API as its staff and programs see it. Made by `createClient`. */
export class Client {
  readonly tickets: Tickets;
  readonly visits: Visits;
  readonly devices: Devices;
  readonly productModels: ProductModels;
  readonly events: Events;
  readonly #transport: Transport;

  /** @internal */
  constructor(transport: Transport) {
    this.#transport = transport;
    this.tickets = new Tickets(transport);
    this.visits = new Visits(transport);
    this.devices = new Devices(transport);
    this.productModels = new ProductModels(transport);
    this.events = new Events(transport);
  }

  /** Whom the key stands for: a cheap way to check a key. */
  async viewer(options?: CallOptions): Promise<Viewer> {
    return (await this.#transport.read(ViewerDocument, {}, options)).viewer;
  }

  /**
   * Sends any query or mutation, typed by its document. Result unions come back as they are; an answer with `errors`
   * rejects, even if it has data besides. With a publishable key it sends the id of the document, which the server has to
   * know: see `docs/trusted-documents.md`.
   */
  async query<Data, Variables>(
    document: TypedDocument<Data, Variables>,
    ...[variables, options]: QueryArguments<Variables>
  ): Promise<{ data: Data }> {
    const call = { ...options, source: document };
    return { data: await this.#transport.send(await textOf(document), variables as Variables, call) };
  }
}

/** Variables may be left out of a call when none of them is required. */
type QueryArguments<Variables> =
  Record<string, never> extends Variables
    ? [variables?: Variables, options?: CallOptions]
    : [variables: Variables, options?: CallOptions];

/**
 * A client for the whole API.
 *
 * ```ts
 * const client = createClient({ url: 'https://service.example.com', key: process.env.AFTERCARE_KEY });
 * const { number, trackingToken } = await client.tickets.submit({ description, contact, device });
 * ```
 *
 * @throws TypeError if the url is none
 */
export function createClient(options: ClientOptions): Client {
  return new Client(createTransport(options, byText));
}
