import {
  type OrganizationDetailFragment as Organization,
  OrganizationsDocument,
} from './generated/operations.ts';
import type { CallOptions } from './options.ts';
import { List, type PageRange } from './pagination.ts';
import type { Transport } from './transport/transport.ts';

/** The service network, as far as the key sees it: its own organization and those below. */
export class Organizations {
  readonly #transport: Transport;

  /** @internal */
  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** Lists organizations. */
  list({ first, after, ...options }: PageRange & CallOptions = {}): List<Organization> {
    const read = async (range: PageRange) =>
      (await this.#transport.read(OrganizationsDocument, range, options)).organizations;
    return new List(read, { first, after });
  }
}
