import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const site = new URL('../public/', import.meta.url);
const page = readFileSync(new URL('index.html', site), 'utf8');

test('embeds the widget with two plain lines', () => {
  expect(page).toContain('<script type="module" src="/widget.js"></script>');
  expect(page).toContain(
    '<aftercare-widget endpoint="/graphql" publishable-key="pk_demo_harbourline"></aftercare-widget>',
  );
});

test('refers only to files that are there', () => {
  const references = [...page.matchAll(/(?:src|href)="([^"#?:]+)"/g)].map(([, path]) => path ?? '');
  const own = references.filter((path) => path !== '/widget.js');
  expect(own.length).toBeGreaterThanOrEqual(8);
  for (const path of own) expect(path).toSatisfy((file: string) => existsSync(new URL(file, site)));
});

test('runs under a policy that forbids inline script and style', () => {
  expect(page).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)/);
  for (const file of readdirSync(new URL('images/', site))) {
    const image = readFileSync(new URL(`images/${file}`, site), 'utf8');
    expect(image).not.toMatch(/<style|\sstyle=|<script|href=/);
  }
});

test('says everything in both languages', () => {
  const count = (language: string) => page.split(`<span lang="${language}"`).length - 1;
  expect(count('en')).toBe(count('zh-CN'));
  expect(count('en')).toBeGreaterThan(30);
});

test('links only to sections of its own', () => {
  for (const [, id] of page.matchAll(/href="#([^"]+)"/g)) expect(page).toContain(`id="${id}"`);
});
