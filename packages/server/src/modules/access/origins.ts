import { getDomain } from 'tldts';

/** What is wrong with an origin that somebody wrote down for a key. */
export type OriginFault = 'invalid_origin' | 'invalid_wildcard' | 'wildcard_too_wide';

const wildcard = '*.';

/**
 * The origin as browsers send it (RFC 6454, section 6.2): in lower case, its host in ASCII, without the default port; or
 * the same with `*.` in front of a domain that somebody owns, for all that lies below it. `null`, which every sandboxed
 * page and local file sends, is no origin.
 */
export function readOrigin(text: string): { origin: string } | { fault: OriginFault } {
  const [, scheme, star = '', rest] = /^(https?):\/\/(\*\.)?([^/?#\\@\s*]+)\/?$/i.exec(text.trim()) ?? [];
  if (!scheme || !rest) return { fault: text.includes('*') ? 'invalid_wildcard' : 'invalid_origin' };
  const url = URL.parse(`${scheme}://${rest}`);
  if (!url?.hostname || url.hostname.endsWith('.')) return { fault: 'invalid_origin' };
  if (!star) return { origin: url.origin };
  return getDomain(url.hostname, { allowPrivateDomains: true })
    ? { origin: `${url.protocol}//${wildcard}${url.host}` }
    : { fault: 'wildcard_too_wide' };
}

/** By which of the origins of a key it works in a page, if by any: scheme, host and port all count. */
export const matchOrigin = (allowed: readonly string[], origin: string): string | undefined =>
  allowed.find((one) => one === origin) ??
  allowed.find((one) => one.includes(wildcard) && isBelow(one, origin));

/** `*` stands for one label or more: https://*.dealer.example has shop.dealer.example and de.shop.dealer.example below it. */
function isBelow(pattern: string, origin: string): boolean {
  const url = URL.parse(origin);
  // What a browser would not send so may be anything.
  if (!url || url.origin !== origin) return false;
  const [scheme, below] = pattern.split(wildcard) as [string, string];
  return `${url.protocol}//` === scheme && url.host.endsWith(`.${below}`) && url.hostname[0] !== '.';
}
