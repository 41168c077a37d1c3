/** What a mutation may answer instead of its payload: members of its result union. */
export type DomainErrorCode =
  | 'VALIDATION'
  | 'ILLEGAL_TRANSITION'
  | 'STALE_VERSION'
  | 'INSUFFICIENT_STOCK'
  | 'IDEMPOTENCY_MISMATCH'
  | 'ALREADY_EXISTS'
  | 'PRECONDITION';

export abstract class DomainError extends Error {
  abstract readonly code: DomainErrorCode;
}

export interface ValidationIssue {
  /** Where in the input, from the outside in. */
  path: string[];
  message: string;
  code: string;
}

export class ValidationError extends DomainError {
  override readonly name = 'ValidationError';
  readonly code = 'VALIDATION';
  readonly issues: ValidationIssue[];

  constructor(issues: ValidationIssue[]) {
    super(issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join(' '));
    this.issues = issues;
  }
}

export class IdempotencyMismatchError extends DomainError {
  override readonly name = 'IdempotencyMismatchError';
  readonly code = 'IDEMPOTENCY_MISMATCH';

  constructor() {
    super(
      'This idempotencyKey was used with another input in the last 24 hours. Take a new key for a new request.',
    );
  }
}

export class AlreadyExistsError extends DomainError {
  override readonly name = 'AlreadyExistsError';
  readonly code = 'ALREADY_EXISTS';

  constructor(message: string) {
    super(message);
  }
}

export class StaleVersionError extends DomainError {
  override readonly name = 'StaleVersionError';
  readonly code = 'STALE_VERSION';
  readonly currentVersion: number;

  constructor(expected: number, current: number) {
    super(`It was changed meanwhile: you expected version ${expected}, it is at ${current}. Read it again.`);
    this.currentVersion = current;
  }
}

/** Refuses a change of what has moved on since its caller saw it. */
export function checkVersion(current: { version: number }, expected: number | null | undefined): void {
  if (expected != null && expected !== current.version)
    throw new StaleVersionError(expected, current.version);
}

export class PreconditionError extends DomainError {
  override readonly name = 'PreconditionError';
  readonly code = 'PRECONDITION';

  constructor(message: string) {
    super(message);
  }
}

/** What ends a request as a GraphQL error with `extensions.code`. */
export type RequestErrorCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'BAD_USER_INPUT'
  | 'RATE_LIMITED'
  | 'RESYNC_REQUIRED'
  | 'UNAVAILABLE';

export class RequestError extends Error {
  override readonly name = 'RequestError';
  readonly code: RequestErrorCode;
  /** Whole seconds after which another try is worth it, where that is known. */
  readonly retryAfter: number | undefined;

  constructor(code: RequestErrorCode, message: string, options?: ErrorOptions & { retryAfter?: number }) {
    super(message, options);
    this.code = code;
    this.retryAfter = options?.retryAfter;
  }
}
