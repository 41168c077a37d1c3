import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { contactInput, keepContact } from '../modules/customer/index.ts';
import { registerDevice } from '../modules/device/index.ts';
import { parse } from '../platform/parse.ts';
import { transact } from '../platform/platform.ts';
import { type Ago, momentOf } from './ago.ts';
import { type ModelCode, productModels } from './catalogue.ts';
import { organizations, type OrganizationCode, staff, type Staff } from './network.ts';
import { owners } from './owners.ts';
import type { Action } from './play.ts';
import type { DemoCustomer, Story } from './story.ts';

/** One device that was sold. */
export interface Unit {
  serial: string;
  model: ModelCode;
  soldBy: OrganizationCode;
  /** null: sold, and the buyer is not on record. */
  owner: DemoCustomer | null;
  daysOld: number;
}

type Sale = Omit<Unit, 'serial'>;

const count = 200;
/** Sold before the first ticket, and up to almost four years ago. */
const age = { least: 100, most: 1_400 };
const ageOfNew = 8;
const withoutOwner = 12;

/** The same 200 units each time: those of the stories, and those that have never broken. Oldest first. */
export function sellUnits(stories: Story[]): Unit[] {
  const random = xoroshiro128plus(8);
  const pick = <Item>(items: readonly Item[]): Item => items[uniformInt(random, 0, items.length - 1)]!;
  const daysOld = () => uniformInt(random, age.least, age.most);

  const sales = new Map<string, Sale>();
  for (const { device, customer, origin, kind } of stories) {
    if (!device) continue;
    const isNew = kind === 'INSTALLATION';
    const sale = { model: device, soldBy: origin, owner: customer, daysOld: isNew ? ageOfNew : daysOld() };
    if (!sales.has(unitOf(customer, device))) sales.set(unitOf(customer, device), sale);
  }
  const others = Array.from({ length: count - sales.size }, (_, index): Sale => {
    const { soldBy, ...owner } = pick(owners);
    const model = pick(productModels).code;
    return { model, soldBy, owner: index < withoutOwner ? null : owner, daysOld: daysOld() };
  });
  return numberUnits([...sales.values(), ...others]);
}

/** What tells the units of the stories apart: nobody has two of one model. */
export const unitOf = (customer: DemoCustomer, model: ModelCode): string =>
  `${customer.phone ?? customer.email} ${model}`;

/** Serial numbers count up by model and age; the very first is the dealer's with the web page. */
function numberUnits(sales: Sale[]): Unit[] {
  const made = new Map<ModelCode, number>();
  const shown = ({ soldBy, owner }: Sale) => Number(soldBy === 'D-HARBOUR' && owner !== null);
  const oldestFirst = sales.toSorted((one, other) => other.daysOld - one.daysOld);
  const first = oldestFirst.toSorted((one, other) => shown(other) - shown(one)).find(isWallUnit);
  return oldestFirst.map((sale) => {
    const number = sale === first ? 1 : (made.get(sale.model) ?? Number(isWallUnit(sale))) + 1;
    if (sale !== first) made.set(sale.model, number);
    return { ...sale, serial: `${sale.model.replace('-', '')}${String(number).padStart(7, '0')}` };
  });
}

const isWallUnit = ({ model }: Sale) => model === 'LC-AC35';

const seller: Record<OrganizationCode, Staff> = {
  HQ: 'he',
  'SC-EAST': 'tang',
  'SC-PACIFIC': 'helen',
  'D-HARBOUR': 'lily',
  'D-JINSHI': 'qian',
  'D-SOUTHERN': 'priya',
};

/** Puts a unit on record on the day of its sale. */
export function register(unit: Unit, modelId: string, now: Date): Action {
  const { serial, soldBy, owner, daysOld } = unit;
  const { timeZone } = organizations.find(({ code }) => code === soldBy)!;
  const onDay = (days: number): Ago => `${days}d 10:30`;
  return {
    at: momentOf(onDay(daysOld), now, timeZone),
    run: (stage) =>
      transact(stage.asStaff(seller[soldBy]), async (tx) => {
        const organizationId = stage.organizationId(soldBy);
        const customer =
          owner && (await keepContact(tx, { organizationId, ...written(owner), now: stage.at }));
        const device = {
          serial,
          modelId,
          organizationId,
          soldById: organizationId,
          customerId: customer?.customerId ?? null,
          purchasedOn: stage.at,
          installedOn: owner && daysOld > age.least ? momentOf(onDay(daysOld - 3), now, timeZone) : null,
        };
        await registerDevice(tx, device, { kind: 'API_KEY', name: staff[seller[soldBy]].name }, stage.at);
      }),
  };
}

const written = ({ name, phone, email, city, line }: DemoCustomer) => ({
  contact: parse(contactInput, { name, phone, email }),
  site: { city, line },
});
