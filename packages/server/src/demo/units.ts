import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { contactInput, keepContact } from '../modules/customer/index.ts';
import { registerDevice } from '../modules/device/index.ts';
import { parse } from '../platform/parse.ts';
import { momentOf } from './ago.ts';
import { type ModelCode, productModels } from './catalogue.ts';
import { organizations, type OrganizationCode, staff, type Staff } from './network.ts';
import { owners } from './owners.ts';
import type { Action, Stage } from './play.ts';
import type { DemoCustomer, Story, UnitStep } from './story.ts';
import { changeWarranty, type PolicyCode } from './warranties.ts';

/** One device that was sold. */
export interface Unit {
  serial: string;
  model: ModelCode;
  soldBy: OrganizationCode;
  /** null: sold, and the buyer is not on record. */
  owner: DemoCustomer | null;
  daysOld: number;
  /** Whether the acceptance on site is on record, from which the warranty of a project counts. */
  isAccepted: boolean;
  changes: UnitStep[];
}

type Sale = Omit<Unit, 'serial'>;

const count = 200;
/** Sold before the first ticket, and up to almost four years ago. */
const age = { least: 100, most: 1_400 };
const ageOfNew = 8;
const withoutOwner = 12;

/** The same 200 units each time: those of the stories, and those that have never broken. */
export function sellUnits(stories: Story[]): Unit[] {
  const random = xoroshiro128plus(8);
  const pick = <Item>(items: readonly Item[]): Item => items[uniformInt(random, 0, items.length - 1)]!;
  const daysOld = () => uniformInt(random, age.least, age.most);

  const sales = new Map<string, Sale>();
  for (const { device, customer, origin, kind, unit } of stories) {
    if (!device) continue;
    const isNew = kind === 'INSTALLATION';
    // Drawn for each, so that what one story says about its unit moves no other.
    const drawn = isNew ? ageOfNew : daysOld();
    const sale = {
      model: device,
      soldBy: origin,
      owner: customer,
      daysOld: unit?.daysOld ?? drawn,
      isAccepted: unit?.isAccepted ?? !isNew,
      changes: unit?.changes ?? [],
    };
    if (!sales.has(unitOf(customer, device))) sales.set(unitOf(customer, device), sale);
  }
  const others = Array.from({ length: count - sales.size }, (_, index): Sale => {
    const { soldBy, ...owner } = pick(owners);
    const model = pick(productModels).code;
    const isOwned = index >= withoutOwner;
    const sale = { model, soldBy, owner: isOwned ? owner : null, daysOld: daysOld() };
    return { ...sale, isAccepted: isOwned, changes: [] };
  });
  return numberUnits([...sales.values(), ...others]);
}

/** What tells the units of the stories apart: nobody has two of one model. */
export const unitOf = (customer: DemoCustomer, model: ModelCode): string => `${contactOf(customer)} ${model}`;

const contactOf = ({ phone, email }: DemoCustomer): string => `${phone} ${email}`;

/** Serial numbers count up by model and age; only the first wall unit is always one of the dealer with the web page. */
function numberUnits(sales: Sale[]): Unit[] {
  const oldestFirst = sales.toSorted((one, other) => other.daysOld - one.daysOld);
  const first = oldestFirst.findIndex(
    ({ model, soldBy, owner }) => model === 'LC-AC35' && soldBy === 'D-HARBOUR' && owner !== null,
  );
  const made = new Map<ModelCode, number>();
  return [...oldestFirst.splice(first, 1), ...oldestFirst].map((sale) => {
    const number = (made.get(sale.model) ?? 0) + 1;
    made.set(sale.model, number);
    return { ...sale, serial: `${sale.model.replace('-', '')}${String(number).padStart(7, '0')}` };
  });
}

/** Of these the acceptance is signed on site. */
const forProjects = new Set<PolicyCode>(['project-36m']);

const seller: Record<OrganizationCode, Staff> = {
  HQ: 'he',
  'SC-EAST': 'tang',
  'SC-PACIFIC': 'helen',
  'D-HARBOUR': 'lily',
  'D-JINSHI': 'qian',
  'D-SOUTHERN': 'priya',
};

/** Puts the units on record, each on the day of its sale, and their owners with their first unit. */
export function register(units: Unit[], modelIds: Map<string, string>, now: Date): Action[] {
  const customerIds = new Map<string, string>();
  const keepOwner = async ({ database, at }: Stage, owner: DemoCustomer, organizationId: string) => {
    const known = customerIds.get(contactOf(owner));
    if (known) return known;
    const { name, phone, email, city, line } = owner;
    const contact = parse(contactInput, { name, phone, email });
    const kept = await keepContact(database, { organizationId, contact, site: { city, line }, now: at });
    customerIds.set(contactOf(owner), kept.customerId);
    return kept.customerId;
  };
  return units.flatMap(({ serial, model, soldBy, owner, daysOld, isAccepted, changes }) => {
    const { timeZone } = organizations.find(({ code }) => code === soldBy)!;
    const daysAgo = (days: number) => momentOf(`${days}d 12:30`, now, timeZone);
    const { warrantyPolicy } = productModels.find(({ code }) => code === model)!;
    const isInstalled = owner !== null && daysOld > ageOfNew;
    const actor = { kind: 'API_KEY', id: null, name: staff[seller[soldBy]].name, channel: 'API' } as const;
    const sale: Action = {
      at: daysAgo(daysOld),
      async run(stage) {
        const organizationId = stage.organizationId(soldBy);
        const device = {
          serial,
          modelId: modelIds.get(model)!,
          organizationId,
          soldById: organizationId,
          customerId: owner && (await keepOwner(stage, owner, organizationId)),
          purchasedOn: stage.at,
          deliveredOn: isInstalled ? daysAgo(daysOld - 2) : null,
          installedOn: isInstalled ? daysAgo(daysOld - 3) : null,
          acceptedOn: isAccepted && forProjects.has(warrantyPolicy) ? daysAgo(daysOld - 12) : null,
          policyId: await stage.policyId(warrantyPolicy),
        };
        await registerDevice(stage.database, device, actor, stage.at);
      },
    };
    return [
      sale,
      ...changes.map((change) => changeWarranty(serial, change, momentOf(change.at, now, timeZone))),
    ];
  });
}
