import { isAftercareError } from '@aftercare/sdk';
import { createAdminClient } from '@aftercare/sdk/admin';
import { serverClock } from './clock/server-clock.ts';
import { Desk } from './desk.ts';
import { language } from './language/language.ts';
import { SignInError, type SignInConfig } from './sign-in/issuer.ts';
import { MemberSession, readSignInConfig } from './sign-in/member-session.ts';
import { Store } from './store.ts';

const storageKey = 'aftercare-desk-key';

/** The key was good, but not one that a desk can work with. */
export class WrongKeyError extends Error {
  override readonly name = 'WrongKeyError';
}

/** The provider knows the person, but here they are no member. */
export class NoMemberError extends Error {
  override readonly name = 'NoMemberError';
  readonly account: string | undefined;

  constructor(account: string | undefined) {
    super();
    this.account = account;
  }
}

/** The provider’s token is not one that this server takes: they are not set up for each other. */
export class NotAcceptedError extends Error {
  override readonly name = 'NotAcceptedError';
}

/** Who is signed in: a member by their account, or whoever holds a key, which is kept for this tab only. */
class Session extends Store {
  desk?: Desk;
  /** How members sign in here; null: only keys do. */
  config: SignInConfig | null = null;
  /** Whether it is yet to be seen who comes. */
  restoring = true;
  /** Why nobody is signed in, when that was not the user's wish. */
  failure?: unknown;

  #member?: MemberSession;

  constructor() {
    super();
    // Names come from the server in the language that was asked for.
    language.observe(() => void this.#restore());
    void this.#start();
  }

  /** With a secret key. */
  async signIn(key: string): Promise<void> {
    await this.#open(key);
    sessionStorage.setItem(storageKey, key);
  }

  /** With an account at the identity provider: the page is left for it. */
  async signInAsMember(): Promise<void> {
    if (!this.config) return;
    await MemberSession.begin(this.config, this.failure instanceof NoMemberError ? 'login' : undefined);
  }

  signOut(failure?: unknown): void {
    const member = this.#member;
    this.#member = undefined;
    sessionStorage.removeItem(storageKey);
    MemberSession.forget();
    this.#leave();
    this.failure = failure;
    this.changed();
    // Whoever leaves on purpose leaves the provider too: the next one at this machine is somebody else.
    if (member && !failure) void member.end();
  }

  async #start(): Promise<void> {
    try {
      this.config = await readSignInConfig();
      if (this.config && MemberSession.isAnswered)
        await this.#admit(await MemberSession.complete(this.config));
      else if (this.config && MemberSession.wasSignedIn)
        return await MemberSession.begin(this.config, 'none');
      else await this.#restore();
    } catch (error) {
      MemberSession.forget();
      this.failure = error;
    }
    this.restoring = false;
    this.changed();
  }

  async #admit(member: MemberSession): Promise<void> {
    try {
      await this.#open(async () => {
        try {
          return await member.key();
        } catch (error) {
          if (error instanceof SignInError && member === this.#member) this.signOut(error);
          throw error;
        }
      });
      this.#member = member;
    } catch (error) {
      if (isAftercareError(error, 'PermissionError')) throw new NoMemberError(member.account);
      if (isAftercareError(error, 'AuthenticationError')) throw new NotAcceptedError();
      throw error;
    }
  }

  async #restore(): Promise<void> {
    const key = sessionStorage.getItem(storageKey);
    if (!key && !this.#member) return;
    this.restoring = true;
    try {
      if (this.#member) await this.#admit(this.#member);
      else if (key) await this.signIn(key);
    } catch (error) {
      if (isAftercareError(error, 'AuthenticationError')) this.signOut(error);
      this.failure = error;
    }
    this.restoring = false;
    this.changed();
  }

  async #open(key: string | (() => Promise<string>)): Promise<void> {
    const client = createAdminClient({ url: '/graphql', key, locale: language.tag });
    const askedAt = Date.now();
    const viewer = await client.viewer();
    serverClock.adjust(viewer.now, askedAt);
    if (viewer.kind !== 'SECRET_KEY' && viewer.kind !== 'MEMBER') throw new WrongKeyError();
    this.#enter(new Desk(client, viewer));
  }

  #enter(desk: Desk): void {
    this.#leave();
    this.desk = desk;
    this.failure = undefined;
    desk.feed.observe(() => {
      if (desk !== this.desk || !isAftercareError(desk.feed.failure, 'AuthenticationError')) return;
      this.signOut(this.#member ? new SignInError('expired') : desk.feed.failure);
    });
    this.changed();
  }

  #leave(): void {
    this.desk?.feed.stop();
    this.desk = undefined;
  }
}

export const session = new Session();
