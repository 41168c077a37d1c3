import { randomBytes } from 'node:crypto';
import { v7, validate } from 'uuid';

/** UUIDv7 (RFC 9562): random, and sorted by the time of its making. */
export const newId = (): string => v7();

export const isId = (value: string): boolean => validate(value);

const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** `length` characters of base 62 from the system's random source: 5.95 bits each. */
export function randomText(length: number): string {
  let text = '';
  while (text.length < length) {
    for (const byte of randomBytes(length)) {
      // 248 is the largest multiple of 62 in a byte: what lies above would favour some characters.
      if (byte < 248 && text.length < length) text += base62[byte % 62];
    }
  }
  return text;
}
