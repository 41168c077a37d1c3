import { createRemoteJWKSet, customFetch, decodeJwt, decodeProtectedHeader, errors, jwtVerify } from 'jose';
import type { Claims } from './claims.ts';
import { RequestError } from './errors.ts';
import type { Logger } from './logger.ts';

/** Where a token says what. */
export interface ClaimMapping {
  email: string;
  emailVerified: string;
  /** Null: the token has no say in it. */
  roles: MappedClaim | null;
  organization: MappedClaim | null;
}

export interface MappedClaim {
  claim: string;
  /** What the claim’s values stand for; null: they are the words themselves. */
  values: ReadonlyMap<string, readonly string[]> | null;
}

export interface TokenIssuerOptions {
  /** As it stands in tokens, to the letter. */
  issuer: string;
  /** Any of these is this server. */
  audience: string[];
  /** Absent: the issuer’s discovery document tells. */
  jwksUrl: string | undefined;
  claims: ClaimMapping;
  /** The issuer’s time, which is the real one. */
  now: () => Date;
  log: Logger;
  /** How soon after they were fetched the keys are fetched anew for one that is unknown. */
  cooldownMs?: number;
}

export interface IssuedToken {
  subject: string;
  claims: Claims;
}

const limits = {
  tokenLength: 16_384,
  subjectLength: 255,
  fetchMs: 3_000,
  /** After a failure nothing is fetched for so long: who waits is answered at once. */
  pauseMs: 2_000,
  cooldownMs: 30_000,
  /** Keys are renewed behind the back of a request, and trusted for a day when the issuer is away. */
  renewMs: 10 * 60_000,
  trustMs: 24 * 60 * 60_000,
  /** A clock of the issuer that runs ahead of ours. */
  toleranceSeconds: 30,
};

/** Signatures that whoever checks them could not make. */
const algorithms = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];
const types = new Set([undefined, 'jwt', 'at+jwt', 'application/at+jwt']);

/** One answer for every token that is not good: it tells a forger nothing. */
const refused = () =>
  new RequestError(
    'UNAUTHENTICATED',
    'The token is not one of our identity provider for this server, or it has expired. Sign in again.',
  );

/** The identity provider whose word is taken on who somebody is (OpenID Connect; tokens by RFC 9068 and RFC 8725). */
export class TokenIssuer {
  readonly url: string;
  readonly claims: ClaimMapping;
  readonly #options: TokenIssuerOptions;
  #discovering: Promise<Discovered> | null = null;
  #discovered: Discovered | null = null;
  #keys: ReturnType<typeof createRemoteJWKSet> | null = null;
  #keysAt = 0;
  #quietUntil = 0;

  constructor(options: TokenIssuerOptions) {
    this.#options = options;
    this.url = options.issuer;
    this.claims = options.claims;
  }

