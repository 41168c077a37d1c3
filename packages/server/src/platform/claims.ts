/** What an identity provider says of somebody. */
export type Claims = Record<string, unknown>;

/** A claim by its name or, where it lies deeper, by a JSON Pointer (RFC 6901): email, /realm_access/roles. */
export function readClaim(claims: Claims, place: string): unknown {
  if (!place.startsWith('/')) return own(claims, place);
  const steps = place.slice(1).split('/');
  return steps.reduce<unknown>(
    (value, step) => own(value, step.replaceAll('~1', '/').replaceAll('~0', '~')),
    claims,
  );
}

/** The texts of a claim: one, a list of them, or the names of an object’s members. */
export function textsOf(claim: unknown): string[] {
  if (typeof claim === 'string') return [claim];
  if (Array.isArray(claim)) return claim.filter((value) => typeof value === 'string');
  return typeof claim === 'object' && claim !== null ? Object.keys(claim) : [];
}

const own = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Claims)[name]
    : undefined;
