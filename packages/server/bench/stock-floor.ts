// The floor of the stock: what the same work costs with nothing between Node's HTTP server and PostgreSQL. A page of
// levels is one named statement that returns the whole JSON. A reservation is the same conditional update and the row of
// the line, in one transaction, over a pool of the same size; it knows no tickets, keys, events or queues.
import { createServer, type IncomingMessage } from 'node:http';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 16 });

const page = `select coalesce(json_agg(json_build_object(
    'onHand', l.on_hand, 'reserved', l.reserved, 'available', l.on_hand - l.reserved, 'low', l.low,
    'part', json_build_object('sku', p.sku, 'name', p.name),
    'warehouse', json_build_object('code', w.code, 'name', w.name)) order by l.sku, l.warehouse_code), '[]') as data
  from (select * from stock_level where (sku, warehouse_code) > ($1, $2) order by sku, warehouse_code limit 20) as l
  join part p on p.id = l.part_id join warehouse w on w.id = l.warehouse_id`;

const hold = `update stock_level set reserved = reserved + $3, version = version + 1
  where sku = $1 and warehouse_code = $2 and on_hand - reserved >= $3 returning part_id, warehouse_id`;
const line = `insert into part_line (id, ticket_id, part_id, warehouse_id, quantity, state, request_id, hit, created_at)
  values (gen_random_uuid(), $1, $2, $3, $4, 'RESERVED', gen_random_uuid(), true, now()) returning quantity, state`;

async function reserve({ ticket, sku, warehouse, quantity }: Record<string, unknown>) {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const held = await client.query<{ part_id: string; warehouse_id: string }>({
      name: 'hold',
      text: hold,
      values: [sku, warehouse, quantity],
    });
    const { part_id: part, warehouse_id: place } = held.rows[0]!;
    const { rows } = await client.query<object>({
      name: 'line',
      text: line,
      values: [ticket, part, place, quantity],
    });
    await client.query('commit');
    return rows;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

async function list(query: URLSearchParams) {
  const values = [query.get('sku'), query.get('warehouse')];
  const { rows } = await pool.query<{ data: unknown }>({ name: 'page', text: page, values });
  return rows[0]!.data;
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>;
}

const server = createServer((request, response) => {
  const { searchParams } = new URL(request.url ?? '/', 'http://floor');
  const answer = request.method === 'POST' ? bodyOf(request).then(reserve) : list(searchParams);
  answer
    .then((data) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ data }));
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
