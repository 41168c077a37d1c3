import { registerDevice } from '../modules/device/index.ts';
import { addLoaner } from '../modules/loaner/index.ts';
import { momentOf } from './ago.ts';
import { type ModelCode, productModels } from './catalogue.ts';
import { organizations, type OrganizationCode, staff, type Staff } from './network.ts';
import type { Action } from './play.ts';

interface DemoLoaner {
  serial: string;
  model: ModelCode;
  organization: OrganizationCode;
  keeper: Staff;
  note: string;
}

/** Of one of them the stories tell to whom it is lent. */
export const loaners = [
  {
    serial: 'LCDH30L000001',
    model: 'LC-DH30',
    organization: 'D-HARBOUR',
    keeper: 'marcus',
    note: '带 2 米排水管。',
  },
  {
    serial: 'LCDH30L000002',
    model: 'LC-DH30',
    organization: 'D-HARBOUR',
    keeper: 'marcus',
    note: '带 2 米排水管；外壳左侧有划痕。',
  },
] as const satisfies DemoLoaner[];

/** Units that the dealer keeps for its customers: put on record, and into the pool. */
export function keepLoaners(modelIds: Map<string, string>, now: Date): Action[] {
  return loaners.map(({ serial, model, organization, keeper, note }) => {
    const { timeZone } = organizations.find(({ code }) => code === organization)!;
    const { warrantyPolicy } = productModels.find(({ code }) => code === model)!;
    const actor = { kind: 'API_KEY', id: null, name: staff[keeper].name, channel: 'API' } as const;
    return {
      at: momentOf('90d 10:00', now, timeZone),
      async run(stage) {
        const organizationId = stage.organizationId(organization);
        const device = {
          serial,
          modelId: modelIds.get(model)!,
          organizationId,
          soldById: organizationId,
          customerId: null,
          purchasedOn: null,
          deliveredOn: null,
          installedOn: null,
          acceptedOn: null,
          policyId: await stage.policyId(warrantyPolicy),
        };
        await registerDevice(stage.database, device, actor, stage.at);
        await addLoaner(stage.asStaff(keeper), { serial, note });
      },
    };
  });
}
