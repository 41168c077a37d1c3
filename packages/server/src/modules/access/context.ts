import type { ReadScope } from '../../platform/database.ts';
import type { System } from '../../platform/platform.ts';
import { visibleOrganizationIds } from './scope.ts';
import type { Context, Viewer } from './viewer.ts';

type Asked = Pick<Context, 'viewer' | 'requestId' | 'answerTime' | 'limit' | 'reauthenticate'>;

/** What a verb is given for one request: the platform, who asks, and the database as they see it. */
export function contextFor({ database: _database, ...platform }: System, asked: Asked): Context {
  let scope = scopeOf(asked.viewer);
  return {
    ...platform,
    ...asked,
    database: platform.readerFor(() => scope),
    become(viewer) {
      Object.assign(this, { viewer });
      scope = scopeOf(viewer);
    },
  };
}

/** What PostgreSQL is told of a viewer. The public sees no organization's rows: verbs look for it, past the wall. */
export const scopeOf = (viewer: Viewer | null): ReadScope => ({
  organizations: visibleOrganizationIds({ viewer }),
  ticket: viewer?.kind === 'TRACKING' ? viewer.ticketId : null,
});
