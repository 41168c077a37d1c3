// Adds up what a page loads, gzipped, and fails when it is more than promised.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

interface Chunk {
  file: string;
  imports?: string[];
}

const dist = new URL('dist/', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, dist));
const chunks = JSON.parse(read('.vite/manifest.json').toString()) as Record<string, Chunk>;

/** The built files of some modules with all that they import at once. */
function filesOf(modules: string[]): Set<string> {
  const files = new Set<string>();
  const add = (name: string) => {
    const chunk = chunks[name];
    if (!chunk) throw new Error(`${name} is not a chunk of its own.`);
    if (files.has(chunk.file)) return;
    files.add(chunk.file);
    chunk.imports?.forEach(add);
  };
  modules.forEach(add);
  return files;
}

const gzipped = (file: string) => gzipSync(read(file), { level: 9 }).length;

/** What a visitor does, one thing after the other, and which modules that brings. */
const visit = (language: string): [what: string, modules: string[], limit: number][] => [
  ['opens the page: the loader', ['src/elements.ts'], 2_500],
  ['sees the form', ['src/aftercare-widget/aftercare-widget.ts', `src/i18n/${language}/report.ts`], 14_600],
  ['uses the form', ['src/repair-form/exchange.ts', `src/i18n/${language}/answers.ts`], 10_900],
  ['can add photos', ['src/photos/photos.ts', `src/i18n/${language}/photos.ts`], 3_500],
  ['sends some', ['src/photos/uploads.ts'], 1_000],
  ['looks for a ticket', ['src/repair-status/repair-status.ts', `src/i18n/${language}/track.ts`], 10_000],
  ['opens it', ['src/repair-status/ticket-view.ts'], 5_000],
  [
    'has something to pay or to sign',
    ['src/repair-status/settlement.ts', `src/i18n/${language}/settlement.ts`],
    7_000,
  ],
  [
    'has files or may add some',
    ['src/repair-status/attachments.ts', `src/i18n/${language}/attachments.ts`],
    3_000,
  ],
  ['has had other quotes', ['src/repair-status/earlier-quotes.ts'], 1_000],
];
const firstView = 15_000;

let tooBig = false;
function print(what: string, bytes: number, limit: number): void {
  tooBig ||= bytes > limit;
  console.log(
    `${what.padEnd(42)}${String(bytes).padStart(6)} of ${limit} bytes gzipped${bytes > limit ? ', TOO BIG' : ''}`,
  );
}

for (const language of ['en', 'zh-cn']) {
  const loaded = new Set<string>();
  let total = 0;
  for (const [index, [what, modules, limit]] of visit(language).entries()) {
    const fresh = [...filesOf(modules)].filter((file) => !loaded.has(file));
    const bytes = fresh.reduce((sum, file) => sum + gzipped(file), 0);
    for (const file of fresh) loaded.add(file);
    total += bytes;
    print(`${language}: ${what}`, bytes, limit);
    if (index === 1) print(`${language}: first view in all`, total, firstView);
  }
}
const lazy = [
  ['fills it in: the proof of work', '/form.js', 2_500],
  ['the same in a page without TLS', '/form-in-turns.js', 4_000],
  ['follows it: the live part', '/live.js', 5_000],
] as const;
for (const [what, ending, limit] of lazy) {
  const files = Object.entries(chunks).flatMap(([name, { file }]) => (name.endsWith(ending) ? file : []));
  if (files.length !== 1) throw new Error(`${ending} is not a chunk of its own.`);
  print(
    what,
    files.reduce((sum, file) => sum + gzipped(file), 0),
    limit,
  );
}

if (tooBig) process.exitCode = 1;
