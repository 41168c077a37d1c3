import type {
  ClassifyTicketInput,
  Client,
  DistanceBand,
  FaultCause,
  HoldReason,
  Priority,
  Ticket,
  TicketStatus,
} from '@aftercare/sdk';
import type { FormValues } from '../elements/step-forms.ts';
import { handles, hasRole, isOver, type Staff } from './roles.ts';

export type ActionName =
  | 'accept'
  | 'start'
  | 'startRemotely'
  | 'hold'
  | 'resume'
  | 'resolve'
  | 'close'
  | 'reopen'
  | 'cancel'
  | 'classify'
  | 'diagnose'
  | 'handOver';

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

const startable: ReadonlySet<TicketStatus> = new Set<TicketStatus>(['ACCEPTED', 'SCHEDULED']);

/** What can be done to an open ticket beside moving it on, by whom the server lets. */
export function furtherActions(
  ticket: Pick<Ticket, 'status' | 'handler' | 'handOverReceivers'>,
  staff: Staff,
): readonly ActionName[] {
  const { status, handOverReceivers } = ticket;
  const { roles } = staff;
  if (isOver(status) || !handles(staff, ticket)) return [];
  const isAgent = hasRole(roles, ['AGENT', 'MANAGER']);
  const isInField = hasRole(roles, ['AGENT', 'TECHNICIAN', 'MANAGER']);
  const further: ActionName[] = [];
  // What a technician starts counts as started on site, unless they say otherwise.
  if (startable.has(status) && hasRole(roles, ['TECHNICIAN'])) further.push('startRemotely');
  if (isAgent) further.push('classify');
  if (isInField && status !== 'SUBMITTED') further.push('diagnose');
  if (handOverReceivers.length > 0) further.push('handOver');
  return further;
}

function actionTo(to: TicketStatus, from: TicketStatus): ActionName | undefined {
  if (to === 'CANCELLED') return 'cancel';
  // What a quote brings about is done where the quote stands.
  if (from === 'AWAITING_APPROVAL') return undefined;
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

/** Takes a step, provided that the ticket is still what the user saw. */
export function takeAction(
  client: Client,
  action: ActionName,
  ticket: Ticket,
  values: FormValues,
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
    sku,
    workDone = '',
    signedBy,
    rating,
    band,
    serviceLevel,
    organization = '',
  } = values;
  switch (action) {
    case 'accept':
      return tickets.accept({
        ...subject,
        priority: priority as Priority,
        band: (band as DistanceBand) || null,
        serviceLevel: serviceLevel || null,
      });
    case 'start':
      return tickets.start(subject);
    case 'startRemotely':
      return tickets.start({ ...subject, remote: true });
    case 'hold':
      return tickets.hold({ ...subject, reason: reason as HoldReason, note: note || null });
    case 'resume':
      return tickets.resume(subject);
    case 'resolve':
      return tickets.resolve({
        ...subject,
        faultCode,
        cause: cause as FaultCause,
        sku: sku || null,
        diagnosis,
        workDone,
      });
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
    case 'classify': {
      const changes = classification(ticket, values);
      return changes ? tickets.classify({ ...subject, ...changes }) : Promise.resolve(ticket);
    }
    case 'diagnose':
      return tickets.diagnose({
        ...subject,
        faultCode,
        cause: cause as FaultCause,
        sku: sku || null,
        diagnosis,
      });
    case 'handOver':
      return tickets.handOver({ ...subject, organization, note: note ?? '' });
  }
}

/** What was chosen anew; undefined when everything stays as it is. */
function classification(
  { priority, band, sla }: Ticket,
  values: FormValues,
): Pick<ClassifyTicketInput, 'priority' | 'band' | 'serviceLevel'> | undefined {
  const changes = {
    ...(values['priority'] !== priority && { priority: values['priority'] as Priority }),
    ...(values['band'] && values['band'] !== band && { band: values['band'] as DistanceBand }),
    ...(values['serviceLevel'] !== sla.serviceLevel && { serviceLevel: values['serviceLevel'] }),
  };
  return Object.keys(changes).length ? changes : undefined;
}
