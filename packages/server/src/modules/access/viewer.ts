import type { Role, Tier } from '../../generated/prisma/enums.ts';
import type { AnswerTime } from '../../platform/answer-time.ts';
import { RequestError } from '../../platform/errors.ts';
import type { Reader } from '../../platform/database.ts';
import type { Platform } from '../../platform/platform.ts';
import type { PublicVerb } from './rate-limits.ts';

export interface Holder {
  /** The id of the key, or of the member. */
  id: string;
  /** What people call the key, or the member's name. */
  label: string | null;
  organizationId: string;
}

interface Staff extends Holder {
  /** The place of their organization in the network. */
  tier: Tier;
  roles: Role[];
  /** Their organization and all below it; none without a role. */
  organizationIds: string[];
}

/** A partner's or the vendor's own program. */
interface SecretKeyViewer extends Staff {
  kind: 'SECRET_KEY';
}

/** A person, by the vendor's identity provider. */
export interface MemberViewer extends Staff {
  kind: 'MEMBER';
}

/** Staff and partner systems: they see the subtree of their organization. */
export type StaffViewer = SecretKeyViewer | MemberViewer;

/** A web page: it may do what the public may, on behalf of one organization. */
export interface PublicViewer extends Holder {
  kind: 'PUBLISHABLE_KEY';
}

/** A customer who holds the link to one ticket. */
export interface TrackingViewer {
  kind: 'TRACKING';
  ticketId: string;
}

export type Viewer = StaffViewer | PublicViewer | TrackingViewer;

/** What every verb is given: the platform, and who asks. */
export interface Context extends Platform {
  readonly viewer: Viewer | null;
  /** The database as the viewer sees it; what has to look further goes through `beyondScope`. */
  database: Reader;
  /** Goes on as somebody else, or as the same with other rights. */
  become(viewer: Viewer): void;
  requestId: string;
  answerTime: AnswerTime;
  /** Counts one use of a verb of the public surface, of those subjects: throws RATE_LIMITED when it is too many. */
  limit(verb: PublicVerb, subjects: readonly (string | null)[]): Promise<void>;
  /** Asks again who the viewer is, for what lasts longer than a request: null once the right has ended. */
  reauthenticate(): Promise<Viewer | null>;
}

export const isStaff = (viewer: Viewer | null): viewer is StaffViewer =>
  viewer?.kind === 'SECRET_KEY' || viewer?.kind === 'MEMBER';

export function requireViewer(ctx: Context): Viewer {
  if (ctx.viewer) return ctx.viewer;
  throw new RequestError(
    'UNAUTHENTICATED',
    'Say who you are: send `Authorization: Bearer …` with a secret key, a publishable key, a tracking token, or the token of a member.',
  );
}
