/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentString } from '../documents.ts';
/** Answers a new ticket: the first human answer. For the desk. */
export type AcceptTicketInput = {
  /** The version that you read: refused with StaleVersionError when it has moved on. */
  expectedVersion?: number | null | undefined;
  /** Id of the ticket. */
  id: string;
  /** The priority that the desk sets; unchanged by default. */
  priority?: Priority | null | undefined;
};

/** What kind of somebody did it. */
export type ActorKind =
  /** A program with a secret key. */
  | 'API_KEY'
  /** The customer. */
  | 'CUSTOMER'
  /** A member of an organization. */
  | 'MEMBER'
  /** Aftercare itself, by a rule. */
  | 'SYSTEM';

/** Something to say on a ticket. */
export type AddCommentInput = {
  /** The text, at most 5,000 characters. */
  body: string;
  /** Id of the ticket. */
  id: string;
  /** The same key and input within 24 hours: one comment, one answer. */
  idempotencyKey?: string | null | undefined;
  /** Who reads it. */
  visibility?: CommentVisibility | null | undefined;
};

/** Where the device stands. */
export type AddressInput = {
  /** How far it is from the service center, when known. */
  band?: DistanceBand | null | undefined;
  /** City. */
  city?: string | null | undefined;
  /** Country. */
  country?: string | null | undefined;
  /** Street, building, floor, room; at most 500 characters. */
  line: string;
  /** Province, state or region. */
  region?: string | null | undefined;
};

/** Ends a ticket that is not resolved. */
export type CancelTicketInput = {
  /** The version that you read: refused with StaleVersionError when it has moved on. */
  expectedVersion?: number | null | undefined;
  /** Id of the ticket. */
  id: string;
  /** Why, at most 2,000 characters. The customer reads this. */
  reason: string;
};

/** The customer withdraws the request. */
export type CancelTrackedTicketInput = {
  /** Why, at most 2,000 characters. */
  reason: string;
};

/** The way a ticket came in. */
export type Channel =
  /** A partner’s system. */
  | 'API'
  /** A mail. */
  | 'EMAIL'
  /** Said to someone on site. */
  | 'ON_SITE'
  /** A call. */
  | 'PHONE'
  /** A web page. */
  | 'WIDGET';

/** Archives a resolved ticket that the customer signed off. */
export type CloseTicketInput = {
  /** The version that you read: refused with StaleVersionError when it has moved on. */
  expectedVersion?: number | null | undefined;
  /** Id of the ticket. */
  id: string;
  /** The customer’s rating, 1 (bad) to 5 (good). */
  rating?: number | null | undefined;
  /** Who signed, at most 200 characters. */
  signedBy?: string | null | undefined;
};

/** The customer signs the finished work off. */
export type CloseTrackedTicketInput = {
  /** From 1 (bad) to 5 (good). */
  rating?: number | null | undefined;
  /** Who signs, at most 200 characters. */
  signedBy: string;
};

/** What the customer writes. */
export type CommentTrackedTicketInput = {
  /** The text, at most 5,000 characters. */
  body: string;
  /** The same key and input within 24 hours: one effect, one answer. */
  idempotencyKey?: string | null | undefined;
};

/** Who reads a comment. */
export type CommentVisibility =
  /** Staff only. */
  | 'INTERNAL'
  /** The customer too. */
  | 'PUBLIC';

/** How to reach the customer. A phone number or an email address is required. */
export type ContactInput = {
  /** Email address. */
  email?: string | null | undefined;
  /** Name, at most 200 characters. */
  name: string;
  /** Phone number, written as people write it. */
  phone?: string | null | undefined;
};

/** Which devices; all conditions together. */
export type DeviceFilter = {
  /** Id of the owner. */
  customer?: string | null | undefined;
  /** Code of the product model. */
  model?: string | null | undefined;
  /** The start of a serial number, a model code or words of the owner’s name. */
  search?: string | null | undefined;
};

/** The device, as far as the customer can tell. */
export type DeviceRefInput = {
  /** Code of the product model. */
  modelCode?: string | null | undefined;
  /** Serial number. One that is not on record is refused. */
  serial?: string | null | undefined;
};

/** How far the site is from the service center: promises of arrival depend on it. */
export type DistanceBand =
  /** A few hours away. */
  | 'NEARBY'
  /** Farther. */
  | 'REMOTE'
  /** In the same city. */
  | 'SAME_CITY';

/** What kind of expected error a mutation answered. */
export type ErrorCode =
  /** There is one already. */
  | 'ALREADY_EXISTS'
  /** The idempotencyKey was used with another input. */
  | 'IDEMPOTENCY_MISMATCH'
  /** The ticket cannot go there from its state. */
  | 'ILLEGAL_TRANSITION'
  /** There are not enough parts. */
  | 'INSUFFICIENT_STOCK'
  /** Something else has to happen first. */
  | 'PRECONDITION'
  /** The ticket was changed since the version that you expected. */
  | 'STALE_VERSION'
  /** The input is not valid: see `issues`. */
  | 'VALIDATION';

/** Which events; all conditions together. */
export type EventFilter = {
  /** Id of the device. */
  device?: string | null | undefined;
  /** Id of the ticket. */
  ticket?: string | null | undefined;
  /** Types, by prefix: "ticket.", "stock.low". */
  types?: Array<string> | null | undefined;
};

/** Why it broke. The warranty depends on it. */
export type FaultCause =
  /** Made wrong. */
  | 'DEFECT'
  /** Flood, fire, lightning and the like. */
  | 'DISASTER'
  /** Used wrongly. */
  | 'MISUSE'
  /** Anything else. */
  | 'OTHER'
  /** Changed by somebody who was not authorised. */
  | 'UNAUTHORIZED_MODIFICATION'
  /** Worn by proper use. */
  | 'WEAR';

/** What a ticket on hold waits for. */
export type HoldReason =
  /** The customer’s answer. Ends by itself when they write. */
  | 'WAITING_CUSTOMER'
  /** A missing part. Begins and ends by itself. */
  | 'WAITING_PARTS'
  /** The maker of the device or of a part. */
  | 'WAITING_VENDOR';

