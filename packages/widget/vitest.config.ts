import { createServer } from 'node:net';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig, type ViteUserConfig } from 'vitest/config';
import {
  answerWith,
  desk,
  limitRequests,
  loseAnswers,
  passTime,
  refuseUploads,
  signatureOf,
  suspicionsAbout,
  ticketsAbout,
  visit,
} from './test/commands.ts';
import { findChromium } from './test/chromium.ts';

/** The tests' page needs an origin known in advance: its publishable key is made for it. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No free port.');
  return address.port;
}

export default defineConfig(async (): Promise<ViteUserConfig> => {
  const port = await freePort();
  return {
    optimizeDeps: {
      include: [
        'axe-core',
        'lit',
        'lit/decorators.js',
        '@aftercare/sdk > graphql-ws/client',
        '@aftercare/sdk > altcha-lib',
        '@aftercare/sdk > altcha-lib/algorithms/web/pbkdf2',
        '@aftercare/sdk > @noble/hashes/pbkdf2.js',
        '@aftercare/sdk > @noble/hashes/sha2.js',
      ],
    },
    test: {
      name: 'widget',
      include: ['test/**/*.test.ts'],
      globalSetup: 'test/global-setup.ts',
      setupFiles: 'test/fail-on-noise.ts',
      provide: { origin: `http://localhost:${port}` },
      testTimeout: 20_000,
      expect: { poll: { timeout: 5_000 } },
      api: { port, strictPort: true },
      browser: {
        enabled: true,
        headless: true,
        screenshotFailures: false,
        provider: playwright({
          launchOptions: { executablePath: await findChromium(), args: ['--no-sandbox'] },
          contextOptions: { reducedMotion: 'reduce' },
        }),
        instances: [{ browser: 'chromium' }],
        commands: {
          answerWith,
          desk,
          limitRequests,
          loseAnswers,
          passTime,
          refuseUploads,
          signatureOf,
          suspicionsAbout,
          ticketsAbout,
          visit,
        },
      },
    },
  };
});
