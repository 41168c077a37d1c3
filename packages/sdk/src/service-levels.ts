import {
  CreateServiceLevelDocument,
  type CreateServiceLevelInput,
  ServiceLevelDocument,
  type ServiceLevelDetailFragment as ServiceLevel,
  ServiceLevelsDocument,
  UpdateServiceLevelDocument,
  type UpdateServiceLevelInput,
} from './generated/operations.ts';
import { keyed } from './idempotency.ts';
import type { CallOptions } from './options.ts';
import type { List, PageRange } from './pagination.ts';
import { Part } from './part.ts';

/**
 * What the vendor promises: targets, what pauses them, and what happens when they are about to be missed. An edit
 * makes a new version, under which clocks that still run are counted anew. All staff may read them; headquarters edit
 * them.
 */
export class ServiceLevels extends Part {
  /** Lists the newest versions. */
  list(options?: PageRange & CallOptions): List<ServiceLevel> {
    return this.transport.list(ServiceLevelsDocument, {}, options);
  }

  /** Reads the newest version of one service level; null if there is none. */
  async get(by: { code: string }, options?: CallOptions): Promise<ServiceLevel | null> {
    return (await this.transport.read(ServiceLevelDocument, by, options)).serviceLevel;
  }

  /**
   * Makes a service level. Safe to repeat: it draws an `idempotencyKey` unless the input has one.
   *
   * @throws AlreadyExistsError, ValidationError with all issues at once, IdempotencyMismatchError
   */
  async create(input: CreateServiceLevelInput, options?: CallOptions): Promise<ServiceLevel> {
    const variables = { input: keyed(input) };
    return (await this.transport.write(CreateServiceLevelDocument, variables, options)).serviceLevel;
  }

  /**
   * Writes the whole service level anew, as its next version.
   *
   * @throws StaleVersionError, ValidationError
   */
  async update(input: UpdateServiceLevelInput, options?: CallOptions): Promise<ServiceLevel> {
    return (await this.transport.write(UpdateServiceLevelDocument, { input }, options)).serviceLevel;
  }
}
