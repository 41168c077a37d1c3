import {
  CreateOrganizationDocument,
  type CreateOrganizationInput,
  type OrganizationDetailFragment as Organization,
  OrganizationsDocument,
  UpdateOrganizationDocument,
  type UpdateOrganizationInput,
} from './generated/operations.ts';
import { keyed } from './idempotency.ts';
import type { CallOptions } from './options.ts';
import type { List, PageRange } from './pagination.ts';
import { Part } from './part.ts';

/** The service network, as far as the key sees it: its own organization and those below. */
export class Organizations extends Part {
  /** Lists organizations. */
  list(options?: PageRange & CallOptions): List<Organization> {
    return this.transport.list(OrganizationsDocument, {}, options);
  }

  /**
   * Adds an organization below another. Safe to repeat: it draws an `idempotencyKey` unless the input has one.
   *
   * @throws AlreadyExistsError (the code is taken), ValidationError, IdempotencyMismatchError
   */
  async create(input: CreateOrganizationInput, options?: CallOptions): Promise<Organization> {
    const variables = { input: keyed(input) };
    return (await this.transport.write(CreateOrganizationDocument, variables, options)).organization;
  }

  /** Changes what the input names, and leaves the rest. */
  async update(input: UpdateOrganizationInput, options?: CallOptions): Promise<Organization> {
    return (await this.transport.write(UpdateOrganizationDocument, { input }, options)).organization;
  }
}
