import { builder } from '../../graphql/builder.ts';
import { nameIn } from '../device/index.ts';
import { checkDevice, type DeviceCheck } from './check-device.ts';
import { explainCover, explainReason } from './explain/explain.ts';
import { CoverageDecisionRef, WarrantyPhaseRef } from './graphql.ts';
import { coverPhases, dayAt } from './rules.ts';

const DeviceCheckRef = builder.objectRef<DeviceCheck>('DeviceCheck').implement({
  description:
    'Whether serial number and model belong together, and what the warranty covers: one shape for every case, and nothing of the owner.',
  fields: (t) => ({
    recognised: t.exposeBoolean('recognised', { description: 'True when the vendor made this unit.' }),
    productName: t.string({
      nullable: true,
      description: 'Name of the model; null when it is not recognised.',
      args: {
        locale: t.arg.string({
          description:
            'The language, as a BCP 47 tag like zh-CN. Without it, or without a name in it, the model’s own name.',
        }),
      },
      resolve: ({ model }, { locale }) => model && nameIn(model, locale),
    }),
    coverage: t.expose('coverage', {
      type: CoverageDecisionRef,
      description: 'Who would pay for a defect that shows today. A unit that is not recognised needs proof.',
    }),
    phases: t.field({
      type: [WarrantyPhaseRef],
      description: 'What the warranty gives when; empty when it is not recognised or has no known start.',
      resolve: ({ facts }) => (facts ? coverPhases(facts.warranty) : []),
    }),
    explanation: t.string({
      description: 'What is covered from today on and until when, in plain words for the customer.',
      args: {
        locale: t.arg.string({ description: 'The language, a BCP 47 tag like zh-CN; English by default.' }),
      },
      resolve: ({ facts, coverage }, { locale }, ctx) =>
        facts
          ? explainCover(facts.warranty, dayAt(ctx.clock.now(), facts.timeZone), locale)
          : coverage.reasons.map((reason) => explainReason(reason, locale)).join(' '),
    }),
  }),
});

builder.queryField('deviceCheck', (t) =>
  t.field({
    type: DeviceCheckRef,
    description:
      'Tells a customer whether they read the plate right, and what is covered. Open to publishable keys. Every answer takes the same time.',
    args: {
      serial: t.arg.string({ required: true, description: 'Serial number.' }),
      modelCode: t.arg.string({ required: true, description: 'Code of the product model.' }),
    },
    resolve: (_root, { serial, modelCode }, ctx) => checkDevice(ctx, serial, modelCode),
  }),
);
