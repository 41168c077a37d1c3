import type { Client, FaultCause, HoldReason, Priority, Ticket, TicketStatus } from '@aftercare/sdk';

export type ActionName = 'accept' | 'start' | 'hold' | 'resume' | 'resolve' | 'close' | 'reopen' | 'cancel';

/** The order in which a desk is offered its next steps: forward first, out last. */
const order: readonly ActionName[] = [
  'accept',
  'resume',
  'start',
  'resolve',
  'close',
  'hold',
  'reopen',
  'cancel',
];

/** The steps that lead to the states the server allows. */
export function actionsFor(status: TicketStatus, allowed: readonly TicketStatus[]): readonly ActionName[] {
  const offered = new Set(allowed.map((to) => actionTo(to, status)));
  return order.filter((action) => offered.has(action));
}

function actionTo(to: TicketStatus, from: TicketStatus): ActionName | undefined {
  if (to === 'CANCELLED') return 'cancel';
  if (from === 'ON_HOLD') return 'resume';
  switch (to) {
    case 'ACCEPTED':
      return 'accept';
    case 'IN_PROGRESS':
      return from === 'RESOLVED' || from === 'CLOSED' ? 'reopen' : 'start';
    case 'ON_HOLD':
      return 'hold';
    case 'RESOLVED':
      return 'resolve';
    case 'CLOSED':
      return 'close';
    default:
      return undefined;
  }
}

/** What a step's form holds, by the names of the API's input. */
export type ActionValues = Readonly<Record<string, string>>;

/** Takes a step, provided that the ticket is still what the user saw. */
export function takeAction(
  client: Client,
  action: ActionName,
  ticket: Ticket,
  values: ActionValues,
): Promise<Ticket> {
  const subject = { id: ticket.id, expectedVersion: ticket.version };
  const { tickets } = client;
  const {
    reason = '',
    note,
    priority,
    cause,
    faultCode = '',
    diagnosis = '',
    workDone = '',
    signedBy,
    rating,
  } = values;
  switch (action) {
    case 'accept':
      return tickets.accept({ ...subject, priority: priority as Priority });
    case 'start':
      return tickets.start(subject);
    case 'hold':
      return tickets.hold({ ...subject, reason: reason as HoldReason, note: note || null });
    case 'resume':
      return tickets.resume(subject);
    case 'resolve':
      return tickets.resolve({ ...subject, faultCode, cause: cause as FaultCause, diagnosis, workDone });
    case 'close':
      return tickets.close({
        ...subject,
        signedBy: signedBy || null,
        rating: rating ? Number(rating) : null,
      });
    case 'reopen':
      return tickets.reopen({ ...subject, reason });
    case 'cancel':
      return tickets.cancel({ ...subject, reason });
  }
}
