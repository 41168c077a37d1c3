import type { System } from '../platform/platform.ts';

/** Makes the action of a command of what it runs on a database that is at the newest migration. */
export type OnPlatform = <Args extends unknown[]>(
  run: (platform: System, ...args: Args) => Promise<void>,
) => (...args: Args) => Promise<void>;
