import type { TypedDocumentString } from './documents.ts';
import {
  CoverageDocument,
  type CoverageDetailFragment as Coverage,
  type CoverageInput,
  CreateWarrantyPolicyDocument,
  type CreateWarrantyPolicyInput,
  DeviceWarrantyDocument,
  type DeviceWarrantyQuery,
  ExtendWarrantyDocument,
  type ExtendWarrantyInput,
  type RefusalFragment,
  RestoreWarrantyDocument,
  type RestoreWarrantyInput,
  RevokeWarrantyExtensionDocument,
  type RevokeWarrantyExtensionInput,
  TicketCoverageDocument,
  type TicketCoverageQuery,
  UpdateWarrantyPolicyDocument,
  type UpdateWarrantyPolicyInput,
  VoidWarrantyDocument,
  type VoidWarrantyInput,
  type WarrantyDetailFragment as Warranty,
  WarrantyPoliciesDocument,
  WarrantyPolicyDocument,
  type WarrantyPolicyDetailFragment as WarrantyPolicy,
} from './generated/operations.ts';
import { keyed } from './idempotency.ts';
import type { CallOptions } from './options.ts';
import type { List, PageRange } from './pagination.ts';
import { Part } from './part.ts';

/** Every decision about who pays for the job of a ticket, oldest first, and what a manager granted beyond them. */
export type TicketCoverage = NonNullable<TicketCoverageQuery['ticket']>;

/** The warranty of a device, null if it was sold without; and the parts in it, with those that were taken out. */
export type DeviceWarranty = NonNullable<DeviceWarrantyQuery['device']>;

type WarrantyChange<Input> = TypedDocumentString<
  { [field: string]: { device: { warranty: Warranty | null } } | RefusalFragment },
  { input: Input }
>;

/** Who pays for repairs, and why. Sentences are in the client's `locale`; days are `YYYY-MM-DD`. */
export class Warranties extends Part {
  /**
   * Who would pay for a repair, at any moment (`at`, now by default). A device that is not on record, or not for this key to
   * see, is `NEEDS_PROOF`, and the reasons say what to send.
   *
   * @throws InvalidRequestError (there is no part with this `sku`)
   */
  async coverage(input: CoverageInput, options?: CallOptions): Promise<Coverage> {
    return (await this.transport.read(CoverageDocument, { input }, options)).coverage;
  }

  /** The warranty of a device as it stands now, and its parts; null if there is no device to see. */
  async get(by: { serial: string } | { id: string }, options?: CallOptions): Promise<DeviceWarranty | null> {
    return (await this.transport.read(DeviceWarrantyDocument, by, options)).device;
  }

  /** What was decided on a ticket, and the goodwill that was granted; null if there is no ticket to see. */
  async ofTicket(
    by: { number: string } | { id: string },
    options?: CallOptions,
  ): Promise<TicketCoverage | null> {
    return (await this.transport.read(TicketCoverageDocument, by, options)).ticket;
  }

  /**
   * Ends a warranty before its time. What was decided before stays.
   *
   * @throws PreconditionError (there is none, or it is void already), NotFoundError, ValidationError
   */
  void(input: VoidWarrantyInput, options?: CallOptions): Promise<Warranty> {
    return this.#change(VoidWarrantyDocument, input, options);
  }

  /**
   * Takes a void back.
   *
   * @throws PreconditionError (it is not void), NotFoundError, ValidationError
   */
  restore(input: RestoreWarrantyInput, options?: CallOptions): Promise<Warranty> {
    return this.#change(RestoreWarrantyDocument, input, options);
  }

  /**
   * Adds phases that were bought for one device. Safe to repeat: it draws an `idempotencyKey` unless the input has one.
   *
   * At most 120 months. For MANAGER.
   *
   * @throws PreconditionError (it was sold without a warranty), NotFoundError, ValidationError, IdempotencyMismatchError
   */
  extend(input: ExtendWarrantyInput, options?: CallOptions): Promise<Warranty> {
    return this.#change(ExtendWarrantyDocument, keyed(input), options);
  }

  /**
   * Takes an extension back, by its `id` among the warranty's `extensions`: from now on it does not count. What was decided
   * before stays. For MANAGER.
   *
   * @throws PreconditionError (it was taken back already), NotFoundError, ValidationError
   */
  revokeExtension(input: RevokeWarrantyExtensionInput, options?: CallOptions): Promise<Warranty> {
    return this.#change(RevokeWarrantyExtensionDocument, input, options);
  }

  async #change<Input>(
    document: WarrantyChange<Input>,
    input: Input,
    options?: CallOptions,
  ): Promise<Warranty> {
    const { device } = await this.transport.write(document, { input }, options);
    // What was changed is there.
    return device.warranty!;
  }
}

/**
 * What the vendor promises about repairs: one version after the other. Devices keep the version that they were sold with.
 * Everybody may read them; headquarters edit them.
 */
export class WarrantyPolicies extends Part {
  /** Lists the newest versions. */
  list(options?: PageRange & CallOptions): List<WarrantyPolicy> {
    return this.transport.list(WarrantyPoliciesDocument, {}, options);
  }

  /** Reads the newest version of one policy, or the `version` that is asked for; null if there is none. */
  async get(by: { code: string; version?: number }, options?: CallOptions): Promise<WarrantyPolicy | null> {
    return (await this.transport.read(WarrantyPolicyDocument, by, options)).warrantyPolicy;
  }

  /**
   * Makes a policy. Safe to repeat: it draws an `idempotencyKey` unless the input has one.
   *
   * @throws AlreadyExistsError, ValidationError with all issues at once, IdempotencyMismatchError
   */
  async create(input: CreateWarrantyPolicyInput, options?: CallOptions): Promise<WarrantyPolicy> {
    const variables = { input: keyed(input) };
    return (await this.transport.write(CreateWarrantyPolicyDocument, variables, options)).policy;
  }

  /**
   * Writes the whole policy anew, as its next version. Devices that were sold keep theirs.
   *
   * @throws StaleVersionError, ValidationError
   */
  async update(input: UpdateWarrantyPolicyInput, options?: CallOptions): Promise<WarrantyPolicy> {
    return (await this.transport.write(UpdateWarrantyPolicyDocument, { input }, options)).policy;
  }
}
