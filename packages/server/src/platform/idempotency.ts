import { createHash } from 'node:crypto';
import type { Prisma, Transaction } from './database.ts';
import { IdempotencyMismatchError } from './errors.ts';

const retentionMs = 24 * 60 * 60 * 1000;
const forgottenAtOnce = 5;

export interface IdempotentCall {
  /** Who calls: the id of a key, or of a ticket for its customer. */
  subject: string;
  operation: string;
  key: string | null | undefined;
  /** The parsed input: the same meaning gives the same text. */
  input: unknown;
  now: Date;
}

/**
 * Runs a change once for a key: the same key and input within 24 hours gives the first answer again, in the same
 * transaction as the change itself. Equal keys queue on an advisory lock, which, unlike a row, takes no transaction id
 * before the change has its turn (see `takeTurn`).
 */
export async function once<Result extends Prisma.InputJsonObject>(
  tx: Transaction,
  call: IdempotentCall,
  run: () => Promise<Result>,
): Promise<Result> {
  const { subject, operation, key, now } = call;
  if (key == null) return run();
  const lock = `${subject} ${operation} ${key}`;
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))`;
  const id = { subject, operation, key };
  const inputHash = createHash('sha256').update(canonicalText(call.input)).digest('base64url');
  const known = await tx.idempotencyKey.findUnique({ where: { subject_operation_key: id } });
  if (known && now.getTime() - known.createdAt.getTime() < retentionMs) {
    if (known.inputHash !== inputHash) throw new IdempotencyMismatchError();
    return known.result as Result;
  }
  const result = await run();
  const answer = { inputHash, result, createdAt: now };
  await tx.idempotencyKey.upsert({
    where: { subject_operation_key: id },
    create: { ...id, ...answer },
    update: answer,
  });
  await forgetOld(tx, now);
  return result;
}

/** Uses something up that can be used once, within the time for which keys are kept: false if somebody has, or is about to. */
export async function spend(
  tx: Transaction,
  { subject, operation, key, now }: Required<Omit<IdempotentCall, 'input' | 'key'>> & { key: string },
): Promise<boolean> {
  const spent = await tx.$executeRaw`
    insert into idempotency_key (subject, operation, key, input_hash, result, created_at)
    values (${subject}::uuid, ${operation}, ${key}, '', '{}', ${now}) on conflict do nothing`;
  await forgetOld(tx, now);
  return spent > 0;
}

/** Each new key takes a few expired ones with it, so that the table stays as small as a day's work. */
async function forgetOld(tx: Transaction, now: Date): Promise<void> {
  const expired = new Date(now.getTime() - retentionMs);
  await tx.$executeRaw`
    delete from idempotency_key where (subject, operation, key) in (
      select subject, operation, key from idempotency_key
      where created_at < ${expired} order by created_at limit ${forgottenAtOnce} for update skip locked)`;
}

/** Absent and null mean the same. The keys stand in the order of the parsing schema, not of the caller. */
const canonicalText = (input: unknown): string =>
  JSON.stringify(input, (_key, value: unknown) => value ?? undefined);
