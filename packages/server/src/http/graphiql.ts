import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { html } from 'hono/html';
import { graphiqlPage } from './security-headers.ts';

const parts = join(fileURLToPath(import.meta.resolve('@graphql-yoga/graphiql')), '..');

const options = {
  title: 'Aftercare',
  defaultQuery: '{\n  viewer {\n    kind\n  }\n}\n',
  // Introspection goes with these, and is not for everybody.
  headers: '{\n  "authorization": "Bearer "\n}\n',
  shouldPersistHeaders: false,
};

const page = html`<!doctype html>
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <title>${options.title}</title>
      <link rel="icon" href="data:," />
      <link rel="stylesheet" href="/graphiql/graphiql.css" />
      <script defer src="/graphiql/yoga-graphiql.umd.js"></script>
      <script defer src="/graphiql/start.js"></script>
    </head>
    <body class="no-focus-outline">
      <div id="root">Loading …</div>
    </body>
  </html>`;

const start = `self.MonacoEnvironment = {
  globalAPI: false,
  getWorkerUrl: (_module, label) =>
    '/graphiql/monacoeditorwork/' +
    ({ json: 'json.worker.bundle.js', graphql: 'graphql.worker..bundle.js' }[label] ?? 'editor.worker.bundle.js'),
};
YogaGraphiQL.renderYogaGraphiQL(document.getElementById('root'), ${JSON.stringify(options)});
`;

/** GraphiQL at /graphql for browsers, with all its parts from here. */
export const createGraphiQL = (): Hono =>
  new Hono()
    .get('/graphql', async (c, next) => {
      if (!c.req.header('accept')?.includes('text/html')) return next();
      return c.html(page, 200, graphiqlPage(new URL(c.req.url).host));
    })
    .get('/graphiql/start.js', (c) =>
      c.body(start, 200, { 'content-type': 'text/javascript; charset=utf-8' }),
    )
    .get(
      '/graphiql/*',
      compress(),
      serveStatic({ root: parts, rewriteRequestPath: (path) => path.slice('/graphiql'.length) }),
    );
