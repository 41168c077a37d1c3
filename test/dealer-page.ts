import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A dealer's page, on an origin of its own. */
export interface DealerPage {
  origin: string;
  /** Puts markup into the page's body; it may refer to the page's own reset.css. */
  show(body: string): void;
  close(): Promise<void>;
}

/** What a page may have that thinks of itself only. */
const reset = `
* { margin: 0; padding: 0; border: 0; font: inherit; color: inherit; background: none; outline: none }
html { font-size: 50%; line-height: 1; letter-spacing: 3px; text-transform: uppercase; text-align: center; color: red }
button, input, select, textarea, fieldset, legend, h2, ol, ul { all: unset; display: inline; color: red !important }
[hidden] { display: block !important }
:focus, :focus-visible { outline: none !important }
`;

/** A page under the strictest policy that the widget promises to live with. */
export async function openDealerPage(aftercare: string): Promise<DealerPage> {
  let shown = '';
  const policy = [
    "default-src 'none'",
    "style-src 'self'",
    `script-src ${aftercare}`,
    `connect-src ${aftercare} ${aftercare.replace('http', 'ws')}`,
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; ');
  const server = createServer((request, response) => {
    if (request.url === '/reset.css') {
      response.writeHead(200, { 'content-type': 'text/css' }).end(reset);
    } else if (request.url === '/') {
      response
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy })
        .end(pageOf(shown));
    } else {
      response.writeHead(204).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    show: (body) => void (shown = body),
    close: () => closed(server),
  };
}

const pageOf = (body: string) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>A dealer</title>
    <link rel="stylesheet" href="/reset.css">
  </head>
  <body><main>${body}</main></body>
</html>`;

const closed = (server: Server) =>
  new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
