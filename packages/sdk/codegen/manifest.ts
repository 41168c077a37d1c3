/**
 * Writes dist/trusted-documents.json, from the built texts as they are sent: what a server has to know before it takes
 * them from web pages. Fails where a text does not have the id that src/generated/document-ids.ts tells.
 */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';

type Documents = Record<string, string>;

const dist = new URL('../dist/', import.meta.url);
const texts = (await import(new URL('generated/operations.js', dist).href)) as Documents;
const ids = (await import(new URL('generated/document-ids.js', dist).href)) as Documents;

const manifest = Object.entries(texts)
  .filter(([name]) => name.endsWith('Document'))
  .map(([name, text]): [string, string] => {
    const hash = createHash('sha256').update(text).digest('hex');
    if (ids[name] !== `sha256:${hash}`) throw new Error(`${name} is not known by the id that it is sent by.`);
    return [hash, text];
  })
  .toSorted(([one], [other]) => (one < other ? -1 : 1));
writeFileSync(
  new URL('trusted-documents.json', dist),
  `${JSON.stringify(Object.fromEntries(manifest), null, 2)}\n`,
);
