import type { Role, Tier } from '../generated/prisma/enums.ts';

export interface DemoOrganization {
  code: string;
  name: string;
  tier: Tier;
  parent: string | null;
  timeZone: string;
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
  },
  {
    code: 'SC-EAST',
    name: 'Lumen Service East 明澄华东服务中心',
    tier: 'SERVICE_CENTER',
    parent: 'HQ',
    timeZone: shanghai,
  },
  {
    code: 'SC-PACIFIC',
    name: 'Lumen Service Pacific',
    tier: 'SERVICE_CENTER',
    parent: 'HQ',
    timeZone: sydney,
  },
  {
    code: 'D-HARBOUR',
    name: 'Harbourline Cooling 港线冷暖',
    tier: 'DEALER',
    parent: 'SC-EAST',
    timeZone: shanghai,
  },
  {
    code: 'D-JINSHI',
    name: 'Jinshi HVAC 金石暖通',
    tier: 'DEALER',
    parent: 'SC-EAST',
    timeZone: shanghai,
  },
  {
    code: 'D-SOUTHERN',
    name: 'Southern Air & Heat',
    tier: 'DEALER',
    parent: 'SC-PACIFIC',
    timeZone: sydney,
  },
] as const satisfies DemoOrganization[];

export type OrganizationCode = (typeof organizations)[number]['code'];

export interface Person {
  name: string;
  email: string;
  organization: OrganizationCode;
  roles: Role[];
}

/** The people of the network, by the short names that the stories call them. */
export const staff = {
  shen: person('Shen Qinghe 沈清荷', 'shen.qinghe@lumen-climate.example', 'HQ', 'MANAGER', 'ADMIN'),
  he: person('He Miao 何淼', 'he.miao@lumen-climate.example', 'HQ', 'AGENT'),
  gu: person('Gu Feng 顾峰', 'gu.feng@lumen-climate.example', 'HQ', 'STOREKEEPER'),
  xu: person('Xu Jing 徐静', 'xu.jing@lumen-east.example', 'SC-EAST', 'MANAGER'),
  tang: person('Tang Lin 唐琳', 'tang.lin@lumen-east.example', 'SC-EAST', 'AGENT'),
  zhao: person('Zhao Gang 赵刚', 'zhao.gang@lumen-east.example', 'SC-EAST', 'TECHNICIAN'),
  fan: person('Fan Bo 范博', 'fan.bo@lumen-east.example', 'SC-EAST', 'TECHNICIAN'),
  helen: person('Helen Marsh', 'helen.marsh@lumen-pacific.example', 'SC-PACIFIC', 'MANAGER', 'AGENT'),
  tom: person('Tom Nguyen', 'tom.nguyen@lumen-pacific.example', 'SC-PACIFIC', 'TECHNICIAN'),
  marcus: person('Marcus Bell', 'marcus@harbourline.example', 'D-HARBOUR', 'MANAGER'),
  lily: person('Lily Hua 华莉莉', 'lily@harbourline.example', 'D-HARBOUR', 'AGENT'),
  jiang: person('Jiang Tao 蒋涛', 'jiang.tao@harbourline.example', 'D-HARBOUR', 'TECHNICIAN'),
  qian: person('Qian Ting 钱婷', 'qian.ting@jinshi.example', 'D-JINSHI', 'AGENT'),
  lu: person('Lu Ming 陆鸣', 'lu.ming@jinshi.example', 'D-JINSHI', 'TECHNICIAN'),
  priya: person('Priya Raman', 'priya@southernair.example', 'D-SOUTHERN', 'AGENT'),
  jack: person('Jack Doyle', 'jack@southernair.example', 'D-SOUTHERN', 'TECHNICIAN'),
} satisfies Record<string, Person>;

export type Staff = keyof typeof staff;

function person(name: string, email: string, organization: OrganizationCode, ...roles: Role[]): Person {
  return { name, email, organization, roles };
}
