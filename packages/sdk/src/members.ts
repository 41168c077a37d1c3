import {
  CertifyMemberDocument,
  type CertifyMemberInput,
  CreateMemberDocument,
  type CreateMemberInput,
  type MemberDetailFragment as Member,
  MembersDocument,
  type Role,
  UnlinkMemberDocument,
  UpdateMemberDocument,
  type UpdateMemberInput,
} from './generated/operations.ts';
import { keyed } from './idempotency.ts';
import type { CallOptions } from './options.ts';
import type { List, PageRange } from './pagination.ts';
import { Part } from './part.ts';

/** Which members, in pages of which size. */
export interface MemberListOptions extends PageRange, CallOptions {
  /** Code of their organization. Default: all that the key sees. */
  organization?: string;
  role?: Role;
}

/** The people who work in the service network. */
export class Members extends Part {
  /** Lists members with their roles, skills, regions and certifications. */
  list({ organization, role, ...options }: MemberListOptions = {}): List<Member> {
    return this.transport.list(MembersDocument, { organization, role }, options);
  }

  /**
   * Adds a person to an organization. Safe to repeat: it draws an `idempotencyKey` unless the input has one.
   *
   * @throws AlreadyExistsError (the email is taken), ValidationError, IdempotencyMismatchError
   */
  async create(input: CreateMemberInput, options?: CallOptions): Promise<Member> {
    return (await this.transport.write(CreateMemberDocument, { input: keyed(input) }, options)).member;
  }

  /** Changes what the input names, and leaves the rest. */
  async update(input: UpdateMemberInput, options?: CallOptions): Promise<Member> {
    return (await this.transport.write(UpdateMemberDocument, { input }, options)).member;
  }

  /** Certifies somebody for a product category until a day, anew or again; a day in the past ends it. */
  async certify(input: CertifyMemberInput, options?: CallOptions): Promise<Member> {
    return (await this.transport.write(CertifyMemberDocument, { input }, options)).member;
  }

  /**
   * Forgets the account at the identity provider that a member signs in with, by the member's id: it ends within 5 seconds, and
   * the next verified one with their email address is tied to them anew.
   */
  async unlink(id: string, options?: CallOptions): Promise<Member> {
    return (await this.transport.write(UnlinkMemberDocument, { input: { id } }, options)).member;
  }
}
