/** A key that nobody else draws: 128 random bits, also in pages without TLS, where `crypto.randomUUID` is missing. */
export function drawIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The input with an idempotency key, its own or a fresh one: so every try of one call has the same. */
export function keyed<Input extends { idempotencyKey?: string | null | undefined }>(
  input: Input,
): Input & { idempotencyKey: string } {
  return { ...input, idempotencyKey: input.idempotencyKey ?? drawIdempotencyKey() };
}