/** Puts a ticket on hold. */
export type HoldTicketInput = {
  /** The version that you read: refused with StaleVersionError when it has moved on. */
  expectedVersion?: number | null | undefined;
  /** Id of the ticket. */
  id: string;
  /** More about it. For WAITING_CUSTOMER the customer reads it. */
  note?: string | null | undefined;
  /** What it waits for; WAITING_PARTS is not for people to set. */
  reason: HoldReason;
};

/** Which end comes first. */
export type OrderDirection =
  /** The smallest or oldest. */
  | 'ASC'
  /** The largest or newest. */
  | 'DESC';

/** How bad it is. */
export type Priority =
  /** The device is down and work has stopped. */
  | 'P1'
  /** About to go down, or a main function is lost. */
  | 'P2'
  /** Works with reduced performance. */
  | 'P3'
  /** Intermittent, a question, a change of settings. */
  | 'P4';

/** Takes up a resolved ticket again, or one closed within the last 30 days. */
export type ReopenTicketInput = {
  /** The version that you read: refused with StaleVersionError when it has moved on. */
  expectedVersion?: number | null | undefined;
  /** Id of the ticket. */
  id: string;
  /** Why, at most 2,000 characters. The customer reads this. */
  reason: string;
};

/** The customer says that the fault is back or was not mended. */
export type ReopenTrackedTicketInput = {
  /** What is wrong, at most 2,000 characters. */
  reason: string;
};

/** What a customer knows of their ticket. */
export type RequestTrackingInput = {
  /** The phone number or the email address given at submission. */
  contact: string;
  /** The ticket’s number; case, spaces and hyphens do not matter. */
  number: string;
};

/** Ends the work, with what was found and done. */
export type ResolveTicketInput = {
  /** Why it broke. */
  cause: FaultCause;
  /** What was found, at most 5,000 characters. */
  diagnosis: string;
  /** The version that you read: refused with StaleVersionError when it has moved on. */
  expectedVersion?: number | null | undefined;
  /** Code of the fault, at most 50 characters. */
  faultCode: string;
  /** Id of the ticket. */
  id: string;
  /** What was done, at most 5,000 characters. The customer reads this. */
  workDone: string;
};

/** Ends a hold: the ticket returns to the state from which it was put on hold. */
export type ResumeTicketInput = {
  /** The version that you read: refused with StaleVersionError when it has moved on. */
  expectedVersion?: number | null | undefined;
  /** Id of the ticket. */
  id: string;
};

/** What a member or a secret key may do. */
export type Role =
  /** May do everything, keys included. */
  | 'ADMIN'
  /** Service desk. */
  | 'AGENT'
  /** Runs the organization. */
  | 'MANAGER'
  /** Keeps the spare parts. */
  | 'STOREKEEPER'
  /** Repairs, on site or at the bench. */
  | 'TECHNICIAN';

/** Begins the work. For the desk (remote) and technicians (on site or at the bench). */
export type StartWorkInput = {
  /** The version that you read: refused with StaleVersionError when it has moved on. */
  expectedVersion?: number | null | undefined;
  /** Id of the ticket. */
  id: string;
};

/** A request for service. */
export type SubmitTicketInput = {
  /** The way it came in; API by default. A web page is always WIDGET. */
  channel?: Channel | null | undefined;
  /** How to reach the customer. */
  contact: ContactInput;
  /** What is wrong, at most 5,000 characters. */
  description: string;
  /** Which device. */
  device?: DeviceRefInput | null | undefined;
  /** The same key and input within 24 hours: one effect, one answer. */
  idempotencyKey?: string | null | undefined;
  /** What is asked for. */
  kind?: TicketKind | null | undefined;
  /** The customer’s language, a BCP 47 tag like zh-CN. */
  locale?: string | null | undefined;
  /** How bad the customer says it is. */
  severity?: Priority | null | undefined;
  /** Where the device stands. */
  site?: AddressInput | null | undefined;
};

/** Which tickets; all conditions together. */
export type TicketFilter = {
  /** Reported after this. */
  createdAfter?: string | null | undefined;
  /** Reported before this. */
  createdBefore?: string | null | undefined;
  /** Id of the customer. */
  customer?: string | null | undefined;
  /** Id of the device. */
  device?: string | null | undefined;
  /** Code of the organization that handles it now. */
  handler?: string | null | undefined;
  /** Of one of these kinds. */
  kind?: Array<TicketKind> | null | undefined;
  /** Code of the organization that took it in. */
  origin?: string | null | undefined;
  /** With one of these priorities. */
  priority?: Array<Priority> | null | undefined;
  /** Ticket number, serial number, contact name, phone, email or words of the description. */
  search?: string | null | undefined;
  /** In one of these states. */
  status?: Array<TicketStatus> | null | undefined;
};

/** What is asked for. */
export type TicketKind =
  /** Something went wrong with us. */
  | 'COMPLAINT'
  /** A question. */
  | 'CONSULTATION'
  /** Another one for it. */
  | 'EXCHANGE'
  /** Look it over. */
  | 'INSPECTION'
  /** Put in and set going. */
  | 'INSTALLATION'
  /** Something is broken. */
  | 'REPAIR'
  /** Give it back. */
  | 'RETURN'
  /** Show how it is used. */
  | 'TRAINING';

/** In which order. */
export type TicketOrder = {
  /** Which end first. */
  direction?: OrderDirection;
  /** By what. */
  field?: TicketOrderField;
};

/** What tickets are ordered by. */
export type TicketOrderField =
  /** When they were reported. */
  | 'CREATED_AT'
  /** Their priority (ascending: P1 first), then when they were reported. */
  | 'PRIORITY'
  /** When they last moved. */
  | 'UPDATED_AT';

