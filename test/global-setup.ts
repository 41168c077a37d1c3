import type { TestProject } from 'vitest/node';
import { findChromium } from '../packages/widget/test/chromium.ts';
import { makeHome, startServer } from './server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    chromium: string;
    /** The server that all files use that do not start and stop one themselves. */
    server: { url: string; welcome: string; home: string };
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { home, remove } = await makeHome();
  try {
    const server = await startServer(home);
    const { url, welcome } = server;
    project.provide('server', { url, welcome, home });
    project.provide('chromium', await findChromium());
    return async () => {
      await server.stop();
      await remove();
    };
  } catch (error) {
    await remove();
    throw error;
  }
}
