import { isId } from './ids.ts';

/** Relay global ids: opaque to callers, `Type:uuid` in base64url to us. */
export const globalId = (type: string, id: string): string =>
  Buffer.from(`${type}:${id}`).toString('base64url');

export function parseGlobalId(text: string): { type: string; id: string } | null {
  const [type, id, ...rest] = Buffer.from(text, 'base64url').toString().split(':');
  return type && id && rest.length === 0 && isId(id) ? { type, id } : null;
}

/** The row id behind a global id of the type, or null for any other text. */
export function localId(type: string, text: string): string | null {
  const parsed = parseGlobalId(text);
  return parsed?.type === type ? parsed.id : null;
}
