import { ProductModelsDocument as ProductModelsId } from './generated/document-ids.ts';
import {
  CreateProductModelDocument,
  type CreateProductModelInput,
  type ModelFragment as ProductModel,
  ProductModelsDocument,
} from './generated/operations.ts';
import { keyed } from './idempotency.ts';
import type { CallOptions } from './options.ts';
import type { List, PageRange } from './pagination.ts';
import { Part } from './part.ts';

/** Which product models, in pages of which size. */
export interface ProductModelListOptions extends PageRange, CallOptions {
  /** A part of the code or the name. */
  search?: string;
}

/** What the vendor makes. Names are in the client's `locale`. */
export class ProductModels extends Part {
  /** Lists product models. */
  list({ search, ...options }: ProductModelListOptions = {}): List<ProductModel> {
    return this.transport.list(ProductModelsDocument, { search }, options);
  }
}

/** The same in a web page. */
export class PublicProductModels extends Part {
  /** Lists product models. */
  list({ search, ...options }: ProductModelListOptions = {}): List<ProductModel> {
    return this.transport.list(ProductModelsId, { search }, options);
  }
}

/** What the vendor makes, for those who add to it. */
export class AdminProductModels extends ProductModels {
  /**
   * Adds a product model. Safe to repeat: it draws an `idempotencyKey` unless the input has one.
   *
   * @throws AlreadyExistsError (the code is taken), ValidationError, IdempotencyMismatchError
   */
  async create(input: CreateProductModelInput, options?: CallOptions): Promise<ProductModel> {
    const variables = { input: keyed(input) };
    return (await this.transport.write(CreateProductModelDocument, variables, options)).productModel;
  }
}
