/** A key that nobody else draws: 128 random bits, also in pages without TLS, where `crypto.randomUUID` is missing. */
export function drawIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
