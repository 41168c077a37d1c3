import { userInfo } from 'node:os';
import pg from 'pg';

/**
 * The two roles that the program works as. Neither owns anything: `app` reads and writes for verbs, timers and commands;
 * `viewer` reads for whoever asks, behind row-level security. See docs/adr/0018.
 */
export interface DatabaseRoles {
  app: string;
  viewer: string;
}

/** Named after the owner of the tables, so that two deployments on one cluster share no role. */
export function rolesOf(ownerUrl: string): DatabaseRoles {
  const owner = userOf(ownerUrl);
  return { app: `${owner}_app`, viewer: `${owner}_viewer` };
}

/** The user that a connection URL names, or PostgreSQL's own variables, or else the one who runs the program. */
export const userOf = (url: string): string =>
  new pg.Client({ connectionString: url }).user ?? userInfo().username;

/**
 * The same database as a role, from the first moment of each session: `RESET ROLE` leads back to the role, not to the
 * user who logged in. What the URL sets of its own stays.
 */
export function asRole(url: string, role: string, settings: Record<string, string> = {}): string {
  const address = new URL(url);
  const given = address.searchParams.get('options');
  const ours = Object.entries({ ...settings, role }).map(([name, value]) => `-c ${name}=${escape(value)}`);
  address.searchParams.set('options', [...(given ? [given] : []), ...ours].join(' '));
  return address.href;
}

/** PostgreSQL splits the options at spaces that no backslash stands before. */
const escape = (value: string): string => value.replaceAll(/[\\\s]/g, (character) => `\\${character}`);

/** For `onConnect` of a pool: a session that is not of the role is given up, whatever a proxy made of the options. */
export const requireRole =
  (role: string) =>
  async (client: pg.ClientBase): Promise<void> => {
    const { rows } = await client.query<{ name: string }>('select current_user::text as name');
    if (rows[0]?.name === role) return;
    throw new Error(
      `The session should be of the role ${role} and is of ${rows[0]?.name}: something between server and PostgreSQL drops the startup parameter "options".`,
    );
  };
