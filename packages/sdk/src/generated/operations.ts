/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentString } from '../documents.ts';
/** Answers a new ticket: the first human answer, which ends the RESPONSE clock. For the desk. */
export type AcceptTicketInput = {
  /** How far the site is; unchanged by default. */
  band?: DistanceBand | null | undefined;
  /** The version that you read: refused with StaleVersionError when it has moved on. */
  expectedVersion?: number | null | undefined;
  /** Id of the ticket. */
  id: string;
  /** The priority that the desk sets; unchanged by default. */
  priority?: Priority | null | undefined;
  /** Code of the service level; unchanged by default. */
  serviceLevel?: string | null | undefined;
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

/** A device for a pool. */
export type AddLoanerInput = {
  /** The same key and input within 24 hours: one effect, one answer. */
  idempotencyKey?: string | null | undefined;
  /** What one should know of it, at most 2,000 characters. */
  note?: string | null | undefined;
  /** Code of the organization whose pool it is for; by default who keeps the device on record. */
  organization?: string | null | undefined;
  /** Serial number of the device, which has no owner. */
  serial: string;
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

/** Corrects what is on hand. What is reserved is not touched: the rest cannot go below it. */
export type AdjustStockInput = {
  /** The same key and input within 24 hours: one effect, one answer. */
  idempotencyKey?: string | null | undefined;
  /** The change: positive for more pieces, negative for fewer, not 0. */
  quantity: number;
  /** Why, at most 500 characters. */
  reason: string;
  /** Serial numbers of the units that were found or are gone, for a part that is tracked by them. */
  serials?: Array<string> | null | undefined;
  /** SKU of the part. */
  sku: string;
  /** Code of the warehouse. */
  warehouse: string;
};

/** How far to move the clock of a sandbox. */
export type AdvanceClockInput = {
  /** A length above zero and of at most 366 days, like PT5M or P7D. */
  by: string;
};

/** What the customer said to a quote. */
export type AnswerQuoteInput = {
  /** Whether the customer approves it. */
  accepted: boolean;
  /** Who said so, at most 200 characters. */
  answeredBy: string;
  /** What becomes of the job when they decline; UNREPAIRED by default. */
  ending?: QuoteEnding | null | undefined;
  /** Id of the quote. */
  quote: string;
  /** Why, in their words, at most 2,000 characters. */
  reason?: string | null | undefined;
};

/** What the customer says to a quote. */
export type AnswerTrackedQuoteInput = {
  /** Whether the customer approves it. */
  accepted: boolean;
  /** Who says so, at most 200 characters; the contact of the ticket by default. */
  answeredBy?: string | null | undefined;
  /** What becomes of the job when they decline; UNREPAIRED by default. */
  ending?: QuoteEnding | null | undefined;
  /** Id of the quote. */
  quote: string;
  /** Why, in their words, at most 2,000 characters. */
  reason?: string | null | undefined;
};

/** What a key is for. */
export type ApiKeyKind =
  /** pk_…: in web pages of listed origins, for the public surface. */
  | 'PUBLISHABLE'
  /** sk_…: server to server, with roles. */
  | 'SECRET';

/** Gives a ticket to a technician of the organization that handles it. For the desk. */
export type AssignTicketInput = {
  /** The version that you read: refused with StaleVersionError when it has moved on. */
  expectedVersion?: number | null | undefined;
  /** Id of the ticket. */
  id: string;
  /** Id of the technician, who must hold a valid certification for the device’s category. */
  member: string;
};

/** Files for a device. */
export type AttachToDeviceInput = {
  /** Ids that POST /uploads answered to the same key: 1 to 20. */
  attachments: Array<string>;
  /** The same key and input within 24 hours: one effect, one answer. */
  idempotencyKey?: string | null | undefined;
  /** Serial number of the device. */
  serial: string;
};

/** Files for a ticket. */
export type AttachToTicketInput = {
  /** Ids that POST /uploads answered to the same key or token: 1 to 20. */
  attachments: Array<string>;
  /** Id of the ticket. */
  id: string;
  /** The same key and input within 24 hours: one effect, one answer. */
  idempotencyKey?: string | null | undefined;
  /** Who sees them. */
  visibility?: CommentVisibility | null | undefined;
};

/** What the customer sends. */
export type AttachToTrackedTicketInput = {
  /** Ids that POST /uploads answered to the same key or token: 1 to 20. */
  attachments: Array<string>;
  /** The same key and input within 24 hours: one effect, one answer. */
  idempotencyKey?: string | null | undefined;
};

/** A loaner for a ticket and a span. */
export type BookLoanerInput = {
  /** Until when; at most a year later. */
  endsAt: string;
  /** The same key and input within 24 hours: one effect, one answer. */
  idempotencyKey?: string | null | undefined;
  /** Code of a model: its first unit that is free and in good order, from the pool of the ticket’s handler before others. */
  modelCode?: string | null | undefined;
  /** Serial number of the unit. Say this or a model. */
  serial?: string | null | undefined;
  /** From when; at most a year ahead. */
  startsAt: string;
  /** Id of the ticket, whose job is not over. */
  ticket: string;
};

/** A delivery that does not come. */
export type CancelExpectedStockInput = {
  /** Id of the delivery. */
  id: string;
};

/** A promise that is taken back. */
export type CancelLoanerBookingInput = {
  /** Id of the booking. */
  booking: string;
  /** The same key and input within 24 hours: one effect, one answer. */
  idempotencyKey?: string | null | undefined;
  /** More about it, at most 2,000 characters. */
  reason?: string | null | undefined;
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

/** Calls off a transfer that was not sent: its parts are free again, and the ticket waits for others. For the warehouse that sends. */
export type CancelTransferInput = {
  /** Id of the transfer. */
  id: string;
  /** The same key and input within 24 hours: one effect, one answer. */
  idempotencyKey?: string | null | undefined;
};

/** What a person may work on, and how long. */
export type CertificationInput = {
  /** Product category; case does not matter. */
  category: string;
  /** The last day on which it holds. */
  validUntil: string;
};

/** A certificate, new or renewed. */
export type CertifyMemberInput = {
  /** Product category; case does not matter. */
  category: string;
  /** Id of the member. */
  member: string;
  /** The last day on which it holds; one in the past ends it. */
  validUntil: string;
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

/** Sets priority, distance or service level anew. The clocks are replayed under the new rules from the start of the ticket; no pause is lost. */
export type ClassifyTicketInput = {
  /** How far the site is; unchanged by default. */
  band?: DistanceBand | null | undefined;
  /** The version that you read: refused with StaleVersionError when it has moved on. */
  expectedVersion?: number | null | undefined;
  /** Id of the ticket. */
  id: string;
  /** The priority that the desk sets; unchanged by default. */
  priority?: Priority | null | undefined;
  /** Code of the service level; unchanged by default. */
  serviceLevel?: string | null | undefined;
};

/** Archives a resolved ticket that the customer signed off. */
export type CloseTicketInput = {
  /** The version that you read: refused with StaleVersionError when it has moved on. */
  expectedVersion?: number | null | undefined;
  /** Id of the ticket. */
  id: string;
  /** The customer’s rating, 1 (bad) to 5 (good). */
  rating?: number | null | undefined;
  /** The signature as it was drawn: SVG path data in a box of 600 × 200, only M and L with whole numbers, at most 20,000 characters. Without it the name signs. */
  signature?: string | null | undefined;
  /** Who signed, at most 200 characters. */
  signedBy?: string | null | undefined;
};

/** The customer signs the finished work off. */
export type CloseTrackedTicketInput = {
  /** From 1 (bad) to 5 (good). */
  rating?: number | null | undefined;
  /** The signature as it was drawn: SVG path data in a box of 600 × 200, only M and L with whole numbers, at most 20,000 characters. Without it the name signs. */
  signature?: string | null | undefined;
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

/** Takes stock: what was counted holds from then on, and each difference is written as an adjustment. All lines or none. */
export type CountWarehouseInput = {
  /** The same key and input within 24 hours: one effect, one answer. */
  idempotencyKey?: string | null | undefined;
  /** What was counted, 1 to 500 lines, each part once. Parts that are not named stay. */
  lines: Array<CountedLineInput>;
  /** Why, at most 500 characters. */
  reason?: string | null | undefined;
  /** Code of the warehouse. */
  warehouse: string;
};

/** What was counted of a part. */
export type CountedLineInput = {
  /** How many pieces there are. */
  counted: number;
  /** How many there were by the books when the counting began: refused when they have changed since. */
  expected?: number | null | undefined;
  /** Serial numbers of all units that are there, for a part that is tracked by them. */
  serials?: Array<string> | null | undefined;
  /** SKU of the part. */
  sku: string;
};

/** What is to be decided. */
export type CoverageInput = {
  /** For which moment, past or future; now by default. */
  at?: string | null | undefined;
  /** Why it broke. */
  cause: FaultCause;
  /** Its own serial number, where several of its kind are in the device; by default the one that was put in last is judged. */
  partSerial?: string | null | undefined;
  /** Serial number of the device. */
  serial: string;
  /** The part that failed, by its SKU: it may have a warranty of its own. */
  sku?: string | null | undefined;
};

/** Who pays for a job, in a word. */
export type CoverageOutcome =
  /** Labour, parts and travel are free. */
  | 'FULL'
  /** It takes a proof first: the reasons say which. */
  | 'NEEDS_PROOF'
  /** All of it is charged. */
  | 'NONE'
  /** Some of it is free or at cost. */
  | 'PARTIAL';

/** A key to make. */
export type CreateApiKeyInput = {
  /** When it ends by itself, within 5 years; never by default. */
  expiresAt?: string | null | undefined;
  /** What it is for. */
  kind: ApiKeyKind;
  /** What people call it, at most 200 characters. */
  label?: string | null | undefined;
  /** Code of the organization that it belongs to. */
  organization: string;
  /** For a publishable key: the origins of its pages, like https://example.com or https://shop.example.com:8443; https://*.example.com stands for all below example.com, and not for example.com. */
  origins?: Array<string> | null | undefined;
  /** What a secret key may do. Without a role it sees nothing. */
  roles?: Array<Role> | null | undefined;
};

/** A calendar to make. */
export type CreateCalendarInput = {
  /** Short name, unique, at most 50 characters: letters, digits, - and _. */
  code: string;
  /** Days with hours of their own, at most 500; none of them is a holiday. */
  extraDays?: Array<ExtraDayInput> | null | undefined;
  /** Days on which it is closed, at most 2,000. */
  holidays?: Array<string> | null | undefined;
  /** The same key and input within 24 hours: one effect, one answer. */
  idempotencyKey?: string | null | undefined;
  /** IANA time zone, like Asia/Shanghai. */
  timeZone: string;
  /** The usual week: at most 200 intervals, which do not overlap. */
  weekly: Array<WeeklyIntervalInput>;
};

/** A person who works for an organization. */
export type CreateMemberInput = {
  /** What they may work on. */
  certifications?: Array<CertificationInput> | null | undefined;
  /** Email address, unique, kept in lower case. */
  email: string;
  /** The same key and input within 24 hours: one effect, one answer. */
  idempotencyKey?: string | null | undefined;
  /** Name, at most 200 characters. */
  name: string;
  /** Code of their organization. */
  organization: string;
  /** Where they work: names of regions and cities. */
  regions?: Array<string> | null | undefined;
  /** What they may do. Only an ADMIN makes somebody an ADMIN. */
  roles: Array<Role>;
  /** What they are good at: product categories, trades, languages. */
  skills?: Array<string> | null | undefined;
};

/** An organization to add to the network. */
export type CreateOrganizationInput = {
  /** Short name, unique: letters, digits and hyphens, at most 40, kept in capitals. */
  code: string;
  /** The same key and input within 24 hours: one effect, one answer. */
  idempotencyKey?: string | null | undefined;
  /** Name, at most 200 characters. */
  name: string;
  /** Code of the organization above: yours or one below. */
  parent: string;
  /** Code of the service level of its new tickets; by default that of the nearest organization above. */
  serviceLevel?: string | null | undefined;
  /** Its place: a service center stands below the headquarters, a dealer anywhere. */
  tier: Tier;
  /** IANA time zone, like Asia/Shanghai; by default that of the parent. */
  timeZone?: string | null | undefined;
};

/** A model that the vendor makes. */
export type CreateProductModelInput = {
  /** Product category, kept in capitals: what technicians are certified for. */
  category: string;
  /** Model code, unique: at most 50 characters, kept in capitals. */
  code: string;
  /** The same key and input within 24 hours: one effect, one answer. */
  idempotencyKey?: string | null | undefined;
  /** Name, at most 200 characters. */
  name: string;
  /** The name in other languages. */
  names?: Array<LocalNameInput> | null | undefined;
  /** Code of the warranty policy with which its units are sold. */
  warrantyPolicy?: string | null | undefined;
};

/** A service level to make. */
export type CreateServiceLevelInput = {
  /** Short name, unique, at most 50 characters: letters, digits, - and _. */
  code: string;
  /** What is done when time runs out, at most 50 steps; none by default. */
  escalations?: Array<SlaEscalationInput> | null | undefined;
  /** The same key and input within 24 hours: one effect, one answer. */
  idempotencyKey?: string | null | undefined;
  /** The holds that stop the RESOLUTION clock, beside WAITING_CUSTOMER; none by default. */
  pausesOn?: Array<HoldReason> | null | undefined;
  /** What is promised: at most 200, one for each clock, priority and distance. */
  targets: Array<SlaTargetInput>;
};

/** A warehouse of an organization. */
export type CreateWarehouseInput = {
  /** Its code, unique: at most 50 characters, kept in capitals. */
  code: string;
  /** The same key and input within 24 hours: one effect, one answer. */
  idempotencyKey?: string | null | undefined;
  /** Its name, at most 200 characters. */
  name: string;
  /** Code of the organization whose it is. */
  organization: string;
};

/** A warranty policy to make. */
export type CreateWarrantyPolicyInput = {
  /** What holds after the last phase, for life. */
  afterwards: TermsInput;
  /** Short name, unique, at most 50 characters: letters, digits, . - and _. */
  code: string;
  /** Causes for which all is charged; none by default. */
  excludedCauses?: Array<FaultCause> | null | undefined;
  /** The same key and input within 24 hours: one effect, one answer. */
  idempotencyKey?: string | null | undefined;
  /** One after the other: 1 to 50, of 1,200 months at most in all. */
  phases: Array<WarrantyPhaseInput>;
  /** The warranty of replaced parts; none of their own by default. */
  replacedPart?: ReplacedPartInput | null | undefined;
  /** The day from which it counts. */
  startEvent: WarrantyStart;
};

/** A person or company. A phone number or an email address is required. */
export type CustomerInput = {
  /** Email address. */
  email?: string | null | undefined;
  /** Name, at most 200 characters. */
  name: string;
  /** Phone number, written as people write it. */
  phone?: string | null | undefined;
};

/** Hours of one day that are open. */
export type DayIntervalInput = {
  /** From when, HH:MM, like 09:00. */
  from: string;
  /** Until when, HH:MM, like 18:00; 24:00 is the end of the day. */
  to: string;
};

/** Decides anew who pays, by the recorded cause and what is known now: after a proof came or a void was taken back. Earlier decisions stay. */
export type DecideCoverageInput = {
  /** The version that you read: refused with StaleVersionError when it has moved on. */
  expectedVersion?: number | null | undefined;
  /** Id of the ticket. */
  id: string;
};

/** Which devices; all conditions together. */
export type DeviceFilter = {
  /** Id of the owner. */
  customer?: string | null | undefined;
  /** Code of the product model. */
  model?: string | null | undefined;
  /** Only those out of service (true), or only those in use (false). */
  retired?: boolean | null | undefined;
  /** The start of a serial number, a model code or words of the owner’s name. */
  search?: string | null | undefined;
};

/** A part with which a device was made. */
export type DevicePartInput = {
  /** Its own serial number, at most 100 characters. */
  serial?: string | null | undefined;
  /** Its SKU. */
  sku: string;
};

/** The device, as far as the customer can tell. */
export type DeviceRefInput = {
  /** Code of the product model. */
  modelCode?: string | null | undefined;
  /** Serial number. One that is not on record is refused. */
  serial?: string | null | undefined;
};

/** Records what was found while the work goes on. The same fault on the same serial within 90 days of its resolution links the ticket to the earlier one. */
export type DiagnoseTicketInput = {
  /** Why it broke: who pays is decided by it, and the decision is kept. */
  cause: FaultCause;
  /** What was found, at most 5,000 characters. */
  diagnosis: string;
  /** The version that you read: refused with StaleVersionError when it has moved on. */
  expectedVersion?: number | null | undefined;
  /** Code of the fault, at most 50 characters. */
  faultCode: string;
  /** Id of the ticket. */
  id: string;
  /** Its own serial number, where several of its kind are in the device. Unchanged by default; while none is said, the one that was put in last is judged. */
  partSerial?: string | null | undefined;
  /** The part that failed, by its SKU: it may have a warranty of its own. Unchanged by default. */
  sku?: string | null | undefined;
};

/** Ends a ticket that is in quarantine: it is CANCELLED. For the desk. */
export type DiscardTicketInput = {
  /** The version that you read: refused with StaleVersionError when it has moved on. */
  expectedVersion?: number | null | undefined;
  /** Id of the ticket. */
  id: string;
  /** Why, at most 2,000 characters. The customer reads this. */
  reason: string;
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
  /** It was changed since the version that you expected. */
  | 'STALE_VERSION'
  /** The input is not valid: see `issues`. */
  | 'VALIDATION';

/** What an escalation does. */
export type EscalationAction =
  /** Hands the ticket to the organization above. */
  | 'HAND_OVER'
  /** Tells the members with a role of the organization that handles the ticket. */
  | 'NOTIFY'
  /** Raises the priority by one. */
  | 'RAISE';

/** Which events; all conditions together. */
export type EventFilter = {
  /** Id of the device. */
  device?: string | null | undefined;
  /** Id of the API key; for ADMIN. */
  key?: string | null | undefined;
  /** Id of the ticket. */
  ticket?: string | null | undefined;
  /** Types, by prefix: "ticket.", "stock.low". */
  types?: Array<string> | null | undefined;
};

/** A delivery to come. */
export type ExpectStockInput = {
  /** On which day. */
  expectedOn: string;
  /** The same key and input within 24 hours: one effect, one answer. */
  idempotencyKey?: string | null | undefined;
  /** How many pieces, 1 to 1,000,000,000. */
  quantity: number;
  /** Number of the order, at most 100 characters. */
  reference?: string | null | undefined;
  /** SKU of the part. */
  sku: string;
  /** Code of the warehouse. */
  warehouse: string;
};

/** How long a loaner may stay. */
export type ExtendLoanerInput = {
  /** Id of the booking. */
  booking: string;
  /** The same key and input within 24 hours: one effect, one answer. */
  idempotencyKey?: string | null | undefined;
  /** When it is due back now: later than before. */
  until: string;
};

/** Phases that were bought on top of a warranty. */
export type ExtendWarrantyInput = {
  /** The same key and input within 24 hours: one effect, one answer. */
  idempotencyKey?: string | null | undefined;
  /** What it was sold as, at most 100 characters. */
  name: string;
  /** One after the other: 1 to 50, of 120 months at most in all. Where the policy gives better terms, those hold. */
  phases: Array<WarrantyPhaseInput>;
  /** Serial number of the device. */
  serial: string;
  /** Its first day; by default it follows on the phases before it, or begins today where those have ended. */
  startsOn?: string | null | undefined;
};

/** A day with hours of its own, which stand in for those of its weekday. */
export type ExtraDayInput = {
  /** Which day. */
  date: string;
  /** When it is open. */
  intervals: Array<DayIntervalInput>;
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

/** Gives the customer of this job better terms than the warranty does; it is decided anew. For MANAGER. */
export type GrantGoodwillInput = {
  /** The version that you read: refused with StaleVersionError when it has moved on. */
  expectedVersion?: number | null | undefined;
  /** Id of the ticket. */
  id: string;
  /** For the hours of work. */
  labour: Terms;
  /** For spare parts. */
  parts: Terms;
  /** Why, at most 2,000 characters. The customer reads this. */
  reason: string;
  /** For the way to the device and back. */
  travel: Terms;
};

/** Gives a ticket to another organization, with all that was found. Its assignee is released and its booked visits are cancelled. */
export type HandOverTicketInput = {
  /** The version that you read: refused with StaleVersionError when it has moved on. */
  expectedVersion?: number | null | undefined;
  /** Id of the ticket. */
  id: string;
  /** What they need to know, at most 2,000 characters. */
  note: string;
  /** Code of an organization above the one that handles it, or of one that you see. */
  organization: string;
};

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

/** Says which device a ticket is about, where the customer could not or was wrong. If a cause is recorded, it is decided anew who pays. */
export type IdentifyDeviceInput = {
  /** The version that you read: refused with StaleVersionError when it has moved on. */
  expectedVersion?: number | null | undefined;
  /** Id of the ticket. */
  id: string;
  /** Serial number of a device on record that you see. */
  serial: string;
};

/** An iCalendar file with holidays and extra working days. */
export type ImportHolidaysInput = {
  /** Code of the calendar. */
  calendar: string;
  /** The version that you read: refused with StaleVersionError when there is a newer one. */
  expectedVersion?: number | null | undefined;
  /** The text of the .ics file, at most 500 kB. All-day events are holidays; those that are marked as working, and events with hours, are extra working days. */
  file: string;
  /** Whether the file’s days take the place of all that are there, instead of adding to them. */
  replace?: boolean | null | undefined;
};

/** Hands out what is held for a ticket. Parts that are not used up are in the ticket’s device from then on, and those that they replace are taken out of it: say with `recordRemovedPart` what became of them. */
export type IssuePartsInput = {
  /** The same key and input within 24 hours: one effect, one answer. */
  idempotencyKey?: string | null | undefined;
  /** Ids of the lines of parts; all that are held by default. */
  lines?: Array<string> | null | undefined;
  /** Id of the ticket. */
  ticket: string;
  /** Units that were scanned, of tracked parts; by default those that are held. */
  units?: Array<IssuedUnitsInput> | null | undefined;
};

/** Which units of a tracked part are handed out. */
export type IssuedUnitsInput = {
  /** Id of the line of parts. */
  line: string;
  /** Their serial numbers, as many as pieces. */
  serials: Array<string>;
};

/** What a line of a job is of. */
export type JobLineKind =
  /** Hours of work. */
  | 'LABOUR'
  /** Spare parts. */
  | 'PARTS'
  /** The way to the device and back. */
  | 'TRAVEL';

/** What is handed out: what was booked, or at once what is free. */
export type LendLoanerInput = {
  /** Id of the booking whose unit is handed out. Say this or a ticket. */
  booking?: string | null | undefined;
  /** The same key and input within 24 hours: one effect, one answer. */
  idempotencyKey?: string | null | undefined;
  /** Code of a model: its first unit that is free and in good order, from the pool of the ticket’s handler before others. */
  modelCode?: string | null | undefined;
  /** Serial number of the unit. For a ticket, say this or a model; with a booking, it is checked that this is the one. */
  serial?: string | null | undefined;
  /** Id of the ticket that gets a free unit at once. */
  ticket?: string | null | undefined;
  /** When it is due back; by default as it was booked, and needed where it was not. */
  until?: string | null | undefined;
};

/** Where the booking of a loaner is in its life. */
export type LoanerBookingState =
  /** It is promised for a span. */
  | 'BOOKED'
  /** It was not handed out. */
  | 'CANCELLED'
  /** The customer has it. */
  | 'LENT'
  /** It is back, and was inspected. */
  | 'RETURNED';

/** In what condition a loaner came back. */
export type LoanerCondition =
  /** Damaged: it is not given out by itself until it comes into the pool anew. */
  | 'DAMAGED'
  /** As it was lent. */
  | 'OK';

/** Which loaners; all conditions together. */
export type LoanerFilter = {
  /** Free for all of this span. */
  free?: LoanerSpan | null | undefined;
  /** Code of the model. */
  model?: string | null | undefined;
  /** Code of the organization whose pool it is in. */
  organization?: string | null | undefined;
  /** Those that are in the pool no more; no by default. */
  removed?: boolean | null | undefined;
};

/** From one moment to another. */
export type LoanerSpan = {
  /** Until when. */
  endsAt: string;
  /** From when. */
  startsAt: string;
};

/** What a loaner is doing now. */
export type LoanerState =
  /** Somebody is promised it now, and has not got it yet. */
  | 'BOOKED'
  /** It is there, and nobody is promised it now. It may be booked for later. */
  | 'FREE'
  /** It is out. */
  | 'LENT'
  /** It is out beyond its time: nobody else gets it until it is back. */
  | 'OVERDUE'
  /** It is in the pool no more. */
  | 'REMOVED';

/** A name in another language. */
export type LocalNameInput = {
  /** The language, a BCP 47 tag like zh-CN. */
  locale: string;
  /** The name, at most 200 characters. */
  name: string;
};

/** An amount of money. */
export type MoneyInput = {
  /** In the minor unit of the currency, not negative: 1250 is 12.50 CNY, and 1250 JPY. */
  amountMinor: number;
  /** The currency, a code of ISO 4217 like CNY. */
  currency: string;
};

/** Says how a visit goes on. An arrival ends the ticket’s ARRIVAL clock and begins the work. */
export type MoveVisitInput = {
  /** More about it, at most 2,000 characters. */
  note?: string | null | undefined;
  /** Where it is now. */
  state: VisitState;
  /** Id of the visit. */
  visit: string;
};

/** How what is on hand changed. */
export type MovementKind =
  /** The books were corrected, by hand or by a count. */
  | 'ADJUSTMENT'
  /** Parts were handed out for a ticket. */
  | 'ISSUE'
  /** Goods came in. */
  | 'RECEIPT'
  /** Parts that were handed out came back unused. */
  | 'RETURN'
  /** Goods were thrown away. */
  | 'SCRAP'
  /** Goods came from another warehouse. */
  | 'TRANSFER_IN'
  /** Goods left for another warehouse. */
  | 'TRANSFER_OUT';

/** Which end comes first. */
export type OrderDirection =
  /** The smallest or oldest. */
  | 'ASC'
  /** The largest or newest. */
  | 'DESC';

/** How far a line of parts is. */
export type PartLineState =
  /** It is awaited, from a supplier or from another warehouse. */
  | 'BACKORDERED'
  /** It was handed out. */
  | 'ISSUED'
  /** It is for the ticket no longer: it was given back, or its time was over. */
  | 'RELEASED'
  /** It is held in the warehouse. */
  | 'RESERVED'
  /** It was handed out, and came back unused. */
  | 'RETURNED';

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

/** What made a submission from a web page suspect. */
export type QuarantineReason =
  /** Its proof is too old. */
  | 'EXPIRED_PROOF'
  /** A field was filled in that people never see. */
  | 'HONEYPOT'
  /** Its proof is not genuine, or was made for another page. */
  | 'INVALID_PROOF'
  /** Its text is mostly links. */
  | 'MOSTLY_LINKS'
  /** It came without a proof of the form. */
  | 'NO_PROOF'
  /** The very same text came in several times within a day. */
  | 'REPEATED_TEXT'
  /** Its proof was used before. */
  | 'REPLAYED_PROOF'
  /** It was sent faster than anybody can fill in a form. */
  | 'TOO_FAST';

/** What becomes of the job when the customer declines. */
export type QuoteEnding =
  /** The ticket is CANCELLED. */
  | 'CANCELLED'
  /** The ticket is RESOLVED, and the device goes back as it is. */
  | 'UNREPAIRED';

/** One piece of work, part or journey. What the customer pays for it is decided by the warranty, not here. */
export type QuoteLineInput = {
  /** What it is of. */
  kind: JobLineKind;
  /** How many pieces, hours or journeys: 0.01 to 10,000, with two decimals; 1 by default. */
  quantity?: number | null | undefined;
  /** Code of a service rate: for LABOUR and TRAVEL, where it stands for text, cost and price. */
  rate?: string | null | undefined;
  /** The part, by its SKU: for PARTS alone, and needed there. */
  sku?: string | null | undefined;
  /** Code of its tax rate; by default that of the quote. */
  tax?: string | null | undefined;
  /** What the customer reads, at most 500 characters. By default the name of the part or the rate, in the customer’s language. */
  text?: string | null | undefined;
  /** What one costs the vendor; by default that of the part or the rate. */
  unitCost?: MoneyInput | null | undefined;
  /** The list price of one, without tax; by default that of the part or the rate. */
  unitPrice?: MoneyInput | null | undefined;
};

/** What a quote would offer. */
export type QuotePreviewInput = {
  /** The currency of all of it, a code of ISO 4217 like CNY: that of the catalogue. */
  currency: string;
  /** Id of the ticket. */
  id: string;
  /** What the job takes, 1 to 100 lines. */
  lines: Array<QuoteLineInput>;
  /** Code of the tax rate of all lines that name none; none by default. */
  tax?: string | null | undefined;
};

/** What became of a quote. */
export type QuoteState =
  /** The customer approved it. */
  | 'ACCEPTED'
  /** The customer declined it. */
  | 'DECLINED'
  /** Nobody answered it in time. */
  | 'EXPIRED'
  /** It is out: its customer may answer it. */
  | 'SENT'
  /** It was taken back, or its ticket was cancelled. */
  | 'WITHDRAWN';

/** Takes goods into a warehouse. Those who wait for them get them at once: by priority, then by age. */
export type ReceiveStockInput = {
  /** The same key and input within 24 hours: one effect, one answer. */
  idempotencyKey?: string | null | undefined;
  /** The parts, 1 to 100 lines: all or none. */
  lines: Array<StockLineInput>;
  /** Why, at most 500 characters. */
  reason?: string | null | undefined;
  /** Code of the warehouse. */
  warehouse: string;
};

/** Takes in what was on its way: what a ticket waits for is held for it, the rest is free. For the warehouse that receives. */
export type ReceiveTransferInput = {
  /** Id of the transfer. */
  id: string;
  /** The same key and input within 24 hours: one effect, one answer. */
  idempotencyKey?: string | null | undefined;
};

/** Says what became of the part that came out when another was put in. Said again, it is corrected. */
export type RecordRemovedPartInput = {
  /** What became of it. */
  fate: RemovedPartFate;
  /** Id of the line by which the new part was handed out. */
  line: string;
  /** Its serial number, at most 100 characters. */
  serial?: string | null | undefined;
};

/** One device that comes on record. */
export type RegisterDeviceInput = {
  /** When the installation was accepted. Not after today, by the vendor’s clock. */
  acceptedOn?: string | null | undefined;
  /** Its owner: the customer with the same phone or email, else a new one. */
  customer?: CustomerInput | null | undefined;
  /** When it was delivered. Not after today, by the vendor’s clock. */
  deliveredOn?: string | null | undefined;
  /** When it was installed. Not after today, by the vendor’s clock. */
  installedOn?: string | null | undefined;
  /** Code of its product model. */
  modelCode: string;
  /** The parts in it, at most 100. */
  parts?: Array<DevicePartInput> | null | undefined;
  /** Code of the warranty policy that it is sold with, in its version of now; by default that of its model. */
  policy?: string | null | undefined;
  /** When it was bought. Not after today, by the vendor’s clock. */
  purchasedOn?: string | null | undefined;
  /** Serial number, unique, at most 100 characters: letters, digits and . _ / + : # ( ) -. Kept in capitals and without spaces. */
  serial: string;
  /** Code of the organization that sold it, and that keeps it on record; by default your own keeps it. */
  soldBy?: string | null | undefined;
};

/** Devices that come on record, all or none. */
export type RegisterDevicesInput = {
  /** The devices, 1 to 1,000. */
  devices: Array<RegisterDeviceInput>;
  /** The same key and input within 24 hours: one effect, one answer. */
  idempotencyKey?: string | null | undefined;
};

/** Gives back what is held or awaited for a ticket. */
export type ReleasePartsInput = {
  /** The same key and input within 24 hours: one effect, one answer. */
  idempotencyKey?: string | null | undefined;
  /** Ids of the lines of parts; all that are held or awaited by default. */
  lines?: Array<string> | null | undefined;
  /** Id of the ticket. */
  ticket: string;
};

/** Why parts are for a ticket no longer. */
export type ReleaseReason =
  /** The time of the hold was over. */
  | 'EXPIRED'
  /** The ticket went to another organization. */
  | 'HANDED_OVER'
  /** The quote that they were held for was declined, withdrawn or not answered. */
  | 'QUOTE_ENDED'
  /** Somebody gave them back. */
  | 'REQUESTED'
  /** The job was over. */
  | 'TICKET_ENDED';

/** Lets a ticket out of quarantine. Its clocks count from when it was submitted. For the desk. */
export type ReleaseTicketInput = {
  /** The version that you read: refused with StaleVersionError when it has moved on. */
  expectedVersion?: number | null | undefined;
  /** Id of the ticket. */
  id: string;
};

/** A file that is to go. */
export type RemoveAttachmentInput = {
  /** Id of the attachment. */
  id: string;
};

/** A loaner that leaves its pool. */
export type RemoveLoanerInput = {
  /** The same key and input within 24 hours: one effect, one answer. */
  idempotencyKey?: string | null | undefined;
  /** Why, at most 2,000 characters. */
  note?: string | null | undefined;
  /** Its serial number. */
  serial: string;
};

/** What became of a part that was taken out. */
export type RemovedPartFate =
  /** The customer kept it. */
  | 'CUSTOMER'
  /** It was sent back, to be examined or repaired. */
  | 'RETURNED'
  /** It was thrown away. */
  | 'SCRAPPED';

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

/** A unit that a customer got in place of another. */
export type ReplaceDeviceInput = {
  /** The same key and input within 24 hours: one effect, one answer. */
  idempotencyKey?: string | null | undefined;
  /** Code of its product model; the same by default. */
  modelCode?: string | null | undefined;
  /** Serial number of the new one, which is not on record yet. */
  newSerial: string;
  /** Why, at most 2,000 characters. */
  reason: string;
  /** The day on which the customer got it; today by default. It stands in the history; a warranty that is NEW counts from it, one that CONTINUES does not. Not after today, by the vendor’s clock. */
  replacedOn?: string | null | undefined;
  /** Serial number of the old one. */
  serial: string;
  /** What is promised for it. */
  warranty: ReplacementWarranty;
};

/** A new part in the place of an old one. */
export type ReplacePartInput = {
  /** The same key and input within 24 hours: one effect, one answer. */
  idempotencyKey?: string | null | undefined;
  /** Serial number of the new part; required where each one has a serial number. */
  newPartSerial?: string | null | undefined;
  /** Serial number of the part that is taken out; by default the oldest of its kind in the device. */
  oldPartSerial?: string | null | undefined;
  /** On which day; today in the vendor’s time zone by default, and never a day to come. */
  replacedOn?: string | null | undefined;
  /** Serial number of the device. */
  serial: string;
  /** SKU of the part. */
  sku: string;
  /** The job in which it was done: by its cause and its day it is decided whether the warranty gives the part. Without it: as a defect on that day. */
  ticket?: string | null | undefined;
};

/** Which replaced parts have a warranty of their own. */
export type ReplacedPartGiven =
  /** Each one, also one that was paid for. */
  | 'ALWAYS'
  /** Those that the warranty gave for free. */
  | 'UNDER_WARRANTY';

/** The warranty of a part that is put in as a replacement, from that day on. */
export type ReplacedPartInput = {
  /** To which parts. */
  given: ReplacedPartGiven;
  /** For the hours of work. */
  labour: Terms;
  /** How many months, at least 1. */
  months: number;
  /** For spare parts. */
  parts: Terms;
  /** For the way to the device and back. */
  travel: Terms;
};

/** What is promised for a unit that was given in place of another. */
export type ReplacementWarranty =
  /** The warranty of the old one goes on: policy, dates, extensions, and a void that stands. */
  | 'CONTINUES'
  /** The warranty with which the model is sold now, from the day of the replacement. */
  | 'NEW';

/** What a customer knows of their ticket. */
export type RequestTrackingInput = {
  /** The phone number or the email address given at submission. */
  contact: string;
  /** The ticket’s number; case, spaces and hyphens do not matter. */
  number: string;
};

/** Puts a visit that has not begun to another time, or gives it to another technician. For the desk. */
export type RescheduleVisitInput = {
  /** Until when; the same by default. */
  endsAt?: string | null | undefined;
  /** From when; the same by default. */
  startsAt?: string | null | undefined;
  /** Id of the technician; the same by default. */
  technician?: string | null | undefined;
  /** Id of the visit. */
  visit: string;
};

/** Holds parts for a ticket: all lines or none, and never more than there are. */
export type ReservePartsInput = {
  /** When the hold ends by itself, if the parts are not handed out before; never by default. */
  expiresAt?: string | null | undefined;
  /** The same key and input within 24 hours: one effect, one answer. */
  idempotencyKey?: string | null | undefined;
  /** The parts, 1 to 100 lines: all or none. */
  lines: Array<StockLineInput>;
  /** What to do when there is not enough. */
  onShortage?: ShortagePolicy | null | undefined;
  /** Id of the ticket. */
  ticket: string;
  /** Code of the warehouse that they are taken from, and no other. By default the first warehouse of the organization that handles the ticket, then those of the organization above it, then those of its sister organizations, and so on up the network: what comes from elsewhere is requested as a transfer, and the ticket waits for it. */
  warehouse?: string | null | undefined;
};

/** Ends the work, with what was found and done, and the RESOLUTION clock. */
export type ResolveTicketInput = {
  /** Why it broke: who pays is decided by it, and the decision is kept. */
  cause: FaultCause;
  /** What was found, at most 5,000 characters. */
  diagnosis: string;
  /** The version that you read: refused with StaleVersionError when it has moved on. */
  expectedVersion?: number | null | undefined;
  /** Code of the fault, at most 50 characters. */
  faultCode: string;
  /** Id of the ticket. */
  id: string;
  /** Its own serial number, where several of its kind are in the device. Unchanged by default; while none is said, the one that was put in last is judged. */
  partSerial?: string | null | undefined;
  /** The part that failed, by its SKU: it may have a warranty of its own. Unchanged by default. */
  sku?: string | null | undefined;
  /** What was done, at most 5,000 characters. The customer reads this. */
  workDone: string;
};

/** The void of a warranty, taken back. */
export type RestoreWarrantyInput = {
  /** Why, at most 2,000 characters. */
  reason: string;
  /** Serial number of the device. */
  serial: string;
};

/** Ends a hold: the ticket returns to the state from which it was put on hold. */
export type ResumeTicketInput = {
  /** The version that you read: refused with StaleVersionError when it has moved on. */
  expectedVersion?: number | null | undefined;
  /** Id of the ticket. */
  id: string;
};

/** A device that goes out of service for good. */
export type RetireDeviceInput = {
  /** Why, at most 2,000 characters. */
  reason: string;
  /** Its serial number. */
  serial: string;
};

/** A loaner that came back, as it was inspected. */
export type ReturnLoanerInput = {
  /** Id of the booking. */
  booking: string;
  /** What the damage costs the customer, 0 for nothing; needed where it is damaged. */
  charge?: MoneyInput | null | undefined;
  /** In what condition it is. */
  condition: LoanerCondition;
  /** The same key and input within 24 hours: one effect, one answer. */
  idempotencyKey?: string | null | undefined;
  /** What was seen, at most 2,000 characters; needed where it is damaged. */
  inspectionNote?: string | null | undefined;
};

/** Takes back what was handed out for a ticket and not used: it is in stock again, and in the device no more. */
export type ReturnPartsInput = {
  /** The same key and input within 24 hours: one effect, one answer. */
  idempotencyKey?: string | null | undefined;
  /** What comes back. */
  lines: Array<ReturnedLineInput>;
  /** Why, at most 500 characters. */
  reason?: string | null | undefined;
  /** Id of the ticket. */
  ticket: string;
};

/** What comes back of a line of parts. */
export type ReturnedLineInput = {
  /** Id of the line. */
  line: string;
  /** How many pieces; all by default. */
  quantity?: number | null | undefined;
  /** Which units of a tracked part; needed when not all of them come back. */
  serials?: Array<string> | null | undefined;
};

/** A key to end. */
export type RevokeApiKeyInput = {
  /** Id of the key. */
  id: string;
};

/** An extension, taken back. */
export type RevokeWarrantyExtensionInput = {
  /** Which: the id of one in `Warranty.extensions`. */
  extension: string;
  /** Why, at most 2,000 characters. */
  reason: string;
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

/** A key to give a new secret. */
export type RotateApiKeyInput = {
  /** Id of the key. */
  id: string;
  /** How long the old secret stays valid beside the new one: PT0S (it ends at once, and so do those before) to P30D; PT24H by default. */
  overlap?: string | null | undefined;
};

/** Books a visit; an accepted ticket becomes SCHEDULED by it. For the desk. */
export type ScheduleVisitInput = {
  /** Until when; at most 24 hours later. */
  endsAt: string;
  /** The version that you read: refused with StaleVersionError when it has moved on. */
  expectedVersion?: number | null | undefined;
  /** Id of the ticket. */
  id: string;
  /** From when; at most a year ahead. */
  startsAt: string;
  /** Id of the technician, who must hold a valid certification on the day of the visit. */
  technician: string;
};

/** Takes out of stock what is good for nothing any more. */
export type ScrapPartsInput = {
  /** The same key and input within 24 hours: one effect, one answer. */
  idempotencyKey?: string | null | undefined;
  /** The parts, 1 to 100 lines: all or none. */
  lines: Array<StockLineInput>;
  /** Why, at most 500 characters. */
  reason: string;
  /** Code of the warehouse. */
  warehouse: string;
};

/** Offers the customer what the job will cost. The ticket waits for their answer, and the promise of a repair stands still. A cause must be recorded before. What was accepted earlier stands, and this adds to it: offer only what is new. */
export type SendQuoteInput = {
  /** The currency of all of it, a code of ISO 4217 like CNY: that of the catalogue. */
  currency: string;
  /** The version that you read: refused with StaleVersionError when it has moved on. */
  expectedVersion?: number | null | undefined;
  /** Id of the ticket. */
  id: string;
  /** The same key and input within 24 hours: one quote, one answer. */
  idempotencyKey?: string | null | undefined;
  /** What the job takes, 1 to 100 lines. */
  lines: Array<QuoteLineInput>;
  /** For the customer to read, at most 2,000 characters. */
  note?: string | null | undefined;
  /** Code of the tax rate of all lines that name none; none by default. */
  tax?: string | null | undefined;
  /** Until when it can be answered; two weeks by default. */
  validUntil?: string | null | undefined;
};

/** Sends what was requested from a warehouse: it is on its way. For the warehouse that sends. */
export type SendTransferInput = {
  /** On which day it is to arrive. */
  expectedOn?: string | null | undefined;
  /** Id of the transfer. */
  id: string;
  /** The same key and input within 24 hours: one effect, one answer. */
  idempotencyKey?: string | null | undefined;
};

/** When a part is to be ordered again. */
export type SetReorderPointInput = {
  /** At this many available or fewer, `stock.low` tells of it once, until it is refilled. Null: never. */
  reorderPoint?: number | null | undefined;
  /** SKU of the part. */
  sku: string;
  /** Code of the warehouse. */
  warehouse: string;
};

/** What to do when there is not enough. */
export type ShortagePolicy =
  /** Hold what is there, and wait for the rest: the ticket waits along. */
  | 'BACKORDER'
  /** Change nothing, and say what there is, where, and when more is due. */
  | 'REFUSE';

/** What is promised within a time. */
export type SlaClockKind =
  /** Somebody stands before the device. */
  | 'ARRIVAL'
  /** It works again. */
  | 'RESOLUTION'
  /** A person answers. */
  | 'RESPONSE';

/** What is done when a part of a promised time has passed. */
export type SlaEscalationInput = {
  /** What is done. */
  action: EscalationAction;
  /** Of which promise. */
  clock: SlaClockKind;
  /** How much of its time has passed, 1 to 1,000; 100 is all of it. */
  percent: number;
  /** Whom NOTIFY tells; for no other action. */
  role?: Role | null | undefined;
};

/** How a promise stands. */
export type SlaState =
  /** Its time passed before it was kept; it may run on. */
  | 'BREACHED'
  /** Kept in time. */
  | 'MET'
  /** It stands still while the ticket waits. */
  | 'PAUSED'
  /** It runs, and is not late. */
  | 'RUNNING'
  /** No longer to be kept: the ticket ended before. */
  | 'STOPPED';

/** What is promised to some tickets. Of those that fit a ticket, the most exact one holds. */
export type SlaTargetInput = {
  /** For which distance; any by default. */
  band?: DistanceBand | null | undefined;
  /** Code of the calendar. */
  calendar: string;
  /** What is promised. */
  clock: SlaClockKind;
  /** For which priority; any by default. */
  priority?: Priority | null | undefined;
  /** Within which time, while the calendar is open: more than zero, at most 366 days. */
  target: string;
};

/** Begins the work. On site or at the bench it ends the ARRIVAL clock. */
export type StartWorkInput = {
  /** The version that you read: refused with StaleVersionError when it has moved on. */
  expectedVersion?: number | null | undefined;
  /** Id of the ticket. */
  id: string;
  /** Whether it is done from afar. By default a key with the role TECHNICIAN or ADMIN works on site, any other remotely. */
  remote?: boolean | null | undefined;
};

/** Which levels, movements or deliveries; all conditions together. */
export type StockFilter = {
  /** Movements: of one of these kinds. */
  kind?: Array<MovementKind> | null | undefined;
  /** Levels: whether they have come down to their reorder point. */
  low?: boolean | null | undefined;
  /** Code of the organization whose warehouses they are. */
  organization?: string | null | undefined;
  /** Words of the SKU or the name. */
  search?: string | null | undefined;
  /** Movements: of the unit with this serial number. */
  serial?: string | null | undefined;
  /** SKU of the part. */
  sku?: string | null | undefined;
  /** Movements: for this ticket. */
  ticket?: string | null | undefined;
  /** Code of the warehouse. */
  warehouse?: string | null | undefined;
};

/** So many pieces of a part. Lines of one part are added up. */
export type StockLineInput = {
  /** How many pieces, 1 to 1,000,000,000. */
  quantity: number;
  /** Serial numbers, as many as pieces, for a part that is tracked by them: needed for what comes in and for what is scrapped; else the oldest units are taken. */
  serials?: Array<string> | null | undefined;
  /** SKU of the part. */
  sku: string;
};

/** Which warehouses, and when. */
export type StockReportInput = {
  /** The first month (2026-09), or the first day (2026-09-15), in the time zone of each organization. */
  from: string;
  /** Code of the organization whose warehouses they are. */
  organization?: string | null | undefined;
  /** The last month, or the last day. */
  to: string;
  /** Code of one warehouse; all that you may see by default. */
  warehouse?: string | null | undefined;
};

/** Where a unit is. */
export type StockUnitState =
  /** In a warehouse. */
  | 'IN_STOCK'
  /** On its way to another warehouse. */
  | 'IN_TRANSIT'
  /** Handed out for a ticket. */
  | 'ISSUED'
  /** Thrown away, or not found when it was counted. */
  | 'SCRAPPED';

/** A request for service. */
export type SubmitTicketInput = {
  /** Ids that POST /uploads answered to the same key: at most 20. The customer sees them too. */
  attachments?: Array<string> | null | undefined;
  /** The way it came in; API by default. A web page is always WIDGET. */
  channel?: Channel | null | undefined;
  /** How to reach the customer. */
  contact: ContactInput;
  /** What is wrong, at most 5,000 characters. */
  description: string;
  /** Which device. */
  device?: DeviceRefInput | null | undefined;
  /** With a publishable key: the solved `formChallenge`, as base64 of JSON {challenge, solution}, like ALTCHA’s clients send it. Without it the ticket begins in quarantine. It may differ when a submission is repeated under its idempotency key. */
  formProof?: string | null | undefined;
  /** With a publishable key: what stands in a field that people never see. Anything in it puts the ticket into quarantine. */
  honeypot?: string | null | undefined;
  /** The same key and input within 24 hours: one effect, one answer. */
  idempotencyKey?: string | null | undefined;
  /** What is asked for. */
  kind?: TicketKind | null | undefined;
  /** The customer’s language, a BCP 47 tag like zh-CN. */
  locale?: string | null | undefined;
  /** Code of the service level, with a secret key; by default that of the organization or of the nearest one above it, else `standard`. */
  serviceLevel?: string | null | undefined;
  /** How bad the customer says it is. */
  severity?: Priority | null | undefined;
  /** Where the device stands. */
  site?: AddressInput | null | undefined;
};

/** What is said of a technician. */
export type SuggestionReasonCode =
  /** Has another visit at that time: cannot be booked. */
  | 'BUSY'
  /** The certification ends before that day: cannot be booked. */
  | 'CERTIFICATION_EXPIRED'
  /** May work on the product category on that day. */
  | 'CERTIFIED'
  /** Has no other visit at that time. */
  | 'FREE'
  /** Works where the device stands. */
  | 'IN_REGION'
  /** How many visits are open; favourable when nobody has fewer. */
  | 'LOAD'
  /** Has no certification for the product category: cannot be booked. */
  | 'NOT_CERTIFIED'
  /** Works elsewhere. */
  | 'OTHER_REGION'
  /** Has a skill that fits the device or the customer. */
  | 'SKILLED';

/** What the customer pays. */
export type Terms =
  /** What it costs the vendor. */
  | 'AT_COST'
  /** The list price. */
  | 'CHARGED'
  /** Nothing. */
  | 'FREE';

/** What the customer pays for each kind of cost. */
export type TermsInput = {
  /** For the hours of work. */
  labour: Terms;
  /** For spare parts. */
  parts: Terms;
  /** For the way to the device and back. */
  travel: Terms;
};

/** Which tickets; all conditions together. */
export type TicketFilter = {
  /** Id of the technician who has it. */
  assignee?: string | null | undefined;
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
  /** True: only those in quarantine. By default none of them, but for one whose whole number is searched for. */
  quarantined?: boolean | null | undefined;
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

/** A device that has a new owner. */
export type TransferDeviceInput = {
  /** The new owner: the customer with the same phone or email, else a new one. */
  customer: CustomerInput;
  /** What else to know, at most 2,000 characters. */
  note?: string | null | undefined;
  /** Its serial number. */
  serial: string;
};

/** Which transfers; all conditions together. */
export type TransferFilter = {
  /** Code of the warehouse that sends. */
  from?: string | null | undefined;
  /** In one of these states. */
  state?: Array<TransferState> | null | undefined;
  /** Asked for by this ticket. */
  ticket?: string | null | undefined;
  /** Code of the warehouse that receives. */
  to?: string | null | undefined;
};

/** How far a transfer is. */
export type TransferState =
  /** It was called off before it was sent. */
  | 'CANCELLED'
  /** It is on its way. */
  | 'IN_TRANSIT'
  /** It is there. */
  | 'RECEIVED'
  /** Its parts are held, and are to be sent. */
  | 'REQUESTED';

/** Sends goods from one warehouse to another. */
export type TransferStockInput = {
  /** On which day they arrive: they are on their way until `receiveTransfer`. Without it they are there at once. */
  expectedOn?: string | null | undefined;
  /** Code of the warehouse that they leave. */
  from: string;
  /** The same key and input within 24 hours: one effect, one answer. */
  idempotencyKey?: string | null | undefined;
  /** The parts, 1 to 100 lines: all or none. */
  lines: Array<StockLineInput>;
  /** Why, at most 500 characters. */
  reason?: string | null | undefined;
  /** Code of the warehouse that they go to: one that you may see, or one that supplies the sender. */
  to: string;
};

/** Takes a ticket from its technician. For the desk. */
export type UnassignTicketInput = {
  /** The version that you read: refused with StaleVersionError when it has moved on. */
  expectedVersion?: number | null | undefined;
  /** Id of the ticket. */
  id: string;
};

/** Whose account is to be forgotten. */
export type UnlinkMemberInput = {
  /** Id of the member. */
  id: string;
};

/** What to change of a key; what is left out stays, a list is given whole. */
export type UpdateApiKeyInput = {
  /** When it ends by itself, within 5 years; null: never. */
  expiresAt?: string | null | undefined;
  /** Id of the key. */
  id: string;
  /** What people call it, at most 200 characters; null: nothing. */
  label?: string | null | undefined;
  /** For a publishable key: the origins of its pages, like https://example.com or https://shop.example.com:8443; https://*.example.com stands for all below example.com, and not for example.com. */
  origins?: Array<string> | null | undefined;
  /** What a secret key may do. Without a role it sees nothing. */
  roles?: Array<Role> | null | undefined;
};

/** The next version of a calendar, whole. */
export type UpdateCalendarInput = {
  /** Code of the calendar. */
  code: string;
  /** The version that you read: refused with StaleVersionError when there is a newer one. */
  expectedVersion?: number | null | undefined;
  /** Days with hours of their own, at most 500; none of them is a holiday. */
  extraDays?: Array<ExtraDayInput> | null | undefined;
  /** Days on which it is closed, at most 2,000. */
  holidays?: Array<string> | null | undefined;
  /** IANA time zone, like Asia/Shanghai. */
  timeZone: string;
  /** The usual week: at most 200 intervals, which do not overlap. */
  weekly: Array<WeeklyIntervalInput>;
};

/** What is to change of a device; what is absent stays. To change what is on record takes a MANAGER. */
export type UpdateDeviceInput = {
  /** When the installation was accepted. Null: not known. */
  acceptedOn?: string | null | undefined;
  /** When it was delivered. Null: not known. */
  deliveredOn?: string | null | undefined;
  /** When it was installed. Null: not known. */
  installedOn?: string | null | undefined;
  /** Code of its warranty policy, in the version of now. Null: sold without a warranty. */
  policy?: string | null | undefined;
  /** When it was bought. Null: not known. */
  purchasedOn?: string | null | undefined;
  /** Its serial number, which stays. */
  serial: string;
};

/** What to change of a member; what is left out stays, a list is given whole. */
export type UpdateMemberInput = {
  /** Id of the member. */
  id: string;
  /** Name, at most 200 characters. */
  name?: string | null | undefined;
  /** Where they work: names of regions and cities. */
  regions?: Array<string> | null | undefined;
  /** What they may do. Only an ADMIN makes somebody an ADMIN, or ends that. */
  roles?: Array<Role> | null | undefined;
  /** What they are good at: product categories, trades, languages. */
  skills?: Array<string> | null | undefined;
};

/** What to change of an organization; what is left out stays. */
export type UpdateOrganizationInput = {
  /** Its code. */
  code: string;
  /** Name, at most 200 characters. */
  name?: string | null | undefined;
  /** Code of the service level of its new tickets; null: that of the nearest organization above. */
  serviceLevel?: string | null | undefined;
  /** IANA time zone, like Asia/Shanghai. */
  timeZone?: string | null | undefined;
};

/** The next version of a service level, whole. */
export type UpdateServiceLevelInput = {
  /** Code of the service level. */
  code: string;
  /** What is done when time runs out, at most 50 steps; none by default. */
  escalations?: Array<SlaEscalationInput> | null | undefined;
  /** The version that you read: refused with StaleVersionError when there is a newer one. */
  expectedVersion?: number | null | undefined;
  /** The holds that stop the RESOLUTION clock, beside WAITING_CUSTOMER; none by default. */
  pausesOn?: Array<HoldReason> | null | undefined;
  /** What is promised: at most 200, one for each clock, priority and distance. */
  targets: Array<SlaTargetInput>;
};

/** The next version of a warranty policy, whole. */
export type UpdateWarrantyPolicyInput = {
  /** What holds after the last phase, for life. */
  afterwards: TermsInput;
  /** Code of the policy. */
  code: string;
  /** Causes for which all is charged; none by default. */
  excludedCauses?: Array<FaultCause> | null | undefined;
  /** The version that you read: refused with StaleVersionError when there is a newer one. */
  expectedVersion?: number | null | undefined;
  /** One after the other: 1 to 50, of 1,200 months at most in all. */
  phases: Array<WarrantyPhaseInput>;
  /** The warranty of replaced parts; none of their own by default. */
  replacedPart?: ReplacedPartInput | null | undefined;
  /** The day from which it counts. */
  startEvent: WarrantyStart;
};

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

/** Which visits; all conditions together. */
export type VisitFilter = {
  /** Ending after this. */
  endsAfter?: string | null | undefined;
  /** Code of the organization whose technicians go. */
  organization?: string | null | undefined;
  /** Starting before this. */
  startsBefore?: string | null | undefined;
  /** In one of these states. */
  state?: Array<VisitState> | null | undefined;
  /** Id of the technician. */
  technician?: string | null | undefined;
};

/** Where a visit is in its life. */
export type VisitState =
  /** The technician is on site. */
  | 'ARRIVED'
  /** The technician is to come. */
  | 'BOOKED'
  /** It was called off. */
  | 'CANCELLED'
  /** The technician has left. */
  | 'DONE'
  /** The technician has set off. */
  | 'EN_ROUTE'
  /** It did not come about: nobody was there, or nobody came. */
  | 'MISSED';

/** The end of a warranty before its time. */
export type VoidWarrantyInput = {
  /** Why, at most 2,000 characters: decisions on its tickets say it. */
  reason: string;
  /** Serial number of the device. */
  serial: string;
};

/** Some months with the same terms. */
export type WarrantyPhaseInput = {
  /** For the hours of work. */
  labour: Terms;
  /** How many months, at least 1. */
  months: number;
  /** For spare parts. */
  parts: Terms;
  /** For the way to the device and back. */
  travel: Terms;
};

/** The day from which a warranty counts. */
export type WarrantyStart =
  /** When the finished installation was accepted. */
  | 'ACCEPTED'
  /** When it was delivered. */
  | 'DELIVERED'
  /** When it was installed. */
  | 'INSTALLED'
  /** When it was bought. */
  | 'PURCHASED';

/** Hours that are open in each week. */
export type WeeklyIntervalInput = {
  /** From when, HH:MM, like 09:00. */
  from: string;
  /** Until when, HH:MM, like 18:00; 24:00 is the end of the day. */
  to: string;
  /** ISO weekday: 1 is Monday, 7 is Sunday. */
  weekday: number;
};

/** Takes back the quote that is out. The work goes on, and another quote can be sent. */
export type WithdrawQuoteInput = {
  /** The version that you read: refused with StaleVersionError when it has moved on. */
  expectedVersion?: number | null | undefined;
  /** Id of the ticket. */
  id: string;
  /** Why, at most 2,000 characters. The customer reads this. */
  reason: string;
};

export type TicketAttachmentsQueryVariables = Exact<{
  id?: string | null | undefined;
  number?: string | null | undefined;
}>;


export type TicketAttachmentsQuery = { ticket: { attachments: Array<AttachmentDetailFragment> } | null };

export type DeviceAttachmentsQueryVariables = Exact<{
  id?: string | null | undefined;
  serial?: string | null | undefined;
}>;


export type DeviceAttachmentsQuery = { device: { attachments: Array<AttachmentDetailFragment> } | null };

export type AttachToTicketMutationVariables = Exact<{
  input: AttachToTicketInput;
}>;


export type AttachToTicketMutation = { attachToTicket:
    | { ticket: { attachments: Array<AttachmentDetailFragment> } }
    | Refusal_IdempotencyMismatchError_Fragment
    | Refusal_ValidationError_Fragment
   };

export type AttachToDeviceMutationVariables = Exact<{
  input: AttachToDeviceInput;
}>;


export type AttachToDeviceMutation = { attachToDevice:
    | { device: { attachments: Array<AttachmentDetailFragment> } }
    | Refusal_IdempotencyMismatchError_Fragment
    | Refusal_ValidationError_Fragment
   };

export type RemoveAttachmentMutationVariables = Exact<{
  input: RemoveAttachmentInput;
}>;


export type RemoveAttachmentMutation = { removeAttachment:
    | { ticket: { attachments: Array<AttachmentDetailFragment> } | null, device: { attachments: Array<AttachmentDetailFragment> } | null }
    | Refusal_ValidationError_Fragment
   };

export type AttachmentDetailFragment = { id: string, name: string, mediaType: string, size: number, width: number | null, height: number | null, url: string, thumbnailUrl: string | null, visibility: CommentVisibility, createdAt: string, author: { kind: ActorKind, name: string } };

export type CalendarQueryVariables = Exact<{
  code: string;
}>;


export type CalendarQuery = { calendar: CalendarDetailFragment | null };

export type CalendarsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type CalendarsQuery = { calendars: { nodes: Array<CalendarDetailFragment>, pageInfo: PagingFragment } };

export type CreateCalendarMutationVariables = Exact<{
  input: CreateCalendarInput;
}>;


export type CreateCalendarMutation = { createCalendar:
    | Refusal_AlreadyExistsError_Fragment
    | { calendar: CalendarDetailFragment }
    | Refusal_IdempotencyMismatchError_Fragment
    | Refusal_ValidationError_Fragment
   };

export type UpdateCalendarMutationVariables = Exact<{
  input: UpdateCalendarInput;
}>;


export type UpdateCalendarMutation = { updateCalendar:
    | Refusal_StaleVersionError_Fragment
    | { calendar: CalendarDetailFragment }
    | Refusal_ValidationError_Fragment
   };

export type ImportHolidaysMutationVariables = Exact<{
  input: ImportHolidaysInput;
}>;


export type ImportHolidaysMutation = { importHolidays:
    | { holidays: Array<string>, extraDays: Array<string>, calendar: CalendarDetailFragment }
    | Refusal_StaleVersionError_Fragment
    | Refusal_ValidationError_Fragment
   };

export type CalendarDetailFragment = { id: string, code: string, version: number, timeZone: string, holidays: Array<string>, createdAt: string, weekly: Array<{ weekday: number, from: string, to: string }>, extraDays: Array<{ date: string, intervals: Array<{ from: string, to: string }> }> };

export type DeskDeviceQueryVariables = Exact<{
  id?: string | null | undefined;
  serial?: string | null | undefined;
  locale?: string | null | undefined;
}>;


export type DeskDeviceQuery = { device: (
    { retiredAt: string | null, retireReason: string | null, organization: OrganizationNameFragment | null, replaces: { id: string, serial: string } | null, replacedBy: { id: string, serial: string } | null, warranty: WarrantyDetailFragment | null, installedParts: Array<InstalledPartDetailFragment> }
    & DeviceDetailFragment
  ) | null };

export type RegisterDevicesMutationVariables = Exact<{
  input: RegisterDevicesInput;
  locale?: string | null | undefined;
}>;


export type RegisterDevicesMutation = { registerDevices:
    | Refusal_IdempotencyMismatchError_Fragment
    | { devices: Array<DeviceSummaryFragment> }
    | Refusal_ValidationError_Fragment
   };

export type UpdateDeviceMutationVariables = Exact<{
  input: UpdateDeviceInput;
  locale?: string | null | undefined;
}>;


export type UpdateDeviceMutation = { updateDevice:
    | { device: DeviceSummaryFragment }
    | Refusal_ValidationError_Fragment
   };

export type TransferDeviceMutationVariables = Exact<{
  input: TransferDeviceInput;
  locale?: string | null | undefined;
}>;


export type TransferDeviceMutation = { transferDevice:
    | Refusal_PreconditionError_Fragment
    | { device: DeviceSummaryFragment }
    | Refusal_ValidationError_Fragment
   };

export type RetireDeviceMutationVariables = Exact<{
  input: RetireDeviceInput;
  locale?: string | null | undefined;
}>;


export type RetireDeviceMutation = { retireDevice:
    | Refusal_PreconditionError_Fragment
    | { device: DeviceSummaryFragment }
    | Refusal_ValidationError_Fragment
   };

export type ReplaceDeviceMutationVariables = Exact<{
  input: ReplaceDeviceInput;
  locale?: string | null | undefined;
}>;


export type ReplaceDeviceMutation = { replaceDevice:
    | Refusal_IdempotencyMismatchError_Fragment
    | Refusal_PreconditionError_Fragment
    | { device: DeviceSummaryFragment }
    | Refusal_ValidationError_Fragment
   };

export type ReplacePartMutationVariables = Exact<{
  input: ReplacePartInput;
  locale?: string | null | undefined;
}>;


export type ReplacePartMutation = { replacePart:
    | Refusal_IdempotencyMismatchError_Fragment
    | { installedPart: InstalledPartDetailFragment }
    | Refusal_ValidationError_Fragment
   };

export type TicketSignOffQueryVariables = Exact<{
  id?: string | null | undefined;
  number?: string | null | undefined;
  locale?: string | null | undefined;
}>;


export type TicketSignOffQuery = { ticket: { signature: string | null, serviceRecordUrl: string | null } | null };

export type DeskHistoryQueryVariables = Exact<{
  filter?: EventFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type DeskHistoryQuery = { events: { nodes: Array<
      | DeskEvent_AccessLimitedEvent_Fragment
      | DeskEvent_AttachmentAddedEvent_Fragment
      | DeskEvent_AttachmentRemovedEvent_Fragment
      | DeskEvent_CalendarChangedEvent_Fragment
      | DeskEvent_DeviceChangedEvent_Fragment
      | DeskEvent_DevicePartReplacedEvent_Fragment
      | DeskEvent_DeviceRegisteredEvent_Fragment
      | DeskEvent_DeviceReplacedEvent_Fragment
      | DeskEvent_DeviceRetiredEvent_Fragment
      | DeskEvent_DeviceTransferredEvent_Fragment
      | DeskEvent_KeyCreatedEvent_Fragment
      | DeskEvent_KeyRevokedEvent_Fragment
      | DeskEvent_KeyRotatedEvent_Fragment
      | DeskEvent_KeyUpdatedEvent_Fragment
      | DeskEvent_KeyUsedFromEvent_Fragment
      | DeskEvent_LoanerAddedEvent_Fragment
      | DeskEvent_LoanerBookedEvent_Fragment
      | DeskEvent_LoanerCancelledEvent_Fragment
      | DeskEvent_LoanerExtendedEvent_Fragment
      | DeskEvent_LoanerLentEvent_Fragment
      | DeskEvent_LoanerOverdueEvent_Fragment
      | DeskEvent_LoanerRemovedEvent_Fragment
      | DeskEvent_LoanerReturnedEvent_Fragment
      | DeskEvent_MemberCertifiedEvent_Fragment
      | DeskEvent_MemberChangedEvent_Fragment
      | DeskEvent_MemberCreatedEvent_Fragment
      | DeskEvent_MemberLinkedEvent_Fragment
      | DeskEvent_MemberUnlinkedEvent_Fragment
      | DeskEvent_OrganizationChangedEvent_Fragment
      | DeskEvent_OrganizationCreatedEvent_Fragment
      | DeskEvent_PartChangedEvent_Fragment
      | DeskEvent_PartCreatedEvent_Fragment
      | DeskEvent_ProductModelChangedEvent_Fragment
      | DeskEvent_ProductModelCreatedEvent_Fragment
      | DeskEvent_ServiceLevelChangedEvent_Fragment
      | DeskEvent_ServiceRateCreatedEvent_Fragment
      | DeskEvent_SlaBreachedEvent_Fragment
      | DeskEvent_SlaChangedEvent_Fragment
      | DeskEvent_SlaEscalatedEvent_Fragment
      | DeskEvent_SlaWarningEvent_Fragment
      | DeskEvent_StockAdjustedEvent_Fragment
      | DeskEvent_StockBackorderedEvent_Fragment
      | DeskEvent_StockExpectedEvent_Fragment
      | DeskEvent_StockIssuedEvent_Fragment
      | DeskEvent_StockLowEvent_Fragment
      | DeskEvent_StockReceivedEvent_Fragment
      | DeskEvent_StockReleasedEvent_Fragment
      | DeskEvent_StockRemovedPartRecordedEvent_Fragment
      | DeskEvent_StockReorderPointChangedEvent_Fragment
      | DeskEvent_StockReservedEvent_Fragment
      | DeskEvent_StockReturnedEvent_Fragment
      | DeskEvent_StockScrappedEvent_Fragment
      | DeskEvent_StockTransferredEvent_Fragment
      | DeskEvent_TaxRateCreatedEvent_Fragment
      | DeskEvent_TicketAcceptedEvent_Fragment
      | DeskEvent_TicketAssignedEvent_Fragment
      | DeskEvent_TicketCancelledEvent_Fragment
      | DeskEvent_TicketClassifiedEvent_Fragment
      | DeskEvent_TicketClosedEvent_Fragment
      | DeskEvent_TicketCommentedEvent_Fragment
      | DeskEvent_TicketCoverageDecidedEvent_Fragment
      | DeskEvent_TicketDeviceIdentifiedEvent_Fragment
      | DeskEvent_TicketDiagnosedEvent_Fragment
      | DeskEvent_TicketGoodwillGrantedEvent_Fragment
      | DeskEvent_TicketHandedOverEvent_Fragment
      | DeskEvent_TicketHeldEvent_Fragment
      | DeskEvent_TicketQuarantinedEvent_Fragment
      | DeskEvent_TicketQuoteAnsweredEvent_Fragment
      | DeskEvent_TicketQuoteExpiredEvent_Fragment
      | DeskEvent_TicketQuoteWithdrawnEvent_Fragment
      | DeskEvent_TicketQuotedEvent_Fragment
      | DeskEvent_TicketReleasedEvent_Fragment
      | DeskEvent_TicketReopenedEvent_Fragment
      | DeskEvent_TicketResolvedEvent_Fragment
      | DeskEvent_TicketResumedEvent_Fragment
      | DeskEvent_TicketScheduledEvent_Fragment
      | DeskEvent_TicketStartedEvent_Fragment
      | DeskEvent_TicketSubmittedEvent_Fragment
      | DeskEvent_VisitArrivedEvent_Fragment
      | DeskEvent_VisitBookedEvent_Fragment
      | DeskEvent_VisitCancelledEvent_Fragment
      | DeskEvent_VisitDoneEvent_Fragment
      | DeskEvent_VisitEnRouteEvent_Fragment
      | DeskEvent_VisitMissedEvent_Fragment
      | DeskEvent_VisitRescheduledEvent_Fragment
      | DeskEvent_WarehouseCreatedEvent_Fragment
      | DeskEvent_WarrantyExtendedEvent_Fragment
      | DeskEvent_WarrantyExtensionRevokedEvent_Fragment
      | DeskEvent_WarrantyPolicyChangedEvent_Fragment
      | DeskEvent_WarrantyRestoredEvent_Fragment
      | DeskEvent_WarrantyVoidedEvent_Fragment
    >, pageInfo: PagingFragment } };

type DeskEvent_AccessLimitedEvent_Fragment = (
  { ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_AccessLimitedEvent_Fragment
);

type DeskEvent_AttachmentAddedEvent_Fragment = (
  { fileName: string, ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_AttachmentAddedEvent_Fragment
);

type DeskEvent_AttachmentRemovedEvent_Fragment = (
  { fileName: string, ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_AttachmentRemovedEvent_Fragment
);

type DeskEvent_CalendarChangedEvent_Fragment = (
  { ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_CalendarChangedEvent_Fragment
);

type DeskEvent_DeviceChangedEvent_Fragment = (
  { fields: Array<string>, ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_DeviceChangedEvent_Fragment
);

type DeskEvent_DevicePartReplacedEvent_Fragment = (
  { partName: string, newPartSerial: string | null, oldPartSerial: string | null, underWarranty: boolean, replacedSku: string, ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_DevicePartReplacedEvent_Fragment
);

type DeskEvent_DeviceRegisteredEvent_Fragment = (
  { ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_DeviceRegisteredEvent_Fragment
);

type DeskEvent_DeviceReplacedEvent_Fragment = (
  { serial: string, newSerial: string, replacedOn: string, warranty: ReplacementWarranty, reason: string, ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_DeviceReplacedEvent_Fragment
);

type DeskEvent_DeviceRetiredEvent_Fragment = (
  { reason: string, ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_DeviceRetiredEvent_Fragment
);

type DeskEvent_DeviceTransferredEvent_Fragment = (
  { previousOwner: string | null, owner: string, note: string | null, ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_DeviceTransferredEvent_Fragment
);

type DeskEvent_KeyCreatedEvent_Fragment = (
  { ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_KeyCreatedEvent_Fragment
);

type DeskEvent_KeyRevokedEvent_Fragment = (
  { ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_KeyRevokedEvent_Fragment
);

type DeskEvent_KeyRotatedEvent_Fragment = (
  { ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_KeyRotatedEvent_Fragment
);

type DeskEvent_KeyUpdatedEvent_Fragment = (
  { ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_KeyUpdatedEvent_Fragment
);

type DeskEvent_KeyUsedFromEvent_Fragment = (
  { ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_KeyUsedFromEvent_Fragment
);

type DeskEvent_LoanerAddedEvent_Fragment = (
  { ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_LoanerAddedEvent_Fragment
);

type DeskEvent_LoanerBookedEvent_Fragment = (
  { startsAt: string, endsAt: string, loanerSerial: string, loanerModel: string, ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_LoanerBookedEvent_Fragment
);

type DeskEvent_LoanerCancelledEvent_Fragment = (
  { startsAt: string, endsAt: string, loanerSerial: string, loanerModel: string, ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_LoanerCancelledEvent_Fragment
);

type DeskEvent_LoanerExtendedEvent_Fragment = (
  { startsAt: string, endsAt: string, loanerSerial: string, loanerModel: string, ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_LoanerExtendedEvent_Fragment
);

type DeskEvent_LoanerLentEvent_Fragment = (
  { startsAt: string, endsAt: string, loanerSerial: string, loanerModel: string, ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_LoanerLentEvent_Fragment
);

type DeskEvent_LoanerOverdueEvent_Fragment = (
  { startsAt: string, endsAt: string, loanerSerial: string, loanerModel: string, ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_LoanerOverdueEvent_Fragment
);

type DeskEvent_LoanerRemovedEvent_Fragment = (
  { ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_LoanerRemovedEvent_Fragment
);

type DeskEvent_LoanerReturnedEvent_Fragment = (
  { startsAt: string, endsAt: string, condition: LoanerCondition, inspectionNote: string | null, loanerSerial: string, loanerModel: string, charge: AmountFragment | null, ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_LoanerReturnedEvent_Fragment
);

type DeskEvent_MemberCertifiedEvent_Fragment = (
  { ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_MemberCertifiedEvent_Fragment
);

type DeskEvent_MemberChangedEvent_Fragment = (
  { ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_MemberChangedEvent_Fragment
);

type DeskEvent_MemberCreatedEvent_Fragment = (
  { ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_MemberCreatedEvent_Fragment
);

type DeskEvent_MemberLinkedEvent_Fragment = (
  { ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_MemberLinkedEvent_Fragment
);

type DeskEvent_MemberUnlinkedEvent_Fragment = (
  { ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_MemberUnlinkedEvent_Fragment
);

type DeskEvent_OrganizationChangedEvent_Fragment = (
  { ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_OrganizationChangedEvent_Fragment
);

type DeskEvent_OrganizationCreatedEvent_Fragment = (
  { ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_OrganizationCreatedEvent_Fragment
);

type DeskEvent_PartChangedEvent_Fragment = (
  { ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_PartChangedEvent_Fragment
);

type DeskEvent_PartCreatedEvent_Fragment = (
  { ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_PartCreatedEvent_Fragment
);

type DeskEvent_ProductModelChangedEvent_Fragment = (
  { ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_ProductModelChangedEvent_Fragment
);

type DeskEvent_ProductModelCreatedEvent_Fragment = (
  { ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_ProductModelCreatedEvent_Fragment
);

type DeskEvent_ServiceLevelChangedEvent_Fragment = (
  { ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_ServiceLevelChangedEvent_Fragment
);

type DeskEvent_ServiceRateCreatedEvent_Fragment = (
  { ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_ServiceRateCreatedEvent_Fragment
);

type DeskEvent_SlaBreachedEvent_Fragment = (
  { ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_SlaBreachedEvent_Fragment
);

type DeskEvent_SlaChangedEvent_Fragment = (
  { ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_SlaChangedEvent_Fragment
);

type DeskEvent_SlaEscalatedEvent_Fragment = (
  { ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_SlaEscalatedEvent_Fragment
);

type DeskEvent_SlaWarningEvent_Fragment = (
  { ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_SlaWarningEvent_Fragment
);

type DeskEvent_StockAdjustedEvent_Fragment = (
  { lines: Array<{ sku: string, quantity: number, warehouse: string }>, ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_StockAdjustedEvent_Fragment
);

type DeskEvent_StockBackorderedEvent_Fragment = (
  { lines: Array<{ sku: string, quantity: number, warehouse: string }>, ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_StockBackorderedEvent_Fragment
);

type DeskEvent_StockExpectedEvent_Fragment = (
  { ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_StockExpectedEvent_Fragment
);

type DeskEvent_StockIssuedEvent_Fragment = (
  { serials: Array<string>, lines: Array<{ sku: string, quantity: number, warehouse: string }>, ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_StockIssuedEvent_Fragment
);

type DeskEvent_StockLowEvent_Fragment = (
  { ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_StockLowEvent_Fragment
);

type DeskEvent_StockReceivedEvent_Fragment = (
  { lines: Array<{ sku: string, quantity: number, warehouse: string }>, ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_StockReceivedEvent_Fragment
);

type DeskEvent_StockReleasedEvent_Fragment = (
  { releaseReason: ReleaseReason, lines: Array<{ sku: string, quantity: number, warehouse: string }>, ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_StockReleasedEvent_Fragment
);

type DeskEvent_StockRemovedPartRecordedEvent_Fragment = (
  { fate: string, removedSku: string, removedSerial: string | null, ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_StockRemovedPartRecordedEvent_Fragment
);

type DeskEvent_StockReorderPointChangedEvent_Fragment = (
  { ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_StockReorderPointChangedEvent_Fragment
);

type DeskEvent_StockReservedEvent_Fragment = (
  { filled: boolean, lines: Array<{ sku: string, quantity: number, warehouse: string }>, ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_StockReservedEvent_Fragment
);

type DeskEvent_StockReturnedEvent_Fragment = (
  { serials: Array<string>, returnReason: string | null, lines: Array<{ sku: string, quantity: number, warehouse: string }>, ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_StockReturnedEvent_Fragment
);

type DeskEvent_StockScrappedEvent_Fragment = (
  { lines: Array<{ sku: string, quantity: number, warehouse: string }>, ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_StockScrappedEvent_Fragment
);

type DeskEvent_StockTransferredEvent_Fragment = (
  { to: string, from: string, transferState: string, lines: Array<{ sku: string, quantity: number, warehouse: string }>, ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_StockTransferredEvent_Fragment
);

type DeskEvent_TaxRateCreatedEvent_Fragment = (
  { ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_TaxRateCreatedEvent_Fragment
);

type DeskEvent_TicketAcceptedEvent_Fragment = (
  { ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_TicketAcceptedEvent_Fragment
);

type DeskEvent_TicketAssignedEvent_Fragment = (
  { ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_TicketAssignedEvent_Fragment
);

type DeskEvent_TicketCancelledEvent_Fragment = (
  { ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_TicketCancelledEvent_Fragment
);

type DeskEvent_TicketClassifiedEvent_Fragment = (
  { ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_TicketClassifiedEvent_Fragment
);

type DeskEvent_TicketClosedEvent_Fragment = (
  { ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_TicketClosedEvent_Fragment
);

type DeskEvent_TicketCommentedEvent_Fragment = (
  { ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_TicketCommentedEvent_Fragment
);

type DeskEvent_TicketCoverageDecidedEvent_Fragment = (
  { cause: FaultCause, sku: string | null, outcome: CoverageOutcome, labour: Terms | null, parts: Terms | null, travel: Terms | null, ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_TicketCoverageDecidedEvent_Fragment
);

type DeskEvent_TicketDeviceIdentifiedEvent_Fragment = (
  { serial: string, previousSerial: string | null, ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_TicketDeviceIdentifiedEvent_Fragment
);

type DeskEvent_TicketDiagnosedEvent_Fragment = (
  { ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_TicketDiagnosedEvent_Fragment
);

type DeskEvent_TicketGoodwillGrantedEvent_Fragment = (
  { reason: string, grantedLabour: Terms, grantedParts: Terms, grantedTravel: Terms, ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_TicketGoodwillGrantedEvent_Fragment
);

type DeskEvent_TicketHandedOverEvent_Fragment = (
  { ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_TicketHandedOverEvent_Fragment
);

type DeskEvent_TicketHeldEvent_Fragment = (
  { ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_TicketHeldEvent_Fragment
);

type DeskEvent_TicketQuarantinedEvent_Fragment = (
  { quarantineReasons: Array<QuarantineReason>, ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_TicketQuarantinedEvent_Fragment
);

type DeskEvent_TicketQuoteAnsweredEvent_Fragment = (
  { accepted: boolean, answeredBy: string, answerReason: string | null, ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_TicketQuoteAnsweredEvent_Fragment
);

type DeskEvent_TicketQuoteExpiredEvent_Fragment = (
  { ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_TicketQuoteExpiredEvent_Fragment
);

type DeskEvent_TicketQuoteWithdrawnEvent_Fragment = (
  { reason: string, ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_TicketQuoteWithdrawnEvent_Fragment
);

type DeskEvent_TicketQuotedEvent_Fragment = (
  { revision: number, validUntil: string, total: AmountFragment, ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_TicketQuotedEvent_Fragment
);

type DeskEvent_TicketReleasedEvent_Fragment = (
  { ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_TicketReleasedEvent_Fragment
);

type DeskEvent_TicketReopenedEvent_Fragment = (
  { ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_TicketReopenedEvent_Fragment
);

type DeskEvent_TicketResolvedEvent_Fragment = (
  { ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_TicketResolvedEvent_Fragment
);

type DeskEvent_TicketResumedEvent_Fragment = (
  { ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_TicketResumedEvent_Fragment
);

type DeskEvent_TicketScheduledEvent_Fragment = (
  { ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_TicketScheduledEvent_Fragment
);

type DeskEvent_TicketStartedEvent_Fragment = (
  { ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_TicketStartedEvent_Fragment
);

type DeskEvent_TicketSubmittedEvent_Fragment = (
  { ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_TicketSubmittedEvent_Fragment
);

type DeskEvent_VisitArrivedEvent_Fragment = (
  { ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_VisitArrivedEvent_Fragment
);

type DeskEvent_VisitBookedEvent_Fragment = (
  { ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_VisitBookedEvent_Fragment
);

type DeskEvent_VisitCancelledEvent_Fragment = (
  { ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_VisitCancelledEvent_Fragment
);

type DeskEvent_VisitDoneEvent_Fragment = (
  { ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_VisitDoneEvent_Fragment
);

type DeskEvent_VisitEnRouteEvent_Fragment = (
  { ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_VisitEnRouteEvent_Fragment
);

type DeskEvent_VisitMissedEvent_Fragment = (
  { ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_VisitMissedEvent_Fragment
);

type DeskEvent_VisitRescheduledEvent_Fragment = (
  { ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_VisitRescheduledEvent_Fragment
);

type DeskEvent_WarehouseCreatedEvent_Fragment = (
  { ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_WarehouseCreatedEvent_Fragment
);

type DeskEvent_WarrantyExtendedEvent_Fragment = (
  { name: string, ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_WarrantyExtendedEvent_Fragment
);

type DeskEvent_WarrantyExtensionRevokedEvent_Fragment = (
  { name: string, reason: string, ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_WarrantyExtensionRevokedEvent_Fragment
);

type DeskEvent_WarrantyPolicyChangedEvent_Fragment = (
  { ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_WarrantyPolicyChangedEvent_Fragment
);

type DeskEvent_WarrantyRestoredEvent_Fragment = (
  { reason: string, ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_WarrantyRestoredEvent_Fragment
);

type DeskEvent_WarrantyVoidedEvent_Fragment = (
  { reason: string, ticket: { id: string, number: string } | null, device: { id: string, serial: string } | null }
  & EventDetail_WarrantyVoidedEvent_Fragment
);

export type DeskEventFragment =
  | DeskEvent_AccessLimitedEvent_Fragment
  | DeskEvent_AttachmentAddedEvent_Fragment
  | DeskEvent_AttachmentRemovedEvent_Fragment
  | DeskEvent_CalendarChangedEvent_Fragment
  | DeskEvent_DeviceChangedEvent_Fragment
  | DeskEvent_DevicePartReplacedEvent_Fragment
  | DeskEvent_DeviceRegisteredEvent_Fragment
  | DeskEvent_DeviceReplacedEvent_Fragment
  | DeskEvent_DeviceRetiredEvent_Fragment
  | DeskEvent_DeviceTransferredEvent_Fragment
  | DeskEvent_KeyCreatedEvent_Fragment
  | DeskEvent_KeyRevokedEvent_Fragment
  | DeskEvent_KeyRotatedEvent_Fragment
  | DeskEvent_KeyUpdatedEvent_Fragment
  | DeskEvent_KeyUsedFromEvent_Fragment
  | DeskEvent_LoanerAddedEvent_Fragment
  | DeskEvent_LoanerBookedEvent_Fragment
  | DeskEvent_LoanerCancelledEvent_Fragment
  | DeskEvent_LoanerExtendedEvent_Fragment
  | DeskEvent_LoanerLentEvent_Fragment
  | DeskEvent_LoanerOverdueEvent_Fragment
  | DeskEvent_LoanerRemovedEvent_Fragment
  | DeskEvent_LoanerReturnedEvent_Fragment
  | DeskEvent_MemberCertifiedEvent_Fragment
  | DeskEvent_MemberChangedEvent_Fragment
  | DeskEvent_MemberCreatedEvent_Fragment
  | DeskEvent_MemberLinkedEvent_Fragment
  | DeskEvent_MemberUnlinkedEvent_Fragment
  | DeskEvent_OrganizationChangedEvent_Fragment
  | DeskEvent_OrganizationCreatedEvent_Fragment
  | DeskEvent_PartChangedEvent_Fragment
  | DeskEvent_PartCreatedEvent_Fragment
  | DeskEvent_ProductModelChangedEvent_Fragment
  | DeskEvent_ProductModelCreatedEvent_Fragment
  | DeskEvent_ServiceLevelChangedEvent_Fragment
  | DeskEvent_ServiceRateCreatedEvent_Fragment
  | DeskEvent_SlaBreachedEvent_Fragment
  | DeskEvent_SlaChangedEvent_Fragment
  | DeskEvent_SlaEscalatedEvent_Fragment
  | DeskEvent_SlaWarningEvent_Fragment
  | DeskEvent_StockAdjustedEvent_Fragment
  | DeskEvent_StockBackorderedEvent_Fragment
  | DeskEvent_StockExpectedEvent_Fragment
  | DeskEvent_StockIssuedEvent_Fragment
  | DeskEvent_StockLowEvent_Fragment
  | DeskEvent_StockReceivedEvent_Fragment
  | DeskEvent_StockReleasedEvent_Fragment
  | DeskEvent_StockRemovedPartRecordedEvent_Fragment
  | DeskEvent_StockReorderPointChangedEvent_Fragment
  | DeskEvent_StockReservedEvent_Fragment
  | DeskEvent_StockReturnedEvent_Fragment
  | DeskEvent_StockScrappedEvent_Fragment
  | DeskEvent_StockTransferredEvent_Fragment
  | DeskEvent_TaxRateCreatedEvent_Fragment
  | DeskEvent_TicketAcceptedEvent_Fragment
  | DeskEvent_TicketAssignedEvent_Fragment
  | DeskEvent_TicketCancelledEvent_Fragment
  | DeskEvent_TicketClassifiedEvent_Fragment
  | DeskEvent_TicketClosedEvent_Fragment
  | DeskEvent_TicketCommentedEvent_Fragment
  | DeskEvent_TicketCoverageDecidedEvent_Fragment
  | DeskEvent_TicketDeviceIdentifiedEvent_Fragment
  | DeskEvent_TicketDiagnosedEvent_Fragment
  | DeskEvent_TicketGoodwillGrantedEvent_Fragment
  | DeskEvent_TicketHandedOverEvent_Fragment
  | DeskEvent_TicketHeldEvent_Fragment
  | DeskEvent_TicketQuarantinedEvent_Fragment
  | DeskEvent_TicketQuoteAnsweredEvent_Fragment
  | DeskEvent_TicketQuoteExpiredEvent_Fragment
  | DeskEvent_TicketQuoteWithdrawnEvent_Fragment
  | DeskEvent_TicketQuotedEvent_Fragment
  | DeskEvent_TicketReleasedEvent_Fragment
  | DeskEvent_TicketReopenedEvent_Fragment
  | DeskEvent_TicketResolvedEvent_Fragment
  | DeskEvent_TicketResumedEvent_Fragment
  | DeskEvent_TicketScheduledEvent_Fragment
  | DeskEvent_TicketStartedEvent_Fragment
  | DeskEvent_TicketSubmittedEvent_Fragment
  | DeskEvent_VisitArrivedEvent_Fragment
  | DeskEvent_VisitBookedEvent_Fragment
  | DeskEvent_VisitCancelledEvent_Fragment
  | DeskEvent_VisitDoneEvent_Fragment
  | DeskEvent_VisitEnRouteEvent_Fragment
  | DeskEvent_VisitMissedEvent_Fragment
  | DeskEvent_VisitRescheduledEvent_Fragment
  | DeskEvent_WarehouseCreatedEvent_Fragment
  | DeskEvent_WarrantyExtendedEvent_Fragment
  | DeskEvent_WarrantyExtensionRevokedEvent_Fragment
  | DeskEvent_WarrantyPolicyChangedEvent_Fragment
  | DeskEvent_WarrantyRestoredEvent_Fragment
  | DeskEvent_WarrantyVoidedEvent_Fragment
;

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


export type DeviceCheckQuery = { deviceCheck: { recognised: boolean, productName: string | null, explanation: string, coverage: { outcome: CoverageOutcome } } };

export type EventLogQueryVariables = Exact<{
  filter?: EventFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  locale?: string | null | undefined;
}>;


export type EventLogQuery = { events: { nodes: Array<
      | LoggedEvent_AccessLimitedEvent_Fragment
      | LoggedEvent_AttachmentAddedEvent_Fragment
      | LoggedEvent_AttachmentRemovedEvent_Fragment
      | LoggedEvent_CalendarChangedEvent_Fragment
      | LoggedEvent_DeviceChangedEvent_Fragment
      | LoggedEvent_DevicePartReplacedEvent_Fragment
      | LoggedEvent_DeviceRegisteredEvent_Fragment
      | LoggedEvent_DeviceReplacedEvent_Fragment
      | LoggedEvent_DeviceRetiredEvent_Fragment
      | LoggedEvent_DeviceTransferredEvent_Fragment
      | LoggedEvent_KeyCreatedEvent_Fragment
      | LoggedEvent_KeyRevokedEvent_Fragment
      | LoggedEvent_KeyRotatedEvent_Fragment
      | LoggedEvent_KeyUpdatedEvent_Fragment
      | LoggedEvent_KeyUsedFromEvent_Fragment
      | LoggedEvent_LoanerAddedEvent_Fragment
      | LoggedEvent_LoanerBookedEvent_Fragment
      | LoggedEvent_LoanerCancelledEvent_Fragment
      | LoggedEvent_LoanerExtendedEvent_Fragment
      | LoggedEvent_LoanerLentEvent_Fragment
      | LoggedEvent_LoanerOverdueEvent_Fragment
      | LoggedEvent_LoanerRemovedEvent_Fragment
      | LoggedEvent_LoanerReturnedEvent_Fragment
      | LoggedEvent_MemberCertifiedEvent_Fragment
      | LoggedEvent_MemberChangedEvent_Fragment
      | LoggedEvent_MemberCreatedEvent_Fragment
      | LoggedEvent_MemberLinkedEvent_Fragment
      | LoggedEvent_MemberUnlinkedEvent_Fragment
      | LoggedEvent_OrganizationChangedEvent_Fragment
      | LoggedEvent_OrganizationCreatedEvent_Fragment
      | LoggedEvent_PartChangedEvent_Fragment
      | LoggedEvent_PartCreatedEvent_Fragment
      | LoggedEvent_ProductModelChangedEvent_Fragment
      | LoggedEvent_ProductModelCreatedEvent_Fragment
      | LoggedEvent_ServiceLevelChangedEvent_Fragment
      | LoggedEvent_ServiceRateCreatedEvent_Fragment
      | LoggedEvent_SlaBreachedEvent_Fragment
      | LoggedEvent_SlaChangedEvent_Fragment
      | LoggedEvent_SlaEscalatedEvent_Fragment
      | LoggedEvent_SlaWarningEvent_Fragment
      | LoggedEvent_StockAdjustedEvent_Fragment
      | LoggedEvent_StockBackorderedEvent_Fragment
      | LoggedEvent_StockExpectedEvent_Fragment
      | LoggedEvent_StockIssuedEvent_Fragment
      | LoggedEvent_StockLowEvent_Fragment
      | LoggedEvent_StockReceivedEvent_Fragment
      | LoggedEvent_StockReleasedEvent_Fragment
      | LoggedEvent_StockRemovedPartRecordedEvent_Fragment
      | LoggedEvent_StockReorderPointChangedEvent_Fragment
      | LoggedEvent_StockReservedEvent_Fragment
      | LoggedEvent_StockReturnedEvent_Fragment
      | LoggedEvent_StockScrappedEvent_Fragment
      | LoggedEvent_StockTransferredEvent_Fragment
      | LoggedEvent_TaxRateCreatedEvent_Fragment
      | LoggedEvent_TicketAcceptedEvent_Fragment
      | LoggedEvent_TicketAssignedEvent_Fragment
      | LoggedEvent_TicketCancelledEvent_Fragment
      | LoggedEvent_TicketClassifiedEvent_Fragment
      | LoggedEvent_TicketClosedEvent_Fragment
      | LoggedEvent_TicketCommentedEvent_Fragment
      | LoggedEvent_TicketCoverageDecidedEvent_Fragment
      | LoggedEvent_TicketDeviceIdentifiedEvent_Fragment
      | LoggedEvent_TicketDiagnosedEvent_Fragment
      | LoggedEvent_TicketGoodwillGrantedEvent_Fragment
      | LoggedEvent_TicketHandedOverEvent_Fragment
      | LoggedEvent_TicketHeldEvent_Fragment
      | LoggedEvent_TicketQuarantinedEvent_Fragment
      | LoggedEvent_TicketQuoteAnsweredEvent_Fragment
      | LoggedEvent_TicketQuoteExpiredEvent_Fragment
      | LoggedEvent_TicketQuoteWithdrawnEvent_Fragment
      | LoggedEvent_TicketQuotedEvent_Fragment
      | LoggedEvent_TicketReleasedEvent_Fragment
      | LoggedEvent_TicketReopenedEvent_Fragment
      | LoggedEvent_TicketResolvedEvent_Fragment
      | LoggedEvent_TicketResumedEvent_Fragment
      | LoggedEvent_TicketScheduledEvent_Fragment
      | LoggedEvent_TicketStartedEvent_Fragment
      | LoggedEvent_TicketSubmittedEvent_Fragment
      | LoggedEvent_VisitArrivedEvent_Fragment
      | LoggedEvent_VisitBookedEvent_Fragment
      | LoggedEvent_VisitCancelledEvent_Fragment
      | LoggedEvent_VisitDoneEvent_Fragment
      | LoggedEvent_VisitEnRouteEvent_Fragment
      | LoggedEvent_VisitMissedEvent_Fragment
      | LoggedEvent_VisitRescheduledEvent_Fragment
      | LoggedEvent_WarehouseCreatedEvent_Fragment
      | LoggedEvent_WarrantyExtendedEvent_Fragment
      | LoggedEvent_WarrantyExtensionRevokedEvent_Fragment
      | LoggedEvent_WarrantyPolicyChangedEvent_Fragment
      | LoggedEvent_WarrantyRestoredEvent_Fragment
      | LoggedEvent_WarrantyVoidedEvent_Fragment
    >, pageInfo: PagingFragment } };

export type EventStreamSubscriptionVariables = Exact<{
  filter?: EventFilter | null | undefined;
  after?: string | null | undefined;
  locale?: string | null | undefined;
}>;


export type EventStreamSubscription = { events:
    | LoggedEvent_AccessLimitedEvent_Fragment
    | LoggedEvent_AttachmentAddedEvent_Fragment
    | LoggedEvent_AttachmentRemovedEvent_Fragment
    | LoggedEvent_CalendarChangedEvent_Fragment
    | LoggedEvent_DeviceChangedEvent_Fragment
    | LoggedEvent_DevicePartReplacedEvent_Fragment
    | LoggedEvent_DeviceRegisteredEvent_Fragment
    | LoggedEvent_DeviceReplacedEvent_Fragment
    | LoggedEvent_DeviceRetiredEvent_Fragment
    | LoggedEvent_DeviceTransferredEvent_Fragment
    | LoggedEvent_KeyCreatedEvent_Fragment
    | LoggedEvent_KeyRevokedEvent_Fragment
    | LoggedEvent_KeyRotatedEvent_Fragment
    | LoggedEvent_KeyUpdatedEvent_Fragment
    | LoggedEvent_KeyUsedFromEvent_Fragment
    | LoggedEvent_LoanerAddedEvent_Fragment
    | LoggedEvent_LoanerBookedEvent_Fragment
    | LoggedEvent_LoanerCancelledEvent_Fragment
    | LoggedEvent_LoanerExtendedEvent_Fragment
    | LoggedEvent_LoanerLentEvent_Fragment
    | LoggedEvent_LoanerOverdueEvent_Fragment
    | LoggedEvent_LoanerRemovedEvent_Fragment
    | LoggedEvent_LoanerReturnedEvent_Fragment
    | LoggedEvent_MemberCertifiedEvent_Fragment
    | LoggedEvent_MemberChangedEvent_Fragment
    | LoggedEvent_MemberCreatedEvent_Fragment
    | LoggedEvent_MemberLinkedEvent_Fragment
    | LoggedEvent_MemberUnlinkedEvent_Fragment
    | LoggedEvent_OrganizationChangedEvent_Fragment
    | LoggedEvent_OrganizationCreatedEvent_Fragment
    | LoggedEvent_PartChangedEvent_Fragment
    | LoggedEvent_PartCreatedEvent_Fragment
    | LoggedEvent_ProductModelChangedEvent_Fragment
    | LoggedEvent_ProductModelCreatedEvent_Fragment
    | LoggedEvent_ServiceLevelChangedEvent_Fragment
    | LoggedEvent_ServiceRateCreatedEvent_Fragment
    | LoggedEvent_SlaBreachedEvent_Fragment
    | LoggedEvent_SlaChangedEvent_Fragment
    | LoggedEvent_SlaEscalatedEvent_Fragment
    | LoggedEvent_SlaWarningEvent_Fragment
    | LoggedEvent_StockAdjustedEvent_Fragment
    | LoggedEvent_StockBackorderedEvent_Fragment
    | LoggedEvent_StockExpectedEvent_Fragment
    | LoggedEvent_StockIssuedEvent_Fragment
    | LoggedEvent_StockLowEvent_Fragment
    | LoggedEvent_StockReceivedEvent_Fragment
    | LoggedEvent_StockReleasedEvent_Fragment
    | LoggedEvent_StockRemovedPartRecordedEvent_Fragment
    | LoggedEvent_StockReorderPointChangedEvent_Fragment
    | LoggedEvent_StockReservedEvent_Fragment
    | LoggedEvent_StockReturnedEvent_Fragment
    | LoggedEvent_StockScrappedEvent_Fragment
    | LoggedEvent_StockTransferredEvent_Fragment
    | LoggedEvent_TaxRateCreatedEvent_Fragment
    | LoggedEvent_TicketAcceptedEvent_Fragment
    | LoggedEvent_TicketAssignedEvent_Fragment
    | LoggedEvent_TicketCancelledEvent_Fragment
    | LoggedEvent_TicketClassifiedEvent_Fragment
    | LoggedEvent_TicketClosedEvent_Fragment
    | LoggedEvent_TicketCommentedEvent_Fragment
    | LoggedEvent_TicketCoverageDecidedEvent_Fragment
    | LoggedEvent_TicketDeviceIdentifiedEvent_Fragment
    | LoggedEvent_TicketDiagnosedEvent_Fragment
    | LoggedEvent_TicketGoodwillGrantedEvent_Fragment
    | LoggedEvent_TicketHandedOverEvent_Fragment
    | LoggedEvent_TicketHeldEvent_Fragment
    | LoggedEvent_TicketQuarantinedEvent_Fragment
    | LoggedEvent_TicketQuoteAnsweredEvent_Fragment
    | LoggedEvent_TicketQuoteExpiredEvent_Fragment
    | LoggedEvent_TicketQuoteWithdrawnEvent_Fragment
    | LoggedEvent_TicketQuotedEvent_Fragment
    | LoggedEvent_TicketReleasedEvent_Fragment
    | LoggedEvent_TicketReopenedEvent_Fragment
    | LoggedEvent_TicketResolvedEvent_Fragment
    | LoggedEvent_TicketResumedEvent_Fragment
    | LoggedEvent_TicketScheduledEvent_Fragment
    | LoggedEvent_TicketStartedEvent_Fragment
    | LoggedEvent_TicketSubmittedEvent_Fragment
    | LoggedEvent_VisitArrivedEvent_Fragment
    | LoggedEvent_VisitBookedEvent_Fragment
    | LoggedEvent_VisitCancelledEvent_Fragment
    | LoggedEvent_VisitDoneEvent_Fragment
    | LoggedEvent_VisitEnRouteEvent_Fragment
    | LoggedEvent_VisitMissedEvent_Fragment
    | LoggedEvent_VisitRescheduledEvent_Fragment
    | LoggedEvent_WarehouseCreatedEvent_Fragment
    | LoggedEvent_WarrantyExtendedEvent_Fragment
    | LoggedEvent_WarrantyExtensionRevokedEvent_Fragment
    | LoggedEvent_WarrantyPolicyChangedEvent_Fragment
    | LoggedEvent_WarrantyRestoredEvent_Fragment
    | LoggedEvent_WarrantyVoidedEvent_Fragment
   };

export type EventCursorQueryVariables = Exact<{ [key: string]: never; }>;


export type EventCursorQuery = { eventCursor: string };

type EventDetail_AccessLimitedEvent_Fragment = { __typename: 'AccessLimitedEvent', id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_AttachmentAddedEvent_Fragment = { __typename: 'AttachmentAddedEvent', id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_AttachmentRemovedEvent_Fragment = { __typename: 'AttachmentRemovedEvent', id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_CalendarChangedEvent_Fragment = { __typename: 'CalendarChangedEvent', id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_DeviceChangedEvent_Fragment = { __typename: 'DeviceChangedEvent', id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_DevicePartReplacedEvent_Fragment = { __typename: 'DevicePartReplacedEvent', id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_DeviceRegisteredEvent_Fragment = { __typename: 'DeviceRegisteredEvent', serial: string, id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_DeviceReplacedEvent_Fragment = { __typename: 'DeviceReplacedEvent', id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_DeviceRetiredEvent_Fragment = { __typename: 'DeviceRetiredEvent', id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_DeviceTransferredEvent_Fragment = { __typename: 'DeviceTransferredEvent', id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_KeyCreatedEvent_Fragment = { __typename: 'KeyCreatedEvent', id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_KeyRevokedEvent_Fragment = { __typename: 'KeyRevokedEvent', id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_KeyRotatedEvent_Fragment = { __typename: 'KeyRotatedEvent', id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_KeyUpdatedEvent_Fragment = { __typename: 'KeyUpdatedEvent', id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_KeyUsedFromEvent_Fragment = { __typename: 'KeyUsedFromEvent', id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_LoanerAddedEvent_Fragment = { __typename: 'LoanerAddedEvent', id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_LoanerBookedEvent_Fragment = { __typename: 'LoanerBookedEvent', id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_LoanerCancelledEvent_Fragment = { __typename: 'LoanerCancelledEvent', id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_LoanerExtendedEvent_Fragment = { __typename: 'LoanerExtendedEvent', id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_LoanerLentEvent_Fragment = { __typename: 'LoanerLentEvent', id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_LoanerOverdueEvent_Fragment = { __typename: 'LoanerOverdueEvent', id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_LoanerRemovedEvent_Fragment = { __typename: 'LoanerRemovedEvent', id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_LoanerReturnedEvent_Fragment = { __typename: 'LoanerReturnedEvent', id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_MemberCertifiedEvent_Fragment = { __typename: 'MemberCertifiedEvent', id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_MemberChangedEvent_Fragment = { __typename: 'MemberChangedEvent', id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_MemberCreatedEvent_Fragment = { __typename: 'MemberCreatedEvent', id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_MemberLinkedEvent_Fragment = { __typename: 'MemberLinkedEvent', id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_MemberUnlinkedEvent_Fragment = { __typename: 'MemberUnlinkedEvent', id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_OrganizationChangedEvent_Fragment = { __typename: 'OrganizationChangedEvent', id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_OrganizationCreatedEvent_Fragment = { __typename: 'OrganizationCreatedEvent', id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_PartChangedEvent_Fragment = { __typename: 'PartChangedEvent', id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_PartCreatedEvent_Fragment = { __typename: 'PartCreatedEvent', id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_ProductModelChangedEvent_Fragment = { __typename: 'ProductModelChangedEvent', id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_ProductModelCreatedEvent_Fragment = { __typename: 'ProductModelCreatedEvent', id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_ServiceLevelChangedEvent_Fragment = { __typename: 'ServiceLevelChangedEvent', id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_ServiceRateCreatedEvent_Fragment = { __typename: 'ServiceRateCreatedEvent', id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_SlaBreachedEvent_Fragment = { __typename: 'SlaBreachedEvent', clock: SlaClockKind, dueAt: string, target: string, id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_SlaChangedEvent_Fragment = { __typename: 'SlaChangedEvent', clock: SlaClockKind, previousDueAt: string | null, dueAt: string, id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_SlaEscalatedEvent_Fragment = { __typename: 'SlaEscalatedEvent', clock: SlaClockKind, percent: number, action: EscalationAction, role: Role | null, detail: string | null, id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_SlaWarningEvent_Fragment = { __typename: 'SlaWarningEvent', clock: SlaClockKind, dueAt: string, target: string, id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_StockAdjustedEvent_Fragment = { __typename: 'StockAdjustedEvent', id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_StockBackorderedEvent_Fragment = { __typename: 'StockBackorderedEvent', id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_StockExpectedEvent_Fragment = { __typename: 'StockExpectedEvent', id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_StockIssuedEvent_Fragment = { __typename: 'StockIssuedEvent', id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_StockLowEvent_Fragment = { __typename: 'StockLowEvent', id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_StockReceivedEvent_Fragment = { __typename: 'StockReceivedEvent', id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_StockReleasedEvent_Fragment = { __typename: 'StockReleasedEvent', id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_StockRemovedPartRecordedEvent_Fragment = { __typename: 'StockRemovedPartRecordedEvent', id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_StockReorderPointChangedEvent_Fragment = { __typename: 'StockReorderPointChangedEvent', id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_StockReservedEvent_Fragment = { __typename: 'StockReservedEvent', id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_StockReturnedEvent_Fragment = { __typename: 'StockReturnedEvent', id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_StockScrappedEvent_Fragment = { __typename: 'StockScrappedEvent', id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_StockTransferredEvent_Fragment = { __typename: 'StockTransferredEvent', id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_TaxRateCreatedEvent_Fragment = { __typename: 'TaxRateCreatedEvent', id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_TicketAcceptedEvent_Fragment = { __typename: 'TicketAcceptedEvent', fromStatus: TicketStatus | null, toStatus: TicketStatus, priority: Priority, previousPriority: Priority, id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_TicketAssignedEvent_Fragment = { __typename: 'TicketAssignedEvent', assignee: string | null, previousAssignee: string | null, id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_TicketCancelledEvent_Fragment = { __typename: 'TicketCancelledEvent', fromStatus: TicketStatus | null, toStatus: TicketStatus, reason: string, id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_TicketClassifiedEvent_Fragment = { __typename: 'TicketClassifiedEvent', priority: Priority, previousPriority: Priority, band: DistanceBand | null, serviceLevel: string, id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_TicketClosedEvent_Fragment = { __typename: 'TicketClosedEvent', fromStatus: TicketStatus | null, toStatus: TicketStatus, signedBy: string | null, rating: number | null, id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_TicketCommentedEvent_Fragment = { __typename: 'TicketCommentedEvent', body: string, visibility: CommentVisibility, id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_TicketCoverageDecidedEvent_Fragment = { __typename: 'TicketCoverageDecidedEvent', id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_TicketDeviceIdentifiedEvent_Fragment = { __typename: 'TicketDeviceIdentifiedEvent', id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_TicketDiagnosedEvent_Fragment = { __typename: 'TicketDiagnosedEvent', faultCode: string, cause: FaultCause, diagnosis: string, repeatOf: string | null, id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_TicketGoodwillGrantedEvent_Fragment = { __typename: 'TicketGoodwillGrantedEvent', id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_TicketHandedOverEvent_Fragment = { __typename: 'TicketHandedOverEvent', from: string, to: string, note: string | null, id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_TicketHeldEvent_Fragment = { __typename: 'TicketHeldEvent', fromStatus: TicketStatus | null, toStatus: TicketStatus, note: string | null, id: string, type: string, at: string, channel: Channel | null, summary: string, holdReason: HoldReason, actor: { kind: ActorKind, name: string } };

type EventDetail_TicketQuarantinedEvent_Fragment = { __typename: 'TicketQuarantinedEvent', id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_TicketQuoteAnsweredEvent_Fragment = { __typename: 'TicketQuoteAnsweredEvent', fromStatus: TicketStatus | null, toStatus: TicketStatus, id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_TicketQuoteExpiredEvent_Fragment = { __typename: 'TicketQuoteExpiredEvent', fromStatus: TicketStatus | null, toStatus: TicketStatus, id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_TicketQuoteWithdrawnEvent_Fragment = { __typename: 'TicketQuoteWithdrawnEvent', fromStatus: TicketStatus | null, toStatus: TicketStatus, id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_TicketQuotedEvent_Fragment = { __typename: 'TicketQuotedEvent', fromStatus: TicketStatus | null, toStatus: TicketStatus, id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_TicketReleasedEvent_Fragment = { __typename: 'TicketReleasedEvent', fromStatus: TicketStatus | null, toStatus: TicketStatus, id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_TicketReopenedEvent_Fragment = { __typename: 'TicketReopenedEvent', fromStatus: TicketStatus | null, toStatus: TicketStatus, reason: string, id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_TicketResolvedEvent_Fragment = { __typename: 'TicketResolvedEvent', fromStatus: TicketStatus | null, toStatus: TicketStatus, faultCode: string, cause: FaultCause, diagnosis: string, workDone: string, id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_TicketResumedEvent_Fragment = { __typename: 'TicketResumedEvent', fromStatus: TicketStatus | null, toStatus: TicketStatus, id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_TicketScheduledEvent_Fragment = { __typename: 'TicketScheduledEvent', fromStatus: TicketStatus | null, toStatus: TicketStatus, id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_TicketStartedEvent_Fragment = { __typename: 'TicketStartedEvent', fromStatus: TicketStatus | null, toStatus: TicketStatus, id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_TicketSubmittedEvent_Fragment = { __typename: 'TicketSubmittedEvent', fromStatus: TicketStatus | null, toStatus: TicketStatus, id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_VisitArrivedEvent_Fragment = { __typename: 'VisitArrivedEvent', technician: string, startsAt: string, endsAt: string, note: string | null, id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_VisitBookedEvent_Fragment = { __typename: 'VisitBookedEvent', technician: string, startsAt: string, endsAt: string, note: string | null, id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_VisitCancelledEvent_Fragment = { __typename: 'VisitCancelledEvent', technician: string, startsAt: string, endsAt: string, note: string | null, id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_VisitDoneEvent_Fragment = { __typename: 'VisitDoneEvent', technician: string, startsAt: string, endsAt: string, note: string | null, id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_VisitEnRouteEvent_Fragment = { __typename: 'VisitEnRouteEvent', technician: string, startsAt: string, endsAt: string, note: string | null, id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_VisitMissedEvent_Fragment = { __typename: 'VisitMissedEvent', technician: string, startsAt: string, endsAt: string, note: string | null, id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_VisitRescheduledEvent_Fragment = { __typename: 'VisitRescheduledEvent', technician: string, startsAt: string, endsAt: string, note: string | null, id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_WarehouseCreatedEvent_Fragment = { __typename: 'WarehouseCreatedEvent', id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_WarrantyExtendedEvent_Fragment = { __typename: 'WarrantyExtendedEvent', id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_WarrantyExtensionRevokedEvent_Fragment = { __typename: 'WarrantyExtensionRevokedEvent', id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_WarrantyPolicyChangedEvent_Fragment = { __typename: 'WarrantyPolicyChangedEvent', id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_WarrantyRestoredEvent_Fragment = { __typename: 'WarrantyRestoredEvent', id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

type EventDetail_WarrantyVoidedEvent_Fragment = { __typename: 'WarrantyVoidedEvent', id: string, type: string, at: string, channel: Channel | null, summary: string, actor: { kind: ActorKind, name: string } };

export type EventDetailFragment =
  | EventDetail_AccessLimitedEvent_Fragment
  | EventDetail_AttachmentAddedEvent_Fragment
  | EventDetail_AttachmentRemovedEvent_Fragment
  | EventDetail_CalendarChangedEvent_Fragment
  | EventDetail_DeviceChangedEvent_Fragment
  | EventDetail_DevicePartReplacedEvent_Fragment
  | EventDetail_DeviceRegisteredEvent_Fragment
  | EventDetail_DeviceReplacedEvent_Fragment
  | EventDetail_DeviceRetiredEvent_Fragment
  | EventDetail_DeviceTransferredEvent_Fragment
  | EventDetail_KeyCreatedEvent_Fragment
  | EventDetail_KeyRevokedEvent_Fragment
  | EventDetail_KeyRotatedEvent_Fragment
  | EventDetail_KeyUpdatedEvent_Fragment
  | EventDetail_KeyUsedFromEvent_Fragment
  | EventDetail_LoanerAddedEvent_Fragment
  | EventDetail_LoanerBookedEvent_Fragment
  | EventDetail_LoanerCancelledEvent_Fragment
  | EventDetail_LoanerExtendedEvent_Fragment
  | EventDetail_LoanerLentEvent_Fragment
  | EventDetail_LoanerOverdueEvent_Fragment
  | EventDetail_LoanerRemovedEvent_Fragment
  | EventDetail_LoanerReturnedEvent_Fragment
  | EventDetail_MemberCertifiedEvent_Fragment
  | EventDetail_MemberChangedEvent_Fragment
  | EventDetail_MemberCreatedEvent_Fragment
  | EventDetail_MemberLinkedEvent_Fragment
  | EventDetail_MemberUnlinkedEvent_Fragment
  | EventDetail_OrganizationChangedEvent_Fragment
  | EventDetail_OrganizationCreatedEvent_Fragment
  | EventDetail_PartChangedEvent_Fragment
  | EventDetail_PartCreatedEvent_Fragment
  | EventDetail_ProductModelChangedEvent_Fragment
  | EventDetail_ProductModelCreatedEvent_Fragment
  | EventDetail_ServiceLevelChangedEvent_Fragment
  | EventDetail_ServiceRateCreatedEvent_Fragment
  | EventDetail_SlaBreachedEvent_Fragment
  | EventDetail_SlaChangedEvent_Fragment
  | EventDetail_SlaEscalatedEvent_Fragment
  | EventDetail_SlaWarningEvent_Fragment
  | EventDetail_StockAdjustedEvent_Fragment
  | EventDetail_StockBackorderedEvent_Fragment
  | EventDetail_StockExpectedEvent_Fragment
  | EventDetail_StockIssuedEvent_Fragment
  | EventDetail_StockLowEvent_Fragment
  | EventDetail_StockReceivedEvent_Fragment
  | EventDetail_StockReleasedEvent_Fragment
  | EventDetail_StockRemovedPartRecordedEvent_Fragment
  | EventDetail_StockReorderPointChangedEvent_Fragment
  | EventDetail_StockReservedEvent_Fragment
  | EventDetail_StockReturnedEvent_Fragment
  | EventDetail_StockScrappedEvent_Fragment
  | EventDetail_StockTransferredEvent_Fragment
  | EventDetail_TaxRateCreatedEvent_Fragment
  | EventDetail_TicketAcceptedEvent_Fragment
  | EventDetail_TicketAssignedEvent_Fragment
  | EventDetail_TicketCancelledEvent_Fragment
  | EventDetail_TicketClassifiedEvent_Fragment
  | EventDetail_TicketClosedEvent_Fragment
  | EventDetail_TicketCommentedEvent_Fragment
  | EventDetail_TicketCoverageDecidedEvent_Fragment
  | EventDetail_TicketDeviceIdentifiedEvent_Fragment
  | EventDetail_TicketDiagnosedEvent_Fragment
  | EventDetail_TicketGoodwillGrantedEvent_Fragment
  | EventDetail_TicketHandedOverEvent_Fragment
  | EventDetail_TicketHeldEvent_Fragment
  | EventDetail_TicketQuarantinedEvent_Fragment
  | EventDetail_TicketQuoteAnsweredEvent_Fragment
  | EventDetail_TicketQuoteExpiredEvent_Fragment
  | EventDetail_TicketQuoteWithdrawnEvent_Fragment
  | EventDetail_TicketQuotedEvent_Fragment
  | EventDetail_TicketReleasedEvent_Fragment
  | EventDetail_TicketReopenedEvent_Fragment
  | EventDetail_TicketResolvedEvent_Fragment
  | EventDetail_TicketResumedEvent_Fragment
  | EventDetail_TicketScheduledEvent_Fragment
  | EventDetail_TicketStartedEvent_Fragment
  | EventDetail_TicketSubmittedEvent_Fragment
  | EventDetail_VisitArrivedEvent_Fragment
  | EventDetail_VisitBookedEvent_Fragment
  | EventDetail_VisitCancelledEvent_Fragment
  | EventDetail_VisitDoneEvent_Fragment
  | EventDetail_VisitEnRouteEvent_Fragment
  | EventDetail_VisitMissedEvent_Fragment
  | EventDetail_VisitRescheduledEvent_Fragment
  | EventDetail_WarehouseCreatedEvent_Fragment
  | EventDetail_WarrantyExtendedEvent_Fragment
  | EventDetail_WarrantyExtensionRevokedEvent_Fragment
  | EventDetail_WarrantyPolicyChangedEvent_Fragment
  | EventDetail_WarrantyRestoredEvent_Fragment
  | EventDetail_WarrantyVoidedEvent_Fragment
;

type LoggedEvent_AccessLimitedEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_AccessLimitedEvent_Fragment
);

type LoggedEvent_AttachmentAddedEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_AttachmentAddedEvent_Fragment
);

type LoggedEvent_AttachmentRemovedEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_AttachmentRemovedEvent_Fragment
);

type LoggedEvent_CalendarChangedEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_CalendarChangedEvent_Fragment
);

type LoggedEvent_DeviceChangedEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_DeviceChangedEvent_Fragment
);

type LoggedEvent_DevicePartReplacedEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_DevicePartReplacedEvent_Fragment
);

type LoggedEvent_DeviceRegisteredEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_DeviceRegisteredEvent_Fragment
);

type LoggedEvent_DeviceReplacedEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_DeviceReplacedEvent_Fragment
);

type LoggedEvent_DeviceRetiredEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_DeviceRetiredEvent_Fragment
);

type LoggedEvent_DeviceTransferredEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_DeviceTransferredEvent_Fragment
);

type LoggedEvent_KeyCreatedEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_KeyCreatedEvent_Fragment
);

type LoggedEvent_KeyRevokedEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_KeyRevokedEvent_Fragment
);

type LoggedEvent_KeyRotatedEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_KeyRotatedEvent_Fragment
);

type LoggedEvent_KeyUpdatedEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_KeyUpdatedEvent_Fragment
);

type LoggedEvent_KeyUsedFromEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_KeyUsedFromEvent_Fragment
);

type LoggedEvent_LoanerAddedEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_LoanerAddedEvent_Fragment
);

type LoggedEvent_LoanerBookedEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_LoanerBookedEvent_Fragment
);

type LoggedEvent_LoanerCancelledEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_LoanerCancelledEvent_Fragment
);

type LoggedEvent_LoanerExtendedEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_LoanerExtendedEvent_Fragment
);

type LoggedEvent_LoanerLentEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_LoanerLentEvent_Fragment
);

type LoggedEvent_LoanerOverdueEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_LoanerOverdueEvent_Fragment
);

type LoggedEvent_LoanerRemovedEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_LoanerRemovedEvent_Fragment
);

type LoggedEvent_LoanerReturnedEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_LoanerReturnedEvent_Fragment
);

type LoggedEvent_MemberCertifiedEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_MemberCertifiedEvent_Fragment
);

type LoggedEvent_MemberChangedEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_MemberChangedEvent_Fragment
);

type LoggedEvent_MemberCreatedEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_MemberCreatedEvent_Fragment
);

type LoggedEvent_MemberLinkedEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_MemberLinkedEvent_Fragment
);

type LoggedEvent_MemberUnlinkedEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_MemberUnlinkedEvent_Fragment
);

type LoggedEvent_OrganizationChangedEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_OrganizationChangedEvent_Fragment
);

type LoggedEvent_OrganizationCreatedEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_OrganizationCreatedEvent_Fragment
);

type LoggedEvent_PartChangedEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_PartChangedEvent_Fragment
);

type LoggedEvent_PartCreatedEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_PartCreatedEvent_Fragment
);

type LoggedEvent_ProductModelChangedEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_ProductModelChangedEvent_Fragment
);

type LoggedEvent_ProductModelCreatedEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_ProductModelCreatedEvent_Fragment
);

type LoggedEvent_ServiceLevelChangedEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_ServiceLevelChangedEvent_Fragment
);

type LoggedEvent_ServiceRateCreatedEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_ServiceRateCreatedEvent_Fragment
);

type LoggedEvent_SlaBreachedEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_SlaBreachedEvent_Fragment
);

type LoggedEvent_SlaChangedEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_SlaChangedEvent_Fragment
);

type LoggedEvent_SlaEscalatedEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_SlaEscalatedEvent_Fragment
);

type LoggedEvent_SlaWarningEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_SlaWarningEvent_Fragment
);

type LoggedEvent_StockAdjustedEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_StockAdjustedEvent_Fragment
);

type LoggedEvent_StockBackorderedEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_StockBackorderedEvent_Fragment
);

type LoggedEvent_StockExpectedEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_StockExpectedEvent_Fragment
);

type LoggedEvent_StockIssuedEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_StockIssuedEvent_Fragment
);

type LoggedEvent_StockLowEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_StockLowEvent_Fragment
);

type LoggedEvent_StockReceivedEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_StockReceivedEvent_Fragment
);

type LoggedEvent_StockReleasedEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_StockReleasedEvent_Fragment
);

type LoggedEvent_StockRemovedPartRecordedEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_StockRemovedPartRecordedEvent_Fragment
);

type LoggedEvent_StockReorderPointChangedEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_StockReorderPointChangedEvent_Fragment
);

type LoggedEvent_StockReservedEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_StockReservedEvent_Fragment
);

type LoggedEvent_StockReturnedEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_StockReturnedEvent_Fragment
);

type LoggedEvent_StockScrappedEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_StockScrappedEvent_Fragment
);

type LoggedEvent_StockTransferredEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_StockTransferredEvent_Fragment
);

type LoggedEvent_TaxRateCreatedEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_TaxRateCreatedEvent_Fragment
);

type LoggedEvent_TicketAcceptedEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_TicketAcceptedEvent_Fragment
);

type LoggedEvent_TicketAssignedEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_TicketAssignedEvent_Fragment
);

type LoggedEvent_TicketCancelledEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_TicketCancelledEvent_Fragment
);

type LoggedEvent_TicketClassifiedEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_TicketClassifiedEvent_Fragment
);

type LoggedEvent_TicketClosedEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_TicketClosedEvent_Fragment
);

type LoggedEvent_TicketCommentedEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_TicketCommentedEvent_Fragment
);

type LoggedEvent_TicketCoverageDecidedEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_TicketCoverageDecidedEvent_Fragment
);

type LoggedEvent_TicketDeviceIdentifiedEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_TicketDeviceIdentifiedEvent_Fragment
);

type LoggedEvent_TicketDiagnosedEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_TicketDiagnosedEvent_Fragment
);

type LoggedEvent_TicketGoodwillGrantedEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_TicketGoodwillGrantedEvent_Fragment
);

type LoggedEvent_TicketHandedOverEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_TicketHandedOverEvent_Fragment
);

type LoggedEvent_TicketHeldEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_TicketHeldEvent_Fragment
);

type LoggedEvent_TicketQuarantinedEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_TicketQuarantinedEvent_Fragment
);

type LoggedEvent_TicketQuoteAnsweredEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_TicketQuoteAnsweredEvent_Fragment
);

type LoggedEvent_TicketQuoteExpiredEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_TicketQuoteExpiredEvent_Fragment
);

type LoggedEvent_TicketQuoteWithdrawnEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_TicketQuoteWithdrawnEvent_Fragment
);

type LoggedEvent_TicketQuotedEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_TicketQuotedEvent_Fragment
);

type LoggedEvent_TicketReleasedEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_TicketReleasedEvent_Fragment
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

type LoggedEvent_VisitArrivedEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_VisitArrivedEvent_Fragment
);

type LoggedEvent_VisitBookedEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_VisitBookedEvent_Fragment
);

type LoggedEvent_VisitCancelledEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_VisitCancelledEvent_Fragment
);

type LoggedEvent_VisitDoneEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_VisitDoneEvent_Fragment
);

type LoggedEvent_VisitEnRouteEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_VisitEnRouteEvent_Fragment
);

type LoggedEvent_VisitMissedEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_VisitMissedEvent_Fragment
);

type LoggedEvent_VisitRescheduledEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_VisitRescheduledEvent_Fragment
);

type LoggedEvent_WarehouseCreatedEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_WarehouseCreatedEvent_Fragment
);

type LoggedEvent_WarrantyExtendedEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_WarrantyExtendedEvent_Fragment
);

type LoggedEvent_WarrantyExtensionRevokedEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_WarrantyExtensionRevokedEvent_Fragment
);

type LoggedEvent_WarrantyPolicyChangedEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_WarrantyPolicyChangedEvent_Fragment
);

type LoggedEvent_WarrantyRestoredEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_WarrantyRestoredEvent_Fragment
);

type LoggedEvent_WarrantyVoidedEvent_Fragment = (
  { ticket: TicketSummaryFragment | null, device: { id: string, serial: string } | null }
  & EventDetail_WarrantyVoidedEvent_Fragment
);

export type LoggedEventFragment =
  | LoggedEvent_AccessLimitedEvent_Fragment
  | LoggedEvent_AttachmentAddedEvent_Fragment
  | LoggedEvent_AttachmentRemovedEvent_Fragment
  | LoggedEvent_CalendarChangedEvent_Fragment
  | LoggedEvent_DeviceChangedEvent_Fragment
  | LoggedEvent_DevicePartReplacedEvent_Fragment
  | LoggedEvent_DeviceRegisteredEvent_Fragment
  | LoggedEvent_DeviceReplacedEvent_Fragment
  | LoggedEvent_DeviceRetiredEvent_Fragment
  | LoggedEvent_DeviceTransferredEvent_Fragment
  | LoggedEvent_KeyCreatedEvent_Fragment
  | LoggedEvent_KeyRevokedEvent_Fragment
  | LoggedEvent_KeyRotatedEvent_Fragment
  | LoggedEvent_KeyUpdatedEvent_Fragment
  | LoggedEvent_KeyUsedFromEvent_Fragment
  | LoggedEvent_LoanerAddedEvent_Fragment
  | LoggedEvent_LoanerBookedEvent_Fragment
  | LoggedEvent_LoanerCancelledEvent_Fragment
  | LoggedEvent_LoanerExtendedEvent_Fragment
  | LoggedEvent_LoanerLentEvent_Fragment
  | LoggedEvent_LoanerOverdueEvent_Fragment
  | LoggedEvent_LoanerRemovedEvent_Fragment
  | LoggedEvent_LoanerReturnedEvent_Fragment
  | LoggedEvent_MemberCertifiedEvent_Fragment
  | LoggedEvent_MemberChangedEvent_Fragment
  | LoggedEvent_MemberCreatedEvent_Fragment
  | LoggedEvent_MemberLinkedEvent_Fragment
  | LoggedEvent_MemberUnlinkedEvent_Fragment
  | LoggedEvent_OrganizationChangedEvent_Fragment
  | LoggedEvent_OrganizationCreatedEvent_Fragment
  | LoggedEvent_PartChangedEvent_Fragment
  | LoggedEvent_PartCreatedEvent_Fragment
  | LoggedEvent_ProductModelChangedEvent_Fragment
  | LoggedEvent_ProductModelCreatedEvent_Fragment
  | LoggedEvent_ServiceLevelChangedEvent_Fragment
  | LoggedEvent_ServiceRateCreatedEvent_Fragment
  | LoggedEvent_SlaBreachedEvent_Fragment
  | LoggedEvent_SlaChangedEvent_Fragment
  | LoggedEvent_SlaEscalatedEvent_Fragment
  | LoggedEvent_SlaWarningEvent_Fragment
  | LoggedEvent_StockAdjustedEvent_Fragment
  | LoggedEvent_StockBackorderedEvent_Fragment
  | LoggedEvent_StockExpectedEvent_Fragment
  | LoggedEvent_StockIssuedEvent_Fragment
  | LoggedEvent_StockLowEvent_Fragment
  | LoggedEvent_StockReceivedEvent_Fragment
  | LoggedEvent_StockReleasedEvent_Fragment
  | LoggedEvent_StockRemovedPartRecordedEvent_Fragment
  | LoggedEvent_StockReorderPointChangedEvent_Fragment
  | LoggedEvent_StockReservedEvent_Fragment
  | LoggedEvent_StockReturnedEvent_Fragment
  | LoggedEvent_StockScrappedEvent_Fragment
  | LoggedEvent_StockTransferredEvent_Fragment
  | LoggedEvent_TaxRateCreatedEvent_Fragment
  | LoggedEvent_TicketAcceptedEvent_Fragment
  | LoggedEvent_TicketAssignedEvent_Fragment
  | LoggedEvent_TicketCancelledEvent_Fragment
  | LoggedEvent_TicketClassifiedEvent_Fragment
  | LoggedEvent_TicketClosedEvent_Fragment
  | LoggedEvent_TicketCommentedEvent_Fragment
  | LoggedEvent_TicketCoverageDecidedEvent_Fragment
  | LoggedEvent_TicketDeviceIdentifiedEvent_Fragment
  | LoggedEvent_TicketDiagnosedEvent_Fragment
  | LoggedEvent_TicketGoodwillGrantedEvent_Fragment
  | LoggedEvent_TicketHandedOverEvent_Fragment
  | LoggedEvent_TicketHeldEvent_Fragment
  | LoggedEvent_TicketQuarantinedEvent_Fragment
  | LoggedEvent_TicketQuoteAnsweredEvent_Fragment
  | LoggedEvent_TicketQuoteExpiredEvent_Fragment
  | LoggedEvent_TicketQuoteWithdrawnEvent_Fragment
  | LoggedEvent_TicketQuotedEvent_Fragment
  | LoggedEvent_TicketReleasedEvent_Fragment
  | LoggedEvent_TicketReopenedEvent_Fragment
  | LoggedEvent_TicketResolvedEvent_Fragment
  | LoggedEvent_TicketResumedEvent_Fragment
  | LoggedEvent_TicketScheduledEvent_Fragment
  | LoggedEvent_TicketStartedEvent_Fragment
  | LoggedEvent_TicketSubmittedEvent_Fragment
  | LoggedEvent_VisitArrivedEvent_Fragment
  | LoggedEvent_VisitBookedEvent_Fragment
  | LoggedEvent_VisitCancelledEvent_Fragment
  | LoggedEvent_VisitDoneEvent_Fragment
  | LoggedEvent_VisitEnRouteEvent_Fragment
  | LoggedEvent_VisitMissedEvent_Fragment
  | LoggedEvent_VisitRescheduledEvent_Fragment
  | LoggedEvent_WarehouseCreatedEvent_Fragment
  | LoggedEvent_WarrantyExtendedEvent_Fragment
  | LoggedEvent_WarrantyExtensionRevokedEvent_Fragment
  | LoggedEvent_WarrantyPolicyChangedEvent_Fragment
  | LoggedEvent_WarrantyRestoredEvent_Fragment
  | LoggedEvent_WarrantyVoidedEvent_Fragment
;

export type FormChallengeQueryVariables = Exact<{ [key: string]: never; }>;


export type FormChallengeQuery = { formChallenge: { challenge: string, readyIn: number, expiresIn: number } };

export type OrganizationNameFragment = { id: string, code: string, name: string, tier: Tier };

export type ModelFragment = { id: string, code: string, name: string, category: string };

export type MemberNameFragment = { id: string, name: string };

export type TicketSummaryFragment = (
  { sla: { clocks: Array<ClockFaceFragment> } }
  & TicketHeadFragment
);

export type TicketHeadFragment = { id: string, number: string, version: number, kind: TicketKind, status: TicketStatus, holdReason: HoldReason | null, priority: Priority, severity: Priority | null, channel: Channel, description: string, locale: string | null, createdAt: string, updatedAt: string, closedAt: string | null, rating: number | null, serial: string | null, band: DistanceBand | null, allowedTransitions: Array<TicketStatus>, quarantine: { reasons: Array<QuarantineReason>, endedAt: string | null, endedBy: string | null } | null, origin: OrganizationNameFragment, handler: OrganizationNameFragment, assignee: MemberNameFragment | null, model: ModelFragment | null, device: { id: string, serial: string, model: ModelFragment } | null, contact: { name: string, phone: string | null, email: string | null } | null, site: { country: string | null, region: string | null, city: string | null, line: string, band: DistanceBand | null } | null };

export type TicketDetailFragment = (
  { signedBy: string | null, device: { purchasedOn: string | null, deliveredOn: string | null, installedOn: string | null, acceptedOn: string | null, soldBy: OrganizationNameFragment | null } | null, customer: { id: string, name: string } | null, sla: { serviceLevel: string, version: number, clocks: Array<ClockDetailFragment> }, visits: Array<VisitDetailFragment>, diagnosis: { faultCode: string, cause: FaultCause, diagnosis: string } | null, resolution: ResolutionFragment | null, repeatOf: (
    { handler: OrganizationNameFragment, assignee: MemberNameFragment | null, resolution: ResolutionFragment | null }
    & TicketLinkFragment
  ) | null, repeats: Array<TicketLinkFragment>, handOverReceivers: Array<{ code: string, name: string, tier: Tier }>, comments: { nodes: Array<CommentDetailFragment>, pageInfo: PagingFragment }, events: { nodes: Array<
      | EventDetail_AccessLimitedEvent_Fragment
      | EventDetail_AttachmentAddedEvent_Fragment
      | EventDetail_AttachmentRemovedEvent_Fragment
      | EventDetail_CalendarChangedEvent_Fragment
      | EventDetail_DeviceChangedEvent_Fragment
      | EventDetail_DevicePartReplacedEvent_Fragment
      | EventDetail_DeviceRegisteredEvent_Fragment
      | EventDetail_DeviceReplacedEvent_Fragment
      | EventDetail_DeviceRetiredEvent_Fragment
      | EventDetail_DeviceTransferredEvent_Fragment
      | EventDetail_KeyCreatedEvent_Fragment
      | EventDetail_KeyRevokedEvent_Fragment
      | EventDetail_KeyRotatedEvent_Fragment
      | EventDetail_KeyUpdatedEvent_Fragment
      | EventDetail_KeyUsedFromEvent_Fragment
      | EventDetail_LoanerAddedEvent_Fragment
      | EventDetail_LoanerBookedEvent_Fragment
      | EventDetail_LoanerCancelledEvent_Fragment
      | EventDetail_LoanerExtendedEvent_Fragment
      | EventDetail_LoanerLentEvent_Fragment
      | EventDetail_LoanerOverdueEvent_Fragment
      | EventDetail_LoanerRemovedEvent_Fragment
      | EventDetail_LoanerReturnedEvent_Fragment
      | EventDetail_MemberCertifiedEvent_Fragment
      | EventDetail_MemberChangedEvent_Fragment
      | EventDetail_MemberCreatedEvent_Fragment
      | EventDetail_MemberLinkedEvent_Fragment
      | EventDetail_MemberUnlinkedEvent_Fragment
      | EventDetail_OrganizationChangedEvent_Fragment
      | EventDetail_OrganizationCreatedEvent_Fragment
      | EventDetail_PartChangedEvent_Fragment
      | EventDetail_PartCreatedEvent_Fragment
      | EventDetail_ProductModelChangedEvent_Fragment
      | EventDetail_ProductModelCreatedEvent_Fragment
      | EventDetail_ServiceLevelChangedEvent_Fragment
      | EventDetail_ServiceRateCreatedEvent_Fragment
      | EventDetail_SlaBreachedEvent_Fragment
      | EventDetail_SlaChangedEvent_Fragment
      | EventDetail_SlaEscalatedEvent_Fragment
      | EventDetail_SlaWarningEvent_Fragment
      | EventDetail_StockAdjustedEvent_Fragment
      | EventDetail_StockBackorderedEvent_Fragment
      | EventDetail_StockExpectedEvent_Fragment
      | EventDetail_StockIssuedEvent_Fragment
      | EventDetail_StockLowEvent_Fragment
      | EventDetail_StockReceivedEvent_Fragment
      | EventDetail_StockReleasedEvent_Fragment
      | EventDetail_StockRemovedPartRecordedEvent_Fragment
      | EventDetail_StockReorderPointChangedEvent_Fragment
      | EventDetail_StockReservedEvent_Fragment
      | EventDetail_StockReturnedEvent_Fragment
      | EventDetail_StockScrappedEvent_Fragment
      | EventDetail_StockTransferredEvent_Fragment
      | EventDetail_TaxRateCreatedEvent_Fragment
      | EventDetail_TicketAcceptedEvent_Fragment
      | EventDetail_TicketAssignedEvent_Fragment
      | EventDetail_TicketCancelledEvent_Fragment
      | EventDetail_TicketClassifiedEvent_Fragment
      | EventDetail_TicketClosedEvent_Fragment
      | EventDetail_TicketCommentedEvent_Fragment
      | EventDetail_TicketCoverageDecidedEvent_Fragment
      | EventDetail_TicketDeviceIdentifiedEvent_Fragment
      | EventDetail_TicketDiagnosedEvent_Fragment
      | EventDetail_TicketGoodwillGrantedEvent_Fragment
      | EventDetail_TicketHandedOverEvent_Fragment
      | EventDetail_TicketHeldEvent_Fragment
      | EventDetail_TicketQuarantinedEvent_Fragment
      | EventDetail_TicketQuoteAnsweredEvent_Fragment
      | EventDetail_TicketQuoteExpiredEvent_Fragment
      | EventDetail_TicketQuoteWithdrawnEvent_Fragment
      | EventDetail_TicketQuotedEvent_Fragment
      | EventDetail_TicketReleasedEvent_Fragment
      | EventDetail_TicketReopenedEvent_Fragment
      | EventDetail_TicketResolvedEvent_Fragment
      | EventDetail_TicketResumedEvent_Fragment
      | EventDetail_TicketScheduledEvent_Fragment
      | EventDetail_TicketStartedEvent_Fragment
      | EventDetail_TicketSubmittedEvent_Fragment
      | EventDetail_VisitArrivedEvent_Fragment
      | EventDetail_VisitBookedEvent_Fragment
      | EventDetail_VisitCancelledEvent_Fragment
      | EventDetail_VisitDoneEvent_Fragment
      | EventDetail_VisitEnRouteEvent_Fragment
      | EventDetail_VisitMissedEvent_Fragment
      | EventDetail_VisitRescheduledEvent_Fragment
      | EventDetail_WarehouseCreatedEvent_Fragment
      | EventDetail_WarrantyExtendedEvent_Fragment
      | EventDetail_WarrantyExtensionRevokedEvent_Fragment
      | EventDetail_WarrantyPolicyChangedEvent_Fragment
      | EventDetail_WarrantyRestoredEvent_Fragment
      | EventDetail_WarrantyVoidedEvent_Fragment
    >, pageInfo: PagingFragment } }
  & TicketHeadFragment
);

export type TicketLinkFragment = { id: string, number: string, status: TicketStatus, createdAt: string };

export type ResolutionFragment = { faultCode: string, cause: FaultCause, diagnosis: string, workDone: string, resolvedAt: string };

export type ClockFaceFragment = { kind: SlaClockKind, state: SlaState, target: string, remaining: string, dueAt: string, endedAt: string | null };

export type ClockDetailFragment = (
  { elapsed: string, breachedAt: string | null, calendar: string, timeZone: string, explanation: string, trace: Array<ClockIntervalFragment>, forecast: Array<ClockIntervalFragment> }
  & ClockFaceFragment
);

export type ClockIntervalFragment = { from: string, to: string | null, counted: boolean, reason: string, rule: string };

export type CommentDetailFragment = { id: string, body: string, visibility: CommentVisibility, createdAt: string, author: { kind: ActorKind, name: string } };

export type DeviceSummaryFragment = { id: string, serial: string, purchasedOn: string | null, deliveredOn: string | null, installedOn: string | null, acceptedOn: string | null, model: ModelFragment, customer: { id: string, name: string } | null, soldBy: OrganizationNameFragment | null };

export type DeviceDetailFragment = (
  { tickets: { nodes: Array<TicketSummaryFragment>, pageInfo: PagingFragment }, history: { nodes: Array<
      | EventDetail_AccessLimitedEvent_Fragment
      | EventDetail_AttachmentAddedEvent_Fragment
      | EventDetail_AttachmentRemovedEvent_Fragment
      | EventDetail_CalendarChangedEvent_Fragment
      | EventDetail_DeviceChangedEvent_Fragment
      | EventDetail_DevicePartReplacedEvent_Fragment
      | EventDetail_DeviceRegisteredEvent_Fragment
      | EventDetail_DeviceReplacedEvent_Fragment
      | EventDetail_DeviceRetiredEvent_Fragment
      | EventDetail_DeviceTransferredEvent_Fragment
      | EventDetail_KeyCreatedEvent_Fragment
      | EventDetail_KeyRevokedEvent_Fragment
      | EventDetail_KeyRotatedEvent_Fragment
      | EventDetail_KeyUpdatedEvent_Fragment
      | EventDetail_KeyUsedFromEvent_Fragment
      | EventDetail_LoanerAddedEvent_Fragment
      | EventDetail_LoanerBookedEvent_Fragment
      | EventDetail_LoanerCancelledEvent_Fragment
      | EventDetail_LoanerExtendedEvent_Fragment
      | EventDetail_LoanerLentEvent_Fragment
      | EventDetail_LoanerOverdueEvent_Fragment
      | EventDetail_LoanerRemovedEvent_Fragment
      | EventDetail_LoanerReturnedEvent_Fragment
      | EventDetail_MemberCertifiedEvent_Fragment
      | EventDetail_MemberChangedEvent_Fragment
      | EventDetail_MemberCreatedEvent_Fragment
      | EventDetail_MemberLinkedEvent_Fragment
      | EventDetail_MemberUnlinkedEvent_Fragment
      | EventDetail_OrganizationChangedEvent_Fragment
      | EventDetail_OrganizationCreatedEvent_Fragment
      | EventDetail_PartChangedEvent_Fragment
      | EventDetail_PartCreatedEvent_Fragment
      | EventDetail_ProductModelChangedEvent_Fragment
      | EventDetail_ProductModelCreatedEvent_Fragment
      | EventDetail_ServiceLevelChangedEvent_Fragment
      | EventDetail_ServiceRateCreatedEvent_Fragment
      | EventDetail_SlaBreachedEvent_Fragment
      | EventDetail_SlaChangedEvent_Fragment
      | EventDetail_SlaEscalatedEvent_Fragment
      | EventDetail_SlaWarningEvent_Fragment
      | EventDetail_StockAdjustedEvent_Fragment
      | EventDetail_StockBackorderedEvent_Fragment
      | EventDetail_StockExpectedEvent_Fragment
      | EventDetail_StockIssuedEvent_Fragment
      | EventDetail_StockLowEvent_Fragment
      | EventDetail_StockReceivedEvent_Fragment
      | EventDetail_StockReleasedEvent_Fragment
      | EventDetail_StockRemovedPartRecordedEvent_Fragment
      | EventDetail_StockReorderPointChangedEvent_Fragment
      | EventDetail_StockReservedEvent_Fragment
      | EventDetail_StockReturnedEvent_Fragment
      | EventDetail_StockScrappedEvent_Fragment
      | EventDetail_StockTransferredEvent_Fragment
      | EventDetail_TaxRateCreatedEvent_Fragment
      | EventDetail_TicketAcceptedEvent_Fragment
      | EventDetail_TicketAssignedEvent_Fragment
      | EventDetail_TicketCancelledEvent_Fragment
      | EventDetail_TicketClassifiedEvent_Fragment
      | EventDetail_TicketClosedEvent_Fragment
      | EventDetail_TicketCommentedEvent_Fragment
      | EventDetail_TicketCoverageDecidedEvent_Fragment
      | EventDetail_TicketDeviceIdentifiedEvent_Fragment
      | EventDetail_TicketDiagnosedEvent_Fragment
      | EventDetail_TicketGoodwillGrantedEvent_Fragment
      | EventDetail_TicketHandedOverEvent_Fragment
      | EventDetail_TicketHeldEvent_Fragment
      | EventDetail_TicketQuarantinedEvent_Fragment
      | EventDetail_TicketQuoteAnsweredEvent_Fragment
      | EventDetail_TicketQuoteExpiredEvent_Fragment
      | EventDetail_TicketQuoteWithdrawnEvent_Fragment
      | EventDetail_TicketQuotedEvent_Fragment
      | EventDetail_TicketReleasedEvent_Fragment
      | EventDetail_TicketReopenedEvent_Fragment
      | EventDetail_TicketResolvedEvent_Fragment
      | EventDetail_TicketResumedEvent_Fragment
      | EventDetail_TicketScheduledEvent_Fragment
      | EventDetail_TicketStartedEvent_Fragment
      | EventDetail_TicketSubmittedEvent_Fragment
      | EventDetail_VisitArrivedEvent_Fragment
      | EventDetail_VisitBookedEvent_Fragment
      | EventDetail_VisitCancelledEvent_Fragment
      | EventDetail_VisitDoneEvent_Fragment
      | EventDetail_VisitEnRouteEvent_Fragment
      | EventDetail_VisitMissedEvent_Fragment
      | EventDetail_VisitRescheduledEvent_Fragment
      | EventDetail_WarehouseCreatedEvent_Fragment
      | EventDetail_WarrantyExtendedEvent_Fragment
      | EventDetail_WarrantyExtensionRevokedEvent_Fragment
      | EventDetail_WarrantyPolicyChangedEvent_Fragment
      | EventDetail_WarrantyRestoredEvent_Fragment
      | EventDetail_WarrantyVoidedEvent_Fragment
    >, pageInfo: PagingFragment } }
  & DeviceSummaryFragment
);

export type PagingFragment = { hasNextPage: boolean, endCursor: string | null };

type Refusal_AlreadyExistsError_Fragment = { __typename: 'AlreadyExistsError', code: ErrorCode, message: string };

type Refusal_IdempotencyMismatchError_Fragment = { __typename: 'IdempotencyMismatchError', code: ErrorCode, message: string };

type Refusal_IllegalTransitionError_Fragment = { __typename: 'IllegalTransitionError', from: TicketStatus, to: TicketStatus, allowed: Array<TicketStatus>, code: ErrorCode, message: string };

type Refusal_InsufficientStockError_Fragment = { __typename: 'InsufficientStockError', code: ErrorCode, message: string, shortages: Array<{ sku: string, requested: number, available: number, warehouse: string, expectedOn: string | null, elsewhere: Array<{ available: number, warehouse: { code: string, name: string } }> }> };

type Refusal_LoanerConflictError_Fragment = { __typename: 'LoanerConflictError', freeFrom: string | null, code: ErrorCode, message: string };

type Refusal_PreconditionError_Fragment = { __typename: 'PreconditionError', code: ErrorCode, message: string };

type Refusal_QuoteEndedError_Fragment = { __typename: 'QuoteEndedError', state: QuoteState, code: ErrorCode, message: string };

type Refusal_StaleVersionError_Fragment = { __typename: 'StaleVersionError', currentVersion: number, code: ErrorCode, message: string };

type Refusal_ValidationError_Fragment = { __typename: 'ValidationError', code: ErrorCode, message: string, issues: Array<{ path: Array<string>, message: string, code: string }> };

type Refusal_VisitConflictError_Fragment = { __typename: 'VisitConflictError', startsAt: string, endsAt: string, code: ErrorCode, message: string };

export type RefusalFragment =
  | Refusal_AlreadyExistsError_Fragment
  | Refusal_IdempotencyMismatchError_Fragment
  | Refusal_IllegalTransitionError_Fragment
  | Refusal_InsufficientStockError_Fragment
  | Refusal_LoanerConflictError_Fragment
  | Refusal_PreconditionError_Fragment
  | Refusal_QuoteEndedError_Fragment
  | Refusal_StaleVersionError_Fragment
  | Refusal_ValidationError_Fragment
  | Refusal_VisitConflictError_Fragment
;

export type ApiKeysQueryVariables = Exact<{
  organization?: string | null | undefined;
  kind?: ApiKeyKind | null | undefined;
  active?: boolean | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ApiKeysQuery = { apiKeys: { nodes: Array<ApiKeyDetailFragment>, pageInfo: PagingFragment } };

export type ApiKeyHistoryQueryVariables = Exact<{
  id: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ApiKeyHistoryQuery = { node:
    | { history: { nodes: Array<
          | KeyEventDetail_KeyCreatedEvent_Fragment
          | KeyEventDetail_KeyRevokedEvent_Fragment
          | KeyEventDetail_KeyRotatedEvent_Fragment
          | KeyEventDetail_KeyUpdatedEvent_Fragment
          | KeyEventDetail_KeyUsedFromEvent_Fragment
          | Record<PropertyKey, never>
        >, pageInfo: PagingFragment } }
    | Record<PropertyKey, never>
   | null };

export type CreateApiKeyMutationVariables = Exact<{
  input: CreateApiKeyInput;
}>;


export type CreateApiKeyMutation = { createApiKey:
    | { secret: string, apiKey: ApiKeyDetailFragment }
    | Refusal_ValidationError_Fragment
   };

export type UpdateApiKeyMutationVariables = Exact<{
  input: UpdateApiKeyInput;
}>;


export type UpdateApiKeyMutation = { updateApiKey:
    | Refusal_PreconditionError_Fragment
    | { apiKey: ApiKeyDetailFragment }
    | Refusal_ValidationError_Fragment
   };

export type RotateApiKeyMutationVariables = Exact<{
  input: RotateApiKeyInput;
}>;


export type RotateApiKeyMutation = { rotateApiKey:
    | Refusal_PreconditionError_Fragment
    | { secret: string, formerEndsAt: string, apiKey: ApiKeyDetailFragment }
    | Refusal_ValidationError_Fragment
   };

export type RevokeApiKeyMutationVariables = Exact<{
  input: RevokeApiKeyInput;
}>;


export type RevokeApiKeyMutation = { revokeApiKey:
    | { apiKey: ApiKeyDetailFragment }
    | Refusal_ValidationError_Fragment
   };

export type ApiKeyDetailFragment = { id: string, kind: ApiKeyKind, label: string | null, hint: string, roles: Array<Role>, origins: Array<string>, createdAt: string, expiresAt: string | null, lastUsedAt: string | null, rotatedAt: string | null, revokedAt: string | null, organization: OrganizationNameFragment, formerSecrets: Array<{ hint: string, endsAt: string, lastUsedAt: string | null }>, sources: Array<{ network: string | null, origin: string | null, firstUsedAt: string, lastUsedAt: string }> };

type KeyEventDetail_KeyCreatedEvent_Fragment = { __typename: 'KeyCreatedEvent', kind: ApiKeyKind, roles: Array<Role>, origins: Array<string>, expiresAt: string | null, id: string, type: string, at: string, summary: string, label: string | null, hint: string, actor: { kind: ActorKind, name: string } };

type KeyEventDetail_KeyRevokedEvent_Fragment = { __typename: 'KeyRevokedEvent', id: string, type: string, at: string, summary: string, label: string | null, hint: string, actor: { kind: ActorKind, name: string } };

type KeyEventDetail_KeyRotatedEvent_Fragment = { __typename: 'KeyRotatedEvent', formerHint: string, formerEndsAt: string, id: string, type: string, at: string, summary: string, label: string | null, hint: string, actor: { kind: ActorKind, name: string } };

type KeyEventDetail_KeyUpdatedEvent_Fragment = { __typename: 'KeyUpdatedEvent', id: string, type: string, at: string, summary: string, label: string | null, hint: string, changes: Array<{ field: string, before: Array<string>, after: Array<string> }>, actor: { kind: ActorKind, name: string } };

type KeyEventDetail_KeyUsedFromEvent_Fragment = { __typename: 'KeyUsedFromEvent', network: string | null, origin: string | null, last: boolean, id: string, type: string, at: string, summary: string, label: string | null, hint: string, actor: { kind: ActorKind, name: string } };

export type KeyEventDetailFragment =
  | KeyEventDetail_KeyCreatedEvent_Fragment
  | KeyEventDetail_KeyRevokedEvent_Fragment
  | KeyEventDetail_KeyRotatedEvent_Fragment
  | KeyEventDetail_KeyUpdatedEvent_Fragment
  | KeyEventDetail_KeyUsedFromEvent_Fragment
;

export type LoanerBookingDetailFragment = { id: string, serial: string, startsAt: string, endsAt: string, state: LoanerBookingState, overdue: boolean, lentAt: string | null, returnedAt: string | null, cancelledAt: string | null, condition: LoanerCondition | null, inspectionNote: string | null, model: ModelFragment, charge: AmountFragment | null };

export type LoanerLoanFragment = (
  { ticket: { id: string, number: string, contact: { name: string } | null } | null }
  & LoanerBookingDetailFragment
);

export type LoanerDetailFragment = { id: string, serial: string, note: string | null, condition: LoanerCondition, createdAt: string, removedAt: string | null, state: LoanerState, model: ModelFragment, organization: OrganizationNameFragment, currentBooking: LoanerLoanFragment | null, nextBooking: LoanerLoanFragment | null };

export type LoanersQueryVariables = Exact<{
  filter?: LoanerFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  locale?: string | null | undefined;
}>;


export type LoanersQuery = { loaners: { nodes: Array<LoanerDetailFragment>, pageInfo: PagingFragment } };

export type LoanerQueryVariables = Exact<{
  serial: string;
  locale?: string | null | undefined;
}>;


export type LoanerQuery = { loaner: (
    { bookings: Array<LoanerLoanFragment> }
    & LoanerDetailFragment
  ) | null };

export type TicketLoanersQueryVariables = Exact<{
  id?: string | null | undefined;
  number?: string | null | undefined;
  locale?: string | null | undefined;
}>;


export type TicketLoanersQuery = { ticket: { loaners: Array<LoanerBookingDetailFragment> } | null };

export type AddLoanerMutationVariables = Exact<{
  input: AddLoanerInput;
  locale?: string | null | undefined;
}>;


export type AddLoanerMutation = { addLoaner:
    | { loaner: LoanerDetailFragment }
    | Refusal_AlreadyExistsError_Fragment
    | Refusal_IdempotencyMismatchError_Fragment
    | Refusal_ValidationError_Fragment
   };

export type RemoveLoanerMutationVariables = Exact<{
  input: RemoveLoanerInput;
  locale?: string | null | undefined;
}>;


export type RemoveLoanerMutation = { removeLoaner:
    | Refusal_IdempotencyMismatchError_Fragment
    | Refusal_PreconditionError_Fragment
    | { loaner: LoanerDetailFragment }
    | Refusal_ValidationError_Fragment
   };

export type BookLoanerMutationVariables = Exact<{
  input: BookLoanerInput;
  locale?: string | null | undefined;
}>;


export type BookLoanerMutation = { bookLoaner:
    | { booking: LoanerBookingDetailFragment }
    | Refusal_IdempotencyMismatchError_Fragment
    | Refusal_LoanerConflictError_Fragment
    | Refusal_ValidationError_Fragment
   };

export type LendLoanerMutationVariables = Exact<{
  input: LendLoanerInput;
  locale?: string | null | undefined;
}>;


export type LendLoanerMutation = { lendLoaner:
    | Refusal_IdempotencyMismatchError_Fragment
    | { booking: LoanerBookingDetailFragment }
    | Refusal_LoanerConflictError_Fragment
    | Refusal_ValidationError_Fragment
   };

export type ExtendLoanerMutationVariables = Exact<{
  input: ExtendLoanerInput;
  locale?: string | null | undefined;
}>;


export type ExtendLoanerMutation = { extendLoaner:
    | { booking: LoanerBookingDetailFragment }
    | Refusal_IdempotencyMismatchError_Fragment
    | Refusal_LoanerConflictError_Fragment
    | Refusal_ValidationError_Fragment
   };

export type ReturnLoanerMutationVariables = Exact<{
  input: ReturnLoanerInput;
  locale?: string | null | undefined;
}>;


export type ReturnLoanerMutation = { returnLoaner:
    | Refusal_IdempotencyMismatchError_Fragment
    | { booking: LoanerBookingDetailFragment }
    | Refusal_ValidationError_Fragment
   };

export type CancelLoanerBookingMutationVariables = Exact<{
  input: CancelLoanerBookingInput;
  locale?: string | null | undefined;
}>;


export type CancelLoanerBookingMutation = { cancelLoanerBooking:
    | { booking: LoanerBookingDetailFragment }
    | Refusal_IdempotencyMismatchError_Fragment
    | Refusal_ValidationError_Fragment
   };

export type MembersQueryVariables = Exact<{
  organization?: string | null | undefined;
  role?: Role | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type MembersQuery = { members: { nodes: Array<MemberDetailFragment>, pageInfo: PagingFragment } };

export type CreateMemberMutationVariables = Exact<{
  input: CreateMemberInput;
}>;


export type CreateMemberMutation = { createMember:
    | Refusal_AlreadyExistsError_Fragment
    | { member: MemberDetailFragment }
    | Refusal_IdempotencyMismatchError_Fragment
    | Refusal_ValidationError_Fragment
   };

export type UpdateMemberMutationVariables = Exact<{
  input: UpdateMemberInput;
}>;


export type UpdateMemberMutation = { updateMember:
    | { member: MemberDetailFragment }
    | Refusal_ValidationError_Fragment
   };

export type CertifyMemberMutationVariables = Exact<{
  input: CertifyMemberInput;
}>;


export type CertifyMemberMutation = { certifyMember:
    | { member: MemberDetailFragment }
    | Refusal_ValidationError_Fragment
   };

export type UnlinkMemberMutationVariables = Exact<{
  input: UnlinkMemberInput;
}>;


export type UnlinkMemberMutation = { unlinkMember:
    | { member: MemberDetailFragment }
    | Refusal_ValidationError_Fragment
   };

export type MemberDetailFragment = (
  { email: string, roles: Array<Role>, skills: Array<string>, regions: Array<string>, certifications: Array<CertificationDetailFragment>, organization: OrganizationNameFragment }
  & MemberNameFragment
);

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { viewer: { kind: ViewerKind, label: string | null, roles: Array<Role>, sandbox: boolean, now: string, organization: OrganizationDetailFragment | null } };

export type OrganizationsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type OrganizationsQuery = { organizations: { nodes: Array<OrganizationDetailFragment>, pageInfo: PagingFragment } };

export type CreateOrganizationMutationVariables = Exact<{
  input: CreateOrganizationInput;
}>;


export type CreateOrganizationMutation = { createOrganization:
    | Refusal_AlreadyExistsError_Fragment
    | { organization: OrganizationDetailFragment }
    | Refusal_IdempotencyMismatchError_Fragment
    | Refusal_ValidationError_Fragment
   };

export type UpdateOrganizationMutationVariables = Exact<{
  input: UpdateOrganizationInput;
}>;


export type UpdateOrganizationMutation = { updateOrganization:
    | { organization: OrganizationDetailFragment }
    | Refusal_ValidationError_Fragment
   };

export type OrganizationDetailFragment = (
  { timeZone: string, serviceLevel: string | null, parent: OrganizationNameFragment | null }
  & OrganizationNameFragment
);

export type PartsQueryVariables = Exact<{
  search?: string | null | undefined;
  model?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  locale?: string | null | undefined;
}>;


export type PartsQuery = { parts: { nodes: Array<PartDetailFragment>, pageInfo: PagingFragment } };

export type PartQueryVariables = Exact<{
  sku: string;
  locale?: string | null | undefined;
}>;


export type PartQuery = { part: PartDetailFragment | null };

export type PartDetailFragment = { id: string, sku: string, name: string, serialTracked: boolean, consumable: boolean, cost: AmountFragment | null, price: AmountFragment | null };

export type ProductModelsQueryVariables = Exact<{
  search?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  locale?: string | null | undefined;
}>;


export type ProductModelsQuery = { productModels: { nodes: Array<ModelFragment>, pageInfo: PagingFragment } };

export type CreateProductModelMutationVariables = Exact<{
  input: CreateProductModelInput;
  locale?: string | null | undefined;
}>;


export type CreateProductModelMutation = { createProductModel:
    | Refusal_AlreadyExistsError_Fragment
    | { productModel: ModelFragment }
    | Refusal_IdempotencyMismatchError_Fragment
    | Refusal_ValidationError_Fragment
   };

export type ReleaseTicketMutationVariables = Exact<{
  input: ReleaseTicketInput;
  locale?: string | null | undefined;
  timeZone?: string | null | undefined;
}>;


export type ReleaseTicketMutation = { releaseTicket:
    | Refusal_IllegalTransitionError_Fragment
    | { ticket: TicketDetailFragment }
    | Refusal_StaleVersionError_Fragment
    | Refusal_ValidationError_Fragment
   };

export type DiscardTicketMutationVariables = Exact<{
  input: DiscardTicketInput;
  locale?: string | null | undefined;
  timeZone?: string | null | undefined;
}>;


export type DiscardTicketMutation = { discardTicket:
    | { ticket: TicketDetailFragment }
    | Refusal_IllegalTransitionError_Fragment
    | Refusal_StaleVersionError_Fragment
    | Refusal_ValidationError_Fragment
   };

export type TicketQuotesQueryVariables = Exact<{
  id?: string | null | undefined;
  number?: string | null | undefined;
  locale?: string | null | undefined;
}>;


export type TicketQuotesQuery = { ticket: { quotes: Array<QuoteDetailFragment> } | null };

export type QuotePreviewQueryVariables = Exact<{
  input: QuotePreviewInput;
  locale?: string | null | undefined;
}>;


export type QuotePreviewQuery = { quotePreview:
    | Refusal_PreconditionError_Fragment
    | { currency: string, net: AmountFragment, tax: AmountFragment, total: AmountFragment, taxes: Array<QuoteTaxDetailFragment>, decision: CoverageDetailFragment, lines: Array<QuotedLine_QuotePreviewLine_Fragment> }
    | Refusal_ValidationError_Fragment
   };

export type ServiceRatesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  locale?: string | null | undefined;
}>;


export type ServiceRatesQuery = { serviceRates: { nodes: Array<ServiceRateDetailFragment>, pageInfo: PagingFragment } };

export type TaxRatesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  locale?: string | null | undefined;
}>;


export type TaxRatesQuery = { taxRates: { nodes: Array<TaxRateDetailFragment>, pageInfo: PagingFragment } };

export type SendQuoteMutationVariables = Exact<{
  input: SendQuoteInput;
  locale?: string | null | undefined;
  timeZone?: string | null | undefined;
}>;


export type SendQuoteMutation = { sendQuote:
    | Refusal_IdempotencyMismatchError_Fragment
    | Refusal_IllegalTransitionError_Fragment
    | Refusal_PreconditionError_Fragment
    | { ticket: TicketDetailFragment }
    | Refusal_StaleVersionError_Fragment
    | Refusal_ValidationError_Fragment
   };

export type WithdrawQuoteMutationVariables = Exact<{
  input: WithdrawQuoteInput;
  locale?: string | null | undefined;
  timeZone?: string | null | undefined;
}>;


export type WithdrawQuoteMutation = { withdrawQuote:
    | Refusal_IllegalTransitionError_Fragment
    | Refusal_QuoteEndedError_Fragment
    | Refusal_StaleVersionError_Fragment
    | Refusal_ValidationError_Fragment
    | { ticket: TicketDetailFragment }
   };

export type AnswerQuoteMutationVariables = Exact<{
  input: AnswerQuoteInput;
  locale?: string | null | undefined;
  timeZone?: string | null | undefined;
}>;


export type AnswerQuoteMutation = { answerQuote:
    | { ticket: TicketDetailFragment }
    | Refusal_IllegalTransitionError_Fragment
    | Refusal_QuoteEndedError_Fragment
    | Refusal_ValidationError_Fragment
   };

export type AmountFragment = { amountMinor: number, currency: string };

type QuotedLine_QuoteLine_Fragment = { kind: JobLineKind, text: string, sku: string | null, quantity: number, terms: Terms, taxCode: string | null, unitCost: AmountFragment, unitPrice: AmountFragment, amount: AmountFragment, reasons: Array<{ code: string, message: string, rule: string, version: number | null }> };

type QuotedLine_QuotePreviewLine_Fragment = { kind: JobLineKind, text: string, sku: string | null, quantity: number, terms: Terms, taxCode: string | null, unitCost: AmountFragment, unitPrice: AmountFragment, amount: AmountFragment, reasons: Array<{ code: string, message: string, rule: string, version: number | null }> };

export type QuotedLineFragment =
  | QuotedLine_QuoteLine_Fragment
  | QuotedLine_QuotePreviewLine_Fragment
;

export type QuoteTaxDetailFragment = { code: string, name: string, basisPoints: number, net: AmountFragment, amount: AmountFragment };

export type QuoteDetailFragment = { id: string, revision: number, state: QuoteState, currency: string, note: string | null, validUntil: string, sentBy: string, sentAt: string, endedAt: string | null, answeredBy: string | null, reason: string | null, net: AmountFragment, tax: AmountFragment, total: AmountFragment, taxes: Array<QuoteTaxDetailFragment>, lines: Array<(
    { id: string }
    & QuotedLine_QuoteLine_Fragment
  )> };

export type ServiceRateDetailFragment = { code: string, kind: JobLineKind, name: string, cost: AmountFragment, price: AmountFragment };

export type TaxRateDetailFragment = { code: string, name: string, basisPoints: number };

export type AdvanceClockMutationVariables = Exact<{
  input: AdvanceClockInput;
}>;


export type AdvanceClockMutation = { advanceClock:
    | { now: string }
    | Refusal_PreconditionError_Fragment
    | Refusal_ValidationError_Fragment
   };

export type ServiceLevelQueryVariables = Exact<{
  code: string;
}>;


export type ServiceLevelQuery = { serviceLevel: ServiceLevelDetailFragment | null };

export type ServiceLevelsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ServiceLevelsQuery = { serviceLevels: { nodes: Array<ServiceLevelDetailFragment>, pageInfo: PagingFragment } };

export type CreateServiceLevelMutationVariables = Exact<{
  input: CreateServiceLevelInput;
}>;


export type CreateServiceLevelMutation = { createServiceLevel:
    | Refusal_AlreadyExistsError_Fragment
    | { serviceLevel: ServiceLevelDetailFragment }
    | Refusal_IdempotencyMismatchError_Fragment
    | Refusal_ValidationError_Fragment
   };

export type UpdateServiceLevelMutationVariables = Exact<{
  input: UpdateServiceLevelInput;
}>;


export type UpdateServiceLevelMutation = { updateServiceLevel:
    | Refusal_StaleVersionError_Fragment
    | { serviceLevel: ServiceLevelDetailFragment }
    | Refusal_ValidationError_Fragment
   };

export type ServiceLevelDetailFragment = { id: string, code: string, version: number, pausesOn: Array<HoldReason>, createdAt: string, targets: Array<{ clock: SlaClockKind, priority: Priority | null, band: DistanceBand | null, target: string, calendar: string }>, escalations: Array<{ clock: SlaClockKind, percent: number, action: EscalationAction, role: Role | null }> };

export type WarehouseNameFragment = { id: string, code: string, name: string };

export type LevelDetailFragment = { id: string, onHand: number, reserved: number, available: number, reorderPoint: number | null, low: boolean, version: number, part: PartDetailFragment, warehouse: WarehouseNameFragment };

export type PartLineDetailFragment = { id: string, quantity: number, state: PartLineState, serials: Array<string>, expiresAt: string | null, expectedOn: string | null, createdAt: string, filledAt: string | null, endedAt: string | null, removedFate: RemovedPartFate | null, removedSerial: string | null, part: PartDetailFragment, warehouse: WarehouseNameFragment | null, transfer: { id: string, state: TransferState, from: WarehouseNameFragment } | null };

export type TransferDetailFragment = { id: string, state: TransferState, expectedOn: string | null, reason: string | null, createdAt: string, sentAt: string | null, endedAt: string | null, from: WarehouseNameFragment, to: WarehouseNameFragment, lines: Array<{ quantity: number, cancelled: boolean, serials: Array<string>, part: PartDetailFragment }> };

export type ExpectedDetailFragment = { id: string, quantity: number, expectedOn: string, reference: string | null, part: PartDetailFragment, warehouse: WarehouseNameFragment };

export type WarehousesQueryVariables = Exact<{
  organization?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type WarehousesQuery = { warehouses: { nodes: Array<(
      { organization: OrganizationNameFragment }
      & WarehouseNameFragment
    )>, pageInfo: PagingFragment } };

export type StockLevelsQueryVariables = Exact<{
  filter?: StockFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  locale?: string | null | undefined;
}>;


export type StockLevelsQuery = { stockLevels: { nodes: Array<LevelDetailFragment>, pageInfo: PagingFragment } };

export type StockLevelQueryVariables = Exact<{
  sku: string;
  warehouse: string;
  locale?: string | null | undefined;
}>;


export type StockLevelQuery = { stockLevel: LevelDetailFragment | null };

export type StockMovementsQueryVariables = Exact<{
  filter?: StockFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  locale?: string | null | undefined;
}>;


export type StockMovementsQuery = { stockMovements: { nodes: Array<{ id: string, kind: MovementKind, quantity: number, serials: Array<string>, at: string, actorName: string, reason: string | null, part: PartDetailFragment, warehouse: WarehouseNameFragment }>, pageInfo: PagingFragment } };

export type StockUnitQueryVariables = Exact<{
  sku: string;
  serial: string;
  locale?: string | null | undefined;
}>;


export type StockUnitQuery = { stockUnit: { serial: string, state: StockUnitState, receivedAt: string, part: PartDetailFragment, warehouse: WarehouseNameFragment } | null };

export type TransfersQueryVariables = Exact<{
  filter?: TransferFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  locale?: string | null | undefined;
}>;


export type TransfersQuery = { transfers: { nodes: Array<TransferDetailFragment>, pageInfo: PagingFragment } };

export type ExpectedStockQueryVariables = Exact<{
  filter?: StockFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  locale?: string | null | undefined;
}>;


export type ExpectedStockQuery = { expectedStock: { nodes: Array<ExpectedDetailFragment>, pageInfo: PagingFragment } };

export type TicketPartsQueryVariables = Exact<{
  id?: string | null | undefined;
  number?: string | null | undefined;
  locale?: string | null | undefined;
}>;


export type TicketPartsQuery = { ticket: { partLines: Array<PartLineDetailFragment> } | null };

export type ReservePartsMutationVariables = Exact<{
  input: ReservePartsInput;
  locale?: string | null | undefined;
}>;


export type ReservePartsMutation = { reserveParts:
    | Refusal_IdempotencyMismatchError_Fragment
    | Refusal_InsufficientStockError_Fragment
    | { lines: Array<PartLineDetailFragment> }
    | Refusal_ValidationError_Fragment
   };

export type ReleasePartsMutationVariables = Exact<{
  input: ReleasePartsInput;
  locale?: string | null | undefined;
}>;


export type ReleasePartsMutation = { releaseParts:
    | Refusal_IdempotencyMismatchError_Fragment
    | { lines: Array<PartLineDetailFragment> }
    | Refusal_ValidationError_Fragment
   };

export type IssuePartsMutationVariables = Exact<{
  input: IssuePartsInput;
  locale?: string | null | undefined;
}>;


export type IssuePartsMutation = { issueParts:
    | Refusal_IdempotencyMismatchError_Fragment
    | { lines: Array<PartLineDetailFragment> }
    | Refusal_ValidationError_Fragment
   };

export type ReturnPartsMutationVariables = Exact<{
  input: ReturnPartsInput;
  locale?: string | null | undefined;
}>;


export type ReturnPartsMutation = { returnParts:
    | Refusal_IdempotencyMismatchError_Fragment
    | { lines: Array<PartLineDetailFragment> }
    | Refusal_ValidationError_Fragment
   };

export type RecordRemovedPartMutationVariables = Exact<{
  input: RecordRemovedPartInput;
  locale?: string | null | undefined;
}>;


export type RecordRemovedPartMutation = { recordRemovedPart:
    | { lines: Array<PartLineDetailFragment> }
    | Refusal_ValidationError_Fragment
   };

export type ReceiveStockMutationVariables = Exact<{
  input: ReceiveStockInput;
  locale?: string | null | undefined;
}>;


export type ReceiveStockMutation = { receiveStock:
    | Refusal_IdempotencyMismatchError_Fragment
    | { levels: Array<LevelDetailFragment> }
    | Refusal_ValidationError_Fragment
   };

export type AdjustStockMutationVariables = Exact<{
  input: AdjustStockInput;
  locale?: string | null | undefined;
}>;


export type AdjustStockMutation = { adjustStock:
    | { levels: Array<LevelDetailFragment> }
    | Refusal_IdempotencyMismatchError_Fragment
    | Refusal_ValidationError_Fragment
   };

export type ScrapPartsMutationVariables = Exact<{
  input: ScrapPartsInput;
  locale?: string | null | undefined;
}>;


export type ScrapPartsMutation = { scrapParts:
    | Refusal_IdempotencyMismatchError_Fragment
    | Refusal_InsufficientStockError_Fragment
    | { levels: Array<LevelDetailFragment> }
    | Refusal_ValidationError_Fragment
   };

export type CountWarehouseMutationVariables = Exact<{
  input: CountWarehouseInput;
  locale?: string | null | undefined;
}>;


export type CountWarehouseMutation = { countWarehouse:
    | { levels: Array<LevelDetailFragment> }
    | Refusal_IdempotencyMismatchError_Fragment
    | Refusal_ValidationError_Fragment
   };

export type TransferStockMutationVariables = Exact<{
  input: TransferStockInput;
  locale?: string | null | undefined;
}>;


export type TransferStockMutation = { transferStock:
    | Refusal_IdempotencyMismatchError_Fragment
    | Refusal_InsufficientStockError_Fragment
    | { transfer: TransferDetailFragment }
    | Refusal_ValidationError_Fragment
   };

export type SendTransferMutationVariables = Exact<{
  input: SendTransferInput;
  locale?: string | null | undefined;
}>;


export type SendTransferMutation = { sendTransfer:
    | Refusal_IdempotencyMismatchError_Fragment
    | { transfer: TransferDetailFragment }
    | Refusal_ValidationError_Fragment
   };

export type ReceiveTransferMutationVariables = Exact<{
  input: ReceiveTransferInput;
  locale?: string | null | undefined;
}>;


export type ReceiveTransferMutation = { receiveTransfer:
    | Refusal_IdempotencyMismatchError_Fragment
    | { transfer: TransferDetailFragment }
    | Refusal_ValidationError_Fragment
   };

export type CancelTransferMutationVariables = Exact<{
  input: CancelTransferInput;
  locale?: string | null | undefined;
}>;


export type CancelTransferMutation = { cancelTransfer:
    | { transfer: TransferDetailFragment }
    | Refusal_IdempotencyMismatchError_Fragment
    | Refusal_ValidationError_Fragment
   };

export type CreateWarehouseMutationVariables = Exact<{
  input: CreateWarehouseInput;
}>;


export type CreateWarehouseMutation = { createWarehouse:
    | Refusal_AlreadyExistsError_Fragment
    | { warehouse: WarehouseNameFragment }
    | Refusal_IdempotencyMismatchError_Fragment
    | Refusal_ValidationError_Fragment
   };

export type SetReorderPointMutationVariables = Exact<{
  input: SetReorderPointInput;
  locale?: string | null | undefined;
}>;


export type SetReorderPointMutation = { setReorderPoint:
    | { level: LevelDetailFragment }
    | Refusal_ValidationError_Fragment
   };

export type ExpectStockMutationVariables = Exact<{
  input: ExpectStockInput;
  locale?: string | null | undefined;
}>;


export type ExpectStockMutation = { expectStock:
    | { expected: ExpectedDetailFragment }
    | Refusal_IdempotencyMismatchError_Fragment
    | Refusal_ValidationError_Fragment
   };

export type CancelExpectedStockMutationVariables = Exact<{
  input: CancelExpectedStockInput;
}>;


export type CancelExpectedStockMutation = { cancelExpectedStock:
    | { warehouse: WarehouseNameFragment }
    | Refusal_ValidationError_Fragment
   };

export type StockReportQueryVariables = Exact<{
  input: StockReportInput;
}>;


export type StockReportQuery = { stockReport:
    | { rows: Array<{ warehouse: string, warehouseName: string, organization: string, month: string, timeZone: string, from: string, until: string, lines: number, hits: number, hitRate: number | null, partsWithoutCost: number, openBackorders: number, piecesAwaited: number, meanAge: string | null, oldestAge: string | null, filledBackorders: number, meanWait: string | null, medianWait: string | null, turnover: Array<{ currency: string, issuedMinor: number, averageMinor: number, turns: number | null, turnsPerYear: number | null }> }> }
    | Refusal_ValidationError_Fragment
   };

export type TicketQueryVariables = Exact<{
  id?: string | null | undefined;
  number?: string | null | undefined;
  locale?: string | null | undefined;
  timeZone?: string | null | undefined;
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
  timeZone?: string | null | undefined;
}>;


export type SubmitTicketMutation = { submitTicket:
    | Refusal_IdempotencyMismatchError_Fragment
    | { number: string, trackingToken: string, ticket: TicketDetailFragment | null }
    | Refusal_ValidationError_Fragment
   };

export type AddCommentMutationVariables = Exact<{
  input: AddCommentInput;
  locale?: string | null | undefined;
  timeZone?: string | null | undefined;
}>;


export type AddCommentMutation = { addComment:
    | { ticket: TicketDetailFragment, comment: CommentDetailFragment }
    | Refusal_IdempotencyMismatchError_Fragment
    | Refusal_ValidationError_Fragment
   };

export type AcceptTicketMutationVariables = Exact<{
  input: AcceptTicketInput;
  locale?: string | null | undefined;
  timeZone?: string | null | undefined;
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
  timeZone?: string | null | undefined;
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
  timeZone?: string | null | undefined;
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
  timeZone?: string | null | undefined;
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
  timeZone?: string | null | undefined;
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
  timeZone?: string | null | undefined;
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
  timeZone?: string | null | undefined;
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
  timeZone?: string | null | undefined;
}>;


export type CancelTicketMutation = { cancelTicket:
    | { ticket: TicketDetailFragment }
    | Refusal_IllegalTransitionError_Fragment
    | Refusal_StaleVersionError_Fragment
    | Refusal_ValidationError_Fragment
   };

export type AssignTicketMutationVariables = Exact<{
  input: AssignTicketInput;
  locale?: string | null | undefined;
  timeZone?: string | null | undefined;
}>;


export type AssignTicketMutation = { assignTicket:
    | { ticket: TicketDetailFragment }
    | Refusal_IllegalTransitionError_Fragment
    | Refusal_StaleVersionError_Fragment
    | Refusal_ValidationError_Fragment
   };

export type UnassignTicketMutationVariables = Exact<{
  input: UnassignTicketInput;
  locale?: string | null | undefined;
  timeZone?: string | null | undefined;
}>;


export type UnassignTicketMutation = { unassignTicket:
    | Refusal_IllegalTransitionError_Fragment
    | Refusal_StaleVersionError_Fragment
    | { ticket: TicketDetailFragment }
    | Refusal_ValidationError_Fragment
   };

export type HandOverTicketMutationVariables = Exact<{
  input: HandOverTicketInput;
  locale?: string | null | undefined;
  timeZone?: string | null | undefined;
}>;


export type HandOverTicketMutation = { handOverTicket:
    | { ticket: TicketDetailFragment }
    | Refusal_IllegalTransitionError_Fragment
    | Refusal_StaleVersionError_Fragment
    | Refusal_ValidationError_Fragment
   };

export type ClassifyTicketMutationVariables = Exact<{
  input: ClassifyTicketInput;
  locale?: string | null | undefined;
  timeZone?: string | null | undefined;
}>;


export type ClassifyTicketMutation = { classifyTicket:
    | { ticket: TicketDetailFragment }
    | Refusal_IllegalTransitionError_Fragment
    | Refusal_StaleVersionError_Fragment
    | Refusal_ValidationError_Fragment
   };

export type DiagnoseTicketMutationVariables = Exact<{
  input: DiagnoseTicketInput;
  locale?: string | null | undefined;
  timeZone?: string | null | undefined;
}>;


export type DiagnoseTicketMutation = { diagnoseTicket:
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
  timeZone?: string | null | undefined;
}>;


export type TrackedTicketQuery = { trackedTicket: TrackedDetailFragment | null };

export type TrackedEventsSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type TrackedEventsSubscription = { trackedEvents: TrackedStepFragment };

export type CommentTrackedTicketMutationVariables = Exact<{
  input: CommentTrackedTicketInput;
  locale?: string | null | undefined;
  timeZone?: string | null | undefined;
}>;


export type CommentTrackedTicketMutation = { commentTrackedTicket:
    | { ticket: TrackedDetailFragment }
    | Refusal_IdempotencyMismatchError_Fragment
    | Refusal_ValidationError_Fragment
   };

export type CancelTrackedTicketMutationVariables = Exact<{
  input: CancelTrackedTicketInput;
  locale?: string | null | undefined;
  timeZone?: string | null | undefined;
}>;


export type CancelTrackedTicketMutation = { cancelTrackedTicket:
    | { ticket: TrackedDetailFragment }
    | Refusal_IllegalTransitionError_Fragment
    | Refusal_ValidationError_Fragment
   };

export type CloseTrackedTicketMutationVariables = Exact<{
  input: CloseTrackedTicketInput;
  locale?: string | null | undefined;
  timeZone?: string | null | undefined;
}>;


export type CloseTrackedTicketMutation = { closeTrackedTicket:
    | { ticket: TrackedDetailFragment }
    | Refusal_IllegalTransitionError_Fragment
    | Refusal_ValidationError_Fragment
   };

export type AnswerTrackedQuoteMutationVariables = Exact<{
  input: AnswerTrackedQuoteInput;
  locale?: string | null | undefined;
  timeZone?: string | null | undefined;
}>;


export type AnswerTrackedQuoteMutation = { answerTrackedQuote:
    | { ticket: TrackedDetailFragment }
    | Refusal_IllegalTransitionError_Fragment
    | Refusal_QuoteEndedError_Fragment
    | Refusal_ValidationError_Fragment
   };

export type AttachToTrackedTicketMutationVariables = Exact<{
  input: AttachToTrackedTicketInput;
  locale?: string | null | undefined;
  timeZone?: string | null | undefined;
}>;


export type AttachToTrackedTicketMutation = { attachToTrackedTicket:
    | { ticket: TrackedDetailFragment }
    | Refusal_IdempotencyMismatchError_Fragment
    | Refusal_ValidationError_Fragment
   };

export type ReopenTrackedTicketMutationVariables = Exact<{
  input: ReopenTrackedTicketInput;
  locale?: string | null | undefined;
  timeZone?: string | null | undefined;
}>;


export type ReopenTrackedTicketMutation = { reopenTrackedTicket:
    | Refusal_IllegalTransitionError_Fragment
    | { ticket: TrackedDetailFragment }
    | Refusal_ValidationError_Fragment
   };

export type TrackedDetailFragment = { id: string, number: string, status: TicketStatus, holdReason: HoldReason | null, productName: string | null, serial: string | null, description: string, createdAt: string, updatedAt: string, handledBy: string, serviceRecordUrl: string | null, canCancel: boolean, canComment: boolean, canReopen: boolean, canRate: boolean, rating: number | null, nextVisit: TrackedVisitFragment | null, awaitedParts: Array<{ name: string, quantity: number, expectedOn: string | null }>, promises: Array<TrackedPromiseFragment>, timeline: Array<TrackedStepFragment>, coverage: { outcome: CoverageOutcome, labour: Terms | null, parts: Terms | null, travel: Terms | null, reasons: Array<{ code: string, message: string }> } | null, quotes: Array<TrackedOfferFragment>, attachments: Array<TrackedFileFragment> };

export type TrackedStepFragment = { id: string, at: string, type: string, text: string | null, status: TicketStatus | null, holdReason: HoldReason | null, byCustomer: boolean, visit: TrackedVisitFragment | null };

export type TrackedPromiseFragment = { kind: SlaClockKind, state: SlaState, dueAt: string, endedAt: string | null, timeZone: string, explanation: string };

export type TrackedVisitFragment = { startsAt: string, endsAt: string, technicianName: string | null, state: VisitState };

export type TrackedFileFragment = { id: string, name: string, size: number, url: string, thumbnailUrl: string | null, byCustomer: boolean };

export type TrackedOfferFragment = { id: string, state: QuoteState, note: string | null, validUntil: string, endedAt: string | null, answeredBy: string | null, canAnswer: boolean, net: AmountFragment, total: AmountFragment, taxes: Array<{ code: string, name: string, basisPoints: number, amount: AmountFragment }>, lines: Array<{ kind: JobLineKind, text: string, quantity: number, terms: Terms, reason: string, amount: AmountFragment }> };

export type VisitsQueryVariables = Exact<{
  filter?: VisitFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  locale?: string | null | undefined;
}>;


export type VisitsQuery = { visits: { nodes: Array<PlannedVisitFragment>, pageInfo: PagingFragment } };

export type TechnicianSuggestionsQueryVariables = Exact<{
  ticket: string;
  startsAt: string;
  endsAt: string;
}>;


export type TechnicianSuggestionsQuery = { technicianSuggestions: Array<SuggestionFragment> };

export type ScheduleVisitMutationVariables = Exact<{
  input: ScheduleVisitInput;
  locale?: string | null | undefined;
  timeZone?: string | null | undefined;
}>;


export type ScheduleVisitMutation = { scheduleVisit:
    | Refusal_IllegalTransitionError_Fragment
    | { ticket: TicketDetailFragment, visit: VisitDetailFragment }
    | Refusal_StaleVersionError_Fragment
    | Refusal_ValidationError_Fragment
    | Refusal_VisitConflictError_Fragment
   };

export type RescheduleVisitMutationVariables = Exact<{
  input: RescheduleVisitInput;
  locale?: string | null | undefined;
  timeZone?: string | null | undefined;
}>;


export type RescheduleVisitMutation = { rescheduleVisit:
    | { ticket: TicketDetailFragment, visit: VisitDetailFragment }
    | Refusal_ValidationError_Fragment
    | Refusal_VisitConflictError_Fragment
   };

export type MoveVisitMutationVariables = Exact<{
  input: MoveVisitInput;
  locale?: string | null | undefined;
  timeZone?: string | null | undefined;
}>;


export type MoveVisitMutation = { moveVisit:
    | { ticket: TicketDetailFragment, visit: VisitDetailFragment }
    | Refusal_ValidationError_Fragment
   };

export type VisitDetailFragment = { id: string, startsAt: string, endsAt: string, state: VisitState, enRouteAt: string | null, arrivedAt: string | null, endedAt: string | null, allowedTransitions: Array<VisitState>, technician: MemberNameFragment };

export type PlannedVisitFragment = (
  { ticket: TicketSummaryFragment }
  & VisitDetailFragment
);

export type SuggestionFragment = { bookable: boolean, openVisits: number, technician: (
    { skills: Array<string>, regions: Array<string>, certifications: Array<CertificationDetailFragment> }
    & MemberNameFragment
  ), reasons: Array<{ code: SuggestionReasonCode, favourable: boolean, message: string }> };

export type CertificationDetailFragment = { category: string, validUntil: string, valid: boolean };

export type CoverageQueryVariables = Exact<{
  input: CoverageInput;
  locale?: string | null | undefined;
}>;


export type CoverageQuery = { coverage: CoverageDetailFragment };

export type DeviceWarrantyQueryVariables = Exact<{
  id?: string | null | undefined;
  serial?: string | null | undefined;
  locale?: string | null | undefined;
}>;


export type DeviceWarrantyQuery = { device: { warranty: WarrantyDetailFragment | null, installedParts: Array<InstalledPartDetailFragment> } | null };

export type TicketCoverageQueryVariables = Exact<{
  id?: string | null | undefined;
  number?: string | null | undefined;
  locale?: string | null | undefined;
}>;


export type TicketCoverageQuery = { ticket: { coverageDecisions: Array<CoverageDetailFragment>, goodwill: { labour: Terms, parts: Terms, travel: Terms, reason: string, grantedBy: string, grantedAt: string } | null } | null };

export type VoidWarrantyMutationVariables = Exact<{
  input: VoidWarrantyInput;
  locale?: string | null | undefined;
}>;


export type VoidWarrantyMutation = { voidWarranty:
    | Refusal_PreconditionError_Fragment
    | Refusal_ValidationError_Fragment
    | { device: { warranty: WarrantyDetailFragment | null } }
   };

export type RestoreWarrantyMutationVariables = Exact<{
  input: RestoreWarrantyInput;
  locale?: string | null | undefined;
}>;


export type RestoreWarrantyMutation = { restoreWarranty:
    | Refusal_PreconditionError_Fragment
    | { device: { warranty: WarrantyDetailFragment | null } }
    | Refusal_ValidationError_Fragment
   };

export type ExtendWarrantyMutationVariables = Exact<{
  input: ExtendWarrantyInput;
  locale?: string | null | undefined;
}>;


export type ExtendWarrantyMutation = { extendWarranty:
    | { device: { warranty: WarrantyDetailFragment | null } }
    | Refusal_IdempotencyMismatchError_Fragment
    | Refusal_PreconditionError_Fragment
    | Refusal_ValidationError_Fragment
   };

export type RevokeWarrantyExtensionMutationVariables = Exact<{
  input: RevokeWarrantyExtensionInput;
  locale?: string | null | undefined;
}>;


export type RevokeWarrantyExtensionMutation = { revokeWarrantyExtension:
    | Refusal_PreconditionError_Fragment
    | { device: { warranty: WarrantyDetailFragment | null } }
    | Refusal_ValidationError_Fragment
   };

export type DecideCoverageMutationVariables = Exact<{
  input: DecideCoverageInput;
  locale?: string | null | undefined;
  timeZone?: string | null | undefined;
}>;


export type DecideCoverageMutation = { decideCoverage:
    | { ticket: TicketDetailFragment }
    | Refusal_IllegalTransitionError_Fragment
    | Refusal_StaleVersionError_Fragment
    | Refusal_ValidationError_Fragment
   };

export type GrantGoodwillMutationVariables = Exact<{
  input: GrantGoodwillInput;
  locale?: string | null | undefined;
  timeZone?: string | null | undefined;
}>;


export type GrantGoodwillMutation = { grantGoodwill:
    | { ticket: TicketDetailFragment }
    | Refusal_IllegalTransitionError_Fragment
    | Refusal_StaleVersionError_Fragment
    | Refusal_ValidationError_Fragment
   };

export type IdentifyDeviceMutationVariables = Exact<{
  input: IdentifyDeviceInput;
  locale?: string | null | undefined;
  timeZone?: string | null | undefined;
}>;


export type IdentifyDeviceMutation = { identifyDevice:
    | { ticket: TicketDetailFragment }
    | Refusal_IllegalTransitionError_Fragment
    | Refusal_StaleVersionError_Fragment
    | Refusal_ValidationError_Fragment
   };

export type WarrantyPolicyQueryVariables = Exact<{
  code: string;
  version?: number | null | undefined;
}>;


export type WarrantyPolicyQuery = { warrantyPolicy: WarrantyPolicyDetailFragment | null };

export type WarrantyPoliciesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type WarrantyPoliciesQuery = { warrantyPolicies: { nodes: Array<WarrantyPolicyDetailFragment>, pageInfo: PagingFragment } };

export type CreateWarrantyPolicyMutationVariables = Exact<{
  input: CreateWarrantyPolicyInput;
}>;


export type CreateWarrantyPolicyMutation = { createWarrantyPolicy:
    | Refusal_AlreadyExistsError_Fragment
    | { policy: WarrantyPolicyDetailFragment }
    | Refusal_IdempotencyMismatchError_Fragment
    | Refusal_ValidationError_Fragment
   };

export type UpdateWarrantyPolicyMutationVariables = Exact<{
  input: UpdateWarrantyPolicyInput;
}>;


export type UpdateWarrantyPolicyMutation = { updateWarrantyPolicy:
    | Refusal_StaleVersionError_Fragment
    | { policy: WarrantyPolicyDetailFragment }
    | Refusal_ValidationError_Fragment
   };

export type CoverageDetailFragment = { outcome: CoverageOutcome, labour: Terms | null, parts: Terms | null, travel: Terms | null, phase: number | null, lastDay: string | null, cause: FaultCause, sku: string | null, partSerial: string | null, at: string, decidedAt: string, reasons: Array<{ code: string, message: string, rule: string, version: number | null }>, policy: { code: string, version: number } | null };

export type InstalledPartDetailFragment = { id: string, serial: string | null, installedOn: string, removedOn: string | null, isReplacement: boolean, underWarranty: boolean, part: { sku: string, name: string } };

export type CoverPhaseFragment = { from: string, to: string | null, labour: Terms, parts: Terms, travel: Terms };

export type WarrantyDetailFragment = { startsOn: string | null, voidReason: string | null, voidedAt: string | null, explanation: string, policy: WarrantyPolicyDetailFragment, phases: Array<CoverPhaseFragment>, extensions: Array<{ id: string, name: string, startsOn: string | null, phases: Array<{ months: number, labour: Terms, parts: Terms, travel: Terms }> }> };

export type WarrantyPolicyDetailFragment = { id: string, code: string, version: number, startEvent: WarrantyStart, excludedCauses: Array<FaultCause>, createdAt: string, supersededAt: string | null, phases: Array<{ months: number, labour: Terms, parts: Terms, travel: Terms }>, afterwards: { labour: Terms, parts: Terms, travel: Terms }, replacedPart: { months: number, given: ReplacedPartGiven, labour: Terms, parts: Terms, travel: Terms } | null };

const AttachmentDetail = 'fragment f0 on Attachment{id name mediaType size width height url thumbnailUrl visibility createdAt author{kind name}}';
const CalendarDetail = 'fragment f1 on Calendar{id code version timeZone weekly{weekday from to}holidays extraDays{date intervals{from to}}createdAt}';
const DeskEvent = 'fragment f2 on Event{...f3 ticket{id number}device{id serial}...on WarrantyVoidedEvent{reason}...on TicketQuarantinedEvent{quarantineReasons:reasons}...on WarrantyRestoredEvent{reason}...on WarrantyExtendedEvent{name}...on WarrantyExtensionRevokedEvent{name reason}...on DevicePartReplacedEvent{replacedSku:sku partName newPartSerial oldPartSerial underWarranty}...on DeviceChangedEvent{fields}...on DeviceTransferredEvent{previousOwner owner note}...on DeviceRetiredEvent{reason}...on DeviceReplacedEvent{serial newSerial replacedOn warranty reason}...on TicketDeviceIdentifiedEvent{serial previousSerial}...on TicketCoverageDecidedEvent{cause sku outcome labour parts travel}...on TicketGoodwillGrantedEvent{grantedLabour:labour grantedParts:parts grantedTravel:travel reason}...on TicketQuotedEvent{revision total{...ft}validUntil}...on TicketQuoteAnsweredEvent{accepted answeredBy answerReason:reason}...on TicketQuoteWithdrawnEvent{reason}...on LoanerEvent{loanerSerial:serial loanerModel:model startsAt endsAt}...on LoanerReturnedEvent{condition inspectionNote charge{...ft}}...on AttachmentAddedEvent{fileName:name}...on AttachmentRemovedEvent{fileName:name}...on StockMovedEvent{lines{sku quantity warehouse}}...on StockReservedEvent{filled}...on StockReleasedEvent{releaseReason:reason}...on StockIssuedEvent{serials}...on StockReturnedEvent{serials returnReason:reason}...on StockTransferredEvent{from:warehouse to transferState:state}...on StockRemovedPartRecordedEvent{removedSku:sku fate removedSerial:serial}}';
const EventDetail = 'fragment f3 on Event{__typename id type at channel summary actor{kind name}...on TicketMovedEvent{fromStatus toStatus}...on TicketAcceptedEvent{priority previousPriority}...on TicketHeldEvent{holdReason:reason note}...on TicketResolvedEvent{faultCode cause diagnosis workDone}...on TicketClosedEvent{signedBy rating}...on TicketReopenedEvent{reason}...on TicketCancelledEvent{reason}...on TicketCommentedEvent{body visibility}...on TicketAssignedEvent{assignee previousAssignee}...on TicketHandedOverEvent{from to note}...on TicketClassifiedEvent{priority previousPriority band serviceLevel}...on TicketDiagnosedEvent{faultCode cause diagnosis repeatOf}...on VisitEvent{technician startsAt endsAt note}...on SlaWarningEvent{clock dueAt target}...on SlaBreachedEvent{clock dueAt target}...on SlaEscalatedEvent{clock percent action role detail}...on SlaChangedEvent{clock previousDueAt dueAt}...on DeviceRegisteredEvent{serial}}';
const LoggedEvent = 'fragment f4 on Event{...f3 ticket{...f8}device{id serial}}';
const OrganizationName = 'fragment f5 on Organization{id code name tier}';
const Model = 'fragment f6 on ProductModel{id code name(locale:$locale)category}';
const MemberName = 'fragment f7 on Member{id name}';
const TicketSummary = 'fragment f8 on Ticket{...f9 sla{clocks{...fd}}}';
const TicketHead = 'fragment f9 on Ticket{id number version kind status holdReason priority severity channel description locale quarantine{reasons endedAt endedBy}createdAt updatedAt closedAt rating serial band allowedTransitions origin{...f5}handler{...f5}assignee{...f7}model{...f6}device{id serial model{...f6}}contact{name phone email}site{country region city line band}}';
const TicketDetail = 'fragment fa on Ticket{...f9 signedBy device{purchasedOn deliveredOn installedOn acceptedOn soldBy{...f5}}customer{id name}sla{serviceLevel version clocks{...fe}}visits{...f1b}diagnosis{faultCode cause diagnosis}resolution{...fc}repeatOf{...fb handler{...f5}assignee{...f7}resolution{...fc}}repeats{...fb}handOverReceivers{code name tier}comments(first:100){nodes{...fg}pageInfo{...fj}}events(first:100){nodes{...f3}pageInfo{...fj}}}';
const TicketLink = 'fragment fb on Ticket{id number status createdAt}';
const Resolution = 'fragment fc on TicketResolution{faultCode cause diagnosis workDone resolvedAt}';
const ClockFace = 'fragment fd on SlaClock{kind state target remaining dueAt endedAt}';
const ClockDetail = 'fragment fe on SlaClock{...fd elapsed breachedAt calendar timeZone explanation(locale:$locale timeZone:$timeZone)trace{...ff}forecast{...ff}}';
const ClockInterval = 'fragment ff on SlaInterval{from to counted reason rule}';
const CommentDetail = 'fragment fg on Comment{id body visibility createdAt author{kind name}}';
const DeviceSummary = 'fragment fh on Device{id serial purchasedOn deliveredOn installedOn acceptedOn model{...f6}customer{id name}soldBy{...f5}}';
const DeviceDetail = 'fragment fi on Device{...fh tickets(first:100){nodes{...f8}pageInfo{...fj}}history(first:100){nodes{...f3}pageInfo{...fj}}}';
const Paging = 'fragment fj on PageInfo{hasNextPage endCursor}';
const Refusal = 'fragment fk on DomainError{__typename code message ...on ValidationError{issues{path message code}}...on IllegalTransitionError{from to allowed}...on StaleVersionError{currentVersion}...on VisitConflictError{startsAt endsAt}...on LoanerConflictError{freeFrom}...on QuoteEndedError{state}...on InsufficientStockError{shortages:lines{sku requested available warehouse expectedOn elsewhere{available warehouse{code name}}}}}';
const ApiKeyDetail = 'fragment fl on ApiKey{id kind label hint roles origins createdAt expiresAt lastUsedAt rotatedAt revokedAt organization{...f5}formerSecrets{hint endsAt lastUsedAt}sources{network origin firstUsedAt lastUsedAt}}';
const KeyEventDetail = 'fragment fm on KeyEvent{__typename id type at summary label hint actor{kind name}...on KeyCreatedEvent{kind roles origins expiresAt}...on KeyUsedFromEvent{network origin last}...on KeyRotatedEvent{formerHint formerEndsAt}...on KeyUpdatedEvent{changes{field before after}}}';
const LoanerBookingDetail = 'fragment fn on LoanerBooking{id serial model{...f6}startsAt endsAt state overdue lentAt returnedAt cancelledAt condition inspectionNote charge{...ft}}';
const LoanerLoan = 'fragment fo on LoanerBooking{...fn ticket{id number contact{name}}}';
const LoanerDetail = 'fragment fp on Loaner{id serial model{...f6}organization{...f5}note condition createdAt removedAt state currentBooking{...fo}nextBooking{...fo}}';
const MemberDetail = 'fragment fq on Member{...f7 email roles skills regions certifications{...f1e}organization{...f5}}';
const OrganizationDetail = 'fragment fr on Organization{...f5 timeZone serviceLevel parent{...f5}}';
const PartDetail = 'fragment fs on Part{id sku name(locale:$locale)cost{...ft}price{...ft}serialTracked consumable}';
const Amount = 'fragment ft on Money{amountMinor currency}';
const QuotedLine = 'fragment fu on QuotedLine{kind text sku quantity terms unitCost{...ft}unitPrice{...ft}amount{...ft}taxCode reasons{code message(locale:$locale)rule version}}';
const QuoteTaxDetail = 'fragment fv on QuoteTax{code name(locale:$locale)basisPoints net{...ft}amount{...ft}}';
const QuoteDetail = 'fragment fw on Quote{id revision state currency net{...ft}tax{...ft}total{...ft}taxes{...fv}lines{id ...fu}note validUntil sentBy sentAt endedAt answeredBy reason}';
const ServiceRateDetail = 'fragment fx on ServiceRate{code kind name(locale:$locale)cost{...ft}price{...ft}}';
const TaxRateDetail = 'fragment fy on TaxRate{code name(locale:$locale)basisPoints}';
const ServiceLevelDetail = 'fragment fz on ServiceLevel{id code version targets{clock priority band target calendar}pausesOn escalations{clock percent action role}createdAt}';
const WarehouseName = 'fragment f10 on Warehouse{id code name}';
const LevelDetail = 'fragment f11 on StockLevel{id part{...fs}warehouse{...f10}onHand reserved available reorderPoint low version}';
const PartLineDetail = 'fragment f12 on PartLine{id part{...fs}quantity state warehouse{...f10}serials expiresAt expectedOn createdAt filledAt endedAt removedFate removedSerial transfer{id state from{...f10}}}';
const TransferDetail = 'fragment f13 on Transfer{id state expectedOn reason createdAt sentAt endedAt from{...f10}to{...f10}lines{quantity cancelled serials part{...fs}}}';
const ExpectedDetail = 'fragment f14 on ExpectedStock{id quantity expectedOn reference part{...fs}warehouse{...f10}}';
const TrackedDetail = 'fragment f15 on TrackedTicket{id number status holdReason productName(locale:$locale)serial description createdAt updatedAt handledBy nextVisit{...f18}awaitedParts{name(locale:$locale)quantity expectedOn}promises{...f17}timeline{...f16}coverage{outcome labour parts travel reasons{code message(locale:$locale)}}quotes{...f1a}attachments{...f19}serviceRecordUrl(locale:$locale)canCancel canComment canReopen canRate rating}';
const TrackedStep = 'fragment f16 on TrackedEntry{id at type text status holdReason byCustomer visit{...f18}}';
const TrackedPromise = 'fragment f17 on TrackedPromise{kind state dueAt endedAt timeZone explanation(locale:$locale timeZone:$timeZone)}';
const TrackedVisit = 'fragment f18 on TrackedVisit{startsAt endsAt technicianName state}';
const TrackedFile = 'fragment f19 on TrackedAttachment{id name size url thumbnailUrl byCustomer}';
const TrackedOffer = 'fragment f1a on TrackedQuote{id state net{...ft}total{...ft}taxes{code name(locale:$locale)basisPoints amount{...ft}}lines{kind text quantity terms amount{...ft}reason(locale:$locale)}note validUntil endedAt answeredBy canAnswer}';
const VisitDetail = 'fragment f1b on Visit{id startsAt endsAt state enRouteAt arrivedAt endedAt allowedTransitions technician{...f7}}';
const PlannedVisit = 'fragment f1c on Visit{...f1b ticket{...f8}}';
const Suggestion = 'fragment f1d on TechnicianSuggestion{technician{...f7 skills regions certifications{...f1e}}bookable reasons{code favourable message}openVisits}';
const CertificationDetail = 'fragment f1e on Certification{category validUntil valid}';
const CoverageDetail = 'fragment f1f on CoverageDecision{outcome labour parts travel phase lastDay reasons{code message(locale:$locale)rule version}policy{code version}cause sku partSerial at decidedAt}';
const InstalledPartDetail = 'fragment f1g on InstalledPart{id part{sku name(locale:$locale)}serial installedOn removedOn isReplacement underWarranty}';
const CoverPhase = 'fragment f1h on WarrantyPhase{from to labour parts travel}';
const WarrantyDetail = 'fragment f1i on Warranty{policy{...f1j}startsOn phases{...f1h}voidReason voidedAt extensions{id name startsOn phases{months labour parts travel}}explanation(locale:$locale)}';
const WarrantyPolicyDetail = 'fragment f1j on WarrantyPolicy{id code version startEvent phases{months labour parts travel}afterwards{labour parts travel}excludedCauses replacedPart{months given labour parts travel}createdAt supersededAt}';
const fieldOf = (name: string) => name[0]!.toLowerCase() + name.slice(1);
const form0 = (name: string) => `mutation ${name}($input:${name}Input!){${fieldOf(name)}(input:$input){...on ${name}Payload{calendar{...f1}}...fk}}${CalendarDetail}${Refusal}`;
const form1 = (name: string) => `mutation ${name}($input:${name}Input!$locale:String){${fieldOf(name)}(input:$input){...on ${name}Payload{device{...fh}}...fk}}${DeviceSummary}${Model}${OrganizationName}${Refusal}`;
const form2 = (name: string) => `mutation ${name}($input:${name}Input!){${fieldOf(name)}(input:$input){...on ${name}Payload{apiKey{...fl}}...fk}}${ApiKeyDetail}${OrganizationName}${Refusal}`;
const form3 = (name: string) => `mutation ${name}($input:${name}Input!$locale:String){${fieldOf(name)}(input:$input){...on ${name}Payload{loaner{...fp}}...fk}}${Amount}${LoanerBookingDetail}${LoanerDetail}${LoanerLoan}${Model}${OrganizationName}${Refusal}`;
const form4 = (name: string) => `mutation ${name}($input:${name}Input!$locale:String){${fieldOf(name)}(input:$input){...on ${name}Payload{booking{...fn}}...fk}}${Amount}${LoanerBookingDetail}${Model}${Refusal}`;
const form5 = (name: string) => `mutation ${name}($input:${name}Input!){${fieldOf(name)}(input:$input){...on ${name}Payload{member{...fq}}...fk}}${CertificationDetail}${MemberDetail}${MemberName}${OrganizationName}${Refusal}`;
const form6 = (name: string) => `mutation ${name}($input:${name}Input!){${fieldOf(name)}(input:$input){...on ${name}Payload{organization{...fr}}...fk}}${OrganizationDetail}${OrganizationName}${Refusal}`;
const form7 = (name: string) => `mutation ${name}($input:${name}Input!$locale:String$timeZone:String){${fieldOf(name)}(input:$input){...on ${name}Payload{ticket{...fa}}...fk}}${ClockDetail}${ClockFace}${ClockInterval}${CommentDetail}${EventDetail}${MemberName}${Model}${OrganizationName}${Paging}${Refusal}${Resolution}${TicketDetail}${TicketHead}${TicketLink}${VisitDetail}`;
const form8 = (name: string) => `mutation ${name}($input:${name}Input!){${fieldOf(name)}(input:$input){...on ${name}Payload{serviceLevel{...fz}}...fk}}${Refusal}${ServiceLevelDetail}`;
const form9 = (name: string) => `mutation ${name}($input:${name}Input!$locale:String){${fieldOf(name)}(input:$input){...on ${name}Payload{lines{...f12}}...fk}}${Amount}${PartDetail}${PartLineDetail}${Refusal}${WarehouseName}`;
const form10 = (name: string) => `mutation ${name}($input:${name}Input!$locale:String){${fieldOf(name)}(input:$input){...on ${name}Payload{levels{...f11}}...fk}}${Amount}${LevelDetail}${PartDetail}${Refusal}${WarehouseName}`;
const form11 = (name: string) => `mutation ${name}($input:${name}Input!$locale:String){${fieldOf(name)}(input:$input){...on ${name}Payload{transfer{...f13}}...fk}}${Amount}${PartDetail}${Refusal}${TransferDetail}${WarehouseName}`;
const form12 = (name: string) => `mutation ${name}($input:${name}Input!){${fieldOf(name)}(input:$input){...on ${name}Payload{warehouse{...f10}}...fk}}${Refusal}${WarehouseName}`;
const form13 = (name: string) => `mutation ${name}($input:${name}Input!$locale:String$timeZone:String){${fieldOf(name)}(input:$input){...on ${name}Payload{ticket{...f15}}...fk}}${Amount}${Refusal}${TrackedDetail}${TrackedFile}${TrackedOffer}${TrackedPromise}${TrackedStep}${TrackedVisit}`;
const form14 = (name: string) => `mutation ${name}($input:${name}Input!$locale:String$timeZone:String){${fieldOf(name)}(input:$input){...on ${name}Payload{ticket{...fa}visit{...f1b}}...fk}}${ClockDetail}${ClockFace}${ClockInterval}${CommentDetail}${EventDetail}${MemberName}${Model}${OrganizationName}${Paging}${Refusal}${Resolution}${TicketDetail}${TicketHead}${TicketLink}${VisitDetail}`;
const form15 = (name: string) => `mutation ${name}($input:${name}Input!$locale:String){${fieldOf(name)}(input:$input){...on ${name}Payload{device{warranty{...f1i}}}...fk}}${CoverPhase}${Refusal}${WarrantyDetail}${WarrantyPolicyDetail}`;
const form16 = (name: string) => `mutation ${name}($input:${name}Input!){${fieldOf(name)}(input:$input){...on ${name}Payload{policy{...f1j}}...fk}}${Refusal}${WarrantyPolicyDetail}`;
export const TicketAttachmentsDocument = `query TicketAttachments($id:ID$number:String){ticket(id:$id number:$number){attachments{...f0}}}${AttachmentDetail}` as TypedDocumentString<TicketAttachmentsQuery, TicketAttachmentsQueryVariables>;
export const DeviceAttachmentsDocument = `query DeviceAttachments($id:ID$serial:String){device(id:$id serial:$serial){attachments{...f0}}}${AttachmentDetail}` as TypedDocumentString<DeviceAttachmentsQuery, DeviceAttachmentsQueryVariables>;
export const AttachToTicketDocument = `mutation AttachToTicket($input:AttachToTicketInput!){attachToTicket(input:$input){...on AttachToTicketPayload{ticket{attachments{...f0}}}...fk}}${AttachmentDetail}${Refusal}` as TypedDocumentString<AttachToTicketMutation, AttachToTicketMutationVariables>;
export const AttachToDeviceDocument = `mutation AttachToDevice($input:AttachToDeviceInput!){attachToDevice(input:$input){...on AttachToDevicePayload{device{attachments{...f0}}}...fk}}${AttachmentDetail}${Refusal}` as TypedDocumentString<AttachToDeviceMutation, AttachToDeviceMutationVariables>;
export const RemoveAttachmentDocument = `mutation RemoveAttachment($input:RemoveAttachmentInput!){removeAttachment(input:$input){...on RemoveAttachmentPayload{ticket{attachments{...f0}}device{attachments{...f0}}}...fk}}${AttachmentDetail}${Refusal}` as TypedDocumentString<RemoveAttachmentMutation, RemoveAttachmentMutationVariables>;
export const CalendarDocument = `query Calendar($code:String!){calendar(code:$code){...f1}}${CalendarDetail}` as TypedDocumentString<CalendarQuery, CalendarQueryVariables>;
export const CalendarsDocument = `query Calendars($first:Int$after:String){calendars(first:$first after:$after){nodes{...f1}pageInfo{...fj}}}${CalendarDetail}${Paging}` as TypedDocumentString<CalendarsQuery, CalendarsQueryVariables>;
export const CreateCalendarDocument = /* @__PURE__ */ form0('CreateCalendar') as TypedDocumentString<CreateCalendarMutation, CreateCalendarMutationVariables>;
export const UpdateCalendarDocument = /* @__PURE__ */ form0('UpdateCalendar') as TypedDocumentString<UpdateCalendarMutation, UpdateCalendarMutationVariables>;
export const ImportHolidaysDocument = `mutation ImportHolidays($input:ImportHolidaysInput!){importHolidays(input:$input){...on ImportHolidaysPayload{calendar{...f1}holidays extraDays}...fk}}${CalendarDetail}${Refusal}` as TypedDocumentString<ImportHolidaysMutation, ImportHolidaysMutationVariables>;
export const DeskDeviceDocument = `query DeskDevice($id:ID$serial:String$locale:String){device(id:$id serial:$serial){...fi organization{...f5}retiredAt retireReason replaces{id serial}replacedBy{id serial}warranty{...f1i}installedParts(removed:true){...f1g}}}${ClockFace}${CoverPhase}${DeviceDetail}${DeviceSummary}${EventDetail}${InstalledPartDetail}${MemberName}${Model}${OrganizationName}${Paging}${TicketHead}${TicketSummary}${WarrantyDetail}${WarrantyPolicyDetail}` as TypedDocumentString<DeskDeviceQuery, DeskDeviceQueryVariables>;
export const RegisterDevicesDocument = `mutation RegisterDevices($input:RegisterDevicesInput!$locale:String){registerDevices(input:$input){...on RegisterDevicesPayload{devices{...fh}}...fk}}${DeviceSummary}${Model}${OrganizationName}${Refusal}` as TypedDocumentString<RegisterDevicesMutation, RegisterDevicesMutationVariables>;
export const UpdateDeviceDocument = /* @__PURE__ */ form1('UpdateDevice') as TypedDocumentString<UpdateDeviceMutation, UpdateDeviceMutationVariables>;
export const TransferDeviceDocument = /* @__PURE__ */ form1('TransferDevice') as TypedDocumentString<TransferDeviceMutation, TransferDeviceMutationVariables>;
export const RetireDeviceDocument = /* @__PURE__ */ form1('RetireDevice') as TypedDocumentString<RetireDeviceMutation, RetireDeviceMutationVariables>;
export const ReplaceDeviceDocument = /* @__PURE__ */ form1('ReplaceDevice') as TypedDocumentString<ReplaceDeviceMutation, ReplaceDeviceMutationVariables>;
export const ReplacePartDocument = `mutation ReplacePart($input:ReplacePartInput!$locale:String){replacePart(input:$input){...on ReplacePartPayload{installedPart{...f1g}}...fk}}${InstalledPartDetail}${Refusal}` as TypedDocumentString<ReplacePartMutation, ReplacePartMutationVariables>;
export const TicketSignOffDocument = `query TicketSignOff($id:ID$number:String$locale:String){ticket(id:$id number:$number){signature serviceRecordUrl(locale:$locale)}}` as TypedDocumentString<TicketSignOffQuery, TicketSignOffQueryVariables>;
export const DeskHistoryDocument = `query DeskHistory($filter:EventFilter$first:Int$after:String){events(filter:$filter first:$first after:$after){nodes{...f2}pageInfo{...fj}}}${Amount}${DeskEvent}${EventDetail}${Paging}` as TypedDocumentString<DeskHistoryQuery, DeskHistoryQueryVariables>;
export const DeviceDocument = `query Device($id:ID$serial:String$locale:String){device(id:$id serial:$serial){...fi}}${ClockFace}${DeviceDetail}${DeviceSummary}${EventDetail}${MemberName}${Model}${OrganizationName}${Paging}${TicketHead}${TicketSummary}` as TypedDocumentString<DeviceQuery, DeviceQueryVariables>;
export const DevicesDocument = `query Devices($filter:DeviceFilter$first:Int$after:String$locale:String){devices(filter:$filter first:$first after:$after){nodes{...fh}pageInfo{...fj}}}${DeviceSummary}${Model}${OrganizationName}${Paging}` as TypedDocumentString<DevicesQuery, DevicesQueryVariables>;
export const DeviceCheckDocument = `query DeviceCheck($serial:String!$modelCode:String!$locale:String){deviceCheck(serial:$serial modelCode:$modelCode){recognised productName(locale:$locale)coverage{outcome}explanation(locale:$locale)}}` as TypedDocumentString<DeviceCheckQuery, DeviceCheckQueryVariables>;
export const EventLogDocument = `query EventLog($filter:EventFilter$first:Int$after:String$locale:String){events(filter:$filter first:$first after:$after){nodes{...f4}pageInfo{...fj}}}${ClockFace}${EventDetail}${LoggedEvent}${MemberName}${Model}${OrganizationName}${Paging}${TicketHead}${TicketSummary}` as TypedDocumentString<EventLogQuery, EventLogQueryVariables>;
export const EventStreamDocument = `subscription EventStream($filter:EventFilter$after:ID$locale:String){events(filter:$filter after:$after){...f4}}${ClockFace}${EventDetail}${LoggedEvent}${MemberName}${Model}${OrganizationName}${TicketHead}${TicketSummary}` as TypedDocumentString<EventStreamSubscription, EventStreamSubscriptionVariables>;
export const EventCursorDocument = `query EventCursor{eventCursor}` as TypedDocumentString<EventCursorQuery, EventCursorQueryVariables>;
export const FormChallengeDocument = `query FormChallenge{formChallenge{challenge readyIn expiresIn}}` as TypedDocumentString<FormChallengeQuery, FormChallengeQueryVariables>;
export const ApiKeysDocument = `query ApiKeys($organization:String$kind:ApiKeyKind$active:Boolean$first:Int$after:String){apiKeys(organization:$organization kind:$kind active:$active first:$first after:$after){nodes{...fl}pageInfo{...fj}}}${ApiKeyDetail}${OrganizationName}${Paging}` as TypedDocumentString<ApiKeysQuery, ApiKeysQueryVariables>;
export const ApiKeyHistoryDocument = `query ApiKeyHistory($id:ID!$first:Int$after:String){node(id:$id){...on ApiKey{history(first:$first after:$after){nodes{...on KeyEvent{...fm}}pageInfo{...fj}}}}}${KeyEventDetail}${Paging}` as TypedDocumentString<ApiKeyHistoryQuery, ApiKeyHistoryQueryVariables>;
export const CreateApiKeyDocument = `mutation CreateApiKey($input:CreateApiKeyInput!){createApiKey(input:$input){...on CreateApiKeyPayload{secret apiKey{...fl}}...fk}}${ApiKeyDetail}${OrganizationName}${Refusal}` as TypedDocumentString<CreateApiKeyMutation, CreateApiKeyMutationVariables>;
export const UpdateApiKeyDocument = /* @__PURE__ */ form2('UpdateApiKey') as TypedDocumentString<UpdateApiKeyMutation, UpdateApiKeyMutationVariables>;
export const RotateApiKeyDocument = `mutation RotateApiKey($input:RotateApiKeyInput!){rotateApiKey(input:$input){...on RotateApiKeyPayload{secret formerEndsAt apiKey{...fl}}...fk}}${ApiKeyDetail}${OrganizationName}${Refusal}` as TypedDocumentString<RotateApiKeyMutation, RotateApiKeyMutationVariables>;
export const RevokeApiKeyDocument = /* @__PURE__ */ form2('RevokeApiKey') as TypedDocumentString<RevokeApiKeyMutation, RevokeApiKeyMutationVariables>;
export const LoanersDocument = `query Loaners($filter:LoanerFilter$first:Int$after:String$locale:String){loaners(filter:$filter first:$first after:$after){nodes{...fp}pageInfo{...fj}}}${Amount}${LoanerBookingDetail}${LoanerDetail}${LoanerLoan}${Model}${OrganizationName}${Paging}` as TypedDocumentString<LoanersQuery, LoanersQueryVariables>;
export const LoanerDocument = `query Loaner($serial:String!$locale:String){loaner(serial:$serial){...fp bookings{...fo}}}${Amount}${LoanerBookingDetail}${LoanerDetail}${LoanerLoan}${Model}${OrganizationName}` as TypedDocumentString<LoanerQuery, LoanerQueryVariables>;
export const TicketLoanersDocument = `query TicketLoaners($id:ID$number:String$locale:String){ticket(id:$id number:$number){loaners{...fn}}}${Amount}${LoanerBookingDetail}${Model}` as TypedDocumentString<TicketLoanersQuery, TicketLoanersQueryVariables>;
export const AddLoanerDocument = /* @__PURE__ */ form3('AddLoaner') as TypedDocumentString<AddLoanerMutation, AddLoanerMutationVariables>;
export const RemoveLoanerDocument = /* @__PURE__ */ form3('RemoveLoaner') as TypedDocumentString<RemoveLoanerMutation, RemoveLoanerMutationVariables>;
export const BookLoanerDocument = /* @__PURE__ */ form4('BookLoaner') as TypedDocumentString<BookLoanerMutation, BookLoanerMutationVariables>;
export const LendLoanerDocument = /* @__PURE__ */ form4('LendLoaner') as TypedDocumentString<LendLoanerMutation, LendLoanerMutationVariables>;
export const ExtendLoanerDocument = /* @__PURE__ */ form4('ExtendLoaner') as TypedDocumentString<ExtendLoanerMutation, ExtendLoanerMutationVariables>;
export const ReturnLoanerDocument = /* @__PURE__ */ form4('ReturnLoaner') as TypedDocumentString<ReturnLoanerMutation, ReturnLoanerMutationVariables>;
export const CancelLoanerBookingDocument = /* @__PURE__ */ form4('CancelLoanerBooking') as TypedDocumentString<CancelLoanerBookingMutation, CancelLoanerBookingMutationVariables>;
export const MembersDocument = `query Members($organization:String$role:Role$first:Int$after:String){members(organization:$organization role:$role first:$first after:$after){nodes{...fq}pageInfo{...fj}}}${CertificationDetail}${MemberDetail}${MemberName}${OrganizationName}${Paging}` as TypedDocumentString<MembersQuery, MembersQueryVariables>;
export const CreateMemberDocument = /* @__PURE__ */ form5('CreateMember') as TypedDocumentString<CreateMemberMutation, CreateMemberMutationVariables>;
export const UpdateMemberDocument = /* @__PURE__ */ form5('UpdateMember') as TypedDocumentString<UpdateMemberMutation, UpdateMemberMutationVariables>;
export const CertifyMemberDocument = /* @__PURE__ */ form5('CertifyMember') as TypedDocumentString<CertifyMemberMutation, CertifyMemberMutationVariables>;
export const UnlinkMemberDocument = /* @__PURE__ */ form5('UnlinkMember') as TypedDocumentString<UnlinkMemberMutation, UnlinkMemberMutationVariables>;
export const ViewerDocument = `query Viewer{viewer{kind label roles sandbox now organization{...fr}}}${OrganizationDetail}${OrganizationName}` as TypedDocumentString<ViewerQuery, ViewerQueryVariables>;
export const OrganizationsDocument = `query Organizations($first:Int$after:String){organizations(first:$first after:$after){nodes{...fr}pageInfo{...fj}}}${OrganizationDetail}${OrganizationName}${Paging}` as TypedDocumentString<OrganizationsQuery, OrganizationsQueryVariables>;
export const CreateOrganizationDocument = /* @__PURE__ */ form6('CreateOrganization') as TypedDocumentString<CreateOrganizationMutation, CreateOrganizationMutationVariables>;
export const UpdateOrganizationDocument = /* @__PURE__ */ form6('UpdateOrganization') as TypedDocumentString<UpdateOrganizationMutation, UpdateOrganizationMutationVariables>;
export const PartsDocument = `query Parts($search:String$model:String$first:Int$after:String$locale:String){parts(search:$search model:$model first:$first after:$after){nodes{...fs}pageInfo{...fj}}}${Amount}${Paging}${PartDetail}` as TypedDocumentString<PartsQuery, PartsQueryVariables>;
export const PartDocument = `query Part($sku:String!$locale:String){part(sku:$sku){...fs}}${Amount}${PartDetail}` as TypedDocumentString<PartQuery, PartQueryVariables>;
export const ProductModelsDocument = `query ProductModels($search:String$first:Int$after:String$locale:String){productModels(search:$search first:$first after:$after){nodes{...f6}pageInfo{...fj}}}${Model}${Paging}` as TypedDocumentString<ProductModelsQuery, ProductModelsQueryVariables>;
export const CreateProductModelDocument = `mutation CreateProductModel($input:CreateProductModelInput!$locale:String){createProductModel(input:$input){...on CreateProductModelPayload{productModel{...f6}}...fk}}${Model}${Refusal}` as TypedDocumentString<CreateProductModelMutation, CreateProductModelMutationVariables>;
export const ReleaseTicketDocument = /* @__PURE__ */ form7('ReleaseTicket') as TypedDocumentString<ReleaseTicketMutation, ReleaseTicketMutationVariables>;
export const DiscardTicketDocument = /* @__PURE__ */ form7('DiscardTicket') as TypedDocumentString<DiscardTicketMutation, DiscardTicketMutationVariables>;
export const TicketQuotesDocument = `query TicketQuotes($id:ID$number:String$locale:String){ticket(id:$id number:$number){quotes{...fw}}}${Amount}${QuoteDetail}${QuoteTaxDetail}${QuotedLine}` as TypedDocumentString<TicketQuotesQuery, TicketQuotesQueryVariables>;
export const QuotePreviewDocument = `query QuotePreview($input:QuotePreviewInput!$locale:String){quotePreview(input:$input){...on QuotePreview{currency net{...ft}tax{...ft}total{...ft}taxes{...fv}decision{...f1f}lines{...fu}}...fk}}${Amount}${CoverageDetail}${QuoteTaxDetail}${QuotedLine}${Refusal}` as TypedDocumentString<QuotePreviewQuery, QuotePreviewQueryVariables>;
export const ServiceRatesDocument = `query ServiceRates($first:Int$after:String$locale:String){serviceRates(first:$first after:$after){nodes{...fx}pageInfo{...fj}}}${Amount}${Paging}${ServiceRateDetail}` as TypedDocumentString<ServiceRatesQuery, ServiceRatesQueryVariables>;
export const TaxRatesDocument = `query TaxRates($first:Int$after:String$locale:String){taxRates(first:$first after:$after){nodes{...fy}pageInfo{...fj}}}${Paging}${TaxRateDetail}` as TypedDocumentString<TaxRatesQuery, TaxRatesQueryVariables>;
export const SendQuoteDocument = /* @__PURE__ */ form7('SendQuote') as TypedDocumentString<SendQuoteMutation, SendQuoteMutationVariables>;
export const WithdrawQuoteDocument = /* @__PURE__ */ form7('WithdrawQuote') as TypedDocumentString<WithdrawQuoteMutation, WithdrawQuoteMutationVariables>;
export const AnswerQuoteDocument = /* @__PURE__ */ form7('AnswerQuote') as TypedDocumentString<AnswerQuoteMutation, AnswerQuoteMutationVariables>;
export const AdvanceClockDocument = `mutation AdvanceClock($input:AdvanceClockInput!){advanceClock(input:$input){...on AdvanceClockPayload{now}...fk}}${Refusal}` as TypedDocumentString<AdvanceClockMutation, AdvanceClockMutationVariables>;
export const ServiceLevelDocument = `query ServiceLevel($code:String!){serviceLevel(code:$code){...fz}}${ServiceLevelDetail}` as TypedDocumentString<ServiceLevelQuery, ServiceLevelQueryVariables>;
export const ServiceLevelsDocument = `query ServiceLevels($first:Int$after:String){serviceLevels(first:$first after:$after){nodes{...fz}pageInfo{...fj}}}${Paging}${ServiceLevelDetail}` as TypedDocumentString<ServiceLevelsQuery, ServiceLevelsQueryVariables>;
export const CreateServiceLevelDocument = /* @__PURE__ */ form8('CreateServiceLevel') as TypedDocumentString<CreateServiceLevelMutation, CreateServiceLevelMutationVariables>;
export const UpdateServiceLevelDocument = /* @__PURE__ */ form8('UpdateServiceLevel') as TypedDocumentString<UpdateServiceLevelMutation, UpdateServiceLevelMutationVariables>;
export const WarehousesDocument = `query Warehouses($organization:String$first:Int$after:String){warehouses(organization:$organization first:$first after:$after){nodes{...f10 organization{...f5}}pageInfo{...fj}}}${OrganizationName}${Paging}${WarehouseName}` as TypedDocumentString<WarehousesQuery, WarehousesQueryVariables>;
export const StockLevelsDocument = `query StockLevels($filter:StockFilter$first:Int$after:String$locale:String){stockLevels(filter:$filter first:$first after:$after){nodes{...f11}pageInfo{...fj}}}${Amount}${LevelDetail}${Paging}${PartDetail}${WarehouseName}` as TypedDocumentString<StockLevelsQuery, StockLevelsQueryVariables>;
export const StockLevelDocument = `query StockLevel($sku:String!$warehouse:String!$locale:String){stockLevel(sku:$sku warehouse:$warehouse){...f11}}${Amount}${LevelDetail}${PartDetail}${WarehouseName}` as TypedDocumentString<StockLevelQuery, StockLevelQueryVariables>;
export const StockMovementsDocument = `query StockMovements($filter:StockFilter$first:Int$after:String$locale:String){stockMovements(filter:$filter first:$first after:$after){nodes{id kind quantity serials at actorName reason part{...fs}warehouse{...f10}}pageInfo{...fj}}}${Amount}${Paging}${PartDetail}${WarehouseName}` as TypedDocumentString<StockMovementsQuery, StockMovementsQueryVariables>;
export const StockUnitDocument = `query StockUnit($sku:String!$serial:String!$locale:String){stockUnit(sku:$sku serial:$serial){serial state receivedAt part{...fs}warehouse{...f10}}}${Amount}${PartDetail}${WarehouseName}` as TypedDocumentString<StockUnitQuery, StockUnitQueryVariables>;
export const TransfersDocument = `query Transfers($filter:TransferFilter$first:Int$after:String$locale:String){transfers(filter:$filter first:$first after:$after){nodes{...f13}pageInfo{...fj}}}${Amount}${Paging}${PartDetail}${TransferDetail}${WarehouseName}` as TypedDocumentString<TransfersQuery, TransfersQueryVariables>;
export const ExpectedStockDocument = `query ExpectedStock($filter:StockFilter$first:Int$after:String$locale:String){expectedStock(filter:$filter first:$first after:$after){nodes{...f14}pageInfo{...fj}}}${Amount}${ExpectedDetail}${Paging}${PartDetail}${WarehouseName}` as TypedDocumentString<ExpectedStockQuery, ExpectedStockQueryVariables>;
export const TicketPartsDocument = `query TicketParts($id:ID$number:String$locale:String){ticket(id:$id number:$number){partLines{...f12}}}${Amount}${PartDetail}${PartLineDetail}${WarehouseName}` as TypedDocumentString<TicketPartsQuery, TicketPartsQueryVariables>;
export const ReservePartsDocument = /* @__PURE__ */ form9('ReserveParts') as TypedDocumentString<ReservePartsMutation, ReservePartsMutationVariables>;
export const ReleasePartsDocument = /* @__PURE__ */ form9('ReleaseParts') as TypedDocumentString<ReleasePartsMutation, ReleasePartsMutationVariables>;
export const IssuePartsDocument = /* @__PURE__ */ form9('IssueParts') as TypedDocumentString<IssuePartsMutation, IssuePartsMutationVariables>;
export const ReturnPartsDocument = /* @__PURE__ */ form9('ReturnParts') as TypedDocumentString<ReturnPartsMutation, ReturnPartsMutationVariables>;
export const RecordRemovedPartDocument = /* @__PURE__ */ form9('RecordRemovedPart') as TypedDocumentString<RecordRemovedPartMutation, RecordRemovedPartMutationVariables>;
export const ReceiveStockDocument = /* @__PURE__ */ form10('ReceiveStock') as TypedDocumentString<ReceiveStockMutation, ReceiveStockMutationVariables>;
export const AdjustStockDocument = /* @__PURE__ */ form10('AdjustStock') as TypedDocumentString<AdjustStockMutation, AdjustStockMutationVariables>;
export const ScrapPartsDocument = /* @__PURE__ */ form10('ScrapParts') as TypedDocumentString<ScrapPartsMutation, ScrapPartsMutationVariables>;
export const CountWarehouseDocument = /* @__PURE__ */ form10('CountWarehouse') as TypedDocumentString<CountWarehouseMutation, CountWarehouseMutationVariables>;
export const TransferStockDocument = /* @__PURE__ */ form11('TransferStock') as TypedDocumentString<TransferStockMutation, TransferStockMutationVariables>;
export const SendTransferDocument = /* @__PURE__ */ form11('SendTransfer') as TypedDocumentString<SendTransferMutation, SendTransferMutationVariables>;
export const ReceiveTransferDocument = /* @__PURE__ */ form11('ReceiveTransfer') as TypedDocumentString<ReceiveTransferMutation, ReceiveTransferMutationVariables>;
export const CancelTransferDocument = /* @__PURE__ */ form11('CancelTransfer') as TypedDocumentString<CancelTransferMutation, CancelTransferMutationVariables>;
export const CreateWarehouseDocument = /* @__PURE__ */ form12('CreateWarehouse') as TypedDocumentString<CreateWarehouseMutation, CreateWarehouseMutationVariables>;
export const SetReorderPointDocument = `mutation SetReorderPoint($input:SetReorderPointInput!$locale:String){setReorderPoint(input:$input){...on SetReorderPointPayload{level{...f11}}...fk}}${Amount}${LevelDetail}${PartDetail}${Refusal}${WarehouseName}` as TypedDocumentString<SetReorderPointMutation, SetReorderPointMutationVariables>;
export const ExpectStockDocument = `mutation ExpectStock($input:ExpectStockInput!$locale:String){expectStock(input:$input){...on ExpectStockPayload{expected{...f14}}...fk}}${Amount}${ExpectedDetail}${PartDetail}${Refusal}${WarehouseName}` as TypedDocumentString<ExpectStockMutation, ExpectStockMutationVariables>;
export const CancelExpectedStockDocument = /* @__PURE__ */ form12('CancelExpectedStock') as TypedDocumentString<CancelExpectedStockMutation, CancelExpectedStockMutationVariables>;
export const StockReportDocument = `query StockReport($input:StockReportInput!){stockReport(input:$input){...on StockReport{rows{warehouse warehouseName organization month timeZone from until lines hits hitRate turnover{currency issuedMinor averageMinor turns turnsPerYear}partsWithoutCost openBackorders piecesAwaited meanAge oldestAge filledBackorders meanWait medianWait}}...fk}}${Refusal}` as TypedDocumentString<StockReportQuery, StockReportQueryVariables>;
export const TicketDocument = `query Ticket($id:ID$number:String$locale:String$timeZone:String){ticket(id:$id number:$number){...fa}}${ClockDetail}${ClockFace}${ClockInterval}${CommentDetail}${EventDetail}${MemberName}${Model}${OrganizationName}${Paging}${Resolution}${TicketDetail}${TicketHead}${TicketLink}${VisitDetail}` as TypedDocumentString<TicketQuery, TicketQueryVariables>;
export const TicketsDocument = `query Tickets($filter:TicketFilter$orderBy:TicketOrder$first:Int$after:String$locale:String){tickets(filter:$filter orderBy:$orderBy first:$first after:$after){nodes{...f8}pageInfo{...fj}}}${ClockFace}${MemberName}${Model}${OrganizationName}${Paging}${TicketHead}${TicketSummary}` as TypedDocumentString<TicketsQuery, TicketsQueryVariables>;
export const SubmitTicketDocument = `mutation SubmitTicket($input:SubmitTicketInput!$locale:String$timeZone:String){submitTicket(input:$input){...on SubmitTicketPayload{number trackingToken ticket{...fa}}...fk}}${ClockDetail}${ClockFace}${ClockInterval}${CommentDetail}${EventDetail}${MemberName}${Model}${OrganizationName}${Paging}${Refusal}${Resolution}${TicketDetail}${TicketHead}${TicketLink}${VisitDetail}` as TypedDocumentString<SubmitTicketMutation, SubmitTicketMutationVariables>;
export const AddCommentDocument = `mutation AddComment($input:AddCommentInput!$locale:String$timeZone:String){addComment(input:$input){...on AddCommentPayload{ticket{...fa}comment{...fg}}...fk}}${ClockDetail}${ClockFace}${ClockInterval}${CommentDetail}${EventDetail}${MemberName}${Model}${OrganizationName}${Paging}${Refusal}${Resolution}${TicketDetail}${TicketHead}${TicketLink}${VisitDetail}` as TypedDocumentString<AddCommentMutation, AddCommentMutationVariables>;
export const AcceptTicketDocument = /* @__PURE__ */ form7('AcceptTicket') as TypedDocumentString<AcceptTicketMutation, AcceptTicketMutationVariables>;
export const StartWorkDocument = /* @__PURE__ */ form7('StartWork') as TypedDocumentString<StartWorkMutation, StartWorkMutationVariables>;
export const HoldTicketDocument = /* @__PURE__ */ form7('HoldTicket') as TypedDocumentString<HoldTicketMutation, HoldTicketMutationVariables>;
export const ResumeTicketDocument = /* @__PURE__ */ form7('ResumeTicket') as TypedDocumentString<ResumeTicketMutation, ResumeTicketMutationVariables>;
export const ResolveTicketDocument = /* @__PURE__ */ form7('ResolveTicket') as TypedDocumentString<ResolveTicketMutation, ResolveTicketMutationVariables>;
export const CloseTicketDocument = /* @__PURE__ */ form7('CloseTicket') as TypedDocumentString<CloseTicketMutation, CloseTicketMutationVariables>;
export const ReopenTicketDocument = /* @__PURE__ */ form7('ReopenTicket') as TypedDocumentString<ReopenTicketMutation, ReopenTicketMutationVariables>;
export const CancelTicketDocument = /* @__PURE__ */ form7('CancelTicket') as TypedDocumentString<CancelTicketMutation, CancelTicketMutationVariables>;
export const AssignTicketDocument = /* @__PURE__ */ form7('AssignTicket') as TypedDocumentString<AssignTicketMutation, AssignTicketMutationVariables>;
export const UnassignTicketDocument = /* @__PURE__ */ form7('UnassignTicket') as TypedDocumentString<UnassignTicketMutation, UnassignTicketMutationVariables>;
export const HandOverTicketDocument = /* @__PURE__ */ form7('HandOverTicket') as TypedDocumentString<HandOverTicketMutation, HandOverTicketMutationVariables>;
export const ClassifyTicketDocument = /* @__PURE__ */ form7('ClassifyTicket') as TypedDocumentString<ClassifyTicketMutation, ClassifyTicketMutationVariables>;
export const DiagnoseTicketDocument = /* @__PURE__ */ form7('DiagnoseTicket') as TypedDocumentString<DiagnoseTicketMutation, DiagnoseTicketMutationVariables>;
export const ReportFaultDocument = `mutation ReportFault($input:SubmitTicketInput!){submitTicket(input:$input){...on SubmitTicketPayload{number trackingToken}...fk}}${Refusal}` as TypedDocumentString<ReportFaultMutation, ReportFaultMutationVariables>;
export const RequestTrackingDocument = `mutation RequestTracking($input:RequestTrackingInput!){requestTracking(input:$input){...on RequestTrackingPayload{trackingToken}...fk}}${Refusal}` as TypedDocumentString<RequestTrackingMutation, RequestTrackingMutationVariables>;
export const TrackedTicketDocument = `query TrackedTicket($locale:String$timeZone:String){trackedTicket{...f15}}${Amount}${TrackedDetail}${TrackedFile}${TrackedOffer}${TrackedPromise}${TrackedStep}${TrackedVisit}` as TypedDocumentString<TrackedTicketQuery, TrackedTicketQueryVariables>;
export const TrackedEventsDocument = `subscription TrackedEvents($after:ID){trackedEvents(after:$after){...f16}}${TrackedStep}${TrackedVisit}` as TypedDocumentString<TrackedEventsSubscription, TrackedEventsSubscriptionVariables>;
export const CommentTrackedTicketDocument = /* @__PURE__ */ form13('CommentTrackedTicket') as TypedDocumentString<CommentTrackedTicketMutation, CommentTrackedTicketMutationVariables>;
export const CancelTrackedTicketDocument = /* @__PURE__ */ form13('CancelTrackedTicket') as TypedDocumentString<CancelTrackedTicketMutation, CancelTrackedTicketMutationVariables>;
export const CloseTrackedTicketDocument = /* @__PURE__ */ form13('CloseTrackedTicket') as TypedDocumentString<CloseTrackedTicketMutation, CloseTrackedTicketMutationVariables>;
export const AnswerTrackedQuoteDocument = /* @__PURE__ */ form13('AnswerTrackedQuote') as TypedDocumentString<AnswerTrackedQuoteMutation, AnswerTrackedQuoteMutationVariables>;
export const AttachToTrackedTicketDocument = /* @__PURE__ */ form13('AttachToTrackedTicket') as TypedDocumentString<AttachToTrackedTicketMutation, AttachToTrackedTicketMutationVariables>;
export const ReopenTrackedTicketDocument = /* @__PURE__ */ form13('ReopenTrackedTicket') as TypedDocumentString<ReopenTrackedTicketMutation, ReopenTrackedTicketMutationVariables>;
export const VisitsDocument = `query Visits($filter:VisitFilter$first:Int$after:String$locale:String){visits(filter:$filter first:$first after:$after){nodes{...f1c}pageInfo{...fj}}}${ClockFace}${MemberName}${Model}${OrganizationName}${Paging}${PlannedVisit}${TicketHead}${TicketSummary}${VisitDetail}` as TypedDocumentString<VisitsQuery, VisitsQueryVariables>;
export const TechnicianSuggestionsDocument = `query TechnicianSuggestions($ticket:ID!$startsAt:DateTime!$endsAt:DateTime!){technicianSuggestions(ticket:$ticket startsAt:$startsAt endsAt:$endsAt){...f1d}}${CertificationDetail}${MemberName}${Suggestion}` as TypedDocumentString<TechnicianSuggestionsQuery, TechnicianSuggestionsQueryVariables>;
export const ScheduleVisitDocument = /* @__PURE__ */ form14('ScheduleVisit') as TypedDocumentString<ScheduleVisitMutation, ScheduleVisitMutationVariables>;
export const RescheduleVisitDocument = /* @__PURE__ */ form14('RescheduleVisit') as TypedDocumentString<RescheduleVisitMutation, RescheduleVisitMutationVariables>;
export const MoveVisitDocument = /* @__PURE__ */ form14('MoveVisit') as TypedDocumentString<MoveVisitMutation, MoveVisitMutationVariables>;
export const CoverageDocument = `query Coverage($input:CoverageInput!$locale:String){coverage(input:$input){...f1f}}${CoverageDetail}` as TypedDocumentString<CoverageQuery, CoverageQueryVariables>;
export const DeviceWarrantyDocument = `query DeviceWarranty($id:ID$serial:String$locale:String){device(id:$id serial:$serial){warranty{...f1i}installedParts(removed:true){...f1g}}}${CoverPhase}${InstalledPartDetail}${WarrantyDetail}${WarrantyPolicyDetail}` as TypedDocumentString<DeviceWarrantyQuery, DeviceWarrantyQueryVariables>;
export const TicketCoverageDocument = `query TicketCoverage($id:ID$number:String$locale:String){ticket(id:$id number:$number){coverageDecisions{...f1f}goodwill{labour parts travel reason grantedBy grantedAt}}}${CoverageDetail}` as TypedDocumentString<TicketCoverageQuery, TicketCoverageQueryVariables>;
export const VoidWarrantyDocument = /* @__PURE__ */ form15('VoidWarranty') as TypedDocumentString<VoidWarrantyMutation, VoidWarrantyMutationVariables>;
export const RestoreWarrantyDocument = /* @__PURE__ */ form15('RestoreWarranty') as TypedDocumentString<RestoreWarrantyMutation, RestoreWarrantyMutationVariables>;
export const ExtendWarrantyDocument = /* @__PURE__ */ form15('ExtendWarranty') as TypedDocumentString<ExtendWarrantyMutation, ExtendWarrantyMutationVariables>;
export const RevokeWarrantyExtensionDocument = /* @__PURE__ */ form15('RevokeWarrantyExtension') as TypedDocumentString<RevokeWarrantyExtensionMutation, RevokeWarrantyExtensionMutationVariables>;
export const DecideCoverageDocument = /* @__PURE__ */ form7('DecideCoverage') as TypedDocumentString<DecideCoverageMutation, DecideCoverageMutationVariables>;
export const GrantGoodwillDocument = /* @__PURE__ */ form7('GrantGoodwill') as TypedDocumentString<GrantGoodwillMutation, GrantGoodwillMutationVariables>;
export const IdentifyDeviceDocument = /* @__PURE__ */ form7('IdentifyDevice') as TypedDocumentString<IdentifyDeviceMutation, IdentifyDeviceMutationVariables>;
export const WarrantyPolicyDocument = `query WarrantyPolicy($code:String!$version:Int){warrantyPolicy(code:$code version:$version){...f1j}}${WarrantyPolicyDetail}` as TypedDocumentString<WarrantyPolicyQuery, WarrantyPolicyQueryVariables>;
export const WarrantyPoliciesDocument = `query WarrantyPolicies($first:Int$after:String){warrantyPolicies(first:$first after:$after){nodes{...f1j}pageInfo{...fj}}}${Paging}${WarrantyPolicyDetail}` as TypedDocumentString<WarrantyPoliciesQuery, WarrantyPoliciesQueryVariables>;
export const CreateWarrantyPolicyDocument = /* @__PURE__ */ form16('CreateWarrantyPolicy') as TypedDocumentString<CreateWarrantyPolicyMutation, CreateWarrantyPolicyMutationVariables>;
export const UpdateWarrantyPolicyDocument = /* @__PURE__ */ form16('UpdateWarrantyPolicy') as TypedDocumentString<UpdateWarrantyPolicyMutation, UpdateWarrantyPolicyMutationVariables>;