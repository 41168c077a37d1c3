import type { QuoteState, TicketStatus } from './generated/operations.ts';

/** One thing wrong with an input. */
export interface ValidationIssue {
  /** Where it is, starting inside the input: `['contact', 'phone']`. */
  path: string[];
  /** A sentence for people, in the language of the request. */
  message: string;
  /** A word for programs: `required`, `too_long`, `invalid_phone`, `unknown_device` … */
  code: string;
}

interface ErrorDetails {
  requestId?: string | undefined;
  cause?: unknown;
}

// Registered, so that two copies of this package on one page know each other's errors.
const brand = Symbol.for('@aftercare/sdk/error');

/** What every error of this client has in common. Tell them apart by `name`, or by `isAftercareError`. */
export abstract class AftercareError extends Error {
  abstract override readonly name: AftercareErrorName;
  /** The reason as a word for programs, as the server sent it or, for errors on the way to it, the client's own. */
  abstract readonly code: string;
  /** Whether the same call may succeed later, unchanged. */
  readonly retryable: boolean = false;
  /** Finds the request in the server's log. */
  readonly requestId: string | undefined;

  constructor(message: string, { requestId, cause }: ErrorDetails = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.requestId = requestId;
    Object.defineProperty(this, brand, { value: true });
  }
}

/** The input was refused; `issues` holds everything that is wrong with it. */
export class ValidationError extends AftercareError {
  override readonly name = 'ValidationError';
  override readonly code = 'VALIDATION';
  readonly issues: ValidationIssue[];

  constructor(message: string, issues: ValidationIssue[], details?: ErrorDetails) {
    super(message, details);
    this.issues = issues;
  }
}

/** The ticket cannot go from the state it is in to the one asked for. */
export class IllegalTransitionError extends AftercareError {
  override readonly name = 'IllegalTransitionError';
  override readonly code = 'ILLEGAL_TRANSITION';
  readonly from: TicketStatus;
  readonly to: TicketStatus;
  /** Where it can go. */
  readonly allowed: TicketStatus[];

  constructor(
    message: string,
    { from, to, allowed }: { from: TicketStatus; to: TicketStatus; allowed: TicketStatus[] },
    details?: ErrorDetails,
  ) {
    super(message, details);
    this.from = from;
    this.to = to;
    this.allowed = allowed;
  }
}

/** Somebody changed it since the version given as `expectedVersion` was read. */
export class StaleVersionError extends AftercareError {
  override readonly name = 'StaleVersionError';
  override readonly code = 'STALE_VERSION';
  readonly currentVersion: number;

  constructor(message: string, currentVersion: number, details?: ErrorDetails) {
    super(message, details);
    this.currentVersion = currentVersion;
  }
}

/** There is one already: the code or the email is taken. */
export class AlreadyExistsError extends AftercareError {
  override readonly name = 'AlreadyExistsError';
  override readonly code = 'ALREADY_EXISTS';
}

/** The technician has another visit then. */
export class VisitConflictError extends AftercareError {
  override readonly name = 'VisitConflictError';
  override readonly code = 'ALREADY_EXISTS';
  /** The window that is taken. */
  readonly startsAt: string;
  readonly endsAt: string;

  constructor(
    message: string,
    { startsAt, endsAt }: { startsAt: string; endsAt: string },
    details?: ErrorDetails,
  ) {
    super(message, details);
    this.startsAt = startsAt;
    this.endsAt = endsAt;
  }
}

/** The quote takes no answer any more: it was answered, withdrawn or not answered in time. Nothing was changed. */
export class QuoteEndedError extends AftercareError {
  override readonly name = 'QuoteEndedError';
  override readonly code = 'PRECONDITION';
  /** What has become of it. */
  readonly state: QuoteState;

  constructor(message: string, { state }: { state: QuoteState }, details?: ErrorDetails) {
    super(message, details);
    this.state = state;
  }
}

/** Something else has to happen first: the message says what. */
export class PreconditionError extends AftercareError {
  override readonly name = 'PreconditionError';
  override readonly code = 'PRECONDITION';
}

