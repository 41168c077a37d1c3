import { getConnInfo } from '@hono/node-server/conninfo';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono, type Context as HttpContext } from 'hono';
import type { Role } from '../generated/prisma/enums.ts';

export interface DemoPages {
  /** Folder of the dealer's site, at /demo/. */
  dealerSite: string;
  /** Folder of the built service desk, at /desk/. */
  serviceDesk: string;
  /** Keys that the desk offers for a sign-in by one click, to callers on this machine. */
  keys: { label: string; organization: string; roles: Role[]; key: string }[];
}

export interface Pages {
  /** Folder of the built widget: widget.js, and widget/ with what it loads later. */
  widget: string;
  demo: DemoPages | null;
}

/** No inline script or style, and no markup from strings: what the widget promises to live with. */
const contentSecurityPolicy = [
  "default-src 'self'",
  "connect-src 'self' ws: wss:",
  "img-src 'self' data:",
  "style-src 'self'",
  "script-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');

export function createPages({ widget, demo }: Pages): Hono {
  const pages = new Hono();
  // A module script of another site is fetched with CORS.
  const open = (_path: string, c: HttpContext) => {
    c.header('access-control-allow-origin', '*');
    c.header('cross-origin-resource-policy', 'cross-origin');
    c.header('x-content-type-options', 'nosniff');
  };
  const revalidated = (path: string, c: HttpContext) => {
    open(path, c);
    c.header('cache-control', 'public, max-age=300, stale-while-revalidate=86400');
  };
  // The names of the chunks hold their content's hash.
  const forever = (path: string, c: HttpContext) => {
    open(path, c);
    c.header('cache-control', 'public, max-age=31536000, immutable');
  };
  pages.get('/widget.js', serveStatic({ root: widget, onFound: revalidated }));
  pages.get('/widget/*', serveStatic({ root: widget, onFound: forever }));
  return demo ? addDemo(pages, demo) : pages;
}

function addDemo(pages: Hono, demo: DemoPages): Hono {
  const page = (_path: string, c: HttpContext) => {
    c.header('content-security-policy', contentSecurityPolicy);
    c.header('x-content-type-options', 'nosniff');
    c.header('referrer-policy', 'strict-origin-when-cross-origin');
    c.header('cache-control', 'no-cache');
  };
  const under = (prefix: string, root: string) =>
    serveStatic({ root, rewriteRequestPath: (path) => path.slice(prefix.length), onFound: page });
  return pages
    .get('/', (c) => c.redirect('/demo/'))
    .get('/demo', (c) => c.redirect('/demo/'))
    .get('/desk', (c) => c.redirect('/desk/'))
    .get('/desk/demo.json', (c) =>
      isLoopback(c) ? c.json({ keys: demo.keys }, 200, { 'cache-control': 'no-store' }) : c.notFound(),
    )
    .get('/demo/*', under('/demo', demo.dealerSite))
    .get('/desk/*', under('/desk', demo.serviceDesk));
}

/** The demo's secret keys are for the person at this machine. */
function isLoopback(c: HttpContext): boolean {
  if (!c.env) return false;
  const address = getConnInfo(c).remote.address ?? '';
  return address === '::1' || /^(::ffff:)?127\./.test(address);
}
