import type { Transport } from './transport/transport.ts';

/** A part of a client: the calls of one domain, over the transport that all parts share. */
export abstract class Part {
  protected readonly transport: Transport;

  /** @internal */
  constructor(transport: Transport) {
    this.transport = transport;
  }
}
