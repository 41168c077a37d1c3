import { currentRules, writeClocks } from '../modules/sla/index.ts';
import type { Prisma } from '../platform/database.ts';
import { type System, transact } from '../platform/platform.ts';
import { bulkId } from './bulk-id.ts';
import { insertRows } from './bulk-insert.ts';
import { Bulk, type BulkNetwork } from './bulk.ts';

const organizationCount = 20;
const serviceCenters = 4;
const modelCount = 6;
const techniciansEach = 2;
const category = 'Bench';
const dayMs = 86_400_000;
const hourMs = 3_600_000;
const batch = 1_000;

/**
 * Fills in tickets for measurements, in these proportions: two tickets a device, two devices a customer, each ticket with
 * its events and clocks and every other one with a comment, spread over the last two years; always 20 organizations. The same count,
 * clock and number of earlier runs give the same rows. What is in the database already is left alone: everything hangs
 * below organizations of its own, BENCH-01 to BENCH-20, and a further run adds to them. The log gets its rows in the order
 * of their time, in one transaction for each thousand tickets; a run that is broken off leaves what it had written. What has become late by
 * then counts as told, so that a server that starts on such data has nothing to catch up with.
 */
export async function seedTickets(
  platform: System,
  count: number,
  { onProgress }: { onProgress?: (done: number) => void } = {},
): Promise<void> {
  const network = await bulkNetwork(platform);
  const { database } = platform;
  const firstDevice = await database.device.count({
    where: { organizationId: { in: network.organizationIds } },
  });
  const rules = await currentRules(database, 'standard');
  const bulk = new Bulk({ network, rules, count, firstDevice, now: platform.clock.now() });

  for (const { customers, contacts, sites, devices, events } of bulk.devices(batch)) {
    await transact(platform, async (tx) => {
      await insertRows(tx, 'customer', customers);
      await insertRows(tx, 'contact', contacts);
      await insertRows(tx, 'site', sites);
      await insertRows(tx, 'device', devices);
      await insertRows(tx, 'event', events);
    });
  }
  let done = 0;
  for (const { tickets, comments, visits, quotes, marks, clocks, events } of bulk.tickets(batch)) {
    await transact(platform, async (tx) => {
      await insertRows(tx, 'ticket', tickets);
      await insertRows(tx, 'comment', comments);
      await insertRows(tx, 'visit', visits);
      await insertRows(
        tx,
        'quote',
        quotes.map(({ quote }) => quote),
      );
      await insertRows(
        tx,
        'quote_line',
        quotes.map(({ line }) => line),
      );
      await insertRows(tx, 'sla_mark', marks);
      await writeClocks(tx, clocks);
      await insertRows(tx, 'event', events);
    });
    done += tickets.length;
    onProgress?.(done);
  }
}

/** The organizations, their technicians and the models of the measurements, made on the first run. */
async function bulkNetwork({ database, clock }: System): Promise<BulkNetwork> {
  const createdAt = clock.now();
  await database.$transaction(async (tx) => {
    if ((await tx.organization.count({ where: { code: 'BENCH-01' } })) > 0) return;
    const { id, path } = await tx.organization.findUniqueOrThrow({ where: { code: 'HQ' } });
    await tx.organization.createMany({ data: organizationRows({ id, path }, createdAt) });
    await tx.member.createMany({ data: memberRows(createdAt) });
    await tx.certification.createMany({
      data: memberRows(createdAt).map(({ id }, index) => ({
        id: bulkId('certification', index, createdAt),
        memberId: id,
        category,
        validUntil: new Date(createdAt.getTime() + 400 * dayMs),
        createdAt,
      })),
    });
    await tx.productModel.createMany({
      data: Array.from({ length: modelCount }, (_, index) => ({
        id: bulkId('model', index, createdAt),
        code: `BENCH-M${index + 1}`,
        name: `Bench model ${index + 1}`,
        names: { 'zh-CN': `测试机型 ${index + 1}` },
        category,
        createdAt,
      })),
    });
  });
  const where = { code: { startsWith: 'BENCH-' } };
  const rows = { where, orderBy: { code: 'asc' }, select: { id: true } } as const;
  const organizationIds = (await database.organization.findMany(rows)).map(({ id }) => id);
  const modelIds = (await database.productModel.findMany(rows)).map(({ id }) => id);
  const members = await database.member.findMany({
    where: { organizationId: { in: organizationIds } },
    orderBy: { email: 'asc' },
    include: { visits: { orderBy: { endsAt: 'desc' }, take: 1 } },
  });
  const nextHour = new Date(Math.ceil(createdAt.getTime() / hourMs) * hourMs);
  const technicians = members.map(({ id, name, organizationId, visits: [last] }) => {
    const freeFrom = last && last.endsAt > nextHour ? last.endsAt : nextHour;
    return { id, name, organizationId, freeFrom };
  });
  return { organizationIds, modelIds, technicians };
}

/** Two technicians for each organization. */
const memberRows = (createdAt: Date) =>
  Array.from({ length: organizationCount * techniciansEach }, (_, index) => {
    const number = String(index + 1).padStart(2, '0');
    return {
      id: bulkId('member', index, createdAt),
      organizationId: bulkId('organization', index % organizationCount, createdAt),
      name: `Bench technician ${number}`,
      email: `bench-technician-${number}@example.com`,
      roles: ['TECHNICIAN' as const],
      createdAt,
    };
  });

/** Four service centers, and the dealers below them. */
function organizationRows(root: { id: string; path: string }, createdAt: Date) {
  const rows: (Prisma.OrganizationCreateManyInput & { id: string })[] = [];
  for (let index = 0; index < organizationCount; index++) {
    const id = bulkId('organization', index, createdAt);
    const isCenter = index < serviceCenters;
    const parent = isCenter ? root : rows[index % serviceCenters]!;
    const number = String(index + 1).padStart(2, '0');
    rows.push({
      id,
      code: `BENCH-${number}`,
      name: `Bench ${isCenter ? 'service center' : 'dealer'} ${number}`,
      tier: isCenter ? 'SERVICE_CENTER' : 'DEALER',
      parentId: parent.id,
      path: `${parent.path}${id}/`,
      timeZone: 'Asia/Shanghai',
      createdAt,
    });
  }
  return rows;
}
