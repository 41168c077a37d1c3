import { open } from 'node:fs/promises';
import { TextDecoder } from 'node:util';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

/** A file that is no text, with the place where that shows. */
export class TextFileError extends Error {
  override readonly name = 'TextFileError';
}

const blockSize = 256 * 1024;
/** A file without line feeds must not be read into memory whole. */
const longestLine = 1_000_000;
const lineFeed = 0x0a;

/**
 * Which of the encodings a file is written in: as its byte order mark says, else UTF-8, else GB18030, of which a file
 * has to fit one from the first byte to the last.
 */
export async function detectEncoding(path: string): Promise<Encoding> {
  const marked = await readMark(path);
  if (marked === 'utf-16le' || marked === 'utf-16be') return marked;
  const misfit = await findMisfit(path, 'utf-8');
  if (!misfit) return 'utf-8';
  // Chinese text in GB18030 is no UTF-8 from its first word on: so this is UTF-8 that was damaged.
  if (marked || misfit.afterOthers) {
    throw new TextFileError(`Line ${misfit.line} is not UTF-8, though what stands before it is.`);
  }
  const other = await findMisfit(path, 'gb18030');
  if (!other) return 'gb18030';
  throw new TextFileError(
    `The file is in none of the encodings UTF-8, UTF-16 with a byte order mark, and GB18030: line ${misfit.line} is not UTF-8, and line ${other.line} is not GB18030. Save it as "CSV UTF-8".`,
  );
}

/** The text of a file, block by block. */
export async function* readText(path: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let lines = 1;
  try {
    for await (const block of blocksOf(path)) {
      const text = decoder.decode(block, { stream: true });
      lines += text.split('\n').length - 1;
      if (text) yield text;
    }
    decoder.decode();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new TextFileError(`The file is damaged after line ${lines}: it is no ${encoding.toUpperCase()}.`);
  }
}

async function readMark(path: string): Promise<Encoding | null> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(3), 0, 3, 0);
    const start = buffer.subarray(0, bytesRead).toString('hex');
    if (start === 'efbbbf') return 'utf-8';
    if (start.startsWith('fffe')) return 'utf-16le';
    return start.startsWith('feff') ? 'utf-16be' : null;
  } finally {
    await file.close();
  }
}

interface Misfit {
  line: number;
  /** Whether lines before it are text of this encoding that is more than ASCII. */
  afterOthers: boolean;
}

/** The first line that is not written in the encoding. A line feed is no part of any longer character in these. */
async function findMisfit(path: string, encoding: 'utf-8' | 'gb18030'): Promise<Misfit | null> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const fits = (bytes: Uint8Array) => {
    try {
      return decoder.decode(bytes).length >= 0;
    } catch {
      return false;
    }
  };
  let line = 1;
  let afterOthers = false;
  for await (const lines of linesOf(path)) {
    if (fits(lines)) {
      line += count(lines, lineFeed);
      afterOthers ||= lines.some((byte) => byte >= 0x80);
      continue;
    }
    for (let from = 0; ; line++) {
      const end = lines.indexOf(lineFeed, from) + 1 || lines.length;
      const one = lines.subarray(from, end);
      if (!fits(one)) return { line, afterOthers };
      afterOthers ||= one.some((byte) => byte >= 0x80);
      from = end;
    }
  }
  return null;
}

/** Blocks of whole lines; a line that is longer than a block comes whole all the same, up to a limit. */
async function* linesOf(path: string): AsyncGenerator<Buffer> {
  let rest: Buffer[] = [];
  for await (const block of blocksOf(path)) {
    const end = block.lastIndexOf(lineFeed) + 1;
    if (end > 0) yield Buffer.concat([...rest, block.subarray(0, end)]);
    rest = end > 0 ? [Buffer.from(block.subarray(end))] : [...rest, Buffer.from(block)];
    if (rest.reduce((length, { byteLength }) => length + byteLength, 0) > longestLine) {
      throw new TextFileError('The file has a line of more than a million bytes.');
    }
  }
  const last = Buffer.concat(rest);
  if (last.length > 0) yield last;
}

async function* blocksOf(path: string): AsyncGenerator<Buffer> {
  const file = await open(path);
  try {
    const buffer = Buffer.alloc(blockSize);
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, blockSize);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

const count = (bytes: Buffer, wanted: number): number => {
  let found = 0;
  for (let at = bytes.indexOf(wanted); at >= 0; at = bytes.indexOf(wanted, at + 1)) found++;
  return found;
};
