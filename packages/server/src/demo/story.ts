import type {
  Channel,
  CommentVisibility,
  FaultCause,
  HoldReason,
  Priority,
  Terms,
  TicketKind,
} from '../generated/prisma/enums.ts';
import type { Ago, Ahead } from './ago.ts';
import type { ModelCode, PartCode, RateCode } from './catalogue.ts';
import type { OrganizationCode, Staff } from './network.ts';

export interface DemoCustomer {
  name: string;
  phone?: string;
  email?: string;
  city: string;
  /** Street, house and flat. */
  line: string;
}

/** A line of a quote: so many of a part, or of a rate of the catalogue. */
export type QuotedItem = { sku: PartCode; quantity?: number } | { rate: RateCode; quantity?: number };

/** What somebody of the staff did to a ticket. */
export type StaffStep = { at: Ago; by: Staff } & (
  | { does: 'accept'; priority: Priority }
  | { does: 'schedule'; technician: Staff; from: Ago | Ahead; hours: number }
  | { does: 'assign'; technician: Staff }
  | { does: 'hand-over'; to: OrganizationCode; note: string }
  | { does: 'diagnose'; faultCode: string; cause: FaultCause; diagnosis: string }
  | { does: 'grant-goodwill'; labour: Terms; parts: Terms; travel: Terms; reason: string }
  | { does: 'lend'; serial: string; until: Ahead }
  | { does: 'start' | 'resume' }
  /** Asks for parts: what is not there is waited for, and the ticket with it. */
  | { does: 'reserve-parts'; sku: PartCode; quantity?: number }
  /** Takes what is held for the ticket, or what is there. */
  | { does: 'use-parts'; sku: PartCode; quantity?: number }
  | { does: 'quote'; lines: QuotedItem[]; note?: string }
  | { does: 'hold'; reason: Exclude<HoldReason, 'WAITING_PARTS'>; note: string }
  | { does: 'resolve'; faultCode: string; cause: FaultCause; diagnosis: string; workDone: string }
  | { does: 'comment'; visibility: CommentVisibility; body: string }
  | Ending
);

/** What its customer did. */
export type CustomerStep = { at: Ago; by: 'customer' } & ({ does: 'comment'; body: string } | Ending);

type Ending =
  | { does: 'close'; signedBy: string; rating?: number; signature?: string }
  | { does: 'cancel' | 'reopen'; reason: string };

export type Step = StaffStep | CustomerStep;

/** What somebody did to a unit or its warranty, outside of any ticket. */
export type UnitStep = { at: Ago; by: Staff } & (
  | { does: 'extend'; name: string; months: number }
  | { does: 'void' | 'restore'; reason: string }
  | { does: 'replace-part'; sku: PartCode }
);

/** The life of one ticket, oldest step first. */
export interface Story {
  origin: OrganizationCode;
  customer: DemoCustomer;
  locale: 'en' | 'zh-CN';
  at: Ago;
  channel: Channel;
  /** Who took it in; on the channel WIDGET the customer did. */
  by: Staff | 'customer';
  /** It came without the proof of a form, and waits in quarantine. */
  isSuspect?: boolean;
  kind?: TicketKind;
  severity?: Priority;
  /** The customer's unit; its serial number is told with the request. */
  device?: ModelCode;
  /** What matters of the unit for who pays. */
  unit?: {
    daysOld: number;
    /** Whether the acceptance on site is on record, which it is by default. */
    isAccepted?: boolean;
    /** What became of it and its warranty, oldest first. */
    changes?: UnitStep[];
  };
  /** Only the model is told. */
  model?: ModelCode;
  description: string;
  steps: Step[];
}
