import type { PartLineState } from '../../generated/prisma/enums.ts';
import type { Transaction } from '../../platform/database.ts';
import { ValidationError } from '../../platform/errors.ts';

/** Which states a line may be in, and what stands against the others. */
type Fit = Partial<Record<PartLineState, { message: string; code: string }>>;

const ended = {
  RELEASED: { message: 'This line was released.', code: 'released' },
  RETURNED: { message: 'This line was returned.', code: 'returned' },
};

export const releasable: Fit = {
  ...ended,
  ISSUED: {
    message: 'This line was issued: bring back what was not used with returnParts.',
    code: 'issued',
  },
};

export const issuable: Fit = {
  ...ended,
  BACKORDERED: { message: 'This line is awaited: it can be issued when it is there.', code: 'not_reserved' },
  ISSUED: { message: 'This line was issued already.', code: 'issued' },
};

export const returnable: Fit = {
  ...ended,
  RESERVED: { message: 'This line was not issued: give it back with releaseParts.', code: 'not_issued' },
  BACKORDERED: { message: 'This line was not issued: give it back with releaseParts.', code: 'not_issued' },
};

/** Refuses lines that are not the ticket's, or not in a fitting state: all that is wrong at once, each with its place. */
export async function checkLines(
  tx: Transaction,
  ticketId: string,
  ids: readonly string[],
  fit: Fit,
  path: (index: number) => string[] = (index) => ['lines', String(index)],
): Promise<void> {
  const lines = await tx.partLine.findMany({
    where: { ticketId, id: { in: [...ids] } },
    select: { id: true, state: true },
  });
  const states = new Map(lines.map(({ id, state }) => [id, state]));
  const issues = ids.flatMap((id, index) => {
    const state = states.get(id);
    const problem = state
      ? fit[state]
      : { message: 'The ticket has no such line of parts.', code: 'unknown_line' };
    const twice = ids.indexOf(id) !== index && { message: 'This line is here twice.', code: 'duplicate' };
    const wrong = problem ?? twice;
    return wrong ? [{ path: path(index), ...wrong }] : [];
  });
  if (issues.length > 0) throw new ValidationError(issues);
}
