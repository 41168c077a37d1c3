import { getConnInfo } from '@hono/node-server/conninfo';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono, type Context as HttpContext, type MiddlewareHandler } from 'hono';
import { compress } from 'hono/compress';
import type { DeskSignIn } from '../config-oidc.ts';
import type { Role } from '../generated/prisma/enums.ts';
import { demoPage, sharedScript } from './security-headers.ts';

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

const revalidated = { ...sharedScript, 'cache-control': 'public, max-age=300, stale-while-revalidate=86400' };
/** The names of the chunks hold their content's hash. */
const forever = { ...sharedScript, 'cache-control': 'public, max-age=31536000, immutable' };

interface Surroundings {
  /** What the desk calls to sign somebody in. */
  issuerOrigins?: () => string[];
  /** Where browsers find this server, if the operator says. */
  publicUrl?: string | undefined;
}

/** The static parts: the widget for every site, the service desk, and in a demo the dealer's site. */
export function createPages(
  { widget, desk, demo }: Pages,
  { issuerOrigins = () => [], publicUrl }: Surroundings = {},
): Hono {
  const pages = new Hono()
    .get('/widget.js', compress(), withHeaders(revalidated), serveStatic({ root: widget }))
    .get('/widget/*', compress(), withHeaders(forever), serveStatic({ root: widget }));
  if (demo) addDemo(pages, demo, !publicUrl || isHere(new URL(publicUrl).hostname));
  if (desk) addDesk(pages, desk, issuerOrigins);
  return pages;
}

const under = (prefix: string, root: string) =>
  serveStatic({ root, rewriteRequestPath: (path) => path.slice(prefix.length) });

/** `offered`: whether anybody gets the keys. A server that is found elsewhere may stand behind a proxy that tells nothing of itself. */
function addDemo(pages: Hono, demo: DemoPages, offered: boolean): void {
  pages
    .get('/', (c) => c.redirect('/demo/'))
    .get('/demo', (c) => c.redirect('/demo/'))
    .get('/desk/demo.json', (c) =>
      offered && isThisMachine(c)
        ? c.json({ keys: demo.keys }, 200, { 'cache-control': 'no-store' })
        : c.notFound(),
    )
    .get(
      '/demo/*',
      compress(),
      withHeaders((host) => demoPage(host)),
      under('/demo', demo.dealerSite),
    );
}

function addDesk(pages: Hono, { folder, signIn }: DeskPages, issuerOrigins: () => string[]): void {
  const headers = (host: string) => demoPage(host, signIn ? issuerOrigins() : []);
  pages
    .get('/desk', (c) => c.redirect('/desk/'))
    // Without a demo there are none; with one its own answer comes first.
    .get('/desk/demo.json', (c) => c.json({ keys: [] }, 200, { 'cache-control': 'no-store' }))
    .get('/desk/config.json', (c) => c.json({ signIn }, 200, { 'cache-control': 'no-cache' }))
    .get('/desk/*', compress(), withHeaders(headers), under('/desk', folder));
}

const withHeaders =
  (headers: Record<string, string> | ((host: string) => Record<string, string>)): MiddlewareHandler =>
  async (c, next) => {
    await next();
    if (!c.res.ok) return;
    const given = typeof headers === 'function' ? headers(new URL(c.req.url).host) : headers;
    for (const [name, value] of Object.entries(given)) c.header(name, value);
  };

/**
 * The demo's secret keys are for the person at this machine. Not for one behind a proxy on it, nor for a page whose own
 * host name was made to lead here (DNS rebinding).
 */
function isThisMachine(c: HttpContext): boolean {
  if (!c.env || proxied.some((name) => c.req.header(name) !== undefined)) return false;
  const address = getConnInfo(c).remote.address ?? '';
  const host = (c.req.header('host') ?? '').replace(/:\d+$/, '');
  return isLoopback(address) && isHere(host);
}

const proxied = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];

const isHere = (host: string): boolean =>
  host === 'localhost' || isLoopback(host.replace(/^\[(.*)\]$/, '$1'));

const isLoopback = (address: string): boolean =>
  address === '::1' || /^(::ffff:)?127\.\d+\.\d+\.\d+$/.test(address);
