import { RequestError } from '../../platform/errors.ts';
import type { System } from '../../platform/platform.ts';
import type { RateLimiter, Refusal, Use } from '../../platform/rate-limiter/index.ts';
import { authenticate, type Credentials } from './authenticate.ts';
import { bearerOf } from './bearer.ts';
import { type LimitName, publicVerbs, type PublicVerb, type RateLimits } from './rate-limits.ts';
import { LimitTeller } from './tell-limited.ts';
import type { Holder, TrackingViewer, Viewer } from './viewer.ts';

/** What one request may hold; of more, each so many bytes count as one more. */
const bytesOfOne = 4 * 1024;

/** Credentials of which is remembered that they were good. */
const remembered = 10_000;

/** Lets in who asks, and counts what they ask for: too much of it is refused with RATE_LIMITED, and told to the operator. */
export class Gatekeeper {
  readonly #platform: System;
  readonly #limiter: RateLimiter;
  readonly #limits: RateLimits;
  readonly #teller: LimitTeller;
  /** Of those who have a share of their own: in whose it counts, and who is told of. */
  readonly #good = new Map<string, Sharer | null>();

  constructor(platform: System, limiter: RateLimiter, limits: RateLimits) {
    this.#platform = platform;
    this.#limiter = limiter;
    this.#limits = limits;
    this.#teller = new LimitTeller(platform, limiter);
  }

  /** Who makes a request or begins an operation, if they may make one more; null without credentials. */
  async admit(credentials: Credentials): Promise<Viewer | null> {
    const { address } = credentials;
    // A secret key speaks for a server that many people may use: it has a share of its own.
    if (!/^Bearer +sk_/i.test(credentials.authorization ?? ''))
      this.#count(this.#use('address', address), null, address);
    // Who is known to have used up a share of their own is not looked up to be told so.
    const known = this.#good.get(nameOf(credentials)) ?? null;
    const spent = known && this.#limiter.look(this.#ownShare(known)!);
    if (spent) this.#refuse(spent, known, address);
    const viewer = await this.introduce(credentials);
    const share = this.#ownShare(viewer);
    if (share) this.#count(share, viewer, address);
    return viewer;
  }

  /** What somebody has sent: what is long counts like several requests, as it is read and refused at its length. */
  weigh(viewer: Viewer | null, address: string, bytes: number): void {
    const cost = Math.floor(bytes / bytesOfOne);
    if (cost === 0) return;
    const share = this.#ownShare(viewer) ?? this.#use('address', address);
    // What is more than all at once would never be let through.
    const use = { ...share, cost: Math.min(cost, share.rate.count) };
    const refused = this.#limiter.look(use) !== null;
    // It has come, whatever is answered.
    this.#limiter.add(use);
    if (refused) this.#refuse(this.#limiter.look(use)!, viewer, address);
  }

  /** Who it is, without counting a request. An address that often sends what is no key is not looked up any more. */
  async introduce(credentials: Credentials): Promise<Viewer | null> {
    const { address } = credentials;
    const failure = this.#use('authentication.address', address);
    // Others at the same address, who are known, are not to suffer from it.
    const suspended = this.#good.has(nameOf(credentials)) ? null : this.#limiter.look(failure);
    if (suspended) this.#refuse(suspended, null, address);
    try {
      const viewer = await authenticate(this.#platform, credentials);
      if (viewer) this.#remember(credentials, viewer);
      return viewer;
    } catch (error) {
      if (error instanceof RequestError && error.code === 'UNAUTHENTICATED') {
        this.#good.delete(nameOf(credentials));
        // Only what fits: of those that came at once all were looked up, and nobody is to owe hours for a burst.
        this.#limiter.count([failure]);
      }
      throw error;
    }
  }

  /** A connection that stays open. */
  connect(address: string): void {
    this.#count(this.#use('socket.address', address), null, address);
  }

  /** One use of a verb of the public surface. */
  async use(
    verb: PublicVerb,
    subjects: readonly (string | null)[],
    viewer: Viewer | null,
    address: string,
  ): Promise<void> {
    const isPublic = viewer?.kind === 'PUBLISHABLE_KEY';
    const uses = isPublic ? [this.#use(`${verb}.address`, address)] : [];
    // With a secret key, too, nobody is to try one contact after the other.
    if (isPublic || verb === 'requestTracking') {
      const limit = `${verb}.${publicVerbs[verb]}` as LimitName;
      uses.push(...subjects.filter((of) => of !== null).map((of) => this.#use(limit, of)));
    }
    if (isPublic) uses.push(this.#use(`${verb}.key`, viewer.id));
    const refusal = uses.length > 0 ? await this.#limiter.countExactly(uses) : null;
    if (refusal) this.#refuse(refusal, viewer, address);
  }

  /** One file from an address. Answers what adds its bytes, as they come. */
  async upload(viewer: Viewer, uploader: string, address: string): Promise<(bytes: number) => void> {
    const of = `${uploader} ${address}`;
    const bytes = { ...this.#use('upload.bytes', of), cost: 0 };
    const refusal = await this.#limiter.countExactly([this.#use('upload.files', of), bytes]);
    if (refusal) this.#refuse(refusal, viewer, address);
    return (cost) => this.#limiter.add({ ...bytes, cost });
  }

  /** Resolves once all that was begun to be told is. */
  settled(): Promise<void> {
    return this.#teller.settled();
  }

  #count(use: Use & { limit: LimitName }, viewer: Viewer | null, address: string): void {
    const refusal = this.#limiter.count([use]);
    if (refusal) this.#refuse(refusal, viewer, address);
  }

  /** What the requests of somebody count in wherever they come from; null: only in the share of their address. */
  #ownShare(viewer: Viewer | Sharer | null) {
    if (viewer?.kind === 'SECRET_KEY') return this.#use('secretKey', viewer.id);
    if (viewer?.kind === 'TRACKING') return this.#use('trackingToken', viewer.ticketId);
    return null;
  }

  #use(limit: LimitName, of: string): Use & { limit: LimitName } {
    return { limit, rate: this.#limits[limit], of };
  }

  #refuse({ use, retryAfter }: Refusal, viewer: Viewer | Sharer | null, address: string): never {
    this.#teller.tell(use, viewer && viewer.kind !== 'TRACKING' ? viewer : null, address);
    throw new RequestError(
      'RATE_LIMITED',
      `That was too often (${use.limit}). Try again in ${retryAfter} ${retryAfter === 1 ? 'second' : 'seconds'}.`,
      { retryAfter },
    );
  }

  #remember(credentials: Credentials, viewer: Viewer): void {
    if (this.#good.size >= remembered) this.#good.clear();
    this.#good.set(nameOf(credentials), sharerOf(viewer));
  }
}

/** As `Bearer` may be written in many ways. */
const nameOf = ({ authorization }: Credentials): string => bearerOf(authorization) ?? authorization ?? '';

/** What is remembered of a viewer: not all that they see, which may be a thousand organizations. */
type Sharer = (Holder & { kind: 'SECRET_KEY' }) | TrackingViewer;

function sharerOf(viewer: Viewer): Sharer | null {
  if (viewer.kind === 'TRACKING') return viewer;
  if (viewer.kind !== 'SECRET_KEY') return null;
  const { kind, id, label, organizationId } = viewer;
  return { kind, id, label, organizationId };
}
