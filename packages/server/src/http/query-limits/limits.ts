import { maxTokens } from '../../graphql/max-tokens.ts';
import { isStaff, type Viewer } from '../../modules/access/index.ts';

/** What one operation may be, however it comes. docs/limits.md says the same. */
export const limits = {
  /** Characters of a document. Where an error stands is found by counting lines from the top. */
  length: 50_000,
  tokens: maxTokens,
  depth: 12,
  rootFields: 20,
  aliases: 100,
  directives: 50,
  fragments: 200,
  /** Pairs of fields with one name in the answer: validation compares each with each. */
  pairs: 20_000,
  /** How many errors are looked for. */
  errors: 20,
  /** Bytes of one text in a request: the longest that anything takes is a file of holidays, 500 kB, whose line breaks JSON escapes. */
  text: 600_000,
  variableDepth: 12,
  variableValues: 20_000,
} as const;

/** What an operation may cost, by who asks. */
export const costLimits = {
  SECRET_KEY: 50_000,
  MEMBER: 50_000,
  PUBLISHABLE_KEY: 10_000,
  TRACKING: 2_500,
} as const satisfies Record<Viewer['kind'], number>;
/** So much that who forgot a key is told so, and not that the query is too long. */
const costLimitOfNobody = 10_000;

export const costLimitOf = (viewer: Viewer | null): number =>
  viewer ? costLimits[viewer.kind] : costLimitOfNobody;

const kB = 1024;

/** How long a request may be: only programs of the network send many things at once. */
export const maxBodyBytes = { staff: 1_024 * kB, others: 128 * kB };
/** The same of a message over WebSocket, before anybody knows who sends it. What is longer goes over HTTP. */
export const maxMessageBytes = maxBodyBytes.others;

/** Who may be told what the schema holds: introspection, and names that were perhaps meant. */
export const mayKnowSchema = (viewer: Viewer | null): boolean => isStaff(viewer);