/** Where a ticket is in its life. */
export type TicketStatus =
  /** A person has taken it on. */
  | 'ACCEPTED'
  /** A quote is out for the customer to answer. */
  | 'AWAITING_APPROVAL'
  /** Withdrawn. */
  | 'CANCELLED'
  /** Signed off, or left unanswered after it was resolved; archived. */
  | 'CLOSED'
  /** It is being worked on. */
  | 'IN_PROGRESS'
  /** It waits: see `holdReason`. */
  | 'ON_HOLD'
  /** The work is done. */
  | 'RESOLVED'
  /** A visit is booked, or the device is due at the bench. */
  | 'SCHEDULED'
  /** Reported; nobody has answered yet. */
  | 'SUBMITTED';

/** The place of an organization in the service network. */
export type Tier =
  /** Sells, and takes in repairs. */
  | 'DEALER'
  /** The vendor itself. */
  | 'HEADQUARTERS'
  /** A branch or an authorised service center. */
  | 'SERVICE_CENTER';

/** How the asker proved who they are. */
export type ViewerKind =
  /** A member of an organization, by the vendor's identity provider. */
  | 'MEMBER'
  /** A publishable key, pk_…, in a web page. */
  | 'PUBLISHABLE_KEY'
  /** A secret key, sk_…, from server to server. */
  | 'SECRET_KEY'
  /** A tracking token, tt_…, of one ticket. */
  | 'TRACKING';

export type DeviceQueryVariables = Exact<{
  id?: string | null | undefined;
  serial?: string | null | undefined;
  locale?: string | null | undefined;
}>;


export type DeviceQuery = { device: DeviceDetailFragment | null };

export type DevicesQueryVariables = Exact<{
  filter?: DeviceFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  locale?: string | null | undefined;
}>;


export type DevicesQuery = { devices: { nodes: Array<DeviceSummaryFragment>, pageInfo: PagingFragment } };

export type DeviceCheckQueryVariables = Exact<{
  serial: string;
  modelCode: string;
  locale?: string | null | undefined;
}>;


export type DeviceCheckQuery = { deviceCheck: { recognised: boolean, productName: string | null } };

export type EventLogQueryVariables = Exact<{
  filter?: EventFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  locale?: string | null | undefined;
}>;


export type EventLogQuery = { events: { nodes: Array<
      | LoggedEvent_DeviceRegisteredEvent_Fragment
      | LoggedEvent_TicketAcceptedEvent_Fragment
      | LoggedEvent_TicketCancelledEvent_Fragment
      | LoggedEvent_TicketClosedEvent_Fragment
      | LoggedEvent_TicketCommentedEvent_Fragment
      | LoggedEvent_TicketHeldEvent_Fragment
      | LoggedEvent_TicketQuotedEvent_Fragment
      | LoggedEvent_TicketReopenedEvent_Fragment
      | LoggedEvent_TicketResolvedEvent_Fragment
      | LoggedEvent_TicketResumedEvent_Fragment
      | LoggedEvent_TicketScheduledEvent_Fragment
      | LoggedEvent_TicketStartedEvent_Fragment
      | LoggedEvent_TicketSubmittedEvent_Fragment
    >, pageInfo: PagingFragment } };

export type EventStreamSubscriptionVariables = Exact<{
  filter?: EventFilter | null | undefined;
  after?: string | null | undefined;
  locale?: string | null | undefined;
}>;


export type EventStreamSubscription = { events:
    | LoggedEvent_DeviceRegisteredEvent_Fragment
    | LoggedEvent_TicketAcceptedEvent_Fragment
    | LoggedEvent_TicketCancelledEvent_Fragment
    | LoggedEvent_TicketClosedEvent_Fragment
    | LoggedEvent_TicketCommentedEvent_Fragment
    | LoggedEvent_TicketHeldEvent_Fragment
    | LoggedEvent_TicketQuotedEvent_Fragment
    | LoggedEvent_TicketReopenedEvent_Fragment
    | LoggedEvent_TicketResolvedEvent_Fragment
    | LoggedEvent_TicketResumedEvent_Fragment
    | LoggedEvent_TicketScheduledEvent_Fragment
    | LoggedEvent_TicketStartedEvent_Fragment
    | LoggedEvent_TicketSubmittedEvent_Fragment
   };

export type EventCursorQueryVariables = Exact<{ [key: string]: never; }>;


export type EventCursorQuery = { eventCursor: string };

export type OrganizationNameFragment = { id: string, code: string, name: string, tier: Tier };

export type ModelFragment = { id: string, code: string, name: string, category: string };

export type TicketSummaryFragment = { id: string, number: string, version: number, kind: TicketKind, status: TicketStatus, holdReason: HoldReason | null, priority: Priority, severity: Priority | null, channel: Channel, description: string, createdAt: string, updatedAt: string, closedAt: string | null, rating: number | null, serial: string | null, allowedTransitions: Array<TicketStatus>, origin: OrganizationNameFragment, handler: OrganizationNameFragment, device: { id: string, serial: string, model: ModelFragment } | null, contact: { name: string, phone: string | null, email: string | null } | null, site: { country: string | null, region: string | null, city: string | null, line: string, band: DistanceBand | null } | null };

export type TicketDetailFragment = (
  { locale: string | null, signedBy: string | null, device: { purchasedOn: string | null, deliveredOn: string | null, installedOn: string | null, acceptedOn: string | null, soldBy: OrganizationNameFragment | null } | null, customer: { id: string, name: string } | null, resolution: { faultCode: string, cause: FaultCause, diagnosis: string, workDone: string, resolvedAt: string } | null, comments: { nodes: Array<CommentDetailFragment>, pageInfo: PagingFragment }, events: { nodes: Array<
      | EventDetail_DeviceRegisteredEvent_Fragment
      | EventDetail_TicketAcceptedEvent_Fragment
      | EventDetail_TicketCancelledEvent_Fragment
      | EventDetail_TicketClosedEvent_Fragment
      | EventDetail_TicketCommentedEvent_Fragment
      | EventDetail_TicketHeldEvent_Fragment
      | EventDetail_TicketQuotedEvent_Fragment
      | EventDetail_TicketReopenedEvent_Fragment
      | EventDetail_TicketResolvedEvent_Fragment
      | EventDetail_TicketResumedEvent_Fragment
      | EventDetail_TicketScheduledEvent_Fragment
      | EventDetail_TicketStartedEvent_Fragment
      | EventDetail_TicketSubmittedEvent_Fragment
    >, pageInfo: PagingFragment } }
  & TicketSummaryFragment
);

