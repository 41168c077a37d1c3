import axe from 'axe-core';
import { expect, inject, onTestFinished } from 'vitest';
import { page, type Locator } from 'vitest/browser';
import '../src/index.ts';

/** Puts an element on the page that talks to the real server, with the key of the demo dealer's shop. */
export function mount<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Record<string, string> = {},
): HTMLElementTagNameMap[Name] {
  const { url, publishableKey } = inject('aftercare');
  const element = document.createElement(name);
  const all = { endpoint: `${url}/graphql`, 'publishable-key': publishableKey, locale: 'en', ...attributes };
  for (const [attribute, value] of Object.entries(all)) element.setAttribute(attribute, value);
  document.body.append(element);
  onTestFinished(() => element.remove());
  return element;
}

/** What the status tells those who cannot see it. */
export const said = page.getByRole('status').last();

/** Resolves with the next event of a kind. */
export function next<Name extends keyof HTMLElementEventMap>(
  target: EventTarget,
  name: Name,
): Promise<HTMLElementEventMap[Name]> {
  return new Promise((resolve) => {
    target.addEventListener(name, (event) => resolve(event as HTMLElementEventMap[Name]), { once: true });
  });
}

/** Finds nothing that WCAG 2.2 AA forbids. */
export async function expectAccessible(): Promise<void> {
  const { violations } = await axe.run(document.body, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    // A test's page has no landmarks and no heading of its own.
    rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } },
  });
  expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).toEqual([]);
}

/** Waits until an element has the focus, in whichever shadow root it is. */
export async function expectFocus(locator: Locator): Promise<void> {
  await expect
    .poll(() => {
      const element = locator.query();
      const root = element?.getRootNode() as Document | ShadowRoot | undefined;
      return element !== null && root?.activeElement === element;
    })
    .toBe(true);
}
