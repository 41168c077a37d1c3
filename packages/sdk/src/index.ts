export { type Client, createClient, type Viewer } from './client.ts';
export type { DeviceCheck, DeviceListOptions, Devices, PublicDevices } from './devices.ts';
export type { TypedDocument, TypedDocumentString } from './documents.ts';
export * from './errors.ts';
export type { EventListOptions, Events, EventStreamOptions, StreamOptions } from './events.ts';
export type {
  AcceptTicketInput,
  ActorKind,
  AddCommentInput,
  AddressInput,
  CancelTicketInput,
  Channel,
  CloseTicketInput,
  CommentDetailFragment as Comment,
  CommentVisibility,
  ContactInput,
  DeviceDetailFragment as Device,
  DeviceFilter,
  DeviceRefInput,
  DeviceSummaryFragment as DeviceSummary,
  DistanceBand,
  EventDetailFragment as HistoryEvent,
  EventFilter,
  FaultCause,
  HoldReason,
  HoldTicketInput,
  LoggedEventFragment as AftercareEvent,
  ModelFragment as ProductModel,
  OrganizationDetailFragment as Organization,
  OrganizationNameFragment as OrganizationName,
  Priority,
  ReopenTicketInput,
  ResolveTicketInput,
  ResumeTicketInput,
  Role,
  StartWorkInput,
  SubmitTicketInput,
  TicketDetailFragment as Ticket,
  TicketFilter,
  TicketKind,
  TicketOrder,
  TicketStatus,
  TicketSummaryFragment as TicketSummary,
  Tier,
  TrackedDetailFragment as TrackedTicket,
  TrackedStepFragment as TrackedEntry,
  ViewerKind,
} from './generated/operations.ts';
export type { CallOptions, ClientOptions, Key, WebSocketConstructor } from './options.ts';
export type { Organizations } from './organizations.ts';
export type { List, Page, PageRange } from './pagination.ts';
export type { ProductModelListOptions, ProductModels } from './product-models.ts';
export type { Submission, TicketListOptions, Tickets } from './tickets.ts';
export type { TokenHolder, Tracked } from './tracked.ts';
export type { ConnectionState } from './transport/live.ts';
