import { Temporal } from 'temporal-polyfill';
import { expect } from 'vitest';
import type { HoldReason, SlaClockKind, SlaState } from '../src/generated/prisma/enums.ts';
import type { Escalation, Target } from '../src/modules/sla/level-rules.ts';
import { newId } from '../src/platform/ids.ts';
import type { TestApp } from './app.ts';

export const minute = 60 * 1000;
export const hour = 60 * minute;
export const day = 24 * hour;

export interface Interval {
  from: string;
  to: string | null;
  counted: boolean;
  reason: string;
  rule: string;
}

export interface Clock {
  kind: SlaClockKind;
  state: SlaState;
  target: string;
  elapsed: string;
  remaining: string;
  dueAt: string;
  breachedAt: string | null;
  endedAt: string | null;
  calendar: string;
  timeZone: string;
  trace: Interval[];
  forecast: Interval[];
}

export interface Sla {
  serviceLevel: string;
  version: number;
  clocks: Clock[];
}

const interval = '{ from to counted reason rule }';

/** What was promised for a ticket, and how it stands. */
export async function slaOf(app: TestApp, as: string, id: string): Promise<Sla> {
  const { data, errors } = await app.query<{ ticket: { sla: Sla } }>(
    `query ($id: ID!) {
      ticket(id: $id) {
        sla {
          serviceLevel version
          clocks {
            kind state target elapsed remaining dueAt breachedAt endedAt calendar timeZone
            trace ${interval} forecast ${interval}
          }
        }
      }
    }`,
    { as, variables: { id } },
  );
  expect(errors).toBeUndefined();
  return data.ticket.sla;
}

/** One clock of a ticket, which has it. */
export async function clockOf(app: TestApp, as: string, id: string, kind: SlaClockKind): Promise<Clock> {
  const { clocks } = await slaOf(app, as, id);
  const clock = clocks.find((each) => each.kind === kind);
  if (!clock) throw new Error(`the ticket has no ${kind} clock`);
  return clock;
}

/** The states of a ticket's clocks, like `RESPONSE MET`. */
export async function statesOf(app: TestApp, as: string, id: string): Promise<string[]> {
  const { clocks } = await slaOf(app, as, id);
  return clocks.map(({ kind, state }) => `${kind} ${state}`);
}

export const msOf = (duration: string): number => Temporal.Duration.from(duration).total('milliseconds');

interface Promised {
  targets: readonly (Partial<Target> & Pick<Target, 'clock' | 'target'>)[];
  pausesOn?: HoldReason[];
  escalations?: readonly (Partial<Escalation> & Omit<Escalation, 'role'>)[];
}

/** A service level of its own, for any priority and band in ALWAYS unless a target says otherwise. Answers its code. */
export async function serviceLevel(
  app: TestApp,
  { targets, pausesOn = [], escalations = [] }: Promised,
): Promise<string> {
  const code = `LEVEL-${newId()}`;
  await app.platform.database.serviceLevel.create({
    data: {
      code,
      targets: targets.map((target) => ({ priority: null, band: null, calendar: 'ALWAYS', ...target })),
      pausesOn,
      escalations: escalations.map((step) => ({ role: null, ...step })),
      createdAt: app.platform.clock.now(),
    },
  });
  return code;
}

export interface SlaEvent {
  type: string;
  at: string;
  summary: string;
  actor: { kind: string; name: string };
  clock?: SlaClockKind;
  dueAt?: string;
  previousDueAt?: string | null;
  target?: string;
  percent?: number;
  action?: string;
  role?: string | null;
  detail?: string | null;
}

/** What was told of a ticket's promises. */
export async function slaEventsOf(app: TestApp, as: string, id: string): Promise<SlaEvent[]> {
  const { data, errors } = await app.query<{ ticket: { events: { nodes: SlaEvent[] } } }>(
    `query ($id: ID!) {
      ticket(id: $id) {
        events(first: 100) {
          nodes {
            type at summary actor { kind name }
            ... on SlaWarningEvent { clock dueAt target }
            ... on SlaBreachedEvent { clock dueAt target }
            ... on SlaEscalatedEvent { clock percent action role detail }
            ... on SlaChangedEvent { clock previousDueAt dueAt }
          }
        }
      }
    }`,
    { as, variables: { id } },
  );
  expect(errors).toBeUndefined();
  return data.ticket.events.nodes.filter(({ type }) => type.startsWith('sla.'));
}

/** The same in short, like `sla.breached RESPONSE`. */
export async function toldOf(app: TestApp, as: string, id: string): Promise<string[]> {
  const events = await slaEventsOf(app, as, id);
  return events.map(({ type, clock }) => `${type} ${clock}`);
}
