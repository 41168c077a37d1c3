import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWK, type JWTHeaderParameters, SignJWT } from 'jose';
import { type Configuration, Provider } from 'oidc-provider';
import type { OidcConfig } from '../src/config-oidc.ts';

/** What the server under test calls itself at the issuer. */
export const audience = 'https://aftercare.test/api';
export const deskClientId = 'desk';

/** How a server is told to trust an issuer. */
export const oidcOf = (of: TestIssuer, claims: Partial<OidcConfig['claims']> = {}) => ({
  issuer: of.url,
  audience: [audience],
  jwksUrl: undefined,
  claims: { email: 'email', emailVerified: 'email_verified', roles: null, organization: null, ...claims },
  desk: null,
  cooldownMs: 0,
});

type SigningKey = { kid: string; privateKey: CryptoKey; publicKey: CryptoKey; jwk: JWK };

export interface IssuerOptions {
  /** What its access tokens say beside the standard; by the name with which somebody signs in. */
  claimsOf?: (account: string) => Record<string, unknown>;
  accessTokenSeconds?: number;
}

/** A whole OpenID provider in this process (oidc-provider), whose keys a test has too: it can forge what it likes. */
export class TestIssuer {
  readonly url: string;
  key: SigningKey;
  /** Paths that were asked for, in order. */
  readonly asked: string[] = [];
  readonly #server: Server;
  readonly #options: IssuerOptions;
  #listener: RequestListener | null = null;
  #redirectUris: string[] = [];
  #made = 1;

  private constructor(server: Server, key: SigningKey, options: IssuerOptions) {
    this.#server = server;
    this.#options = options;
    this.key = key;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    server.on('request', (request, response) => {
      this.asked.push(request.url ?? '');
      if (this.#listener) this.#listener(request, response);
      else request.socket.destroy();
    });
    this.#serve();
  }

  static async start(options: IssuerOptions = {}): Promise<TestIssuer> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new TestIssuer(server, await makeKey('key-1'), options);
  }

  /** Lets the desk of this server sign in. */
  register(...redirectUris: string[]): void {
    this.#redirectUris = redirectUris;
    this.#serve();
  }

  /** Signs with another key from now on, and publishes no other. */
  async rotate(): Promise<void> {
    this.key = await makeKey(`key-${++this.#made}`);
    this.#serve();
  }

  /** Answers nobody until it is back. */
  leave(): void {
    this.#listener = null;
  }

  return(): void {
    this.#serve();
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  /** A token as it issues them, or one that differs; undefined takes something away. */
  token(
    claims: Record<string, unknown>,
    { header = {}, key = this.key.privateKey }: { header?: object; key?: CryptoKey | Uint8Array } = {},
  ): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    const said = { iss: this.url, aud: audience, iat: now, exp: now + 300, email_verified: true, ...claims };
    const head = { alg: 'RS256', typ: 'at+jwt', kid: this.key.kid, ...header } as JWTHeaderParameters;
    return new SignJWT(JSON.parse(JSON.stringify(said)) as typeof said)
      .setProtectedHeader(JSON.parse(JSON.stringify(head)) as JWTHeaderParameters)
      .sign(key);
  }

  #serve(): void {
    this.#listener = new Provider(this.url, this.#configuration()).callback();
  }

  #configuration(): Configuration {
    const { claimsOf = (account) => ({ email: account, email_verified: true }), accessTokenSeconds = 300 } =
      this.#options;
    return {
      jwks: { keys: [this.key.jwk] },
      cookies: { keys: ['a-cookie-key-of-the-test-issuer'] },
      clients: [
        {
          client_id: deskClientId,
          token_endpoint_auth_method: 'none',
          grant_types: ['authorization_code', 'refresh_token'],
          redirect_uris: this.#redirectUris.length > 0 ? this.#redirectUris : ['https://nowhere.test/'],
          post_logout_redirect_uris: this.#redirectUris,
        },
      ],
      claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
      findAccount: (_ctx, id) => ({ accountId: id, claims: () => ({ sub: id, ...claimsOf(id) }) }),
      extraTokenClaims: (_ctx, token) => ('accountId' in token ? claimsOf(token.accountId) : undefined),
      issueRefreshToken: () => true,
      clientBasedCORS: () => true,
      pkce: { required: () => true },
      ttl: { AccessToken: accessTokenSeconds },
      features: {
        devInteractions: { enabled: true },
        revocation: { enabled: true },
        rpInitiatedLogout: { enabled: true },
        resourceIndicators: {
          enabled: true,
          defaultResource: () => audience,
          useGrantedResource: () => true,
          getResourceServerInfo: () => ({
            scope: '',
            audience,
            accessTokenFormat: 'jwt',
            accessTokenTTL: accessTokenSeconds,
            jwt: { sign: { alg: 'RS256' } },
          }),
        },
      },
    };
  }
}

async function makeKey(kid: string): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  return {
    kid,
    privateKey,
    publicKey,
    jwk: { ...(await exportJWK(privateKey)), kid, use: 'sig', alg: 'RS256' },
  };
}
