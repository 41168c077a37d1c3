import type { Visit } from '../../generated/prisma/client.ts';
import type { VisitState } from '../../generated/prisma/enums.ts';
import type { Transaction } from '../../platform/database.ts';
import { ValidationError } from '../../platform/errors.ts';
import { isOver, visitMoves } from './rules.ts';

/** Brings a visit along its life. */
export async function progressVisit(
  tx: Transaction,
  visit: Pick<Visit, 'id' | 'state'>,
  state: VisitState,
  now: Date,
): Promise<Visit> {
  const allowed = visitMoves[visit.state];
  if (!allowed.includes(state)) {
    const instead = allowed.length > 0 ? `From there it can go to ${allowed.join(', ')}.` : 'It is over.';
    const message = `A visit that is ${visit.state} cannot become ${state}. ${instead}`;
    throw new ValidationError([{ path: ['state'], message, code: 'illegal_transition' }]);
  }
  return tx.visit.update({
    where: { id: visit.id },
    data: {
      state,
      ...(state === 'EN_ROUTE' && { enRouteAt: now }),
      ...(state === 'ARRIVED' && { arrivedAt: now }),
      ...(isOver(state) && { endedAt: now }),
    },
  });
}
