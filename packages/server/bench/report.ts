import { readFile, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';

const file = new URL('./last.md', import.meta.url);
const heading = '## ';

/** Shows what was measured, and puts it in last.md in the place of what its title said before. */
export async function report(title: string, conditions: string, table: readonly string[]): Promise<void> {
  const machine = `Node ${process.versions.node}, ${cpus().length} cores.`;
  const section = [title, '', `${conditions} ${machine}`, '', ...table].join('\n');
  const others = (await readFile(file, 'utf8'))
    .split(heading)
    .map((text) => text.trim())
    .filter((text) => text !== '' && !text.startsWith(title));
  const sections = [...others, section].toSorted();
  await writeFile(file, sections.map((text) => `${heading}${text}\n`).join('\n'));
  process.stdout.write(`\n${section}\n`);
}
