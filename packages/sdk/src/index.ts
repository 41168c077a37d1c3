export { type Client, createClient, type Viewer } from './client.ts';
export type { DeviceCheck, DeviceListOptions, Devices, PublicDevices } from './devices.ts';
export type { TypedDocument, TypedDocumentString } from './documents.ts';
export { durationMs } from './duration.ts';
export * from './errors.ts';
export type { EventListOptions, Events, EventStreamOptions, StreamOptions } from './events.ts';
export type {
  AcceptTicketInput,
  ActorKind,
  AddCommentInput,
  AddressInput,
  AssignTicketInput,
  CancelTicketInput,
  CertificationDetailFragment as Certification,
  Channel,
  ClassifyTicketInput,
  ClockDetailFragment as SlaClock,
  ClockFaceFragment as SlaClockSummary,
  ClockIntervalFragment as SlaInterval,
  CloseTicketInput,
  CommentDetailFragment as Comment,
  CommentVisibility,
  ContactInput,
  DeviceDetailFragment as Device,
  DeviceFilter,
  DeviceRefInput,
  DeviceSummaryFragment as DeviceSummary,
  DiagnoseTicketInput,
  DistanceBand,
  EscalationAction,
  EventDetailFragment as HistoryEvent,
  EventFilter,
  FaultCause,
  HandOverTicketInput,
  HoldReason,
  HoldTicketInput,
  LoggedEventFragment as AftercareEvent,
  MemberNameFragment as MemberName,
  ModelFragment as ProductModel,
  MoveVisitInput,
  OrganizationDetailFragment as Organization,
  OrganizationNameFragment as OrganizationName,
  PlannedVisitFragment as PlannedVisit,
  Priority,
  ReopenTicketInput,
  RescheduleVisitInput,
  ResolutionFragment as TicketResolution,
  ResolveTicketInput,
  ResumeTicketInput,
  Role,
  ScheduleVisitInput,
  SlaClockKind,
  SlaState,
  StartWorkInput,
  SubmitTicketInput,
  SuggestionFragment as TechnicianSuggestion,
  SuggestionReasonCode,
  TicketDetailFragment as Ticket,
  TicketFilter,
  TicketKind,
  TicketLinkFragment as TicketLink,
  TicketOrder,
  TicketStatus,
  TicketSummaryFragment as TicketSummary,
  Tier,
  TrackedDetailFragment as TrackedTicket,
  TrackedPromiseFragment as TrackedPromise,
  TrackedStepFragment as TrackedEntry,
  TrackedVisitFragment as TrackedVisit,
  UnassignTicketInput,
  ViewerKind,
  VisitDetailFragment as Visit,
  VisitFilter,
  VisitState,
} from './generated/operations.ts';
export type { CallOptions, ClientOptions, Key, WebSocketConstructor } from './options.ts';
export type { Organizations } from './organizations.ts';
export type { List, Page, PageRange } from './pagination.ts';
export type { ProductModelListOptions, ProductModels } from './product-models.ts';
export type { Submission, TicketListOptions, Tickets } from './tickets.ts';
export type { TokenHolder, Tracked } from './tracked.ts';
export type { ConnectionState } from './transport/live.ts';
export type { SuggestionQuery, VisitChange, VisitListOptions, Visits } from './visits.ts';