export type CommentDetailFragment = { id: string, body: string, visibility: CommentVisibility, createdAt: string, author: { kind: ActorKind, name: string } };

type EventDetail_DeviceRegisteredEvent_Fragment = { __typename: 'DeviceRegisteredEvent', serial: string, id: string, type: string, at: string, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_TicketAcceptedEvent_Fragment = { __typename: 'TicketAcceptedEvent', fromStatus: TicketStatus | null, toStatus: TicketStatus, priority: Priority, previousPriority: Priority, id: string, type: string, at: string, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_TicketCancelledEvent_Fragment = { __typename: 'TicketCancelledEvent', fromStatus: TicketStatus | null, toStatus: TicketStatus, reason: string, id: string, type: string, at: string, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_TicketClosedEvent_Fragment = { __typename: 'TicketClosedEvent', fromStatus: TicketStatus | null, toStatus: TicketStatus, signedBy: string | null, rating: number | null, id: string, type: string, at: string, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_TicketCommentedEvent_Fragment = { __typename: 'TicketCommentedEvent', body: string, visibility: CommentVisibility, id: string, type: string, at: string, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_TicketHeldEvent_Fragment = { __typename: 'TicketHeldEvent', fromStatus: TicketStatus | null, toStatus: TicketStatus, note: string | null, id: string, type: string, at: string, summary: string, holdReason: HoldReason, actor: { kind: ActorKind, name: string } };

type EventDetail_TicketQuotedEvent_Fragment = { __typename: 'TicketQuotedEvent', fromStatus: TicketStatus | null, toStatus: TicketStatus, id: string, type: string, at: string, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_TicketReopenedEvent_Fragment = { __typename: 'TicketReopenedEvent', fromStatus: TicketStatus | null, toStatus: TicketStatus, reason: string, id: string, type: string, at: string, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_TicketResolvedEvent_Fragment = { __typename: 'TicketResolvedEvent', fromStatus: TicketStatus | null, toStatus: TicketStatus, faultCode: string, cause: FaultCause, diagnosis: string, workDone: string, id: string, type: string, at: string, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_TicketResumedEvent_Fragment = { __typename: 'TicketResumedEvent', fromStatus: TicketStatus | null, toStatus: TicketStatus, id: string, type: string, at: string, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_TicketScheduledEvent_Fragment = { __typename: 'TicketScheduledEvent', fromStatus: TicketStatus | null, toStatus: TicketStatus, id: string, type: string, at: string, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_TicketStartedEvent_Fragment = { __typename: 'TicketStartedEvent', fromStatus: TicketStatus | null, toStatus: TicketStatus, id: string, type: string, at: string, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_TicketSubmittedEvent_Fragment = { __typename: 'TicketSubmittedEvent', fromStatus: TicketStatus | null, toStatus: TicketStatus, channel: Channel | null, id: string, type: string, at: string, summary: string, actor: { kind: ActorKind, name: string } };

export type EventDetailFragment =
  | EventDetail_DeviceRegisteredEvent_Fragment
  | EventDetail_TicketAcceptedEvent_Fragment
  | EventDetail_TicketCancelledEvent_Fragment
  | EventDetail_TicketClosedEvent_Fragment
  | EventDetail_TicketCommentedEvent_Fragment
  | EventDetail_TicketHeldEvent_Fragment
  | EventDetail_TicketQuotedEvent_Fragment
  | EventDetail_TicketReopenedEvent_Fragment
  | EventDetail_TicketResolvedEvent_Fragment
  | EventDetail_TicketResumedEvent_Fragment
  | EventDetail_TicketScheduledEvent_Fragment
  | EventDetail_TicketStartedEvent_Fragment
  | EventDetail_TicketSubmittedEvent_Fragment
;

type LoggedEvent_DeviceRegisteredEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_DeviceRegisteredEvent_Fragment
);

type LoggedEvent_TicketAcceptedEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_TicketAcceptedEvent_Fragment
);

type LoggedEvent_TicketCancelledEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_TicketCancelledEvent_Fragment
);

type LoggedEvent_TicketClosedEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_TicketClosedEvent_Fragment
);

type LoggedEvent_TicketCommentedEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_TicketCommentedEvent_Fragment
);

type LoggedEvent_TicketHeldEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_TicketHeldEvent_Fragment
);

type LoggedEvent_TicketQuotedEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_TicketQuotedEvent_Fragment
);

type LoggedEvent_TicketReopenedEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_TicketReopenedEvent_Fragment
);

type LoggedEvent_TicketResolvedEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_TicketResolvedEvent_Fragment
);

type LoggedEvent_TicketResumedEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_TicketResumedEvent_Fragment
);

type LoggedEvent_TicketScheduledEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_TicketScheduledEvent_Fragment
);

type LoggedEvent_TicketStartedEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_TicketStartedEvent_Fragment
);

type LoggedEvent_TicketSubmittedEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_TicketSubmittedEvent_Fragment
);

export type LoggedEventFragment =
  | LoggedEvent_DeviceRegisteredEvent_Fragment
  | LoggedEvent_TicketAcceptedEvent_Fragment
  | LoggedEvent_TicketCancelledEvent_Fragment
  | LoggedEvent_TicketClosedEvent_Fragment
  | LoggedEvent_TicketCommentedEvent_Fragment
  | LoggedEvent_TicketHeldEvent_Fragment
  | LoggedEvent_TicketQuotedEvent_Fragment
  | LoggedEvent_TicketReopenedEvent_Fragment
  | LoggedEvent_TicketResolvedEvent_Fragment
  | LoggedEvent_TicketResumedEvent_Fragment
  | LoggedEvent_TicketScheduledEvent_Fragment
  | LoggedEvent_TicketStartedEvent_Fragment
  | LoggedEvent_TicketSubmittedEvent_Fragment
