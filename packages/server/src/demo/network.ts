import type { Role, Tier } from '../generated/prisma/enums.ts';

export interface DemoOrganization {
  code: string;
  name: string;
  tier: Tier;
  parent: string | null;
  timeZone: string;
  /** null: that of the nearest organization above. */
  serviceLevel: string | null;
}

const shanghai = 'Asia/Shanghai';
const sydney = 'Australia/Sydney';

/** The service network, from the root down. */
export const organizations = [
  {
    code: 'HQ',
    name: 'Lumen Climate 明澄暖通',
    tier: 'HEADQUARTERS',
    parent: null,
    timeZone: shanghai,
    serviceLevel: 'standard',
  },
  {
    code: 'SC-EAST',
    name: 'Lumen Service East 明澄华东服务中心',
    tier: 'SERVICE_CENTER',
    parent: 'HQ',
    timeZone: shanghai,
    serviceLevel: 'project',
  },
  {
    code: 'SC-PACIFIC',
    name: 'Lumen Service Pacific',
    tier: 'SERVICE_CENTER',
    parent: 'HQ',
    timeZone: sydney,
    serviceLevel: null,
  },
  {
    code: 'D-HARBOUR',
    name: 'Harbourline Cooling 港线冷暖',
    tier: 'DEALER',
    parent: 'SC-EAST',
    timeZone: shanghai,
    serviceLevel: null,
  },
  {
    code: 'D-JINSHI',
    name: 'Jinshi HVAC 金石暖通',
    tier: 'DEALER',
    parent: 'SC-EAST',
    timeZone: shanghai,
    serviceLevel: null,
  },
  {
    code: 'D-SOUTHERN',
    name: 'Southern Air & Heat',
    tier: 'DEALER',
    parent: 'SC-PACIFIC',
    timeZone: sydney,
    serviceLevel: null,
  },
] as const satisfies DemoOrganization[];

export type OrganizationCode = (typeof organizations)[number]['code'];

export interface Person {
  name: string;
  email: string;
  organization: OrganizationCode;
  roles: Role[];
  skills: string[];
  regions: string[];
  /** For how many more days they may work on what. */
  certified: { category: string; days: number }[];
}

const certifiedFor = (category: string) => (days: number) => ({ category, days });
const airConditioner = certifiedFor('AIR CONDITIONER');
const heatPump = certifiedFor('HEAT PUMP');
const ventilation = certifiedFor('VENTILATION');
const dehumidifier = certifiedFor('DEHUMIDIFIER');

/** The people of the network, by the short names that the stories call them. */
export const staff = {
  shen: person('Shen Qinghe 沈清荷', 'shen.qinghe@lumen-climate.example', 'HQ', 'MANAGER', 'ADMIN'),
  he: person('He Miao 何淼', 'he.miao@lumen-climate.example', 'HQ', 'AGENT'),
  gu: person('Gu Feng 顾峰', 'gu.feng@lumen-climate.example', 'HQ', 'STOREKEEPER'),
  xu: person('Xu Jing 徐静', 'xu.jing@lumen-east.example', 'SC-EAST', 'MANAGER'),
  tang: person('Tang Lin 唐琳', 'tang.lin@lumen-east.example', 'SC-EAST', 'AGENT'),
  zhao: technician(
    person('Zhao Gang 赵刚', 'zhao.gang@lumen-east.example', 'SC-EAST', 'TECHNICIAN'),
    ['制冷', 'refrigerant'],
    ['上海', 'Shanghai'],
    [airConditioner(380), heatPump(190), ventilation(380), dehumidifier(380)],
  ),
  fan: technician(
    person('Fan Bo 范博', 'fan.bo@lumen-east.example', 'SC-EAST', 'TECHNICIAN'),
    ['控制', 'controls'],
    ['上海', 'Shanghai', '苏州'],
    [airConditioner(380), heatPump(-12), ventilation(60), dehumidifier(60)],
  ),
  helen: person('Helen Marsh', 'helen.marsh@lumen-pacific.example', 'SC-PACIFIC', 'MANAGER', 'AGENT'),
  tom: technician(
    person('Tom Nguyen', 'tom.nguyen@lumen-pacific.example', 'SC-PACIFIC', 'TECHNICIAN'),
    ['refrigerant', 'controls'],
    ['Sydney', 'Newcastle'],
    [airConditioner(300), heatPump(300), ventilation(300), dehumidifier(300)],
  ),
  marcus: person('Marcus Bell', 'marcus@harbourline.example', 'D-HARBOUR', 'MANAGER', 'ADMIN'),
  lily: person('Lily Hua 华莉莉', 'lily@harbourline.example', 'D-HARBOUR', 'AGENT'),
  jiang: technician(
    person('Jiang Tao 蒋涛', 'jiang.tao@harbourline.example', 'D-HARBOUR', 'TECHNICIAN'),
    ['安装', 'installation'],
    ['上海', 'Shanghai'],
    [airConditioner(240), heatPump(240), ventilation(240), dehumidifier(240)],
  ),
  qian: person('Qian Ting 钱婷', 'qian.ting@jinshi.example', 'D-JINSHI', 'AGENT'),
  lu: technician(
    person('Lu Ming 陆鸣', 'lu.ming@jinshi.example', 'D-JINSHI', 'TECHNICIAN'),
    ['安装', 'installation'],
    ['上海', 'Shanghai'],
    [airConditioner(120), ventilation(120), heatPump(120), dehumidifier(120)],
  ),
  priya: person('Priya Raman', 'priya@southernair.example', 'D-SOUTHERN', 'AGENT'),
  jack: technician(
    person('Jack Doyle', 'jack@southernair.example', 'D-SOUTHERN', 'TECHNICIAN'),
    ['installation'],
    ['Sydney'],
    [airConditioner(200), heatPump(200), ventilation(200), dehumidifier(200)],
  ),
} satisfies Record<string, Person>;

export type Staff = keyof typeof staff;

function person(name: string, email: string, organization: OrganizationCode, ...roles: Role[]): Person {
  return { name, email, organization, roles, skills: [], regions: [], certified: [] };
}

function technician(
  who: Person,
  skills: string[],
  regions: string[],
  certified: Person['certified'],
): Person {
  return { ...who, skills, regions, certified };
}