/** The idempotency key was used within the last 24 hours with another input. */
export class IdempotencyMismatchError extends AftercareError {
  override readonly name = 'IdempotencyMismatchError';
  override readonly code = 'IDEMPOTENCY_MISMATCH';
}

/** The key or tracking token is missing, unknown, expired or revoked. */
export class AuthenticationError extends AftercareError {
  override readonly name = 'AuthenticationError';
  override readonly code = 'UNAUTHENTICATED';
}

/** The key is good, but not for this: its roles, its kind or the page's origin do not allow it. */
export class PermissionError extends AftercareError {
  override readonly name = 'PermissionError';
  override readonly code = 'FORBIDDEN';
}

/** There is no such thing, or it is not yours to see. */
export class NotFoundError extends AftercareError {
  override readonly name = 'NotFoundError';
  override readonly code = 'NOT_FOUND';
}

/** Too many requests. */
export class RateLimitError extends AftercareError {
  override readonly name = 'RateLimitError';
  override readonly code = 'RATE_LIMITED';
  override readonly retryable = true;
  /** Seconds to wait before the next try, where the server said so. */
  readonly retryAfter: number | undefined;

  constructor(message: string, retryAfter?: number, details?: ErrorDetails) {
    super(message, details);
    this.retryAfter = retryAfter;
  }
}

/** The server did not take the request as it is: a malformed document, wrong variables, a query too complex. */
export class InvalidRequestError extends AftercareError {
  override readonly name = 'InvalidRequestError';
  override readonly code: string;

  constructor(message: string, code: string, details?: ErrorDetails) {
    super(message, details);
    this.code = code;
  }
}

/** The server failed. Retryable when it said that it is only away for a while. */
export class ServerError extends AftercareError {
  override readonly name = 'ServerError';
  override readonly code: string;
  override readonly retryable: boolean;

  constructor(message: string, code: string, retryable: boolean, details?: ErrorDetails) {
    super(message, details);
    this.code = code;
    this.retryable = retryable;
  }
}

/** The server could not be reached, or the connection broke. */
export class ConnectionError extends AftercareError {
  override readonly name = 'ConnectionError';
  override readonly code = 'CONNECTION';
  override readonly retryable = true;
}

/** The server did not answer within `timeout`, or what was sent came too slowly for it. */
export class TimeoutError extends AftercareError {
  override readonly name = 'TimeoutError';
  override readonly code = 'TIMEOUT';
  override readonly retryable = true;
}

/** The log no longer knows the cursor given as `after`: read the present state anew, and stream from there. */
export class ResyncRequiredError extends AftercareError {
  override readonly name = 'ResyncRequiredError';
  override readonly code = 'RESYNC_REQUIRED';
}

interface AftercareErrors {
  ValidationError: ValidationError;
  IllegalTransitionError: IllegalTransitionError;
  StaleVersionError: StaleVersionError;
  AlreadyExistsError: AlreadyExistsError;
  VisitConflictError: VisitConflictError;
  QuoteEndedError: QuoteEndedError;
  PreconditionError: PreconditionError;
  IdempotencyMismatchError: IdempotencyMismatchError;
  AuthenticationError: AuthenticationError;
  PermissionError: PermissionError;
  NotFoundError: NotFoundError;
  RateLimitError: RateLimitError;
  InvalidRequestError: InvalidRequestError;
  ServerError: ServerError;
  ConnectionError: ConnectionError;
  TimeoutError: TimeoutError;
  ResyncRequiredError: ResyncRequiredError;
}

/** The names of all errors that this client throws. */
export type AftercareErrorName = keyof AftercareErrors;

/**
 * Whether something caught is an error of this client, and if a name is given, that one. Unlike `instanceof` it works
 * when the error comes from another copy of this package.
 */
export function isAftercareError(error: unknown): error is AftercareErrors[AftercareErrorName];
export function isAftercareError<Name extends AftercareErrorName>(
  error: unknown,
  name: Name,
): error is AftercareErrors[Name];
export function isAftercareError(error: unknown, name?: AftercareErrorName): boolean {
  return error instanceof Error && brand in error && (name === undefined || error.name === name);
}
