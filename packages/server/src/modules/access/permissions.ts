import type { Role } from '../../generated/prisma/enums.ts';
import { RequestError } from '../../platform/errors.ts';
import { type Context, isStaff, requireViewer, type StaffViewer, type Viewer } from './viewer.ts';

export interface Permission {
  /** Which members and secret keys may; ADMIN always may. */
  staff: readonly Role[];
  /** Only who holds the ticket's tracking token, not even ADMIN. */
  customerOnly?: boolean;
  /** Only those of the vendor itself: what holds for the whole network. */
  headquarters?: boolean;
  publishable?: boolean;
  tracking?: boolean;
}

const desk = ['AGENT', 'MANAGER'] as const;
const field = ['AGENT', 'TECHNICIAN', 'MANAGER'] as const;
const counter = ['AGENT', 'STOREKEEPER', 'MANAGER'] as const;
const keepers = ['STOREKEEPER', 'MANAGER'] as const;
const managers = ['MANAGER'] as const;
const store = ['STOREKEEPER', 'MANAGER'] as const;
const everyone = ['AGENT', 'TECHNICIAN', 'STOREKEEPER', 'MANAGER'] as const;

/** Who may do what: the one table. Which rows they may do it to is the business of `scope`. */
export const permissions = {
  'organization.read': { staff: everyone },
  'organization.manage': { staff: managers },
  'catalogue.read': { staff: everyone, publishable: true, tracking: true },
  'catalogue.manage': { staff: managers, headquarters: true },
  'device.read': { staff: everyone },
  'device.check': { staff: everyone, publishable: true },
  'device.register': { staff: desk },
  'device.update': { staff: desk },
  'device.correct': { staff: managers },
  'device.repair': { staff: everyone },
  'device.attach': { staff: everyone },
  'warranty.read': { staff: everyone, publishable: true, tracking: true },
  'warranty.manage': { staff: managers, headquarters: true },
  'warranty.void': { staff: managers },
  'warranty.extend': { staff: managers },
  'stock.read': { staff: everyone },
  'stock.manage': { staff: managers },
  'stock.receive': { staff: store },
  'stock.transfer': { staff: store },
  'stock.correct': { staff: store },
  'stock.report': { staff: store },
  'stock.reserve': { staff: everyone },
  'stock.issue': { staff: ['TECHNICIAN', 'STOREKEEPER', 'MANAGER'] },
  'rate.read': { staff: everyone },
  'sla.read': { staff: everyone },
  'sla.manage': { staff: managers, headquarters: true },
  'ticket.read': { staff: everyone },
  'ticket.submit': { staff: field, publishable: true },
  'ticket.release': { staff: desk },
  'ticket.discard': { staff: desk },
  'ticket.accept': { staff: desk },
  'ticket.start': { staff: field },
  'ticket.hold': { staff: field },
  'ticket.resume': { staff: field },
  'ticket.classify': { staff: desk },
  'ticket.diagnose': { staff: field },
  'ticket.handOver': { staff: field },
  'ticket.decideCoverage': { staff: field },
  'ticket.grantGoodwill': { staff: managers },
  'ticket.quote': { staff: field },
  'ticket.answerQuote': { staff: desk },
  'ticket.assign': { staff: desk },
  'visit.read': { staff: everyone },
  'visit.book': { staff: desk },
  'visit.move': { staff: field },
  'loaner.read': { staff: everyone },
  'loaner.lend': { staff: counter },
  'loaner.pool': { staff: keepers },
  'ticket.resolve': { staff: field },
  'ticket.close': { staff: desk },
  'ticket.reopen': { staff: desk },
  'ticket.cancel': { staff: desk },
  'ticket.comment': { staff: everyone },
  'ticket.attach': { staff: everyone },
  'attachment.upload': { staff: everyone, publishable: true, tracking: true },
  'attachment.remove': { staff: field },
  'tracking.request': { staff: desk, publishable: true },
  'tracking.use': { staff: [], customerOnly: true, tracking: true },
  'event.read': { staff: everyone },
  'key.manage': { staff: [] },
  'sandbox.advance': { staff: everyone },
} as const satisfies Record<string, Permission>;

export type Action = keyof typeof permissions;

/** Which roles may, beside ADMIN. */
export const rolesFor = (action: Action): readonly Role[] => permissions[action].staff;

export function may(viewer: Viewer, action: Action): boolean {
  const permission: Permission = permissions[action];
  switch (viewer.kind) {
    case 'PUBLISHABLE_KEY':
      return permission.publishable === true;
    case 'TRACKING':
      return permission.tracking === true;
    case 'SECRET_KEY':
    case 'MEMBER':
      if (permission.customerOnly) return false;
      if (permission.headquarters && viewer.tier !== 'HEADQUARTERS') return false;
      return viewer.roles.some((role) => role === 'ADMIN' || permission.staff.includes(role));
  }
}

/** The viewer, if they may; else the error that says what is missing. */
export function authorize(ctx: Context, action: Action): Viewer {
  const viewer = requireViewer(ctx);
  if (may(viewer, action)) return viewer;
  throw new RequestError('FORBIDDEN', forbidden(viewer, action));
}

/** As `authorize`, for what only members and secret keys do. */
export function authorizeStaff(ctx: Context, action: Action): StaffViewer {
  const viewer = authorize(ctx, action);
  if (isStaff(viewer)) return viewer;
  throw new RequestError('FORBIDDEN', forbidden(viewer, action));
}

function forbidden(viewer: Viewer, action: Action): string {
  if (action === 'tracking.use') return 'This needs the tracking token of a ticket (tt_…) as bearer.';
  switch (viewer.kind) {
    case 'PUBLISHABLE_KEY':
      return `A publishable key may not do this (${action}). Use a secret key from your server.`;
    case 'TRACKING':
      return `A tracking token may not do this (${action}): it opens one ticket to its customer.`;
    case 'SECRET_KEY':
    case 'MEMBER': {
      const [who, whose] =
        viewer.kind === 'MEMBER' ? ['You lack', 'you need'] : ['This key lacks', 'it needs'];
      if ((permissions[action] as Permission).headquarters && viewer.tier !== 'HEADQUARTERS') {
        return `This holds for the whole network (${action}): only a key or a member of the headquarters may do it.`;
      }
      return `${who} the role for this (${action}): ${whose} one of ${[...rolesFor(action), 'ADMIN'].join(', ')}.`;
    }
  }
}
