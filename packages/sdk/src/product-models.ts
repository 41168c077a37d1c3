import { type ModelFragment as ProductModel, ProductModelsDocument } from './generated/operations.ts';
import type { CallOptions } from './options.ts';
import { List, type PageRange } from './pagination.ts';
import type { Transport } from './transport/transport.ts';

/** Which product models, in pages of which size. */
export interface ProductModelListOptions extends PageRange, CallOptions {
  /** A part of the code or the name. */
  search?: string;
}

/** What the vendor makes. Names are in the client's `locale`. */
export class ProductModels {
  readonly #transport: Transport;

  /** @internal */
  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** Lists product models. */
  list({ search, first, after, ...options }: ProductModelListOptions = {}): List<ProductModel> {
    const read = async (range: PageRange) =>
      (await this.#transport.read(ProductModelsDocument, { search, ...range }, options)).productModels;
    return new List(read, { first, after });
  }
}
