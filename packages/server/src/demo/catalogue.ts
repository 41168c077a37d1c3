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

function named(name: string, chinese: string) {
  return { name, names: { 'zh-CN': chinese } };
}
