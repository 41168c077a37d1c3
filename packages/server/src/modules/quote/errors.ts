import type { QuoteState } from '../../generated/prisma/enums.ts';
import { DomainError } from '../../platform/errors.ts';

interface Ended {
  state: QuoteState;
  endedAt: Date | null;
  validUntil: Date;
}

const said: Record<QuoteState, string> = {
  SENT: 'It is out of date.',
  ACCEPTED: 'It was approved already.',
  DECLINED: 'It was declined already.',
  EXPIRED: 'It was not answered in time.',
  WITHDRAWN: 'It was withdrawn.',
};

/** The quote is not out any more. */
export class QuoteEndedError extends DomainError {
  override readonly name = 'QuoteEndedError';
  readonly code = 'PRECONDITION';
  readonly state: QuoteState;
  readonly endedAt: Date | null;
  readonly validUntil: Date;

  /** One that is out of date counts as expired, also before it is put down as such. */
  constructor({ state, endedAt, validUntil }: Ended) {
    super(`This quote cannot be answered or withdrawn. ${said[state]}`);
    this.state = state === 'SENT' ? 'EXPIRED' : state;
    this.endedAt = endedAt;
    this.validUntil = validUntil;
  }
}
