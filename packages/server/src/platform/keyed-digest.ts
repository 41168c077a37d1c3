import { createHmac } from 'node:crypto';

/**
 * Stands in a table for what is not to stand there: an address and a phone number are easily guessed, and the secret is not.
 * What is for one purpose tells nothing for another.
 */
export const keyedDigest = (secret: string, purpose: string, text: string): string =>
  createHmac('sha256', `${purpose} ${secret}`).update(text).digest('base64url').slice(0, 24);
