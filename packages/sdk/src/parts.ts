import { type PartDetailFragment as SparePart, PartDocument, PartsDocument } from './generated/operations.ts';
import type { CallOptions } from './options.ts';
import type { List, PageRange } from './pagination.ts';
import { Part } from './part.ts';

/** Which parts, in pages of which size. */
export interface PartListOptions extends PageRange, CallOptions {
  /** Words of the SKU or the name. */
  search?: string;
  /** Code of a product model that they are made for. */
  model?: string;
}

/** The catalogue of spare parts. Names are in the client's `locale`; money is in minor units: 1250 is 12.50 CNY. */
export class Parts extends Part {
  /** Lists parts, by SKU. */
  list({ search, model, ...options }: PartListOptions = {}): List<SparePart> {
    return this.transport.list(PartsDocument, { search, model }, options);
  }

  /** Reads one part by its SKU; null if there is none. */
  async get(sku: string, options?: CallOptions): Promise<SparePart | null> {
    return (await this.transport.read(PartDocument, { sku }, options)).part;
  }
}
