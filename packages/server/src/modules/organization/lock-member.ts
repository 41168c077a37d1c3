import type { Member } from '../../generated/prisma/client.ts';
import type { Transaction } from '../../platform/database.ts';
import { RequestError } from '../../platform/errors.ts';
import { takeTurn } from '../../platform/event-log/index.ts';
import { type Context, inSight, scope } from '../access/index.ts';

/** The member, whose turn is taken until the end of the transaction, if the viewer may see them. */
export async function lockMember(tx: Transaction, ctx: Context, id: string): Promise<Member> {
  const seen = await inSight(tx, ctx, 'Member', { id });
  await takeTurn(tx, id);
  const member = await tx.member.findFirst({ where: { id, AND: [scope(ctx, 'Member'), seen] } });
  if (member) return member;
  throw new RequestError('NOT_FOUND', 'There is no such member.');
}