;

export type DeviceSummaryFragment = { id: string, serial: string, purchasedOn: string | null, deliveredOn: string | null, installedOn: string | null, acceptedOn: string | null, model: ModelFragment, customer: { id: string, name: string } | null, soldBy: OrganizationNameFragment | null };

export type DeviceDetailFragment = (
  { tickets: { nodes: Array<TicketSummaryFragment>, pageInfo: PagingFragment }, history: { nodes: Array<
      | EventDetail_DeviceRegisteredEvent_Fragment
      | EventDetail_TicketAcceptedEvent_Fragment
      | EventDetail_TicketCancelledEvent_Fragment
      | EventDetail_TicketClosedEvent_Fragment
      | EventDetail_TicketCommentedEvent_Fragment
      | EventDetail_TicketHeldEvent_Fragment
      | EventDetail_TicketQuotedEvent_Fragment
      | EventDetail_TicketReopenedEvent_Fragment
      | EventDetail_TicketResolvedEvent_Fragment
      | EventDetail_TicketResumedEvent_Fragment
      | EventDetail_TicketScheduledEvent_Fragment
      | EventDetail_TicketStartedEvent_Fragment
      | EventDetail_TicketSubmittedEvent_Fragment
    >, pageInfo: PagingFragment } }
  & DeviceSummaryFragment
);

export type PagingFragment = { hasNextPage: boolean, endCursor: string | null };

export type TrackedDetailFragment = { id: string, number: string, status: TicketStatus, holdReason: HoldReason | null, productName: string | null, serial: string | null, description: string, createdAt: string, updatedAt: string, handledBy: string, canCancel: boolean, canComment: boolean, canReopen: boolean, canRate: boolean, rating: number | null, timeline: Array<TrackedStepFragment> };

export type TrackedStepFragment = { id: string, at: string, type: string, text: string | null, status: TicketStatus | null, holdReason: HoldReason | null, byCustomer: boolean };

type Refusal_IdempotencyMismatchError_Fragment = { __typename: 'IdempotencyMismatchError', code: ErrorCode, message: string };

type Refusal_IllegalTransitionError_Fragment = { __typename: 'IllegalTransitionError', from: TicketStatus, to: TicketStatus, allowed: Array<TicketStatus>, code: ErrorCode, message: string };

type Refusal_StaleVersionError_Fragment = { __typename: 'StaleVersionError', currentVersion: number, code: ErrorCode, message: string };

type Refusal_ValidationError_Fragment = { __typename: 'ValidationError', code: ErrorCode, message: string, issues: Array<{ path: Array<string>, message: string, code: string }> };

export type RefusalFragment =
  | Refusal_IdempotencyMismatchError_Fragment
  | Refusal_IllegalTransitionError_Fragment
  | Refusal_StaleVersionError_Fragment
  | Refusal_ValidationError_Fragment
;

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { viewer: { kind: ViewerKind, label: string | null, roles: Array<Role>, organization: OrganizationDetailFragment | null } };

export type OrganizationsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type OrganizationsQuery = { organizations: { nodes: Array<OrganizationDetailFragment>, pageInfo: PagingFragment } };

export type OrganizationDetailFragment = (
  { timeZone: string, parent: OrganizationNameFragment | null }
  & OrganizationNameFragment
);

export type ProductModelsQueryVariables = Exact<{
  search?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  locale?: string | null | undefined;
}>;


export type ProductModelsQuery = { productModels: { nodes: Array<ModelFragment>, pageInfo: PagingFragment } };

export type TicketQueryVariables = Exact<{
  id?: string | null | undefined;
  number?: string | null | undefined;
  locale?: string | null | undefined;
}>;


export type TicketQuery = { ticket: TicketDetailFragment | null };

export type TicketsQueryVariables = Exact<{
  filter?: TicketFilter | null | undefined;
  orderBy?: TicketOrder | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  locale?: string | null | undefined;
}>;


export type TicketsQuery = { tickets: { nodes: Array<TicketSummaryFragment>, pageInfo: PagingFragment } };

export type SubmitTicketMutationVariables = Exact<{
  input: SubmitTicketInput;
  locale?: string | null | undefined;
}>;


export type SubmitTicketMutation = { submitTicket:
    | Refusal_IdempotencyMismatchError_Fragment
    | { number: string, trackingToken: string, ticket: TicketDetailFragment | null }
    | Refusal_ValidationError_Fragment
   };

export type AddCommentMutationVariables = Exact<{
  input: AddCommentInput;
  locale?: string | null | undefined;
}>;


export type AddCommentMutation = { addComment:
    | { ticket: TicketDetailFragment, comment: CommentDetailFragment }
    | Refusal_IdempotencyMismatchError_Fragment
    | Refusal_ValidationError_Fragment
   };

export type AcceptTicketMutationVariables = Exact<{
  input: AcceptTicketInput;
  locale?: string | null | undefined;
}>;


export type AcceptTicketMutation = { acceptTicket:
    | { ticket: TicketDetailFragment }
    | Refusal_IllegalTransitionError_Fragment
    | Refusal_StaleVersionError_Fragment
    | Refusal_ValidationError_Fragment
   };

export type StartWorkMutationVariables = Exact<{
  input: StartWorkInput;
  locale?: string | null | undefined;
}>;


export type StartWorkMutation = { startWork:
    | Refusal_IllegalTransitionError_Fragment
    | Refusal_StaleVersionError_Fragment
    | { ticket: TicketDetailFragment }
    | Refusal_ValidationError_Fragment
   };

export type HoldTicketMutationVariables = Exact<{
  input: HoldTicketInput;
  locale?: string | null | undefined;
}>;


export type HoldTicketMutation = { holdTicket:
    | { ticket: TicketDetailFragment }
    | Refusal_IllegalTransitionError_Fragment
    | Refusal_StaleVersionError_Fragment
    | Refusal_ValidationError_Fragment
   };

