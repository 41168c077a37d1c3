export type EmbeddedPostgresReason =
  'unsupported' | 'binaries' | 'account' | 'folder' | 'locked' | 'create' | 'start' | 'password' | 'stop';

/** The embedded PostgreSQL cannot serve. The message says what happened and what to do about it. */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError';
  readonly reason: EmbeddedPostgresReason;

  constructor(
    reason: EmbeddedPostgresReason,
    what: string,
    options: { remedy?: string; cause?: unknown } = {},
  ) {
    const remedy = options.remedy ? `${options.remedy}, or` : 'To go on without the embedded PostgreSQL,';
    super(`${what}\n${remedy} set DATABASE_URL to a PostgreSQL 15 or newer.`, { cause: options.cause });
    this.reason = reason;
  }
}
