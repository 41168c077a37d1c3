import { existsSync } from 'node:fs';

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The Chromium to test with: CHROME_PATH, else the machine's, else the one that comes as a package. */
export async function findChromium(): Promise<string> {
  const found = process.env['CHROME_PATH'] ?? installed.find((path) => existsSync(path));
  if (found) return found;
  // Outside a cloud function the package unpacks its libraries only when told that it is in one.
  process.env['AWS_EXECUTION_ENV'] ??= 'AWS_Lambda_nodejs22.x';
  const { default: chromium } = await import('@sparticuz/chromium');
  return chromium.executablePath();
}
