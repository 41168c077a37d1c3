import { DomainError } from '../../platform/errors.ts';

/** The unit, or each one of the model, is promised or out in that time. */
export class LoanerConflictError extends DomainError {
  override readonly name = 'LoanerConflictError';
  readonly code = 'ALREADY_EXISTS';
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly freeFrom: Date | null;

  /** `taken`: the booking that is in the way. `freeFrom`: when a span as long is free; null where nobody knows. */
  constructor(what: string, taken: { startsAt: Date; endsAt: Date }, freeFrom: Date | null) {
    const instead = freeFrom
      ? `It is free for as long from ${freeFrom.toISOString()}.`
      : 'It is out beyond its time, and free when it is back.';
    super(
      `${what} is taken from ${taken.startsAt.toISOString()} to ${taken.endsAt.toISOString()}. ${instead}`,
    );
    this.startsAt = taken.startsAt;
    this.endsAt = taken.endsAt;
    this.freeFrom = freeFrom;
  }
}
