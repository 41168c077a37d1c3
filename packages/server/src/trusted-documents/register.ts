import { z } from 'zod';
import { ValidationError, type ValidationIssue } from '../platform/errors.ts';
import { parse } from '../platform/parse.ts';
import type { System } from '../platform/platform.ts';
import { checkDocument, hashDocument } from './check.ts';

/** What a build of a front end emits: the documents that it sends, by their hash. */
const manifestShape = z.record(z.string(), z.string(), {
  error: 'Give one JSON object: {"<sha256 of the text>": "<text>", …}.',
});

const sourceShape = z
  .string()
  .trim()
  .min(1, 'Say whose documents these are, like my-front-end@1.2.0.')
  .max(200, 'A source has at most 200 characters.');

/** `sha256:` is the prefix that GraphQL over HTTP puts before the hash of a document. */
const hashShape = /^(?:sha256:)?([0-9a-f]{64})$/;

export interface Registration {
  /** How many were not known before. */
  registered: number;
  /** How many were: the manifest now stands beside the others that hold them. */
  known: number;
}

/**
 * Makes the documents of a manifest trusted, all or none, on every node at once and until they are removed. Whether a
 * key may run what they ask for is told by the permissions, when it asks. Throws a ValidationError with every problem.
 */
export async function registerDocuments(
  { database, clock }: Pick<System, 'database' | 'clock'>,
  input: { manifest: unknown; source: string },
): Promise<Registration> {
  const manifest = parse(manifestShape, input.manifest);
  const source = parse(sourceShape, input.source);
  const documents = checkAll(manifest);
  if (documents.length === 0) return { registered: 0, known: 0 };
  const rows = await database.$queryRaw<{ inserted: boolean }[]>`
    insert into trusted_document as kept (hash, name, text, sources, registered_at)
    select given.*, array[${source}], ${clock.now()}
    from unnest(
      ${documents.map(({ hash }) => hash)}::text[],
      ${documents.map(({ name }) => name)}::text[],
      ${documents.map(({ text }) => text)}::text[]
    ) given
    order by 1
    on conflict (hash) do update set sources = kept.sources || excluded.sources
      where not kept.sources @> excluded.sources
    returning xmax = 0 as inserted`;
  const registered = rows.filter(({ inserted }) => inserted).length;
  return { registered, known: documents.length - registered };
}

function checkAll(manifest: Record<string, string>) {
  const issues: ValidationIssue[] = [];
  const documents = new Map<string, { hash: string; name: string; text: string }>();
  for (const [key, text] of Object.entries(manifest)) {
    const problem = (message: string, code: string) => issues.push({ path: [key], message, code });
    const hash = hashShape.exec(key)?.[1];
    const actual = hashDocument(text);
    if (!hash) problem('The key must be a SHA-256 in hex: 64 digits, lower case.', 'invalid_hash');
    else if (hash !== actual)
      problem(`This is not the SHA-256 of the text, which is ${actual}.`, 'invalid_hash');
    const checked = checkDocument(text);
    if ('name' in checked) documents.set(actual, { hash: actual, name: checked.name, text });
    else for (const message of checked.problems) problem(message, 'invalid_document');
  }
  if (issues.length > 0) throw new ValidationError(issues);
  return [...documents.values()];
}
