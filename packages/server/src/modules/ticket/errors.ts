import type { TicketStatus } from '../../generated/prisma/enums.ts';
import { DomainError } from '../../platform/errors.ts';

export class IllegalTransitionError extends DomainError {
  override readonly name = 'IllegalTransitionError';
  readonly code = 'ILLEGAL_TRANSITION';
  readonly from: TicketStatus;
  readonly to: TicketStatus;
  readonly allowed: TicketStatus[];

  /** `why`: what stands against it beside its state. */
  constructor(from: TicketStatus, to: TicketStatus, allowed: TicketStatus[], why?: string) {
    const instead =
      why ??
      (allowed.length > 0
        ? `From there it can go to ${allowed.join(', ')}.`
        : 'It can go nowhere from there.');
    super(`A ticket that is ${from} cannot become ${to}. ${instead}`);
    this.from = from;
    this.to = to;
    this.allowed = allowed;
  }
}
