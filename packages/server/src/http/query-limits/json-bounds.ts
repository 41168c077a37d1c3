import { limits } from './limits.ts';

/** What is counted before a text is parsed. */
export type Excess = 'variableDepth' | 'variableValues' | 'text';

const byteOf = (character: string): number => character.charCodeAt(0);
const [quote, backslash, comma] = [byteOf('"'), byteOf('\\'), byteOf(',')];
/** How many levels deeper the text goes at a byte. */
const levels = new Int8Array(256);
for (const character of '{[') levels[byteOf(character)] = 1;
for (const character of '}]') levels[byteOf(character)] = -1;

/** A message, its payload, and the variables themselves. */
const levelsAround = 3;
const mostLevels = limits.variableDepth + levelsAround;

/**
 * Finds out as the bytes of a JSON text come (UTF-8) whether it is more than an operation and its variables can be, so that
 * what is refused is neither kept nor parsed: half a million lists in each other are a megabyte of text, and many times as
 * much when each is a list.
 */
export class JsonBounds {
  #depth = 0;
  #commas = 0;
  /** Bytes of the text in which the last chunk ended; null: in none. */
  #text: number | null = null;
  #escaped = false;

  /** What is too much by the end of this chunk; null: nothing is. */
  push(chunk: Uint8Array): Excess | null {
    let at = 0;
    while (at < chunk.length) {
      if (this.#text === null) at = this.#readTokens(chunk, at);
      else {
        const end = this.#endOfText(chunk, at);
        this.#text += end - at;
        if (this.#text > limits.text) return 'text';
        if (end < chunk.length) this.#text = null;
        at = end + 1;
      }
      if (this.#commas > limits.variableValues) return 'variableValues';
      if (this.#depth > mostLevels) return 'variableDepth';
    }
    return null;
  }

  /** Counts on to behind the quote that begins the next text, or to what is too much. In locals: this runs for each byte. */
  #readTokens(chunk: Uint8Array, start: number): number {
    let depth = this.#depth;
    let commas = this.#commas;
    let at = start;
    while (at < chunk.length && depth <= mostLevels && commas <= limits.variableValues) {
      const byte = chunk[at++]!;
      if (byte === quote) {
        this.#text = 0;
        break;
      }
      if (byte === comma) commas++;
      depth += levels[byte]!;
    }
    this.#depth = depth;
    this.#commas = commas;
    return at;
  }

  /** Where the quote stands that ends a text. Most texts hold no other, and the engine's own search is many times as fast. */
  #endOfText(chunk: Uint8Array, start: number): number {
    if (!this.#escaped) {
      const next = chunk.indexOf(quote, start);
      if (next === -1 && chunk.indexOf(backslash, start) === -1) return chunk.length;
      if (next === start || (next > start && chunk[next - 1] !== backslash)) return next;
    }
    for (let at = start; at < chunk.length; at++) {
      if (this.#escaped) this.#escaped = false;
      else if (chunk[at] === backslash) this.#escaped = true;
      else if (chunk[at] === quote) return at;
    }
    return chunk.length;
  }
}
