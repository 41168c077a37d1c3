import type { Ticket } from '../../generated/prisma/client.ts';
import { Priority } from '../../generated/prisma/enums.ts';
import type { Transaction } from '../../platform/database.ts';
import type { NewEvent } from '../../platform/event-log/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { breachPercent, type Escalation, type Told, warningPercent } from '../sla/index.ts';
import type { TicketEventData } from './events.ts';
import { passOn } from './hand-over.ts';
import { changeTicket, systemActor } from './move.ts';
import { recordTicketEvent, ticketEvent, type TicketRow } from './record.ts';

const eventAt: Record<number, 'sla.warning' | 'sla.breached'> = {
  [warningPercent]: 'sla.warning',
  [breachPercent]: 'sla.breached',
};

type Telling = readonly [TicketRow, Told];

/** The events of percents that were reached, and of whom the escalations tell: what changes no ticket. */
export async function toldEvents(
  tx: Transaction,
  tellings: readonly Telling[],
  at: Date,
): Promise<NewEvent[]> {
  const names = await readNames(tx, tellings);
  return tellings.flatMap(([ticket, { clock, percent, dueAt, targetMs, escalations }]) => {
    const type = eventAt[percent];
    const data = { clock, dueAt: dueAt.toISOString(), target: targetMs };
    const notices = escalations.filter(({ action }) => action === 'NOTIFY');
    return [
      ...(type ? [ticketEvent(ticket, type, systemActor, data, at)] : []),
      ...notices.map(({ action, role }) =>
        ticketEvent(
          ticket,
          'sla.escalated',
          systemActor,
          { clock, percent, action, role, detail: names(ticket.handlerId, role) },
          at,
        ),
      ),
    ];
  });
}

/** Who has a role in the organization that handles the ticket. */
async function readNames(tx: Transaction, tellings: readonly Telling[]) {
  const organizationIds = tellings
    .filter(([, { escalations }]) => escalations.some(({ action }) => action === 'NOTIFY'))
    .map(([{ handlerId }]) => handlerId);
  const members =
    organizationIds.length === 0
      ? []
      : await tx.member.findMany({
          where: { organizationId: { in: [...new Set(organizationIds)] } },
          orderBy: { createdAt: 'asc' },
          select: { organizationId: true, name: true, roles: true },
        });
  return (organizationId: string, role: Escalation['role']): string | null => {
    const told = members.filter(
      (member) => member.organizationId === organizationId && role && member.roles.includes(role),
    );
    return told.map(({ name }) => name).join(', ') || null;
  };
}

export const changesTicket = ({ escalations }: Told): boolean =>
  escalations.some(({ action }) => action !== 'NOTIFY');

/** Carries out what changes a ticket, whose turn was taken. */
export async function escalate(
  tx: Transaction,
  platform: Platform,
  ticketId: string,
  { clock, percent, escalations }: Told,
): Promise<void> {
  for (const { action, role } of escalations) {
    if (action === 'NOTIFY') continue;
    const ticket = await tx.ticket.findUniqueOrThrow({ where: { id: ticketId } });
    const detail = await carryOut[action](tx, platform, ticket);
    await recordTicketEvent(tx, platform, ticket, 'sla.escalated', systemActor, {
      clock,
      percent,
      action,
      role,
      detail,
    });
  }
}

type CarryOut = (tx: Transaction, platform: Platform, ticket: Ticket) => Promise<string | null>;

/** What came of it in a word: the new priority, the new handler; null where there is nothing higher. */
const carryOut: Record<Exclude<Escalation['action'], 'NOTIFY'>, CarryOut> = {
  async RAISE(tx, platform, ticket) {
    const urgencies = Object.values(Priority);
    const priority = urgencies[urgencies.indexOf(ticket.priority) - 1];
    if (!priority) return null;
    const { band, serviceLevel } = ticket;
    const data: TicketEventData['ticket.classified'] = {
      priority,
      previousPriority: ticket.priority,
      band,
      serviceLevel,
    };
    await changeTicket(tx, platform, ticket, {
      actor: systemActor,
      change: { priority },
      type: 'ticket.classified',
      data: { ...data },
    });
    return priority;
  },
  async HAND_OVER(tx, platform, ticket) {
    const from = await tx.organization.findUniqueOrThrow({
      where: { id: ticket.handlerId },
      include: { parent: true },
    });
    if (!from.parent) return null;
    await passOn(tx, platform, ticket, { from, to: from.parent, note: null, actor: systemActor });
    return from.parent.name;
  },
};
