import type { TicketStatus, TicketSummary } from '@aftercare/sdk';

const organization = { id: 'organization', code: 'HQ', name: 'Lumen Climate', tier: 'HEADQUARTERS' } as const;

/** A ticket for tests. `day` makes tickets older or newer than each other. */
export function makeTicket(id: string, status: TicketStatus, { version = 1, day = 1 } = {}): TicketSummary {
  const at = `2026-11-${String(day).padStart(2, '0')}T09:00:00Z`;
  return {
    id,
    number: `AC-${id}`,
    version,
    kind: 'REPAIR',
    status,
    holdReason: null,
    priority: 'P3',
    severity: null,
    channel: 'WIDGET',
    description: '',
    locale: null,
    quarantine: null,
    createdAt: at,
    updatedAt: at,
    closedAt: null,
    rating: null,
    serial: null,
    band: null,
    allowedTransitions: [],
    assignee: null,
    sla: { clocks: [] },
    origin: organization,
    handler: organization,
    model: null,
    device: null,
    contact: null,
    site: null,
  };
}
