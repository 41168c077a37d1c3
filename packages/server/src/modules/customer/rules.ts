const phoneCharacters = /^\+?[\d\s().\-/]{6,30}$/;
const shortestNumber = 6;
/** Long enough that the end of a number means one subscriber: a local number without its area code is shorter. */
const shortestSharedEnd = 8;

/**
 * The digits of a phone number without international prefix and trunk zero, or null for what is no phone number.
 * ITU-T E.123 writes the same number with or without its country code: `isContact` compares the ends.
 */
export function phoneKey(phone: string): string | null {
  const written = phone.normalize('NFKC').trim();
  if (!phoneCharacters.test(written)) return null;
  const digits = written.replace(/\(0\)/g, '').replace(/\D/g, '').replace(/^0+/, '');
  return digits.length >= shortestNumber ? digits : null;
}

export const emailKey = (email: string): string => email.normalize('NFKC').trim().toLowerCase();

export interface ContactKeys {
  phoneKey: string | null;
  emailKey: string | null;
}

/** Whether what a person typed, a phone number or an email address, is the contact's. */
export function isContact(contact: ContactKeys, given: string): boolean {
  if (given.includes('@')) return contact.emailKey !== null && emailKey(given) === contact.emailKey;
  const key = phoneKey(given);
  if (key === null || contact.phoneKey === null) return false;
  const [shorter, longer] =
    key.length < contact.phoneKey.length ? [key, contact.phoneKey] : [contact.phoneKey, key];
  return shorter === longer || (shorter.length >= shortestSharedEnd && longer.endsWith(shorter));
}
