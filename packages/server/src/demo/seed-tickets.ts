import type { Prisma } from '../platform/database.ts';
import { type Platform, transact } from '../platform/platform.ts';
import { bulkId } from './bulk-id.ts';
import { insertRows } from './bulk-insert.ts';
import { Bulk, type BulkNetwork } from './bulk.ts';

const organizationCount = 20;
const serviceCenters = 4;
const modelCount = 6;
const batch = 1_000;

/**
 * Fills in tickets for measurements, in these proportions: two tickets a device, two devices a customer, each ticket with
 * its events and every other one with a comment, spread over the last two years; always 20 organizations. The same count,
 * clock and number of earlier runs give the same rows. What is in the database already is left alone: everything hangs
 * below organizations of its own, BENCH-01 to BENCH-20, and a further run adds to them. The log gets its rows in the order
 * of their time, in one transaction for each thousand tickets; a run that is broken off leaves what it had written.
 */
export async function seedTickets(
  platform: Platform,
  count: number,
  { onProgress }: { onProgress?: (done: number) => void } = {},
): Promise<void> {
  const network = await bulkNetwork(platform);
  const { database } = platform;
  const firstDevice = await database.device.count({
    where: { organizationId: { in: network.organizationIds } },
  });
  const bulk = new Bulk({ network, count, firstDevice, now: platform.clock.now() });

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
  for (const { tickets, comments, events } of bulk.tickets(batch)) {
    await transact(platform, async (tx) => {
      await insertRows(tx, 'ticket', tickets);
      await insertRows(tx, 'comment', comments);
      await insertRows(tx, 'event', events);
    });
    done += tickets.length;
    onProgress?.(done);
  }
  // Without statistics, the first measurements would meet the plans of empty tables.
  await database.$executeRaw`analyze`;
}

/** The organizations and models of the measurements, made on the first run. */
async function bulkNetwork({ database, clock }: Platform): Promise<BulkNetwork> {
  const createdAt = clock.now();
  await database.$transaction(async (tx) => {
    if ((await tx.organization.count({ where: { code: 'BENCH-01' } })) > 0) return;
    const { id, path } = await tx.organization.findUniqueOrThrow({ where: { code: 'HQ' } });
    await tx.organization.createMany({ data: organizationRows({ id, path }, createdAt) });
    await tx.productModel.createMany({
      data: Array.from({ length: modelCount }, (_, index) => ({
        id: bulkId('model', index, createdAt),
        code: `BENCH-M${index + 1}`,
        name: `Bench model ${index + 1}`,
        names: { 'zh-CN': `测试机型 ${index + 1}` },
        category: 'Bench',
        createdAt,
      })),
    });
  });
  const where = { code: { startsWith: 'BENCH-' } };
  const rows = { where, orderBy: { code: 'asc' }, select: { id: true } } as const;
  const organizations = await database.organization.findMany(rows);
  const models = await database.productModel.findMany(rows);
  return { organizationIds: organizations.map(({ id }) => id), modelIds: models.map(({ id }) => id) };
}

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
