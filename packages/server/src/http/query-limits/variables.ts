import { limits } from './limits.ts';
import { tooMuch } from './refusals.ts';

/** Refuses variables that no input needs, without recursion: JSON may be deeper than a stack. */
export function checkVariables(variables: unknown): void {
  let level: unknown[] = [variables];
  let values = 0;
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > limits.variableDepth) throw tooMuch('variableDepth');
    const below: unknown[] = [];
    for (const value of level) {
      if (typeof value !== 'object' || value === null) continue;
      for (const inside of Object.values(value)) below.push(inside);
      if (values + below.length > limits.variableValues) {
        throw tooMuch('variableValues');
      }
    }
    values += below.length;
    level = below;
  }
}
