import { createHash } from 'node:crypto';
import pg from 'pg';
import { type DatabaseRoles } from './roles.ts';
import { appendOnly, removable, type Rule, rules } from '../../../prisma/wall-rules.ts';

/** The roles are missing, and the owner of the tables may not make them. */
export class RolesError extends Error {
  override readonly name = 'RolesError';
}

/**
 * Gives the roles their rights and the tables their policies: after each migration, and whenever program or tables have
 * changed. A database that has them already is only looked at. Answers whether anything was done.
 */
export async function raiseWall(
  session: pg.Client,
  roles: DatabaseRoles,
  login: string | null = null,
): Promise<boolean> {
  const made = await makeRoles(session, roles, login);
  await spareProgram(session, roles);
  const script = wallScript(roles, await tablesIn(session));
  const mark = `wall ${createHash('sha256').update(script).digest('hex')}`;
  const known = await session.query<{ mark: string | null }>(
    `select obj_description(to_regprocedure('wall_organizations()')) as mark`,
  );
  if (!made && known.rows[0]?.mark === mark) return false;
  await session.query(
    `begin; ${script}; comment on function wall_organizations() is ${pg.escapeLiteral(mark)}; commit`,
  );
  return true;
}

async function tablesIn(session: pg.Client): Promise<string[]> {
  const { rows } = await session.query<{ name: string }>(
    `select relname as name from pg_class
     where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p') and relname <> '_prisma_migrations'
     order by relname`,
  );
  return rows.map(({ name }) => name);
}

async function makeRoles(
  session: pg.Client,
  { app, viewer }: DatabaseRoles,
  login: string | null,
): Promise<boolean> {
  const names = [app, viewer];
  const { rows } = await session.query<{ name: string; present: boolean }>(
    `select name, exists (select from pg_roles where rolname = name) as present from unnest($1::text[]) as name`,
    [names],
  );
  const missing = rows.filter(({ present }) => !present).map(({ name }) => name);
  const users = await session.query<{ name: string }>(
    `select distinct name from unnest(array[current_user::text, $2]) as name, unnest($1::text[]) as role
     where name is not null and (not exists (select from pg_roles where rolname = role)
       or not pg_has_role(name, role, case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end))`,
    [names, login],
  );
  const statements = [
    ...missing.map((role) => `create role ${pg.escapeIdentifier(role)} nologin`),
    ...users.rows.map(
      ({ name }) => `grant ${names.map(pg.escapeIdentifier).join(', ')} to ${pg.escapeIdentifier(name)}`,
    ),
  ];
  if (statements.length === 0) return false;
  try {
    await session.query(`begin; ${statements.join('; ')}; commit`);
  } catch (cause) {
    await session.query('rollback');
    if (!(cause instanceof pg.DatabaseError) || cause.code !== insufficientPrivilege) throw cause;
    throw new RolesError(
      `Aftercare works as roles that own nothing, and this user may not make them. Let an administrator of the PostgreSQL run once:\n${statements.map((statement) => `  ${statement};`).join('\n')}`,
      { cause },
    );
  }
  return missing.length > 0;
}

const insufficientPrivilege = '42501';

/**
 * The program sees every row, by policies that let all pass. Where it may be spared them, it is: behind a policy PostgreSQL
 * plans without statistics what it does not know to be leakproof, like ILIKE.
 */
async function spareProgram(session: pg.Client, { app }: DatabaseRoles): Promise<void> {
  const { rows } = await session.query<{ due: boolean }>(
    `select current_setting('is_superuser')::boolean and exists (select from pg_roles where rolname = $1 and not rolbypassrls) as due`,
    [app],
  );
  if (rows[0]?.due) await session.query(`alter role ${pg.escapeIdentifier(app)} bypassrls`);
}

const seen = 'wall_seen(text, text, text[], text, text)';

/** Everything in one script: it depends on the tables that there are, and on nothing else. */
export function wallScript(roles: DatabaseRoles, tables: readonly string[]): string {
  const [app, viewer] = [roles.app, roles.viewer].map(pg.escapeIdentifier);
  return [
    ...functions,
    seenFunction(roles),
    `grant usage on schema public to ${app}, ${viewer}`,
    `revoke all on all tables in schema public from ${app}, ${viewer}`,
    `grant select on _prisma_migrations to ${app}`,
    `grant usage on all sequences in schema public to ${app}`,
    `revoke execute on function wall_warehouses(), wall_loaners(), ${seen} from public`,
    `grant execute on function ${seen} to ${app}`,
    `grant execute on function wall_warehouses(), wall_loaners() to ${viewer}`,
    ...tables.flatMap((name) => tableScript(name, rules[name] ?? 'closed', { app: app!, viewer: viewer! })),
  ].join(';\n');
}

function tableScript(name: string, rule: Rule, { app, viewer }: DatabaseRoles): string[] {
  const table = pg.escapeIdentifier(name);
  const rights = [
    'select',
    'insert',
    ...(appendOnly.has(name) ? [] : ['update']),
    ...(removable.has(name) || !(name in rules) ? ['delete'] : []),
  ];
  const script = [
    `grant ${rights.join(', ')} on ${table} to ${app}`,
    `drop policy if exists wall_app on ${table}`,
    `drop policy if exists wall_viewer on ${table}`,
  ];
  if (rule !== 'closed') script.push(`grant select on ${table} to ${viewer}`);
  if (rule === 'open') return [...script, `alter table ${table} disable row level security`];
  return [
    ...script,
    `alter table ${table} enable row level security`,
    `create policy wall_app on ${table} to ${app} using (true) with check (true)`,
    ...(rule === 'closed'
      ? []
      : [`create policy wall_viewer on ${table} for select to ${viewer} using (${rule.where})`]),
  ];
}

/**
 * The rows of a table that a viewer sees, for a transaction of the program: it changes to the viewer's role and back. An error
 * ends the transaction, and the change of the role with it.
 */
const seenFunction = ({ viewer }: DatabaseRoles) =>
  `create or replace function wall_seen(place text, named text, given text[], organizations text, ticket text)
     returns setof uuid language plpgsql volatile as $$
   declare
     own constant text := current_setting('role');
   begin
     perform set_config('role', ${pg.escapeLiteral(viewer)}, true),
       set_config('aftercare.organizations', organizations, true), set_config('aftercare.ticket', ticket, true);
     return query execute format('select id from %I where %I = any ($1::%s[])',
       place, named, case named when 'id' then 'uuid' else 'text' end) using given;
     perform set_config('role', own, true);
   end $$`;

/** Who is asking: what a session of the viewer's role was told last. A session that was told nothing sees nothing. */
const functions = [
  `create or replace function wall_organizations() returns uuid[] language sql stable parallel safe as $$
     select string_to_array(coalesce(current_setting('aftercare.organizations', true), ''), ',')::uuid[] $$`,
  `create or replace function wall_ticket() returns uuid language sql stable parallel safe as $$
     select nullif(current_setting('aftercare.ticket', true), '')::uuid $$`,
  ...['warehouse', 'loaner'].map(
    (table) => `create or replace function wall_${table}s() returns uuid[] language sql stable parallel safe
       security definer set search_path = public, pg_temp as $$
       select array(select id from ${table} where organization_id = any (wall_organizations())) $$`,
  ),
];
