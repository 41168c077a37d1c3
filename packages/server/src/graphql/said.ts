import { type DocumentNode, visit } from 'graphql';

/** Texts that are more of a caller's than a log has room to be freed from. */
const most = 1_000;

/** Every text that a caller gave with an operation, in its variables and in its document. */
export function said(document: DocumentNode, variables: unknown): string[] {
  const texts = new Set<string>();
  visit(document, { StringValue: ({ value }) => void texts.add(value) });
  const waiting: unknown[] = [variables];
  while (waiting.length > 0 && texts.size < most) {
    const value = waiting.pop();
    if (typeof value === 'string') texts.add(value);
    else if (typeof value === 'object' && value !== null) waiting.push(...Object.values(value));
  }
  return [...texts];
}
