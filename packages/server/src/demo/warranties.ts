import {
  createWarrantyPolicy,
  extendWarranty,
  replacePart,
  restoreWarranty,
  voidWarranty,
} from '../modules/warranty/index.ts';
import { momentOf } from './ago.ts';
import type { Action } from './play.ts';
import type { UnitStep } from './story.ts';

const free = { labour: 'FREE', parts: 'FREE', travel: 'FREE' } as const;
const charged = { labour: 'CHARGED', parts: 'CHARGED', travel: 'CHARGED' } as const;

type Promised = Parameters<typeof createWarrantyPolicy>[1] & { code: PolicyCode };

/** What the vendor promises: for single units from their sale, for projects from their acceptance. */
const policies: Promised[] = [
  {
    code: 'standard-4y',
    startEvent: 'PURCHASED',
    phases: [
      { months: 12, ...free },
      { months: 24, ...free, parts: 'AT_COST' },
      { months: 12, ...free, parts: 'AT_COST', travel: 'AT_COST' },
    ],
    afterwards: charged,
  },
  {
    code: 'project-36m',
    startEvent: 'ACCEPTED',
    phases: [{ months: 36, ...free }],
    afterwards: charged,
    excludedCauses: ['MISUSE', 'DISASTER', 'UNAUTHORIZED_MODIFICATION'],
    replacedPart: { months: 36, given: 'UNDER_WARRANTY', ...free },
  },
];

export type PolicyCode = 'standard-4y' | 'project-36m';

/** The policies, before the first unit is sold. */
export function promise(now: Date): Action[] {
  return policies.map((policy) => ({
    at: momentOf('1490d 10:00', now, vendor),
    async run(stage) {
      await createWarrantyPolicy(stage.asStaff('shen'), policy);
    },
  }));
}

/** What somebody did to a unit or its warranty. */
export function changeWarranty(serial: string, change: UnitStep, at: Date): Action {
  return {
    at,
    async run(stage) {
      const ctx = stage.asStaff(change.by);
      switch (change.does) {
        case 'extend': {
          const phases = [{ months: change.months, ...free, parts: 'AT_COST' as const }];
          await extendWarranty(ctx, { serial, name: change.name, phases });
          break;
        }
        case 'void':
          await voidWarranty(ctx, { serial, reason: change.reason });
          break;
        case 'restore':
          await restoreWarranty(ctx, { serial, reason: change.reason });
          break;
        case 'replace-part':
          await replacePart(ctx, { serial, sku: change.sku });
      }
    },
  };
}

const vendor = 'Asia/Shanghai';
