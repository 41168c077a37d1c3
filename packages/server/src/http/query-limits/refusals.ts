import { GraphQLError } from 'graphql';
import type { Excess } from './json-bounds.ts';
import { limits } from './limits.ts';

export interface Measured {
  requested: number;
  limit: number;
}

/** What is measured, and how the answer of somebody who asks too much begins and ends. */
const words = {
  length: ['This document has', 'characters', 'Leave out comments and blanks, or ask in several requests'],
  tokens: ['This document has', 'tokens', 'Ask for less, or in several requests'],
  depth: ['This asks', 'levels deep', 'Ask for what lies deeper in a request of its own'],
  rootFields: ['This asks for', 'fields at the root', 'Ask for them in several requests'],
  aliases: ['This document has', 'aliases', 'Ask in several requests, with variables'],
  directives: ['This document has', 'directives', 'Ask without them, or in several requests'],
  fragments: [
    'This document uses fragments',
    'times',
    'Ask for fewer types at once, or put what is the same into one fragment',
  ],
  pairs: [
    'Fields of one name make',
    'pairs in this document',
    'Ask for each field once, or in several requests',
  ],
  cost: [
    'This costs',
    'at most',
    'Ask for shorter pages (first, last) or fewer fields, or in several requests',
  ],
  variableDepth: ['The variables are', 'levels deep', 'No input needs so many'],
  text: ['This request holds a text of', 'bytes', 'Nothing takes one that long'],
  variableValues: ['The variables hold', 'values', 'Send them in several requests'],
} as const satisfies Record<string, readonly [string, string, string]>;

export type Measure = keyof typeof words;

/** The error for what is too much; `more`: it was not counted to its end. */
export function tooComplex(measure: Measure, { requested, limit }: Measured, more = false): GraphQLError {
  const [before, after, mend] = words[measure];
  const number = `${more ? 'more than ' : ''}${requested.toLocaleString('en')}`;
  return refusal(`${before} ${number} ${after}; ${limit.toLocaleString('en')} are allowed. ${mend}.`, {
    [measure]: { requested, limit },
  });
}

/** The same for what was not counted to its end. */
export const tooMuch = (excess: Excess): GraphQLError =>
  tooComplex(excess, { requested: limits[excess], limit: limits[excess] }, true);

export const inCircles = (fragment: string): GraphQLError =>
  refusal(`The fragment ${fragment} leads to itself. Let no fragment use itself, nor those that use it.`);

const refusal = (message: string, extensions?: Partial<Record<Measure, Measured>>) =>
  new GraphQLError(message, {
    extensions: { code: 'QUERY_TOO_COMPLEX', ...extensions, http: { status: 400 } },
  });

/** Throws for the first of these that is more than it may be. */
export function check(measured: Partial<Record<Exclude<Measure, 'cost'>, number>>): void {
  for (const [measure, requested] of Object.entries(measured) as [keyof typeof measured, number][]) {
    const limit = limits[measure];
    if (requested > limit) throw tooComplex(measure, { requested, limit });
  }
}
