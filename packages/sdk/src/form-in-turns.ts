import { pbkdf2 } from '@noble/hashes/pbkdf2.js';
import { sha256 } from '@noble/hashes/sha2.js';
import type { DeriveKeyFunction } from 'altcha-lib/types';

/** With the try that begins before its end, a turn stays below 50 ms on a machine that is four times as slow. */
const turnMs = 4;

let turnBegan = 0;

/** PBKDF2 in JavaScript: one try after the other, with a pause for the page after each turn. */
export const deriveKey: DeriveKeyFunction = async ({ cost, keyLength }, salt, password) => {
  if (performance.now() - turnBegan > turnMs) {
    await new Promise((resolve) => setTimeout(resolve));
    turnBegan = performance.now();
  }
  return { derivedKey: pbkdf2(sha256, password, salt, { c: cost, dkLen: keyLength }) };
};
