import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { commands, page, userEvent } from 'vitest/browser';
import { AftercareWidget } from '../src/index.ts';
import { define } from '../src/internal/define.ts';
import { expectAccessible, expectFocus, mount } from './mount.ts';

const tab = (name: string) => page.getByRole('tab', { name });

beforeEach(() => page.viewport(800, 1000));

test('leads from the report to the ticket, which the next visit remembers', async () => {
  const widget = mount('aftercare-widget');
  await page.getByLabelText('Describe the problem').fill('No cold air.');
  await page.getByRole('radio', { name: /^It does not work at all/ }).click();
  await page.getByLabelText('Name').fill('Mei Lin');
  await page.getByLabelText('Email').fill('mei@example.com');
  await page.getByRole('button', { name: 'Send report' }).click();
  await expectFocus(page.getByRole('heading', { name: 'We have your report' }));
  await expect.element(page.getByText('Thank you, we have your report')).toBeVisible();
  await expect.element(page.getByText('Live', { exact: true })).toBeVisible();
  await expectAccessible();

  widget.remove();
  mount('aftercare-widget');
  await tab('Track a repair').click();
  await page.getByRole('button', { name: /^Open AC-/ }).click();
  await expectFocus(page.getByRole('heading', { name: 'We have your report' }));
});

test('its tabs obey the arrow keys', async () => {
  mount('aftercare-widget');
  await tab('Report a repair').click();
  await userEvent.keyboard('{ArrowRight}');
  await expectFocus(tab('Track a repair'));
  await expect.element(tab('Track a repair')).toHaveAttribute('aria-selected', 'true');
  await expect.element(page.getByRole('heading', { name: 'Where is my repair?' })).toBeVisible();
  await expectAccessible();
  await userEvent.keyboard('{Home}');
  await expect.element(page.getByRole('heading', { name: 'Tell us what needs fixing' })).toBeVisible();
});

test('several live on one page, each in its language', async () => {
  mount('aftercare-widget');
  mount('aftercare-widget', { locale: 'zh-CN' });
  await expect.element(tab('Report a repair')).toBeVisible();
  await expect.element(tab('在线报修')).toBeVisible();
});

test('follows the language of the page', async () => {
  onTestFinished(() => {
    document.documentElement.lang = 'en';
  });
  mount('aftercare-widget', { locale: '' });
  await expect.element(tab('Report a repair')).toBeVisible();
  document.documentElement.lang = 'zh-CN';
  await expect.element(tab('在线报修')).toBeVisible();
});

test('a second copy of the script leaves the first in place', () => {
  define('aftercare-widget', class extends HTMLElement {});
  expect(customElements.get('aftercare-widget')).toBe(AftercareWidget);
});

test('survives the style sheets of a page', async () => {
  const style = document.createElement('style');
  style.textContent = `* { margin: 0; padding: 0; border: 0; font: inherit }
    html { font-size: 62.5% } body { line-height: 1; text-transform: uppercase; letter-spacing: 4px; text-align: center }
    button, input, select, textarea { all: unset; color: red !important }`;
  document.head.append(style);
  onTestFinished(() => style.remove());
  mount('aftercare-widget');
  await expect.element(tab('Report a repair')).toBeVisible();
  await expect.element(page.getByLabelText('Name')).toBeVisible();
  const name = page.getByLabelText('Name').element();
  expect(getComputedStyle(name)).toMatchObject({ fontSize: '16px', borderTopWidth: '1px' });
  expect(name.getBoundingClientRect().height).toBeGreaterThanOrEqual(44);
  const heading = page.getByRole('heading', { name: 'Tell us what needs fixing' }).element();
  expect(getComputedStyle(heading)).toMatchObject({ textTransform: 'none' });
  await expectAccessible();
});

test('is readable on a dark page', async () => {
  const style = document.createElement('style');
  style.textContent = ':root { color-scheme: dark; background: #0d1117 }';
  document.head.append(style);
  onTestFinished(() => style.remove());
  mount('aftercare-widget');
  await expect.element(tab('Report a repair')).toBeVisible();
  await expectAccessible();
});

test.each(['/demo/?lang=en#service', '/demo/?lang=zh#service'])(
  'the built files run at %s under a strict policy, and move nothing',
  async (path) => {
    expect(await commands.visit(path)).toEqual({ problems: [], shift: 0 });
  },
);
