import { html } from 'hono/html';
import type { RecordLanguage } from '../../modules/ticket/index.ts';

/** Everything goes through `html`, which escapes what it is given. */
export type Markup = ReturnType<typeof html>;

/** One document around what it says. */
export const documentOf = (language: RecordLanguage, title: string, body: Markup): Markup =>
  html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        <link rel="stylesheet" href="/records/style.css" />
      </head>
      <body>
        ${body}
      </body>
    </html>`;

export const section = (title: string, body: Markup): Markup =>
  html`<section>
    <h2>${title}</h2>
    ${body}
  </section>`;

export const text = (said: string | null): Markup => html`<p class="text">${said ?? '–'}</p>`;

/** What is not known is left out; a dash stands for all of it. */
export function facts(rows: [string, string | null | undefined][], className = 'facts'): Markup {
  const known = rows.filter(([, value]) => value);
  if (known.length === 0) return text(null);
  return html`<dl class="${className}">
    ${known.map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}
