import type pg from 'pg';
import { warningPercent } from '../src/modules/sla/index.ts';
import { newId } from '../src/platform/ids.ts';

export interface OpenTickets {
  /** Id of the organization that has them. */
  organization: string;
  /** Code of what is promised, for any priority and band. */
  serviceLevel: string;
  count: number;
  /** When the first was reported. */
  from: Date;
  /** How long after it the next one. */
  stepMs?: number;
}

/** A connection for very many rows: it does not check references, which would take most of the time. */
export async function prepareInserter(client: pg.Client): Promise<void> {
  await client.query('set session_replication_role = replica');
}

/** Tickets that nobody has answered, with the clocks that they are promised. Answers their ids. */
export async function addOpenTickets(
  client: pg.Client,
  { organization, serviceLevel, count, from, stepMs = 0 }: OpenTickets,
): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(insertTickets, [
    newId(),
    organization,
    serviceLevel,
    count,
    from,
    stepMs,
    warningPercent / 100,
  ]);
  return rows.map(({ id }) => id);
}

const insertTickets = `
  with customer as (
    insert into customer (id, organization_id, name, created_at) values (gen_random_uuid(), $2, 'Li Wei', $5)
    returning id),
  contact as (
    insert into contact (id, customer_id, name, email, created_at)
    select gen_random_uuid(), id, 'Li Wei', 'wei@example.com', $5 from customer returning id, customer_id),
  reported as (
    insert into ticket (id, number, kind, status, priority, channel, description, origin_id, handler_id, customer_id,
      contact_id, service_level, created_at, updated_at)
    select gen_random_uuid(), $1 || place, 'REPAIR', 'SUBMITTED', 'P3', 'API', 'It drips.', $2, $2, customer_id,
      contact.id, $3, at, at
    from contact, generate_series(0, $4::int - 1) as place,
      lateral (select $5::timestamptz + place * $6::float * interval '1 ms' as at) as moment
    returning id, created_at),
  mark as (
    insert into sla_mark (ticket_id, seq, at, kind) select id, 0, created_at, 'STARTED' from reported),
  clock as (
    insert into sla_clock (ticket_id, kind, service_level_id, calendar_id, target_ms, state, due_at, next_at)
    select reported.id, promise.clock::"SlaClockKind", level.id, calendar.id, promise.target, 'RUNNING',
      reported.created_at + promise.target * interval '1 ms',
      reported.created_at + promise.target * $7::float * interval '1 ms'
    from reported, service_level as level,
      jsonb_to_recordset(level.targets) as promise (clock text, target bigint, calendar text)
      join calendar on calendar.code = promise.calendar and calendar.superseded_at is null
    where level.code = $3 and level.superseded_at is null)
  select id from reported`;
