import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

/** A person with a browser of their own. */
export interface Visitor {
  page: Page;
  /** What went wrong in the page: errors on its console, refusals by its policies, requests that failed. */
  problems: string[];
  leave: () => Promise<void>;
}

export function launchChromium(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--font-render-hinting=none'] });
}

export async function welcomeVisitor(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<Visitor> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText;
    // A page that calls its own question off has no problem.
    if (reason !== 'net::ERR_ABORTED') problems.push(`${request.method()} ${request.url()}: ${reason}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`${response.url()} answered ${response.status()}`);
  });
  return {
    page,
    problems,
    async leave() {
      page.removeAllListeners();
      await context.close();
    },
  };
}