export type ResumeTicketMutationVariables = Exact<{
  input: ResumeTicketInput;
  locale?: string | null | undefined;
}>;


export type ResumeTicketMutation = { resumeTicket:
    | Refusal_IllegalTransitionError_Fragment
    | { ticket: TicketDetailFragment }
    | Refusal_StaleVersionError_Fragment
    | Refusal_ValidationError_Fragment
   };

export type ResolveTicketMutationVariables = Exact<{
  input: ResolveTicketInput;
  locale?: string | null | undefined;
}>;


export type ResolveTicketMutation = { resolveTicket:
    | Refusal_IllegalTransitionError_Fragment
    | { ticket: TicketDetailFragment }
    | Refusal_StaleVersionError_Fragment
    | Refusal_ValidationError_Fragment
   };

export type CloseTicketMutationVariables = Exact<{
  input: CloseTicketInput;
  locale?: string | null | undefined;
}>;


export type CloseTicketMutation = { closeTicket:
    | { ticket: TicketDetailFragment }
    | Refusal_IllegalTransitionError_Fragment
    | Refusal_StaleVersionError_Fragment
    | Refusal_ValidationError_Fragment
   };

export type ReopenTicketMutationVariables = Exact<{
  input: ReopenTicketInput;
  locale?: string | null | undefined;
}>;


export type ReopenTicketMutation = { reopenTicket:
    | Refusal_IllegalTransitionError_Fragment
    | { ticket: TicketDetailFragment }
    | Refusal_StaleVersionError_Fragment
    | Refusal_ValidationError_Fragment
   };

export type CancelTicketMutationVariables = Exact<{
  input: CancelTicketInput;
  locale?: string | null | undefined;
}>;


export type CancelTicketMutation = { cancelTicket:
    | { ticket: TicketDetailFragment }
    | Refusal_IllegalTransitionError_Fragment
    | Refusal_StaleVersionError_Fragment
    | Refusal_ValidationError_Fragment
   };

export type ReportFaultMutationVariables = Exact<{
  input: SubmitTicketInput;
}>;


export type ReportFaultMutation = { submitTicket:
    | Refusal_IdempotencyMismatchError_Fragment
    | { number: string, trackingToken: string }
    | Refusal_ValidationError_Fragment
   };

export type RequestTrackingMutationVariables = Exact<{
  input: RequestTrackingInput;
}>;


export type RequestTrackingMutation = { requestTracking:
    | { trackingToken: string }
    | Refusal_ValidationError_Fragment
   };

export type TrackedTicketQueryVariables = Exact<{
  locale?: string | null | undefined;
}>;


export type TrackedTicketQuery = { trackedTicket: TrackedDetailFragment | null };

export type TrackedEventsSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type TrackedEventsSubscription = { trackedEvents: TrackedStepFragment };

export type CommentTrackedTicketMutationVariables = Exact<{
  input: CommentTrackedTicketInput;
  locale?: string | null | undefined;
}>;


export type CommentTrackedTicketMutation = { commentTrackedTicket:
    | { ticket: TrackedDetailFragment }
    | Refusal_IdempotencyMismatchError_Fragment
    | Refusal_ValidationError_Fragment
   };

export type CancelTrackedTicketMutationVariables = Exact<{
  input: CancelTrackedTicketInput;
  locale?: string | null | undefined;
}>;


export type CancelTrackedTicketMutation = { cancelTrackedTicket:
    | { ticket: TrackedDetailFragment }
    | Refusal_IllegalTransitionError_Fragment
    | Refusal_ValidationError_Fragment
   };

export type CloseTrackedTicketMutationVariables = Exact<{
  input: CloseTrackedTicketInput;
  locale?: string | null | undefined;
}>;


export type CloseTrackedTicketMutation = { closeTrackedTicket:
    | { ticket: TrackedDetailFragment }
    | Refusal_IllegalTransitionError_Fragment
    | Refusal_ValidationError_Fragment
   };

export type ReopenTrackedTicketMutationVariables = Exact<{
  input: ReopenTrackedTicketInput;
  locale?: string | null | undefined;
}>;


export type ReopenTrackedTicketMutation = { reopenTrackedTicket:
    | Refusal_IllegalTransitionError_Fragment
    | { ticket: TrackedDetailFragment }
    | Refusal_ValidationError_Fragment
   };

