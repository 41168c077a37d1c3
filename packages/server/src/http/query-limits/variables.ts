import { limits } from './limits.ts';
import { tooComplex } from './refusals.ts';

/** Refuses variables that no input needs, without recursion: JSON may be deeper than a stack. */
export function checkVariables(variables: unknown): void {
  let level: unknown[] = [variables];
  let values = 0;
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > limits.variableDepth) throw tooDeep();
    const below: unknown[] = [];
    for (const value of level) {
      if (typeof value !== 'object' || value === null) continue;
      for (const inside of Object.values(value)) below.push(inside);
      if (values + below.length > limits.variableValues) {
        throw tooComplex(
          'variableValues',
          { requested: limits.variableValues, limit: limits.variableValues },
          true,
        );
      }
    }
    values += below.length;
    level = below;
  }
}

const [quote, backslash, open, close, openList, closeList] = [...'"\\{}[]'].map((it) => it.charCodeAt(0));

/**
 * Whether JSON is deeper than an operation and its variables can be, found before it is parsed: half a million lists in
 * each other are a megabyte of text, and many times as much when each is a list.
 */
export function isTooDeep(json: string): boolean {
  let depth = 0;
  let inText = false;
  for (let at = 0; at < json.length; at++) {
    const code = json.charCodeAt(at);
    if (inText) {
      if (code === backslash) at++;
      else if (code === quote) inText = false;
    } else if (code === quote) inText = true;
    else if (code === open || code === openList) {
      if (++depth > limits.variableDepth + levelsAround) return true;
    } else if (code === close || code === closeList) depth--;
  }
  return false;
}

/** A message, its payload, and the variables themselves. */
const levelsAround = 3;

export const tooDeep = () =>
  tooComplex('variableDepth', { requested: limits.variableDepth, limit: limits.variableDepth }, true);
