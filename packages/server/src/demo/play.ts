import type { Context, PublicViewer, StaffViewer, Viewer } from '../modules/access/index.ts';
import type { Organization } from '../generated/prisma/client.ts';
import type { Database } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import type { Platform } from '../platform/platform.ts';
import { type OrganizationCode, staff, type Staff } from './network.ts';

/** Something that somebody did at a moment of the past. */
export interface Action {
  at: Date;
  run: (stage: Stage) => Promise<void>;
}

/** Does everything in the order of time, so that the log reads as if the product had been in use. */
export async function play(platform: Platform, network: Organization[], actions: Action[]): Promise<void> {
  const inOrder = actions.toSorted((one, other) => one.at.getTime() - other.at.getTime());
  for (const { at, run } of inOrder) await run(new Stage(platform, network, at));
}

/** The platform at a moment of the past, and the people who act on it. */
export class Stage {
  readonly at: Date;
  readonly #platform: Platform;
  readonly #network: Organization[];

  constructor(platform: Platform, network: Organization[], at: Date) {
    this.at = at;
    this.#platform = platform;
    this.#network = network;
  }

  get database(): Database {
    return this.#platform.database;
  }

  organizationId(code: OrganizationCode): string {
    return this.#organization(code).id;
  }

  asStaff(who: Staff): Context & { viewer: StaffViewer } {
    const { name, organization, roles } = staff[who];
    const { id: organizationId, path, tier } = this.#organization(organization);
    const below = this.#network.filter((other) => other.path.startsWith(path));
    return this.#as({
      kind: 'SECRET_KEY',
      id: newId(),
      label: name,
      organizationId,
      tier,
      roles,
      organizationIds: below.map(({ id }) => id),
    });
  }

  asVisitor(of: OrganizationCode): Context & { viewer: PublicViewer } {
    const organizationId = this.organizationId(of);
    return this.#as({ kind: 'PUBLISHABLE_KEY', id: newId(), label: null, organizationId });
  }

  asCustomer(ticketId: string): Context {
    return this.#as({ kind: 'TRACKING', ticketId });
  }

  #as<Who extends Viewer>(viewer: Who): Context & { viewer: Who } {
    const clock = { now: () => this.at };
    return { ...this.#platform, clock, viewer, requestId: 'demo', reauthenticate: async () => viewer };
  }

  #organization(code: OrganizationCode): Organization {
    const found = this.#network.find((organization) => organization.code === code);
    if (!found) throw new Error(`the demo network has no ${code}`);
    return found;
  }
}
