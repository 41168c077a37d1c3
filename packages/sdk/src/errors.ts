import type { QuoteState, RefusalFragment, TicketStatus } from './generated/operations.ts';

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

type Refusal<Name extends RefusalFragment['__typename']> = Extract<RefusalFragment, { __typename: Name }>;

/** What a mutation answered instead of what was asked: `code`, and what else it says, become the error's. */
abstract class Refused extends AftercareError {
  declare readonly code: RefusalFragment['code'];

  constructor({ __typename: _name, message, ...said }: RefusalFragment, details?: ErrorDetails) {
    super(message, details);
    Object.assign(this, said);
  }
}

/** The input was refused; `issues` holds everything that is wrong with it. */
export class ValidationError extends Refused {
  override readonly name = 'ValidationError';
  declare readonly code: 'VALIDATION';
  declare readonly issues: ValidationIssue[];
}

/** The ticket cannot go from the state it is in to the one asked for. */
export class IllegalTransitionError extends Refused {
  override readonly name = 'IllegalTransitionError';
  declare readonly code: 'ILLEGAL_TRANSITION';
  declare readonly from: TicketStatus;
  declare readonly to: TicketStatus;
  /** Where it can go. */
  declare readonly allowed: TicketStatus[];
}

/** Somebody changed it since the version given as `expectedVersion` was read. */
export class StaleVersionError extends Refused {
  override readonly name = 'StaleVersionError';
  declare readonly code: 'STALE_VERSION';
  declare readonly currentVersion: number;
}

/** There are not enough parts; `shortages` holds every line that cannot be filled, with what there is of it. Nothing was changed. */
export class InsufficientStockError extends Refused {
  override readonly name = 'InsufficientStockError';
  declare readonly code: 'INSUFFICIENT_STOCK';
  declare readonly shortages: Refusal<'InsufficientStockError'>['shortages'];
}

/** There is one already: the code or the email is taken. */
export class AlreadyExistsError extends Refused {
  override readonly name = 'AlreadyExistsError';
  declare readonly code: 'ALREADY_EXISTS';
}

/** The technician has another visit then. */
export class VisitConflictError extends Refused {
  override readonly name = 'VisitConflictError';
  declare readonly code: 'ALREADY_EXISTS';
  /** The window that is taken. */
  declare readonly startsAt: string;
  declare readonly endsAt: string;
}

/** The loaner, or each one of the model, is promised or out then. */
export class LoanerConflictError extends Refused {
  override readonly name = 'LoanerConflictError';
  declare readonly code: 'ALREADY_EXISTS';
  /** From when one is free for as long; null where it is out beyond its time and nobody knows. */
  declare readonly freeFrom: string | null;
}

/** The quote takes no answer any more: it was answered, withdrawn or not answered in time. Nothing was changed. */
export class QuoteEndedError extends Refused {
  override readonly name = 'QuoteEndedError';
  declare readonly code: 'PRECONDITION';
  /** What has become of it. */
  declare readonly state: QuoteState;
}

/** Something else has to happen first: the message says what. */
export class PreconditionError extends Refused {
  override readonly name = 'PreconditionError';
  declare readonly code: 'PRECONDITION';
}

/** The idempotency key was used within the last 24 hours with another input. */
export class IdempotencyMismatchError extends Refused {
  override readonly name = 'IdempotencyMismatchError';
  declare readonly code: 'IDEMPOTENCY_MISMATCH';
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
  InsufficientStockError: InsufficientStockError;
  LoanerConflictError: LoanerConflictError;
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
