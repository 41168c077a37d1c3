import type { Role, Tier } from '../../generated/prisma/enums.ts';
import type { AnswerTime } from '../../platform/answer-time.ts';
import { RequestError } from '../../platform/errors.ts';
import type { Reader } from '../../platform/database.ts';
import type { Platform } from '../../platform/platform.ts';

interface KeyHolder {
  /** The id of the key. */
  id: string;
  label: string | null;
  organizationId: string;
}

/** Staff and partner systems: they see the subtree of their organization. */
export interface StaffViewer extends KeyHolder {
  kind: 'SECRET_KEY';
  /** The place of their organization in the network. */
  tier: Tier;
  roles: Role[];
  /** Their organization and all below it; none without a role. */
  organizationIds: string[];
}

/** A web page: it may do what the public may, on behalf of one organization. */
export interface PublicViewer extends KeyHolder {
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
  viewer: Viewer | null;
  /** The database as the viewer sees it; what has to look further goes through `beyondScope`. */
  database: Reader;
  /** Goes on as somebody else, or as the same with other rights. */
  become(viewer: Viewer): void;
  requestId: string;
  answerTime: AnswerTime;
  /** Asks again who the viewer is, for what lasts longer than a request: null once the right has ended. */
  reauthenticate(): Promise<Viewer | null>;
}

export function requireViewer(ctx: Context): Viewer {
  if (ctx.viewer) return ctx.viewer;
  throw new RequestError(
    'UNAUTHENTICATED',
    'Say who you are: send `Authorization: Bearer …` with a secret key, a publishable key or a tracking token.',
  );
}
