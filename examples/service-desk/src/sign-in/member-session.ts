import { ConnectionError } from '@aftercare/sdk';
import { Issuer, type Prompt, type SignInConfig, SignInError, type Tokens } from './issuer.ts';

const questionKey = 'aftercare-desk-question';
const memberKey = 'aftercare-desk-member';

/** How this server’s members sign in; null where they do not. */
export async function readSignInConfig(): Promise<SignInConfig | null> {
  const answer = await fetch(`${import.meta.env.BASE_URL}config.json`);
  if (!answer.ok || !answer.headers.get('content-type')?.includes('json')) return null;
  const { signIn }: { signIn: SignInConfig | null } = await answer.json();
  return signIn;
}

/**
 * A member’s sign-in. The tokens live in memory alone: nothing is left to carry off, and no two tabs share a refresh token, which
 * providers answer by ending both. A page that is loaded anew asks the provider again, without a question to the person.
 */
export class MemberSession {
  readonly #issuer: Issuer;
  #tokens: Tokens;
  #renewing?: Promise<void>;

  private constructor(issuer: Issuer, tokens: Tokens) {
    this.#issuer = issuer;
    this.#tokens = tokens;
  }

  /** Sends the person to the provider; the page is left. */
  static async begin(config: SignInConfig, prompt?: Prompt): Promise<void> {
    const { url, question } = await new Issuer(config).question(location.hash, prompt);
    sessionStorage.setItem(questionKey, JSON.stringify(question));
    sessionStorage.removeItem(memberKey);
    location.assign(url);
  }

  /** Whether a member was signed in when this tab was loaded anew. */
  static get wasSignedIn(): boolean {
    return sessionStorage.getItem(memberKey) !== null;
  }

  /** Whether the provider has just sent somebody back. */
  static get isAnswered(): boolean {
    const { searchParams } = new URL(location.href);
    return searchParams.has('state') && (searchParams.has('code') || searchParams.has('error'));
  }

  /** Takes the provider’s answer out of the address, and makes tokens of it. */
  static async complete(config: SignInConfig): Promise<MemberSession> {
    const address = new URL(location.href);
    const asked = sessionStorage.getItem(questionKey);
    sessionStorage.removeItem(questionKey);
    const question = asked === null ? null : JSON.parse(asked);
    history.replaceState(null, '', location.pathname);
    if (question?.hash) location.replace(question.hash);
    if (!question) throw new SignInError('mismatch');
    const issuer = new Issuer(config);
    const tokens = await issuer.answer(address, question);
    sessionStorage.setItem(memberKey, 'yes');
    return new MemberSession(issuer, tokens);
  }

  get account(): string | undefined {
    return this.#tokens.account;
  }

  /** A token that is good for a while yet. While the provider is away the old one is used for as long as it lasts. */
  async key(): Promise<string> {
    if (Date.now() < this.#tokens.renewAt) return this.#tokens.access;
    try {
      await (this.#renewing ??= this.#renew().finally(() => (this.#renewing = undefined)));
    } catch (error) {
      const away = error instanceof SignInError && error.problem === 'away';
      if (!away) throw error;
      // The client tries again later what could not be reached.
      if (this.#tokens.endsAt <= Date.now())
        throw new ConnectionError('The identity provider is away.', { cause: error });
    }
    return this.#tokens.access;
  }

  /** Forgets all, and leaves for where the session at the provider ends, if that can be. */
  async end(): Promise<void> {
    sessionStorage.removeItem(memberKey);
    const url = await this.#issuer.leave(this.#tokens).catch(() => undefined);
    if (url) location.assign(url);
  }

  static forget(): void {
    sessionStorage.removeItem(memberKey);
  }

  async #renew(): Promise<void> {
    const { refresh } = this.#tokens;
    if (refresh) this.#tokens = await this.#issuer.refresh({ ...this.#tokens, refresh });
    // Without one the token is used to its end.
    else if (this.#tokens.endsAt <= Date.now()) throw new SignInError('expired');
  }
}
