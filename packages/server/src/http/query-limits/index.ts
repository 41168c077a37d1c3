export { mayKnowSchema } from './limits.ts';
export { boundQueries, validateForViewer } from './plugin.ts';
export { isTooDeep, tooDeep } from './variables.ts';
