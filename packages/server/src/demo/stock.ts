import { createWarehouse, expectStock, setReorderPoint } from '../modules/stock/index.ts';
import { receiveStock, receiveTransfer, sendTransfer, transferStock } from '../modules/supply/index.ts';
import { type Ago, type Ahead, momentOf } from './ago.ts';
import { type PartCode, parts } from './catalogue.ts';
import { organizations, type OrganizationCode, type Staff } from './network.ts';
import type { Action, Stage } from './play.ts';

/** Where parts lie: the first is filled by suppliers, and fills the others. */
const warehouses = {
  'HQ-MAIN': { organization: 'HQ', name: 'Central warehouse Jiading 嘉定中心库', opened: '200d 09:00' },
  'EAST-SH': { organization: 'SC-EAST', name: 'Service center East 华东服务中心库', opened: '199d 09:00' },
  'PACIFIC-SYD': { organization: 'SC-PACIFIC', name: 'Silverwater, Sydney', opened: '199d 11:00' },
  'HARBOUR-SHOP': {
    organization: 'D-HARBOUR',
    name: 'Harbourline, back of the shop 店内备件架',
    opened: '198d 10:00',
  },
} as const satisfies Record<string, { organization: OrganizationCode; name: string; opened: Ago }>;

type WarehouseCode = keyof typeof warehouses;
type Branch = Exclude<WarehouseCode, 'HQ-MAIN'>;

/** What came in from suppliers, what of it went on to the branches, and at how few each orders again. */
const stocked: Partial<
  Record<
    PartCode,
    {
      received: number;
      reorderPoint?: number;
      sent?: Partial<Record<Branch, [pieces: number, reorderPoint?: number]>>;
    }
  >
> = {
  'LC-EVA35': { received: 24, reorderPoint: 4, sent: { 'EAST-SH': [4], 'HARBOUR-SHOP': [12] } },
  'LC-FIL35': {
    received: 120,
    reorderPoint: 30,
    sent: { 'EAST-SH': [30, 10], 'PACIFIC-SYD': [20, 5], 'HARBOUR-SHOP': [12, 4] },
  },
  'LC-HAR72': { received: 8, sent: { 'EAST-SH': [2] } },
  'LC-RLY72': { received: 16, reorderPoint: 4, sent: { 'EAST-SH': [4], 'HARBOUR-SHOP': [1] } },
  'LC-GRL72': { received: 5 },
  'LC-CAP45': {
    received: 60,
    reorderPoint: 15,
    sent: { 'EAST-SH': [15, 5], 'PACIFIC-SYD': [8, 2], 'HARBOUR-SHOP': [4, 2] },
  },
  'LC-BRG08': { received: 12, reorderPoint: 4, sent: { 'EAST-SH': [4, 1], 'PACIFIC-SYD': [2] } },
  'LC-PCB12': { received: 6, reorderPoint: 1, sent: { 'PACIFIC-SYD': [1], 'HARBOUR-SHOP': [2] } },
  'LC-BRD08': { received: 4, reorderPoint: 1, sent: { 'EAST-SH': [2] } },
  'LC-INV72': { received: 5, sent: { 'PACIFIC-SYD': [2] } },
  'LC-OFM35': { received: 10, reorderPoint: 3, sent: { 'PACIFIC-SYD': [2], 'HARBOUR-SHOP': [2] } },
  'LC-FAN35': { received: 10, reorderPoint: 3, sent: { 'EAST-SH': [3], 'PACIFIC-SYD': [2] } },
  'LC-FIL20': { received: 40, reorderPoint: 10, sent: { 'EAST-SH': [10, 4], 'PACIFIC-SYD': [6, 4] } },
  'LC-FLS12': { received: 5, reorderPoint: 2 },
  'LC-BUS08': { received: 12, reorderPoint: 4, sent: { 'PACIFIC-SYD': [4] } },
  'LC-CON08': { received: 8, reorderPoint: 2, sent: { 'EAST-SH': [3] } },
  'LC-SEN10': { received: 30, reorderPoint: 8, sent: { 'EAST-SH': [8, 2], 'HARBOUR-SHOP': [3, 1] } },
  'LC-MNT35': { received: 24, reorderPoint: 8, sent: { 'HARBOUR-SHOP': [1] } },
};

const headquartersFrom = '197d 10:00';
const toBranches = '195d 14:00';

/** What the warehouse of the headquarters was asked for by a ticket, and brought to a branch. */
const carried: { sent: Ago; arrived: Ago; to: Branch }[] = [
  { sent: '40d 11:00', arrived: '39d 15:20', to: 'EAST-SH' },
];

