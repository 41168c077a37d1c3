import type { PolicyCode } from './warranties.ts';

export interface DemoModel {
  code: string;
  name: string;
  names: { 'zh-CN': string };
  category: string;
  /** Code of the policy with which its units are sold. */
  warrantyPolicy: PolicyCode;
}

/** What the vendor makes. */
export const productModels = [
  {
    code: 'LC-AC35',
    ...named('Wall air conditioner LC-AC35', '壁挂空调 LC-AC35'),
    category: 'AIR CONDITIONER',
    warrantyPolicy: 'standard-4y',
  },
  {
    code: 'LC-AC72',
    ...named('Cabinet air conditioner LC-AC72', '柜式空调 LC-AC72'),
    category: 'AIR CONDITIONER',
    warrantyPolicy: 'standard-4y',
  },
  {
    code: 'LC-HP12',
    ...named('Heat pump LC-HP12', '空气源热泵 LC-HP12'),
    category: 'HEAT PUMP',
    warrantyPolicy: 'project-36m',
  },
  {
    code: 'LC-VR08',
    ...named('Multi-split system LC-VR08', '多联机 LC-VR08'),
    category: 'AIR CONDITIONER',
    warrantyPolicy: 'project-36m',
  },
  {
    code: 'LC-FV20',
    ...named('Fresh-air unit LC-FV20', '新风机 LC-FV20'),
    category: 'VENTILATION',
    warrantyPolicy: 'standard-4y',
  },
  {
    code: 'LC-DH30',
    ...named('Dehumidifier LC-DH30', '除湿机 LC-DH30'),
    category: 'DEHUMIDIFIER',
    warrantyPolicy: 'standard-4y',
  },
] as const satisfies DemoModel[];

export type ModelCode = (typeof productModels)[number]['code'];

/** Of all its prices. */
export const currency = 'CNY';

/** Spare parts, with what they cost the vendor and what they are sold for, in fen. */
export const parts = {
  'LC-EVA35': { ...named('Evaporator LC-AC35', '蒸发器 LC-AC35'), cost: 42_000, price: 78_000 },
  'LC-FIL35': { ...named('Filter LC-AC35', '过滤网 LC-AC35'), cost: 1_800, price: 4_500, consumable: true },
  'LC-HAR72': { ...named('Heater harness LC-AC72', '辅热线束 LC-AC72'), cost: 6_500, price: 12_800 },
  'LC-RLY72': { ...named('Heater relay', '辅热继电器'), cost: 3_200, price: 6_900 },
  'LC-GRL72': { ...named('Outlet grille LC-AC72', '出风格栅 LC-AC72'), cost: 5_800, price: 11_500 },
  'LC-CAP45': { ...named('Fan capacitor 4.5 µF', '风机电容 4.5 µF'), cost: 900, price: 3_500 },
  'LC-BRG08': { ...named('Fan bearing LC-VR08', '冷凝风机轴承 LC-VR08'), cost: 18_000, price: 36_000 },
  'LC-PCB12': {
    ...named('Main board LC-HP12', '主控板 LC-HP12'),
    cost: 52_000,
    price: 98_000,
    serialTracked: true,
  },
  'LC-PCB72': { ...named('Main board LC-AC72', '主控板 LC-AC72'), cost: 31_000, price: 59_000 },
  'LC-INV72': { ...named('Inverter board LC-AC72', '变频板 LC-AC72'), cost: 46_000, price: 88_000 },
  'LC-BRD08': { ...named('Inverter board LC-VR08', '变频板 LC-VR08'), cost: 118_000, price: 215_000 },
  'LC-CON08': {
    ...named('Compressor contactor LC-VR08', '压缩机接触器 LC-VR08'),
    cost: 7_800,
    price: 16_000,
  },
  'LC-BUS08': { ...named('Bus coupler LC-VR08', '通讯耦合器 LC-VR08'), cost: 5_200, price: 10_500 },
  'LC-OFM35': { ...named('Outdoor fan motor LC-AC35', '室外风机电机 LC-AC35'), cost: 16_500, price: 32_000 },
  'LC-FAN35': { ...named('Indoor fan motor LC-AC35', '室内风机电机 LC-AC35'), cost: 13_500, price: 26_000 },
  'LC-FIL20': {
    ...named('Filter set LC-FV20', '新风滤网组 LC-FV20'),
    cost: 6_800,
    price: 15_000,
    consumable: true,
  },
  'LC-FLS12': { ...named('Flow switch LC-HP12', '水流开关 LC-HP12'), cost: 8_600, price: 17_500 },
  'LC-SEN10': { ...named('Temperature sensor 10K', '温度传感器 10K'), cost: 600, price: 2_200 },
  'LC-MNT35': { ...named('Rubber mount', '减震脚垫'), cost: 450, price: 1_500, consumable: true },
} as const satisfies Record<string, DemoPart>;

export type PartCode = keyof typeof parts;

interface DemoPart {
  name: string;
  names: { 'zh-CN': string };
  cost: number;
  price: number;
  serialTracked?: boolean;
  consumable?: boolean;
}

/** What an hour of work or a journey costs. */
export const serviceRates = {
  'WORK-HOUR': { ...named('Hour of work', '维修工时'), kind: 'LABOUR', cost: 9_000, price: 18_000 },
  'DEEP-CLEANING': { ...named('Deep cleaning', '深度清洗'), kind: 'LABOUR', cost: 15_000, price: 28_000 },
  'TRIP-CITY': { ...named('Journey within the city', '市内上门'), kind: 'TRAVEL', cost: 4_000, price: 8_000 },
} as const satisfies Record<string, DemoRate>;

export type RateCode = keyof typeof serviceRates;

interface DemoRate extends Omit<DemoPart, 'serialTracked' | 'consumable'> {
  kind: 'LABOUR' | 'TRAVEL';
}

export const taxRates = {
  'VAT-13': { ...named('VAT', '增值税'), basisPoints: 1_300 },
  'VAT-6': { ...named('VAT 6 %', '增值税 6%'), basisPoints: 600 },
} as const;

function named(name: string, chinese: string) {
  return { name, names: { 'zh-CN': chinese } };
}
