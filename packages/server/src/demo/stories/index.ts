import type { Story } from '../story.ts';
import { centers } from './centers.ts';
import { harbourlineAtWork } from './harbourline-at-work.ts';
import { harbourlineDone } from './harbourline-done.ts';
import { harbourlineNew } from './harbourline-new.ts';
import { headquarters } from './headquarters.ts';
import { jinshi } from './jinshi.ts';
import { southern } from './southern.ts';

/** All tickets of the demo. */
export const stories: Story[] = [
  ...harbourlineNew,
  ...harbourlineAtWork,
  ...harbourlineDone,
  ...jinshi,
  ...southern,
  ...centers,
  ...headquarters,
];
