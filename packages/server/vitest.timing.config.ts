import { mergeConfig } from 'vitest/config';
import server from './vitest.config.ts';

const { include: _all, exclude: _timing, ...test } = server.test ?? {};

/** What goes by the wall clock, on a machine that is not busy otherwise. */
export default mergeConfig(
  { ...server, test },
  {
    test: {
      name: 'timing',
      include: ['test/{timers,device-check}.test.ts'],
      sequence: { groupOrder: 2 },
      maxWorkers: 1,
    },
  },
);
