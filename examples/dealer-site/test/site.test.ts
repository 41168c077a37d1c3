import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

const site = new URL('../public/', import.meta.url);
const page = readFileSync(new URL('index.html', site), 'utf8');

test('embeds the widget with two plain lines', () => {
  assert.ok(page.includes('<script type="module" src="/widget.js"></script>'));
  assert.ok(
    page.includes(
      '<aftercare-widget endpoint="/graphql" publishable-key="pk_demo_harbourline"></aftercare-widget>',
    ),
  );
});

test('refers only to files that are there', () => {
  const references = [...page.matchAll(/(?:src|href)="([^"#?:]+)"/g)].map(([, path]) => path ?? '');
  const own = references.filter((path) => path !== '/widget.js');
  assert.ok(own.length >= 8);
  for (const path of own) assert.ok(existsSync(new URL(path, site)), path);
});

test('runs under a policy that forbids inline script and style', () => {
  assert.doesNotMatch(page, /<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)/);
  for (const file of readdirSync(new URL('images/', site))) {
    const image = readFileSync(new URL(`images/${file}`, site), 'utf8');
    assert.doesNotMatch(image, /<style|\sstyle=|<script|href=/, file);
  }
});

test('says everything in both languages', () => {
  const count = (language: string) => page.split(`<span lang="${language}"`).length - 1;
  assert.equal(count('en'), count('zh-CN'));
  assert.ok(count('en') > 30);
});

test('links only to sections of its own', () => {
  for (const [, id] of page.matchAll(/href="#([^"]+)"/g)) assert.ok(page.includes(`id="${id}"`), id);
});