const OrganizationName = 'fragment OrganizationName on Organization{id code name tier}';
const Model = 'fragment Model on ProductModel{id code name(locale:$locale)category}';
const TicketSummary = 'fragment TicketSummary on Ticket{id number version kind status holdReason priority severity channel description createdAt updatedAt closedAt rating serial allowedTransitions origin{...OrganizationName}handler{...OrganizationName}device{id serial model{...Model}}contact{name phone email}site{country region city line band}}';
const TicketDetail = 'fragment TicketDetail on Ticket{...TicketSummary locale signedBy device{purchasedOn deliveredOn installedOn acceptedOn soldBy{...OrganizationName}}customer{id name}resolution{faultCode cause diagnosis workDone resolvedAt}comments(first:100){nodes{...CommentDetail}pageInfo{...Paging}}events(first:100){nodes{...EventDetail}pageInfo{...Paging}}}';
const CommentDetail = 'fragment CommentDetail on Comment{id body visibility createdAt author{kind name}}';
const EventDetail = 'fragment EventDetail on Event{__typename id type at summary actor{kind name}...on TicketMovedEvent{fromStatus toStatus}...on TicketSubmittedEvent{channel}...on TicketAcceptedEvent{priority previousPriority}...on TicketHeldEvent{holdReason:reason note}...on TicketResolvedEvent{faultCode cause diagnosis workDone}...on TicketClosedEvent{signedBy rating}...on TicketReopenedEvent{reason}...on TicketCancelledEvent{reason}...on TicketCommentedEvent{body visibility}...on DeviceRegisteredEvent{serial}}';
const LoggedEvent = 'fragment LoggedEvent on Event{...EventDetail ticket{...TicketSummary}device{id serial}}';
const DeviceSummary = 'fragment DeviceSummary on Device{id serial purchasedOn deliveredOn installedOn acceptedOn model{...Model}customer{id name}soldBy{...OrganizationName}}';
const DeviceDetail = 'fragment DeviceDetail on Device{...DeviceSummary tickets(first:100){nodes{...TicketSummary}pageInfo{...Paging}}history(first:100){nodes{...EventDetail}pageInfo{...Paging}}}';
const Paging = 'fragment Paging on PageInfo{hasNextPage endCursor}';
const TrackedDetail = 'fragment TrackedDetail on TrackedTicket{id number status holdReason productName(locale:$locale)serial description createdAt updatedAt handledBy timeline{...TrackedStep}canCancel canComment canReopen canRate rating}';
const TrackedStep = 'fragment TrackedStep on TrackedEntry{id at type text status holdReason byCustomer}';
const Refusal = 'fragment Refusal on DomainError{__typename code message ...on ValidationError{issues{path message code}}...on IllegalTransitionError{from to allowed}...on StaleVersionError{currentVersion}}';
const OrganizationDetail = 'fragment OrganizationDetail on Organization{...OrganizationName timeZone parent{...OrganizationName}}';
export const DeviceDocument = `query Device($id:ID$serial:String$locale:String){device(id:$id serial:$serial){...DeviceDetail}}${DeviceDetail}${DeviceSummary}${Model}${OrganizationName}${TicketSummary}${Paging}${EventDetail}` as TypedDocumentString<DeviceQuery, DeviceQueryVariables>;
export const DevicesDocument = `query Devices($filter:DeviceFilter$first:Int$after:String$locale:String){devices(filter:$filter first:$first after:$after){nodes{...DeviceSummary}pageInfo{...Paging}}}${DeviceSummary}${Model}${OrganizationName}${Paging}` as TypedDocumentString<DevicesQuery, DevicesQueryVariables>;
export const DeviceCheckDocument = `query DeviceCheck($serial:String!$modelCode:String!$locale:String){deviceCheck(serial:$serial modelCode:$modelCode){recognised productName(locale:$locale)}}` as TypedDocumentString<DeviceCheckQuery, DeviceCheckQueryVariables>;
export const EventLogDocument = `query EventLog($filter:EventFilter$first:Int$after:String$locale:String){events(filter:$filter first:$first after:$after){nodes{...LoggedEvent}pageInfo{...Paging}}}${LoggedEvent}${EventDetail}${TicketSummary}${OrganizationName}${Model}${Paging}` as TypedDocumentString<EventLogQuery, EventLogQueryVariables>;
export const EventStreamDocument = `subscription EventStream($filter:EventFilter$after:ID$locale:String){events(filter:$filter after:$after){...LoggedEvent}}${LoggedEvent}${EventDetail}${TicketSummary}${OrganizationName}${Model}` as TypedDocumentString<EventStreamSubscription, EventStreamSubscriptionVariables>;
export const EventCursorDocument = `query EventCursor{eventCursor}` as TypedDocumentString<EventCursorQuery, EventCursorQueryVariables>;
export const ViewerDocument = `query Viewer{viewer{kind label roles organization{...OrganizationDetail}}}${OrganizationDetail}${OrganizationName}` as TypedDocumentString<ViewerQuery, ViewerQueryVariables>;
export const OrganizationsDocument = `query Organizations($first:Int$after:String){organizations(first:$first after:$after){nodes{...OrganizationDetail}pageInfo{...Paging}}}${OrganizationDetail}${OrganizationName}${Paging}` as TypedDocumentString<OrganizationsQuery, OrganizationsQueryVariables>;
export const ProductModelsDocument = `query ProductModels($search:String$first:Int$after:String$locale:String){productModels(search:$search first:$first after:$after){nodes{...Model}pageInfo{...Paging}}}${Model}${Paging}` as TypedDocumentString<ProductModelsQuery, ProductModelsQueryVariables>;
export const TicketDocument = `query Ticket($id:ID$number:String$locale:String){ticket(id:$id number:$number){...TicketDetail}}${TicketDetail}${TicketSummary}${OrganizationName}${Model}${CommentDetail}${Paging}${EventDetail}` as TypedDocumentString<TicketQuery, TicketQueryVariables>;
export const TicketsDocument = `query Tickets($filter:TicketFilter$orderBy:TicketOrder$first:Int$after:String$locale:String){tickets(filter:$filter orderBy:$orderBy first:$first after:$after){nodes{...TicketSummary}pageInfo{...Paging}}}${TicketSummary}${OrganizationName}${Model}${Paging}` as TypedDocumentString<TicketsQuery, TicketsQueryVariables>;
export const SubmitTicketDocument = `mutation SubmitTicket($input:SubmitTicketInput!$locale:String){submitTicket(input:$input){...on SubmitTicketPayload{number trackingToken ticket{...TicketDetail}}...Refusal}}${TicketDetail}${TicketSummary}${OrganizationName}${Model}${CommentDetail}${Paging}${EventDetail}${Refusal}` as TypedDocumentString<SubmitTicketMutation, SubmitTicketMutationVariables>;
export const AddCommentDocument = `mutation AddComment($input:AddCommentInput!$locale:String){addComment(input:$input){...on AddCommentPayload{ticket{...TicketDetail}comment{...CommentDetail}}...Refusal}}${TicketDetail}${TicketSummary}${OrganizationName}${Model}${CommentDetail}${Paging}${EventDetail}${Refusal}` as TypedDocumentString<AddCommentMutation, AddCommentMutationVariables>;
export const AcceptTicketDocument = `mutation AcceptTicket($input:AcceptTicketInput!$locale:String){acceptTicket(input:$input){...on AcceptTicketPayload{ticket{...TicketDetail}}...Refusal}}${TicketDetail}${TicketSummary}${OrganizationName}${Model}${CommentDetail}${Paging}${EventDetail}${Refusal}` as TypedDocumentString<AcceptTicketMutation, AcceptTicketMutationVariables>;
export const StartWorkDocument = `mutation StartWork($input:StartWorkInput!$locale:String){startWork(input:$input){...on StartWorkPayload{ticket{...TicketDetail}}...Refusal}}${TicketDetail}${TicketSummary}${OrganizationName}${Model}${CommentDetail}${Paging}${EventDetail}${Refusal}` as TypedDocumentString<StartWorkMutation, StartWorkMutationVariables>;
export const HoldTicketDocument = `mutation HoldTicket($input:HoldTicketInput!$locale:String){holdTicket(input:$input){...on HoldTicketPayload{ticket{...TicketDetail}}...Refusal}}${TicketDetail}${TicketSummary}${OrganizationName}${Model}${CommentDetail}${Paging}${EventDetail}${Refusal}` as TypedDocumentString<HoldTicketMutation, HoldTicketMutationVariables>;
export const ResumeTicketDocument = `mutation ResumeTicket($input:ResumeTicketInput!$locale:String){resumeTicket(input:$input){...on ResumeTicketPayload{ticket{...TicketDetail}}...Refusal}}${TicketDetail}${TicketSummary}${OrganizationName}${Model}${CommentDetail}${Paging}${EventDetail}${Refusal}` as TypedDocumentString<ResumeTicketMutation, ResumeTicketMutationVariables>;
export const ResolveTicketDocument = `mutation ResolveTicket($input:ResolveTicketInput!$locale:String){resolveTicket(input:$input){...on ResolveTicketPayload{ticket{...TicketDetail}}...Refusal}}${TicketDetail}${TicketSummary}${OrganizationName}${Model}${CommentDetail}${Paging}${EventDetail}${Refusal}` as TypedDocumentString<ResolveTicketMutation, ResolveTicketMutationVariables>;
export const CloseTicketDocument = `mutation CloseTicket($input:CloseTicketInput!$locale:String){closeTicket(input:$input){...on CloseTicketPayload{ticket{...TicketDetail}}...Refusal}}${TicketDetail}${TicketSummary}${OrganizationName}${Model}${CommentDetail}${Paging}${EventDetail}${Refusal}` as TypedDocumentString<CloseTicketMutation, CloseTicketMutationVariables>;
export const ReopenTicketDocument = `mutation ReopenTicket($input:ReopenTicketInput!$locale:String){reopenTicket(input:$input){...on ReopenTicketPayload{ticket{...TicketDetail}}...Refusal}}${TicketDetail}${TicketSummary}${OrganizationName}${Model}${CommentDetail}${Paging}${EventDetail}${Refusal}` as TypedDocumentString<ReopenTicketMutation, ReopenTicketMutationVariables>;
export const CancelTicketDocument = `mutation CancelTicket($input:CancelTicketInput!$locale:String){cancelTicket(input:$input){...on CancelTicketPayload{ticket{...TicketDetail}}...Refusal}}${TicketDetail}${TicketSummary}${OrganizationName}${Model}${CommentDetail}${Paging}${EventDetail}${Refusal}` as TypedDocumentString<CancelTicketMutation, CancelTicketMutationVariables>;
export const ReportFaultDocument = `mutation ReportFault($input:SubmitTicketInput!){submitTicket(input:$input){...on SubmitTicketPayload{number trackingToken}...Refusal}}${Refusal}` as TypedDocumentString<ReportFaultMutation, ReportFaultMutationVariables>;
export const RequestTrackingDocument = `mutation RequestTracking($input:RequestTrackingInput!){requestTracking(input:$input){...on RequestTrackingPayload{trackingToken}...Refusal}}${Refusal}` as TypedDocumentString<RequestTrackingMutation, RequestTrackingMutationVariables>;
export const TrackedTicketDocument = `query TrackedTicket($locale:String){trackedTicket{...TrackedDetail}}${TrackedDetail}${TrackedStep}` as TypedDocumentString<TrackedTicketQuery, TrackedTicketQueryVariables>;
export const TrackedEventsDocument = `subscription TrackedEvents($after:ID){trackedEvents(after:$after){...TrackedStep}}${TrackedStep}` as TypedDocumentString<TrackedEventsSubscription, TrackedEventsSubscriptionVariables>;
export const CommentTrackedTicketDocument = `mutation CommentTrackedTicket($input:CommentTrackedTicketInput!$locale:String){commentTrackedTicket(input:$input){...on CommentTrackedTicketPayload{ticket{...TrackedDetail}}...Refusal}}${TrackedDetail}${TrackedStep}${Refusal}` as TypedDocumentString<CommentTrackedTicketMutation, CommentTrackedTicketMutationVariables>;
export const CancelTrackedTicketDocument = `mutation CancelTrackedTicket($input:CancelTrackedTicketInput!$locale:String){cancelTrackedTicket(input:$input){...on CancelTrackedTicketPayload{ticket{...TrackedDetail}}...Refusal}}${TrackedDetail}${TrackedStep}${Refusal}` as TypedDocumentString<CancelTrackedTicketMutation, CancelTrackedTicketMutationVariables>;
export const CloseTrackedTicketDocument = `mutation CloseTrackedTicket($input:CloseTrackedTicketInput!$locale:String){closeTrackedTicket(input:$input){...on CloseTrackedTicketPayload{ticket{...TrackedDetail}}...Refusal}}${TrackedDetail}${TrackedStep}${Refusal}` as TypedDocumentString<CloseTrackedTicketMutation, CloseTrackedTicketMutationVariables>;
export const ReopenTrackedTicketDocument = `mutation ReopenTrackedTicket($input:ReopenTrackedTicketInput!$locale:String){reopenTrackedTicket(input:$input){...on ReopenTrackedTicketPayload{ticket{...TrackedDetail}}...Refusal}}${TrackedDetail}${TrackedStep}${Refusal}` as TypedDocumentString<ReopenTrackedTicketMutation, ReopenTrackedTicketMutationVariables>;