import {
  type ApiKeyDetailFragment as ApiKey,
  ApiKeyHistoryDocument,
  type ApiKeyKind,
  ApiKeysDocument,
  CreateApiKeyDocument,
  type CreateApiKeyInput,
  type KeyEventDetailFragment,
  RevokeApiKeyDocument,
  RotateApiKeyDocument,
  type RotateApiKeyInput,
  UpdateApiKeyDocument,
  type UpdateApiKeyInput,
} from './generated/operations.ts';
import type { CallOptions } from './options.ts';
import type { PageRange, List } from './pagination.ts';
import { Part } from './part.ts';

/** Which keys, in pages of which size. */
export interface KeyListOptions extends PageRange, CallOptions {
  /** Code of the organization that they belong to. Default: all that you see. */
  organization?: string;
  kind?: ApiKeyKind;
  /** True: only those that work; false: only those that have ended. Default: all. */
  active?: boolean;
}

/** A key with its secret, which nobody is told again: keep it where secrets are kept. */
export interface ToldKey {
  apiKey: ApiKey;
  /** The key itself, `sk_…` or `pk_…`. */
  secret: string;
}

/** The same after a rotation. */
export interface RotatedKey extends ToldKey {
  /** Until when the old secret stays valid beside the new one, and with it those before: an RFC 3339 instant. */
  formerEndsAt: string;
}

/** What happened to a key: `key.created`, `key.used_from`, `key.updated`, `key.rotated`, `key.revoked`. */
export type KeyEvent = KeyEventDetailFragment;

/** Keys of your organization and of those below it. For ADMIN; anybody else gets a PermissionError. */
export class Keys extends Part {
  /** Lists keys without their secrets, newest first, with the places that they were used from. */
  list({ organization, kind, active, ...options }: KeyListOptions = {}): List<ApiKey> {
    return this.transport.list(ApiKeysDocument, { organization, kind, active }, options);
  }

  /**
   * Makes a key. A `SECRET` key has `roles`, a `PUBLISHABLE` one the `origins` of its pages, like `https://example.com`,
   * `https://example.com:8443` or, for all below a domain, `https://*.example.com`. It is not repeated by itself: after a
   * lost answer look into the list, and revoke what nobody has.
   *
   * @throws ValidationError, PermissionError
   */
  async create(input: CreateApiKeyInput, options?: CallOptions): Promise<ToldKey> {
    return this.transport.write(CreateApiKeyDocument, { input }, options);
  }

  /**
   * Changes what the input names, and leaves the rest; lists are given whole. Streams that lose the right to go on end
   * within 5 seconds.
   *
   * @throws PreconditionError (the key has ended), ValidationError, NotFoundError, PermissionError
   */
  async update(input: UpdateApiKeyInput, options?: CallOptions): Promise<ApiKey> {
    return (await this.transport.write(UpdateApiKeyDocument, { input }, options)).apiKey;
  }

  /**
   * Gives a key a new secret. The old one stays valid for the `overlap`, an ISO 8601 length from `PT0S` (it ends at once,
   * and so do those before) to `P30D`; by default 24 hours. After a lost answer rotate again: what is in use stays valid.
   *
   * @throws PreconditionError (the key has ended, or too many secrets are valid at once), ValidationError, NotFoundError, PermissionError
   */
  async rotate(input: RotateApiKeyInput, options?: CallOptions): Promise<RotatedKey> {
    return this.transport.write(RotateApiKeyDocument, { input }, options);
  }

  /**
   * Ends a key at once and for good, and its live streams within 5 seconds. Revoking again changes nothing.
   *
   * @throws NotFoundError, PermissionError
   */
  async revoke({ id }: { id: string }, options?: CallOptions): Promise<ApiKey> {
    return (await this.transport.write(RevokeApiKeyDocument, { input: { id } }, options)).apiKey;
  }

  /**
   * What happened to a key, oldest first: who made, changed, rotated and revoked it, and from which places it was used
   * first. Empty for a key that is not there to see.
   */
  async history({ id }: { id: string }, options?: CallOptions): Promise<KeyEvent[]> {
    const events: KeyEvent[] = [];
    for (let after: string | null | undefined; ;) {
      const { node } = await this.transport.read(ApiKeyHistoryDocument, { id, first: 100, after }, options);
      const page = node && 'history' in node ? node.history : undefined;
      events.push(...((page?.nodes ?? []) as KeyEvent[]));
      if (!page?.pageInfo.hasNextPage) return events;
      after = page.pageInfo.endCursor;
    }
  }
}
