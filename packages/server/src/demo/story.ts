import type {
  Channel,
  CommentVisibility,
  FaultCause,
  HoldReason,
  Priority,
  TicketKind,
} from '../generated/prisma/enums.ts';
import type { Ago, Ahead } from './ago.ts';
import type { ModelCode } from './catalogue.ts';
import type { OrganizationCode, Staff } from './network.ts';

export interface DemoCustomer {
  name: string;
  phone?: string;
  email?: string;
  city: string;
  /** Street, house and flat. */
  line: string;
}

/** What somebody of the staff did to a ticket. */
export type StaffStep = { at: Ago; by: Staff } & (
  | { does: 'accept'; priority: Priority }
  | { does: 'schedule'; technician: Staff; from: Ago | Ahead; hours: number }
  | { does: 'assign'; technician: Staff }
  | { does: 'hand-over'; to: OrganizationCode; note: string }
  | { does: 'diagnose'; faultCode: string; cause: FaultCause; diagnosis: string }
  | { does: 'start' | 'quote' | 'resume' }
  | { does: 'hold'; reason: Exclude<HoldReason, 'WAITING_PARTS'>; note: string }
  | { does: 'resolve'; faultCode: string; cause: FaultCause; diagnosis: string; workDone: string }
  | { does: 'comment'; visibility: CommentVisibility; body: string }
  | Ending
);

/** What its customer did. */
export type CustomerStep = { at: Ago; by: 'customer' } & ({ does: 'comment'; body: string } | Ending);

type Ending =
  { does: 'close'; signedBy: string; rating?: number } | { does: 'cancel' | 'reopen'; reason: string };

export type Step = StaffStep | CustomerStep;

/** The life of one ticket, oldest step first. */
export interface Story {
  origin: OrganizationCode;
  customer: DemoCustomer;
  locale: 'en' | 'zh-CN';
  at: Ago;
  channel: Channel;
  /** Who took it in; on the channel WIDGET the customer did. */
  by: Staff | 'customer';
  kind?: TicketKind;
  severity?: Priority;
  /** The customer's unit; its serial number is told with the request. */
  device?: ModelCode;
  /** Only the model is told. */
  model?: ModelCode;
  description: string;
  steps: Step[];
}
