import { Temporal } from 'temporal-polyfill';
import type { Role, Tier } from '../../generated/prisma/enums.ts';

/** The calendar day of an instant in a time zone, YYYY-MM-DD. */
export const dayIn = (timeZone: string, at: Date): string =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone).toPlainDate().toString();

export function isTimeZone(name: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    // An offset like +08:00 would know nothing of summer time.
    return !/^[+-]/.test(name);
  } catch {
    return false;
  }
}

/** Where an organization may stand: one headquarters, its service centers, and dealers anywhere. */
export function mayStandBelow(tier: Tier, parent: Tier): boolean {
  switch (tier) {
    case 'HEADQUARTERS':
      return false;
    case 'SERVICE_CENTER':
      return parent === 'HEADQUARTERS';
    case 'DEALER':
      return true;
  }
}

/** Only an ADMIN makes somebody an ADMIN, or ends that. */
export const mayGrant = (giver: readonly Role[], before: readonly Role[], after: readonly Role[]): boolean =>
  giver.includes('ADMIN') || before.includes('ADMIN') === after.includes('ADMIN');

/** A product category as it is kept and compared: people write it in any case. */
export const normalizeCategory = (category: string): string =>
  category.normalize('NFKC').trim().replace(/\s+/g, ' ').toUpperCase();

/** Whether a certificate still holds on a day: its last day is covered. */
export const isValidOn = ({ validUntil }: { validUntil: Date }, day: string): boolean =>
  validUntil.toISOString().slice(0, 10) >= day;
