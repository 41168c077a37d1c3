export {
  keepClocks,
  type KeptClock,
  type MovedDue,
  type Promised,
  startClocks,
  writeClocks,
} from './keep-clocks.ts';
export type { Escalation } from './level-rules.ts';
export { foreseeClocks, readKeptClock, readLevelVersion, stateAt } from './read-kept-clock.ts';
export type { SlaInterval, SlaMark } from './rules.ts';
export { breachPercent, warningPercent } from './level-rules.ts';
export { isStale, tellClock, type Telling, type Told } from './tell-clocks.ts';
export { currentRules, type CurrentRules, currentServiceLevel, rulesOf } from './stored.ts';
export { explainClock } from './explain/explain.ts';
