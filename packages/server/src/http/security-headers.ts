import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

type Policy = Record<string, readonly string[]>;

const contentSecurityPolicy = (policy: Policy): string =>
  Object.entries(policy)
    .map(([directive, sources]) => [directive, ...sources].join(' '))
    .join('; ');

const none = ["'none'"];
const self = ["'self'"];

/** What every answer carries, unless what answers has said it otherwise: none is a page that runs or frames anything. */
export const secureAnswers = (publicUrl: string | undefined): MiddlewareHandler =>
  secureHeaders({
    overwrite: false,
    contentSecurityPolicy: { defaultSrc: none, baseUri: none, formAction: none, frameAncestors: none },
    // Of this host alone: others below its domain may not have a certificate.
    strictTransportSecurity: publicUrl?.startsWith('https:') ? 'max-age=31536000' : false,
    referrerPolicy: 'no-referrer',
    xFrameOptions: 'DENY',
    permissionsPolicy: {
      camera: [],
      displayCapture: [],
      fullscreen: [],
      geolocation: [],
      microphone: [],
      payment: [],
      usb: [],
    },
    // For browsers that are long gone.
    xXssProtection: false,
    xDownloadOptions: false,
    xPermittedCrossDomainPolicies: false,
    xDnsPrefetchControl: false,
    originAgentCluster: false,
  });

/** The page's own server, whose sockets not every browser takes for a part of 'self'. */
const ownServer = (host: string): string[] =>
  /^[\w.:[\]-]+$/.test(host) ? ["'self'", `ws://${host}`, `wss://${host}`] : ["'self'"];

/**
 * The desk and the demo's pages: no inline script or style, and no markup from strings, as the widget promises to live with.
 * `host`: where the page was asked for; `called`: other origins that it asks.
 */
export const demoPage = (host: string, called: readonly string[] = []) => ({
  'content-security-policy': contentSecurityPolicy({
    'default-src': self,
    'connect-src': [...ownServer(host), ...called],
    'img-src': ["'self'", 'data:'],
    'style-src': self,
    'script-src': self,
    'object-src': none,
    'base-uri': none,
    'form-action': self,
    'frame-ancestors': self,
    'require-trusted-types-for': ["'script'"],
    'trusted-types': ['lit-html'],
  }),
  'x-frame-options': 'SAMEORIGIN',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cache-control': 'no-cache',
});

/** GraphiQL, which is there for developers alone: its editor writes style sheets and attributes into the page. */
export const graphiqlPage = (host: string) => ({
  'content-security-policy': contentSecurityPolicy({
    'default-src': none,
    'connect-src': ownServer(host),
    'font-src': ['data:'],
    'img-src': ["'self'", 'data:'],
    'script-src': self,
    'style-src': ["'self'", "'unsafe-inline'"],
    'worker-src': self,
    'base-uri': none,
    'form-action': none,
    'frame-ancestors': none,
  }),
});

/** The address of the page is the secret: no cache, other site or search engine gets to know it. */
export const secretPage = {
  'content-security-policy': contentSecurityPolicy({
    'default-src': none,
    'style-src': self,
    'base-uri': none,
    'form-action': none,
    'frame-ancestors': none,
  }),
  'cache-control': 'no-store',
  'x-robots-tag': 'noindex',
};

/** A file that a customer sent does nothing but be looked at, wherever its address is used. */
export const customerFile = {
  'content-security-policy': "sandbox; default-src 'none'",
  'cross-origin-resource-policy': 'cross-origin',
  'access-control-allow-origin': '*',
  'x-robots-tag': 'noindex',
};

/** A module script of another site is fetched with CORS. */
export const sharedScript = {
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
};