  /** The origins that a page calls in order to sign somebody in, as far as they are known by now. */
  get origins(): string[] {
    if (!this.#discovered) this.#discover().catch(() => undefined);
    return [...new Set([new URL(this.url).origin, ...(this.#discovered?.origins ?? [])])];
  }

  /**
   * What a genuine token for this server says; refuses any other one, and any at all with UNAVAILABLE while the issuer is
   * away and its keys are not known.
   */
  async verify(token: string): Promise<IssuedToken> {
    // Nothing is fetched for what cannot be one of ours.
    if (token.length > limits.tokenLength || !this.#looksOurs(token)) throw refused();
    const now = this.#options.now();
    try {
      const keys = await this.#loadKeys();
      const { payload } = await jwtVerify(token, (header, jws) => this.#keyFor(keys, header, jws), {
        issuer: this.url,
        audience: this.#options.audience,
        algorithms,
        requiredClaims: ['exp', 'sub'],
        clockTolerance: limits.toleranceSeconds,
        currentDate: now,
      });
      const { sub, exp } = payload;
      if (!sub || sub.length > limits.subjectLength || exp! * 1000 <= now.getTime()) throw refused();
      return { subject: sub, claims: payload };
    } catch (error) {
      throw this.#describe(error);
    }
  }

  #looksOurs(token: string): boolean {
    try {
      const { alg = '', typ } = decodeProtectedHeader(token);
      return algorithms.includes(alg) && types.has(typ?.toLowerCase()) && decodeJwt(token).iss === this.url;
    } catch {
      return false;
    }
  }

  /** An operator who sets things up sees what was wrong with a token, but nothing of what it says. */
  #describe(error: unknown): unknown {
    if (error instanceof RequestError) return error;
    if (error instanceof IssuerAwayError) {
      const message = 'The identity provider cannot be reached at present. Try again in a moment.';
      return new RequestError('UNAVAILABLE', message, { cause: error.cause });
    }
    if (!(error instanceof errors.JOSEError)) return error;
    const claim = 'claim' in error ? error.claim : undefined;
    this.#options.log.debug({ reason: error.code, claim }, 'a token of the identity provider was refused');
    return refused();
  }

  async #keyFor(keys: ReturnType<typeof createRemoteJWKSet>, ...asked: Parameters<typeof keys>) {
    try {
      return await keys(...asked);
    } catch (error) {
      if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys) {
        throw error;
      }
      throw new IssuerAwayError(error);
    }
  }

  async #loadKeys(): Promise<ReturnType<typeof createRemoteJWKSet>> {
    this.#keys ??= createRemoteJWKSet(new URL(this.#options.jwksUrl ?? (await this.#discover()).jwksUrl), {
      cacheMaxAge: Infinity,
      cooldownDuration: this.#options.cooldownMs ?? limits.cooldownMs,
      timeoutDuration: limits.fetchMs,
      [customFetch]: async (url: string, init: RequestInit) => {
        const answer = await this.#fetch(url, init);
        if (answer.ok) this.#keysAt = performance.now();
        return answer;
      },
    });
    const keys = this.#keys;
    const age = performance.now() - this.#keysAt;
    if (this.#keysAt > 0 && age > limits.renewMs && !keys.reloading) {
      const renewed = keys.reload();
      if (age > limits.trustMs) await renewed.catch((cause: unknown) => this.#fail(cause));
      else renewed.catch((err: unknown) => this.#options.log.warn({ err }, 'the keys are not renewed'));
    }
    return keys;
  }

  #discover(): Promise<Discovered> {
    this.#discovering ??= this.#readDiscovery().catch((error: unknown) => {
      this.#discovering = null;
      return this.#fail(error);
    });
    return this.#discovering;
  }

  async #readDiscovery(): Promise<Discovered> {
    const address = `${this.url.replace(/\/$/, '')}/.well-known/openid-configuration`;
    const answer = await this.#fetch(address, { signal: AbortSignal.timeout(limits.fetchMs) });
    if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
    const said = (await answer.json()) as Record<string, unknown>;
    // OpenID Connect Discovery, section 4.3: else one issuer could speak for another.
    if (said['issuer'] !== this.url) throw new Error(`${address} is the document of another issuer`);
    const jwksUrl = said['jwks_uri'];
    if (!isSafeUrl(jwksUrl)) throw new Error(`${address} names no jwks_uri with https`);
    const called = ['token_endpoint', 'revocation_endpoint'].map((name) => said[name]).filter(isSafeUrl);
    this.#discovered = { jwksUrl, origins: called.map((url) => new URL(url).origin) };
    return this.#discovered;
  }

  async #fetch(url: string, init: RequestInit): Promise<Response> {
    if (performance.now() < this.#quietUntil) throw new IssuerAwayError(null);
    try {
      const answer = await fetch(url, { redirect: 'error', ...init });
      if (!answer.ok) this.#quietUntil = performance.now() + limits.pauseMs;
      return answer;
    } catch (error) {
      this.#quietUntil = performance.now() + limits.pauseMs;
      throw error;
    }
  }

  #fail(error: unknown): never {
    throw error instanceof IssuerAwayError ? error : new IssuerAwayError(error);
  }
}

interface Discovered {
  jwksUrl: string;
  origins: string[];
}

class IssuerAwayError extends Error {
  constructor(cause: unknown) {
    super('the identity provider is away', { cause });
  }
}

/** With https, or on this machine, where nobody listens in. */
export const isSafeUrl = (text: unknown): text is string => {
  if (typeof text !== 'string' || !URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && loopback.has(hostname));
};

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);
