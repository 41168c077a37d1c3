export { type Excess, JsonBounds } from './json-bounds.ts';
export { maxBodyBytes, maxMessageBytes, mayKnowSchema } from './limits.ts';
export { boundQueries, validateForViewer } from './plugin.ts';
export { tooMuch } from './refusals.ts';
