import { prefixes } from './keys.ts';

/** The token of an Authorization header, or of `connectionParams.authorization`. */
export const bearerOf = (authorization: string | null): string | undefined =>
  /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];

/** Whether somebody comes with a publishable key, good or not: told without a look at the database. */
export const bearsPublishableKey = (authorization: string | null): boolean =>
  bearerOf(authorization)?.startsWith(prefixes.PUBLISHABLE) ?? false;
