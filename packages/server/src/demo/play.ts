import type { Context, PublicViewer, StaffViewer, Viewer } from '../modules/access/index.ts';
import type { Organization } from '../generated/prisma/client.ts';
import type { Database } from '../platform/database.ts';
import { keepTime } from '../modules/ticket/index.ts';
import { newId } from '../platform/ids.ts';
import { AnswerTime } from '../platform/answer-time.ts';
import type { System } from '../platform/platform.ts';
import { type Ago, type Ahead, momentOf } from './ago.ts';
import { type OrganizationCode, staff, type Staff } from './network.ts';
import type { PolicyCode } from './warranties.ts';

/** Something that somebody did at a moment of the past. */
export interface Action {
  at: Date;
  run: (stage: Stage) => Promise<void>;
}

export interface Network {
  organizations: Organization[];
  /** By their addresses. */
  memberIds: Map<string, string>;
}

/** Does everything in the order of time, so that the log reads as if the product had been in use. */
export async function play(platform: System, network: Network, actions: Action[]): Promise<void> {
  const today = platform.clock.now();
  const inOrder = actions.toSorted((one, other) => one.at.getTime() - other.at.getTime());
  for (const { at, run } of inOrder) {
    await passTime(platform, at);
    await run(new Stage(platform, network, at, today));
  }
}

/** What time alone brought about until then: warnings, breaches, tickets that closed by themselves. */
async function passTime(platform: System, until: Date): Promise<void> {
  let next: Date | null = new Date(0);
  while (next && next <= until) {
    const moment: Date = next;
    next = await keepTime({ ...platform, clock: { now: () => moment } });
  }
}

/** The platform at a moment of the past, and the people who act on it. */
export class Stage {
  readonly at: Date;
  readonly #platform: System;
  readonly #network: Network;
  readonly #today: Date;

  constructor(platform: System, network: Network, at: Date, today: Date) {
    this.at = at;
    this.#platform = platform;
    this.#network = network;
    this.#today = today;
  }

  get database(): Database {
    return this.#platform.database;
  }

  organizationId(code: OrganizationCode): string {
    return this.#organization(code).id;
  }

  /** The version with which units are sold at that moment. */
  async policyId(code: PolicyCode): Promise<string> {
    const where = { code, supersededAt: null };
    const { id } = await this.database.warrantyPolicy.findFirstOrThrow({ where, select: { id: true } });
    return id;
  }

  memberId(who: Staff): string {
    const id = this.#network.memberIds.get(staff[who].email);
    if (!id) throw new Error(`the demo network has no ${who}`);
    return id;
  }

  /** As seen from the day on which the demo was made, where somebody works. */
  momentOf(when: Ago | Ahead, who: Staff): Date {
    return momentOf(when, this.#today, this.#organization(staff[who].organization).timeZone);
  }

  asStaff(who: Staff): Context & { viewer: StaffViewer } {
    const { name, organization, roles } = staff[who];
    const { id: organizationId, path, tier } = this.#organization(organization);
    const below = this.#network.organizations.filter((other) => other.path.startsWith(path));
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
    return {
      ...this.#platform,
      clock,
      viewer,
      database: this.#platform.readerFor(() => ({ organizations: [], ticket: null })),
      become: () => undefined,
      requestId: 'demo',
      answerTime: new AnswerTime(),
      limit: async () => undefined,
      reauthenticate: async () => viewer,
    };
  }

  #organization(code: OrganizationCode): Organization {
    const found = this.#network.organizations.find((organization) => organization.code === code);
    if (!found) throw new Error(`the demo network has no ${code}`);
    return found;
  }
}
