import { DomainError } from '../../platform/errors.ts';

/** The technician has another visit in that time. */
export class VisitConflictError extends DomainError {
  override readonly name = 'VisitConflictError';
  readonly code = 'ALREADY_EXISTS';
  readonly startsAt: Date;
  readonly endsAt: Date;

  constructor(technician: string, { startsAt, endsAt }: { startsAt: Date; endsAt: Date }) {
    super(
      `${technician} has another visit from ${startsAt.toISOString()} to ${endsAt.toISOString()}. Choose another time or another technician.`,
    );
    this.startsAt = startsAt;
    this.endsAt = endsAt;
  }
}
