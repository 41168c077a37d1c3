import type { AftercareEvent, Organization } from '@aftercare/sdk';
import type { AdminClient, Member, ServiceLevel } from '@aftercare/sdk/admin';
import type { LiveFeed } from './live-feed.ts';

/** What forms let one choose from: read when first asked for, and again after it changed. */
export class Directory {
  readonly #client: AdminClient;
  #organizations?: Promise<readonly Organization[]>;
  #serviceLevels?: Promise<readonly ServiceLevel[]>;
  #technicians?: Promise<readonly Member[]>;

  constructor(client: AdminClient, feed: LiveFeed) {
    this.#client = client;
    feed.listen({ onEvent: (event) => this.#forget(event), onReconnect: () => this.#forgetAll() });
  }

  organizations(): Promise<readonly Organization[]> {
    return (this.#organizations ??= all(this.#client.organizations.list({ first: 100 })));
  }

  serviceLevels(): Promise<readonly ServiceLevel[]> {
    return (this.#serviceLevels ??= all(this.#client.serviceLevels.list({ first: 100 })));
  }

  technicians(): Promise<readonly Member[]> {
    return (this.#technicians ??= all(this.#client.members.list({ role: 'TECHNICIAN', first: 100 })));
  }

  #forget({ type }: AftercareEvent): void {
    if (type.startsWith('organization.')) this.#organizations = undefined;
    if (type.startsWith('service_level.')) this.#serviceLevels = undefined;
    if (type.startsWith('member.')) this.#technicians = undefined;
  }

  #forgetAll(): void {
    this.#organizations = undefined;
    this.#serviceLevels = undefined;
    this.#technicians = undefined;
  }
}

async function all<T>(list: AsyncIterable<T>): Promise<readonly T[]> {
  const found: T[] = [];
  for await (const item of list) found.push(item);
  return found;
}
