import { setTimeout as delay } from 'node:timers/promises';
import type { Organization } from '../generated/prisma/client.ts';
import type { Database, Prisma, Transaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import type { System } from '../platform/platform.ts';
import { momentOf } from './ago.ts';
import { productModels } from './catalogue.ts';
import { hasDemoKey, keepDemoKeys } from './keys.ts';
import { keepLoaners } from './loaners.ts';
import { organizations, staff } from './network.ts';
import { type Network, play } from './play.ts';
import { fillWarehouses } from './stock.ts';
import { stories } from './stories/index.ts';
import { priceList } from './prices.ts';
import { tell } from './tell.ts';
import { register, sellUnits, unitOf } from './units.ts';
import { promise } from './warranties.ts';

/** Demo data are only put into a database that holds nothing else. */
export class ForeignDataError extends Error {
  override readonly name = 'ForeignDataError';

  constructor(found: string[]) {
    super(
      `The database already holds ${found.join(', ')}. Demo data go into an empty database only: give it another one.`,
    );
  }
}

/**
 * Fills an empty database with a vendor that has been at work for some years, all or nothing. One that is filled is left
 * as it is, but for the keys: their origins, and what is derived from the server's secret.
 */
export async function seedDemo(platform: System, { origins }: { origins: string[] }): Promise<void> {
  const seed = async (tx: Transaction) => {
    if (!(await takeLock(tx))) return false;
    if (!(await hasDemoKey(tx))) {
      await refuseForeignData(tx);
      await fill(tx, platform);
    }
    await keepDemoKeys(tx, platform, origins);
    return true;
  };
  // Of several nodes that start at once, one fills; the others look again until it has.
  while (!(await platform.database.$transaction(seed, { timeout: 60_000 }))) await delay(lookAgainMs);
  platform.eventLog.committed();
}

const lookAgainMs = 250;

async function takeLock(tx: Transaction): Promise<boolean> {
  const rows = await tx.$queryRaw<{ taken: boolean }[]>`
    select pg_try_advisory_xact_lock(hashtextextended('aftercare demo', 0)) as taken`;
  return rows[0]?.taken ?? false;
}

const builtIn = { calendars: ['ALWAYS', 'BUSINESS'], serviceLevels: ['standard', 'project'] };

async function refuseForeignData(tx: Transaction): Promise<void> {
  const counts = {
    organizations: await tx.organization.count({ where: { code: { not: 'HQ' } } }),
    'product models': await tx.productModel.count(),
    'warranty policies': await tx.warrantyPolicy.count(),
    devices: await tx.device.count(),
    tickets: await tx.ticket.count(),
    calendars: await tx.calendar.count({ where: { NOT: { code: { in: builtIn.calendars }, version: 1 } } }),
    'service levels': await tx.serviceLevel.count({
      where: { NOT: { code: { in: builtIn.serviceLevels }, version: 1 } },
    }),
  };
  const found = Object.entries(counts).filter(([, count]) => count > 0);
  if (found.length > 0) throw new ForeignDataError(found.map(([what, count]) => `${count} ${what}`));
}

async function fill(tx: Transaction, platform: System): Promise<void> {
  const now = platform.clock.now();
  await setHours(tx, now);
  const network = await foundNetwork(tx, now);
  const modelIds = new Map<string, string>();
  for (const model of productModels) {
    const { id } = await tx.productModel.create({ data: { ...model, createdAt: founded(now) } });
    modelIds.set(model.code, id);
  }
  const units = sellUnits(stories);
  const serials = new Map(
    units.flatMap(({ owner, model, serial }) => (owner ? [[unitOf(owner, model), serial]] : [])),
  );
  // The verbs open transactions of their own; inside of this one they become savepoints.
  const database = tx as Database;
  const inside: System = { ...platform, database, whole: database, readerFor: () => database };
  await play(inside, network, [
    ...promise(now),
    ...priceList(now),
    ...fillWarehouses(now),
    ...register(units, modelIds, now),
    ...keepLoaners(modelIds, now),
    ...stories.flatMap((story) => {
      const serial = story.device ? serials.get(unitOf(story.customer, story.device)) : null;
      return tell(story, serial ?? null, now);
    }),
  ]);
}

const founded = (now: Date) => momentOf('1500d 09:00', now, 'Asia/Shanghai');

async function foundNetwork(tx: Transaction, now: Date): Promise<Network> {
  const createdAt = founded(now);
  const network = new Map<string, Organization>();
  for (const { code, name, tier, parent, timeZone, serviceLevel } of organizations) {
    if (parent === null) {
      network.set(
        code,
        await tx.organization.update({ where: { code }, data: { name, timeZone, serviceLevel, createdAt } }),
      );
      continue;
    }
    const { id: parentId, path } = network.get(parent)!;
    const id = newId();
    const data = { id, code, name, tier, timeZone, serviceLevel, createdAt, parentId, path: `${path}${id}/` };
    network.set(code, await tx.organization.create({ data }));
  }
  const memberIds = new Map<string, string>();
  for (const { organization, certified, ...member } of Object.values(staff)) {
    const { id: organizationId } = network.get(organization)!;
    const { id } = await tx.member.create({ data: { ...member, organizationId, createdAt } });
    memberIds.set(member.email, id);
    await tx.certification.createMany({
      data: certified.map(({ category, days }) => ({
        memberId: id,
        category,
        validUntil: new Date(now.getTime() + days * dayMs),
        createdAt,
      })),
    });
  }
  return { organizations: [...network.values()], memberIds };
}

/** The vendor's own hours: the next version of each calendar, in the vendor's time zone. */
async function setHours(tx: Transaction, now: Date): Promise<void> {
  const { timeZone } = organizations.find(({ code }) => code === 'HQ')!;
  for (const { id, code, version, weekly } of await tx.calendar.findMany()) {
    const next = { code, version: version + 1, timeZone, weekly: weekly as Prisma.InputJsonArray };
    await tx.calendar.update({ where: { id }, data: { supersededAt: now } });
    await tx.calendar.create({ data: { ...next, createdAt: now } });
  }
}

const dayMs = 24 * 60 * 60 * 1000;
