import * as oauth from 'oauth4webapi';

/** How this desk signs people in, as its server tells it. */
export interface SignInConfig {
  issuer: string;
  clientId: string;
  scope: string;
  parameters: Record<string, string>;
}

export type SignInProblem =
  /** The identity provider does not answer. */
  | 'away'
  /** The person turned back, or the provider let them go no further. */
  | 'denied'
  /** The session at the provider, or the one here, is over. */
  | 'expired'
  /** The answer is not one to our question: an old page, or somebody else’s link. */
  | 'mismatch';

export class SignInError extends Error {
  override readonly name = 'SignInError';
  readonly problem: SignInProblem;

  constructor(problem: SignInProblem, options?: ErrorOptions) {
    super(problem, options);
    this.problem = problem;
  }
}

export interface Tokens {
  access: string;
  /** Moments at which the access token is to be renewed, and at which it ends, by this machine’s clock. */
  renewAt: number;
  endsAt: number;
  refresh?: string;
  id?: string;
  /** Whom the provider knows: an email address or a name. */
  account?: string;
}

/** `none`: only if the person need not be asked; `login`: they are asked in any case, as for another account. */
export type Prompt = 'none' | 'login';

/** What has to be remembered while the person is away at the provider. */
interface Question {
  state: string;
  nonce: string;
  verifier: string;
  /** Where in the desk they were. */
  hash: string;
}

/** Without an `expires_in` nothing is known but that it will end. */
const assumedSeconds = 300;

/** A token is renewed in the last quarter of its life, and at most so long ahead of its end. */
const aheadSeconds = 30;

/** The identity provider, from the point of view of a public client: OpenID Connect, code flow with PKCE. */
export class Issuer {
  readonly config: SignInConfig;
  readonly #client: oauth.Client;
  readonly #redirectUri = new URL(import.meta.env.BASE_URL, location.origin).href;
  #server?: Promise<oauth.AuthorizationServer>;

  constructor(config: SignInConfig) {
    this.config = config;
    this.#client = { client_id: config.clientId, token_endpoint_auth_method: 'none' };
  }

  /** Where to send the person, and what to remember until they are back. */
  async question(hash: string, prompt?: Prompt): Promise<{ url: string; question: Question }> {
    const server = await this.#discover();
    if (!server.authorization_endpoint) throw new SignInError('away');
    const question = {
      state: oauth.generateRandomState(),
      nonce: oauth.generateRandomNonce(),
      verifier: oauth.generateRandomCodeVerifier(),
      hash,
    };
    const url = new URL(server.authorization_endpoint);
    const asked = {
      ...this.config.parameters,
      client_id: this.config.clientId,
      redirect_uri: this.#redirectUri,
      response_type: 'code',
      scope: this.config.scope,
      state: question.state,
      nonce: question.nonce,
      code_challenge: await oauth.calculatePKCECodeChallenge(question.verifier),
      code_challenge_method: 'S256',
      ...(prompt && { prompt }),
    };
    for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value);
    return { url: url.href, question };
  }

  /** The tokens for what the provider has put into the address. */
  async answer(address: URL, { state, nonce, verifier }: Question): Promise<Tokens> {
    const server = await this.#discover();
    return this.#explained(async () => {
      const parameters = oauth.validateAuthResponse(server, this.#client, address, state);
      const response = await oauth.authorizationCodeGrantRequest(
        server,
        this.#client,
        oauth.None(),
        parameters,
        this.#redirectUri,
        verifier,
        { ...this.#insecure, additionalParameters: this.config.parameters },
      );
      const expected = { expectedNonce: nonce, requireIdToken: true };
      return tokensOf(
        await oauth.processAuthorizationCodeResponse(server, this.#client, response, expected),
        {},
      );
    });
  }

  async refresh(tokens: Tokens & { refresh: string }): Promise<Tokens> {
    const server = await this.#discover();
    return this.#explained(async () => {
      const response = await oauth.refreshTokenGrantRequest(
        server,
        this.#client,
        oauth.None(),
        tokens.refresh,
        { ...this.#insecure, additionalParameters: this.config.parameters },
      );
      return tokensOf(await oauth.processRefreshTokenResponse(server, this.#client, response), tokens);
    });
  }

  /** Takes the tokens back, and answers where the session at the provider ends, if there is such a place. */
  async leave({ refresh, id }: Tokens): Promise<string | undefined> {
    const server = await this.#discover();
    if (refresh && server.revocation_endpoint) {
      // They end by themselves: nobody who wants to leave waits for this.
      await oauth
        .revocationRequest(server, this.#client, oauth.None(), refresh, this.#insecure)
        .catch(() => undefined);
    }
    if (!server.end_session_endpoint) return undefined;
    const url = new URL(server.end_session_endpoint);
    url.searchParams.set('client_id', this.config.clientId);
    url.searchParams.set('post_logout_redirect_uri', this.#redirectUri);
    if (id) url.searchParams.set('id_token_hint', id);
    return url.href;
  }

  /** The server has made sure that only an issuer on this machine goes without TLS. */
  get #insecure() {
    return { [oauth.allowInsecureRequests]: this.config.issuer.startsWith('http:') };
  }

  #discover(): Promise<oauth.AuthorizationServer> {
    this.#server ??= this.#readDiscovery().catch((error: unknown) => {
      this.#server = undefined;
      throw new SignInError('away', { cause: error });
    });
    return this.#server;
  }

  async #readDiscovery(): Promise<oauth.AuthorizationServer> {
    const issuer = new URL(this.config.issuer);
    const response = await oauth.discoveryRequest(issuer, {
      ...this.#insecure,
      signal: AbortSignal.timeout(10_000),
    });
    return oauth.processDiscoveryResponse(issuer, response);
  }

  async #explained<T>(run: () => Promise<T>): Promise<T> {
    try {
      return await run();
    } catch (error) {
      throw new SignInError(problemOf(error), { cause: error });
    }
  }
}

function problemOf(error: unknown): SignInProblem {
  if (error instanceof oauth.AuthorizationResponseError)
    return signInNeeded.has(error.error) ? 'expired' : error.error === 'server_error' ? 'away' : 'denied';
  if (error instanceof oauth.ResponseBodyError) return error.error === 'invalid_grant' ? 'expired' : 'denied';
  // What fetch throws when nobody answers.
  if (error instanceof TypeError) return 'away';
  return error instanceof oauth.OperationProcessingError ? 'mismatch' : 'away';
}

/** OpenID Connect Core, section 3.1.2.6: what `prompt=none` is answered when somebody has to be asked. */
const signInNeeded = new Set([
  'login_required',
  'interaction_required',
  'account_selection_required',
  'consent_required',
]);

function tokensOf(response: oauth.TokenEndpointResponse, before: Partial<Tokens>): Tokens {
  const claims = oauth.getValidatedIdTokenClaims(response);
  const account = [claims?.['email'], claims?.['preferred_username'], claims?.['name']].find(
    (name) => typeof name === 'string',
  );
  const seconds = response.expires_in ?? assumedSeconds;
  const endsAt = Date.now() + seconds * 1000;
  return {
    access: response.access_token,
    renewAt: endsAt - Math.min(aheadSeconds, seconds / 4) * 1000,
    endsAt,
    refresh: response.refresh_token ?? before.refresh,
    id: response.id_token ?? before.id,
    account: typeof account === 'string' ? account : before.account,
  };
}
