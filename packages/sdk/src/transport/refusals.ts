import {
  type AftercareError,
  AlreadyExistsError,
  IdempotencyMismatchError,
  IllegalTransitionError,
  InvalidRequestError,
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

function refused(refusal: RefusalFragment, details: { requestId: string | undefined }): AftercareError {
  switch (refusal.__typename) {
    case 'ValidationError':
      return new ValidationError(refusal.message, refusal.issues, details);
    case 'IllegalTransitionError':
      return new IllegalTransitionError(refusal.message, refusal, details);
    case 'StaleVersionError':
      return new StaleVersionError(refusal.message, refusal.currentVersion, details);
    case 'AlreadyExistsError':
      return new AlreadyExistsError(refusal.message, details);
    case 'VisitConflictError':
      return new VisitConflictError(refusal.message, refusal, details);
    case 'QuoteEndedError':
      return new QuoteEndedError(refusal.message, refusal, details);
    case 'PreconditionError':
      return new PreconditionError(refusal.message, details);
    case 'IdempotencyMismatchError':
      return new IdempotencyMismatchError(refusal.message, details);
    default:
      return newerRefusal(refusal, details);
  }
}

/** A server newer than this client may refuse for reasons that the client has no class for. */
function newerRefusal(refusal: never, details: { requestId: string | undefined }): AftercareError {
  const { code, message } = refusal as { code: string; message: string };
  return new InvalidRequestError(message, code, details);
}
