// The floor: what the same answers cost with nothing between Node's HTTP server and PostgreSQL. One named statement
// a request returns the whole JSON. It knows no keys, no scope and no schema.
import { createServer } from 'node:http';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 16 });

const iso = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const ticket = `json_build_object(
  'number', t.number, 'status', t.status, 'priority', t.priority, 'description', t.description,
  'createdAt', ${iso('t.created_at')},
  'handler', json_build_object('code', h.code, 'name', h.name),
  'customer', case when c.id is null then null else json_build_object('name', c.name) end,
  'device', case when d.id is null then null else json_build_object(
    'serial', d.serial, 'model', json_build_object('code', m.code, 'name', m.name)) end)`;

const clocks = `(select json_agg(json_build_object('kind', kind, 'dueAt', case when state <> 'PAUSED' then ${iso('due_at')} end,
    'state', case when state = 'RUNNING' and due_at <= now() then 'BREACHED' else state end) order by kind)
  from sla_clock where ticket_id = t.id)`;

const device = `json_build_object(
  'serial', d.serial, 'purchasedOn', d.purchased_on, 'deliveredOn', d.delivered_on, 'installedOn', d.installed_on,
  'acceptedOn', d.accepted_on, 'retiredAt', ${iso('d.retired_at')},
  'model', json_build_object('code', m.code, 'name', m.name),
  'customer', case when c.id is null then null else json_build_object('name', c.name) end,
  'organization', json_build_object('code', o.code, 'name', o.name),
  'replaces', (select json_build_object('serial', serial) from device where id = d.replaces_id),
  'replacedBy', (select json_build_object('serial', serial) from device where replaces_id = d.id),
  'tickets', json_build_object('nodes', coalesce((select json_agg(json_build_object('number', number, 'status', status,
      'priority', priority, 'description', description, 'createdAt', ${iso('created_at')}) order by created_at desc, id desc)
    from (select * from ticket where device_id = d.id order by created_at desc, id desc limit 20) as page), '[]')),
  'history', json_build_object('nodes', coalesce((select json_agg(json_build_object('type', type, 'at', ${iso('at')},
      'actor', json_build_object('name', actor_name)) order by xid, seq)
    from (select * from event where device_id = d.id order by xid, seq limit 50) as page), '[]')))`;

const from = `from ticket t
  join organization h on h.id = t.handler_id
  left join customer c on c.id = t.customer_id
  left join device d on d.id = t.device_id
  left join product_model m on m.id = d.model_id`;

const statements: Record<string, { text: string; values: (query: URLSearchParams) => unknown[] }> = {
  '/ticket': {
    text: `select ${ticket} as data ${from} where t.number = $1`,
    values: (query) => [query.get('number')],
  },
  '/tickets': {
    text: `select json_agg(${ticket} order by t.created_at desc, t.id desc) as data
      from (select * from ticket order by created_at desc, id desc limit 20) as page
      cross join lateral (select page.*) as t
      ${from.replace('from ticket t', '')}`,
    values: () => [],
  },
  '/clocks': {
    text: `select json_agg(json_build_object('number', number, 'status', status, 'priority', priority,
        'sla', json_build_object('clocks', ${clocks})) order by created_at desc, id desc) as data
      from (select * from ticket order by created_at desc, id desc limit 20) as t`,
    values: () => [],
  },
  '/device': {
    text: `select ${device} as data from device d join product_model m on m.id = d.model_id
      join organization o on o.id = d.organization_id left join customer c on c.id = d.customer_id where d.serial = $1`,
    values: (query) => [query.get('serial')],
  },
  '/check': {
    text: `select json_build_object('recognised', count(m.id) > 0, 'productName', min(m.name)) as data
      from device d join product_model m on m.id = d.model_id where d.serial = $1 and m.code = $2`,
    values: (query) => [query.get('serial'), query.get('model')],
  },
};

const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://floor');
  const statement = statements[pathname];
  if (!statement) return void response.writeHead(404).end();
  pool
    .query({ name: pathname, text: statement.text, values: statement.values(searchParams) })
    .then(({ rows }) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(rows[0]));
    })
    .catch((error: unknown) => response.writeHead(500).end(String(error)));
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`port ${typeof address === 'object' ? address?.port : ''}\n`);
});
process.once('SIGTERM', () => {
  server.close();
  server.closeAllConnections();
  void pool.end();
});
