import {
  type AftercareError,
  AlreadyExistsError,
  IdempotencyMismatchError,
  IllegalTransitionError,
  InsufficientStockError,
  InvalidRequestError,
  LoanerConflictError,
  PreconditionError,
  QuoteEndedError,
  StaleVersionError,
  ValidationError,
  VisitConflictError,
} from '../errors.ts';
import type { RefusalFragment } from '../generated/operations.ts';

/** What a mutation answers when it did what was asked. */
export type Payload<Result> = Exclude<Result, RefusalFragment>;

/** Tells a mutation's payload from the refusals in its result union, and throws these as what they are. */
export function payloadOf<Result extends object>(
  result: Result,
  requestId: string | undefined,
): Payload<Result> {
  if (isRefusal(result)) throw refused(result, { requestId });
  return result as Payload<Result>;
}

function isRefusal(result: object): result is RefusalFragment {
  return 'code' in result;
}

const classes = {
  ValidationError,
  IllegalTransitionError,
  StaleVersionError,
  InsufficientStockError,
  AlreadyExistsError,
  VisitConflictError,
  LoanerConflictError,
  QuoteEndedError,
  PreconditionError,
  IdempotencyMismatchError,
} satisfies Record<RefusalFragment['__typename'], unknown>;

function refused(refusal: RefusalFragment, details: { requestId: string | undefined }): AftercareError {
  const Known = classes[refusal.__typename] as (typeof classes)[keyof typeof classes] | undefined;
  // A server newer than this client may refuse for reasons that the client has no class for.
  return Known
    ? new Known(refusal, details)
    : new InvalidRequestError(refusal.message, refusal.code, details);
}
