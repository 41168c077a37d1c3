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
import { List, type PageRange } from './pagination.ts';
import type { Transport } from './transport/transport.ts';

/** The service network, as far as the key sees it: its own organization and those below. */
export class Organizations {
  protected readonly transport: Transport;

  /** @internal */
  constructor(transport: Transport) {
    this.transport = transport;
  }

  /** Lists organizations. */
  list({ first, after, ...options }: PageRange & CallOptions = {}): List<Organization> {
    const read = async (range: PageRange) =>
      (await this.transport.read(OrganizationsDocument, range, options)).organizations;
    return new List(read, { first, after });
  }
}

/** The service network for those who build it. */
export class AdminOrganizations extends Organizations {
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
