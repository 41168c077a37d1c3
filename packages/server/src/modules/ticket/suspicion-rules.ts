import type { QuarantineReason } from '../../generated/prisma/enums.ts';

/** How a form came by its token, and what became of it. */
export type ProofState = 'MISSING' | 'INVALID' | 'EXPIRED' | 'REPLAYED' | 'GENUINE';

/** What is known of a submission from a web page when it arrives. */
export interface Submission {
  proof: ProofState;
  /** Since the form asked for its token; null: it has none that is genuine. */
  ageMs: number | null;
  /** What stands in the field that people never see. */
  honeypot: string | null;
  description: string;
  /** How many submissions of the last day to the same organization have the very same text. */
  sameText: number;
}

/** Nobody fills in a form faster than this. */
export const quickestMs = 2_000;
/** The text of a submission may come in so often within a day. */
export const sameTextMost = 3;
export const sameTextMs = 24 * 60 * 60 * 1000;
/** “It does not cool” is what many customers write on a hot day. */
const shortTextMost = 30;

export const isShort = (description: string): boolean => description.length < shortTextMost;

const ofProof: Record<ProofState, readonly QuarantineReason[]> = {
  MISSING: ['NO_PROOF'],
  INVALID: ['INVALID_PROOF'],
  EXPIRED: ['EXPIRED_PROOF'],
  REPLAYED: ['REPLAYED_PROOF'],
  GENUINE: [],
};

/** Everything that speaks against a submission; nothing: it is taken in like any other. */
export function suspicionsOf({
  proof,
  ageMs,
  honeypot,
  description,
  sameText,
}: Submission): QuarantineReason[] {
  return [
    ...ofProof[proof],
    ...(ageMs !== null && ageMs < quickestMs ? ['TOO_FAST' as const] : []),
    ...(honeypot ? ['HONEYPOT' as const] : []),
    ...(isMostlyLinks(description) ? ['MOSTLY_LINKS' as const] : []),
    ...(!isShort(description) && sameText >= sameTextMost ? ['REPEATED_TEXT' as const] : []),
  ];
}

/** Addresses, and the marks with which forums and pages make links of them. */
const link = /(?:https?:\/\/|www\.)[^\s<>"\]]+|<a\s[^>]*>|\[url[^\]]*\]/gi;

/** Several links that outweigh the words, or one that is all there is. A link to a video of the fault is fine. */
export function isMostlyLinks(description: string): boolean {
  const links = description.match(link) ?? [];
  const linked = links.join('').length;
  const words = description.replace(link, '').match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  return (links.length > 1 && linked > words) || (links.length === 1 && words < 3);
}
