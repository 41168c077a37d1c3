import { getConnInfo } from '@hono/node-server/conninfo';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono, type Context as HttpContext, type MiddlewareHandler } from 'hono';
import { compress } from 'hono/compress';
import type { DeskSignIn } from '../config-oidc.ts';
import type { Role } from '../generated/prisma/enums.ts';

export interface DemoPages {
  /** Folder of the dealer's site, at /demo/. */
  dealerSite: string;
  /** Keys that the desk offers for a sign-in by one click, to callers on this machine. */
  keys: { label: string; organization: string; roles: Role[]; key: string }[];
}

export interface DeskPages {
  /** Folder of the built service desk, at /desk/. */
  folder: string;
  /** How members sign in there; null: by key alone. */
  signIn: DeskSignIn | null;
}

export interface Pages {
  /** Folder of the built widget: widget.js, and widget/ with what it loads later. */
  widget: string;
  desk: DeskPages | null;
  demo: DemoPages | null;
}

/** No inline script or style, and no markup from strings: what the widget promises to live with. */
const policyFor = (called: readonly string[] = []) =>
  [
    "default-src 'self'",
    ['connect-src', "'self'", 'ws:', 'wss:', ...called].join(' '),
    "img-src 'self' data:",
    "style-src 'self'",
    "script-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'self'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; ');

/** A module script of another site is fetched with CORS. */
const shared = {
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
  'x-content-type-options': 'nosniff',
};
const revalidated = { ...shared, 'cache-control': 'public, max-age=300, stale-while-revalidate=86400' };
/** The names of the chunks hold their content's hash. */
const forever = { ...shared, 'cache-control': 'public, max-age=31536000, immutable' };

const pageHeaders = (called?: readonly string[]) => ({
  'content-security-policy': policyFor(called),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cache-control': 'no-cache',
});

/**
 * The static parts: the widget for every site, the service desk, and in a demo the dealer's site. `issuerOrigins` tells what the
 * desk calls to sign somebody in.
 */
export function createPages({ widget, desk, demo }: Pages, issuerOrigins: () => string[] = () => []): Hono {
  const pages = new Hono()
    .get('/widget.js', compress(), withHeaders(revalidated), serveStatic({ root: widget }))
    .get('/widget/*', compress(), withHeaders(forever), serveStatic({ root: widget }));
  if (demo) addDemo(pages, demo);
  if (desk) addDesk(pages, desk, issuerOrigins);
  return pages;
}

const under = (prefix: string, root: string) =>
  serveStatic({ root, rewriteRequestPath: (path) => path.slice(prefix.length) });

function addDemo(pages: Hono, demo: DemoPages): void {
  pages
    .get('/', (c) => c.redirect('/demo/'))
    .get('/demo', (c) => c.redirect('/demo/'))
    .get('/desk/demo.json', (c) =>
      isLoopback(c) ? c.json({ keys: demo.keys }, 200, { 'cache-control': 'no-store' }) : c.notFound(),
    )
    .get('/demo/*', compress(), withHeaders(pageHeaders()), under('/demo', demo.dealerSite));
}

function addDesk(pages: Hono, { folder, signIn }: DeskPages, issuerOrigins: () => string[]): void {
  const headers = () => pageHeaders(signIn ? issuerOrigins() : []);
  pages
    .get('/desk', (c) => c.redirect('/desk/'))
    // Without a demo there are none; with one its own answer comes first.
    .get('/desk/demo.json', (c) => c.json({ keys: [] }, 200, { 'cache-control': 'no-store' }))
    .get('/desk/config.json', (c) => c.json({ signIn }, 200, { 'cache-control': 'no-cache' }))
    .get('/desk/*', compress(), withHeaders(headers), under('/desk', folder));
}

const withHeaders =
  (headers: Record<string, string> | (() => Record<string, string>)): MiddlewareHandler =>
  async (c, next) => {
    await next();
    if (!c.res.ok) return;
    const given = typeof headers === 'function' ? headers() : headers;
    for (const [name, value] of Object.entries(given)) c.header(name, value);
  };

/** The demo's secret keys are for the person at this machine. */
function isLoopback(c: HttpContext): boolean {
  if (!c.env) return false;
  const address = getConnInfo(c).remote.address ?? '';
  return address === '::1' || /^(::ffff:)?127\./.test(address);
}