const deliveries: {
  at: Ago;
  by: Staff;
  warehouse: WarehouseCode;
  sku: PartCode;
  quantity: number;
  on: Ahead;
  reference: string;
}[] = [
  {
    at: '1d 15:40',
    by: 'xu',
    warehouse: 'EAST-SH',
    sku: 'LC-PCB72',
    quantity: 4,
    on: '+3d 12:00',
    reference: 'PO-2614',
  },
];

/** Opens the warehouses and fills them, as the people who keep them would. */
export function fillWarehouses(now: Date): Action[] {
  const shanghai = (at: Ago) => momentOf(at, now, 'Asia/Shanghai');
  const openings = Object.entries(warehouses).map(([code, { organization, name, opened }]): Action => {
    const { timeZone } = organizations.find((one) => one.code === organization)!;
    return {
      at: momentOf(opened, now, timeZone),
      run: async (stage) => void (await createWarehouse(stage.asStaff('shen'), { code, name, organization })),
    };
  });
  const first: Action[] = [
    { at: shanghai(headquartersFrom), run: fillHeadquarters },
    { at: shanghai(toBranches), run: fillBranches },
  ];
  const transfers = carried.flatMap(({ sent, arrived, to }): Action[] => [
    { at: shanghai(sent), run: (stage) => send(stage, to, shanghai(arrived)) },
    { at: shanghai(arrived), run: (stage) => arrive(stage, to) },
  ]);
  const announced = deliveries.map(({ at, by, on, ...delivery }): Action => ({
    at: shanghai(at),
    run: async (stage) => {
      const day = stage.momentOf(on, by).toISOString().slice(0, 10);
      await expectStock(stage.asStaff(by), { ...delivery, expectedOn: day });
    },
  }));
  return [...openings, ...first, ...transfers, ...announced];
}

async function fillHeadquarters(stage: Stage): Promise<void> {
  const keeper = stage.asStaff('gu');
  const lines = entries(stocked).map(([sku, { received }]) => ({
    sku,
    quantity: received,
    serials: isTracked(sku) ? serialsOf(sku, received) : null,
  }));
  await receiveStock(keeper, { warehouse: 'HQ-MAIN', lines, reason: null });
  for (const [sku, { reorderPoint }] of entries(stocked)) {
    if (reorderPoint === undefined) continue;
    await setReorderPoint(stage.asStaff('shen'), { warehouse: 'HQ-MAIN', sku, reorderPoint });
  }
}

async function fillBranches(stage: Stage): Promise<void> {
  const branches = Object.keys(warehouses).filter((code): code is Branch => code !== 'HQ-MAIN');
  for (const to of branches) {
    const sent = entries(stocked).flatMap(([sku, plan]) => {
      const [quantity, reorderPoint] = plan.sent?.[to] ?? [];
      return quantity === undefined ? [] : { sku, quantity, reorderPoint };
    });
    const lines = sent.map(({ sku, quantity }) => ({ sku, quantity }));
    await transferStock(stage.asStaff('gu'), { from: 'HQ-MAIN', to, lines, reason: null });
    for (const { sku, reorderPoint } of sent) {
      if (reorderPoint === undefined) continue;
      await setReorderPoint(stage.asStaff('shen'), { warehouse: to, sku, reorderPoint });
    }
  }
}

const transferTo = async (stage: Stage, to: Branch, state: 'REQUESTED' | 'IN_TRANSIT'): Promise<string> => {
  const { id } = await stage.database.transfer.findFirstOrThrow({
    where: { from: { code: 'HQ-MAIN' }, to: { code: to }, state },
    select: { id: true },
  });
  return id;
};

async function send(stage: Stage, to: Branch, arrives: Date): Promise<void> {
  const expectedOn = arrives.toISOString().slice(0, 10);
  await sendTransfer(stage.asStaff('gu'), { id: await transferTo(stage, to, 'REQUESTED'), expectedOn });
}

async function arrive(stage: Stage, to: Branch): Promise<void> {
  await receiveTransfer(stage.asStaff('gu'), { id: await transferTo(stage, to, 'IN_TRANSIT') });
}

const entries = (plan: typeof stocked) =>
  Object.entries(plan) as [PartCode, NonNullable<(typeof stocked)[PartCode]>][];

const isTracked = (sku: PartCode): boolean => 'serialTracked' in parts[sku];

const serialsOf = (sku: PartCode, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${sku.replaceAll('-', '')}${String(2_601 + index)}`);
