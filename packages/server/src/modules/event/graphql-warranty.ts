import { builder } from '../../graphql/builder.ts';
import { FaultCauseRef } from '../ticket/graphql-enums.ts';
import type { TicketEventData } from '../ticket/index.ts';
import { CoverageOutcomeRef, TermsRef } from '../warranty/graphql.ts';
import type { WarrantyEventData } from '../warranty/index.ts';
import { type EventOf, EventRef, typeName } from './graphql.ts';

type EventData = WarrantyEventData &
  Pick<TicketEventData, 'ticket.coverage_decided' | 'ticket.goodwill_granted' | 'ticket.device_identified'>;

const eventRef = <Type extends keyof EventData>(type: Type) =>
  builder.objectRef<EventOf<EventData[Type]>>(typeName(type));

for (const [type, description] of [
  ['warranty.voided', 'A warranty ended before its time.'],
  ['warranty.restored', 'The void of a warranty was taken back.'],
] as const) {
  eventRef(type).implement({
    description,
    interfaces: [EventRef],
    fields: (t) => ({
      serial: t.string({ description: 'Serial number of the device.', resolve: ({ data }) => data.serial }),
      reason: t.string({ description: 'Why.', resolve: ({ data }) => data.reason }),
    }),
  });
}

eventRef('warranty.extended').implement({
  description: 'Phases were bought on top of a warranty.',
  interfaces: [EventRef],
  fields: (t) => ({
    serial: t.string({ description: 'Serial number of the device.', resolve: ({ data }) => data.serial }),
    name: t.string({ description: 'What was bought.', resolve: ({ data }) => data.name }),
  }),
});

eventRef('warranty.extension_revoked').implement({
  description: 'An extension of a warranty was taken back.',
  interfaces: [EventRef],
  fields: (t) => ({
    serial: t.string({ description: 'Serial number of the device.', resolve: ({ data }) => data.serial }),
    name: t.string({ description: 'What it was sold as.', resolve: ({ data }) => data.name }),
    reason: t.string({ description: 'Why.', resolve: ({ data }) => data.reason }),
  }),
});

eventRef('device.part_replaced').implement({
  description: 'A new part was put into a device.',
  interfaces: [EventRef],
  fields: (t) => ({
    serial: t.string({ description: 'Serial number of the device.', resolve: ({ data }) => data.serial }),
    sku: t.string({ description: 'SKU of the part.', resolve: ({ data }) => data.sku }),
    partName: t.string({ description: 'Its name.', resolve: ({ data }) => data.part }),
    newPartSerial: t.string({
      nullable: true,
      description: 'Serial number of the new part.',
      resolve: ({ data }) => data.newPartSerial,
    }),
    oldPartSerial: t.string({
      nullable: true,
      description: 'Serial number of the part that was taken out.',
      resolve: ({ data }) => data.oldPartSerial,
    }),
    underWarranty: t.boolean({
      description: 'Whether the warranty gave it for free.',
      resolve: ({ data }) => data.underWarranty,
    }),
  }),
});

eventRef('ticket.device_identified').implement({
  description: 'Somebody said which device the ticket is about.',
  interfaces: [EventRef],
  fields: (t) => ({
    serial: t.string({ description: 'Its serial number.', resolve: ({ data }) => data.serial }),
    previousSerial: t.string({
      nullable: true,
      description: 'The serial number that was given before.',
      resolve: ({ data }) => data.previousSerial,
    }),
  }),
});

eventRef('ticket.coverage_decided').implement({
  description: 'It was decided who pays.',
  interfaces: [EventRef],
  fields: (t) => ({
    cause: t.field({
      type: FaultCauseRef,
      description: 'The cause that was judged.',
      resolve: ({ data }) => data.cause,
    }),
    sku: t.string({ nullable: true, description: 'The part that failed.', resolve: ({ data }) => data.sku }),
    outcome: t.field({
      type: CoverageOutcomeRef,
      description: 'In a word.',
      resolve: ({ data }) => data.outcome,
    }),
    labour: t.field({
      type: TermsRef,
      nullable: true,
      description: 'For the hours of work; null while it takes a proof.',
      resolve: ({ data }) => data.labour,
    }),
    parts: t.field({
      type: TermsRef,
      nullable: true,
      description: 'For spare parts; null while it takes a proof.',
      resolve: ({ data }) => data.parts,
    }),
    travel: t.field({
      type: TermsRef,
      nullable: true,
      description: 'For the way; null while it takes a proof.',
      resolve: ({ data }) => data.travel,
    }),
  }),
});

eventRef('ticket.goodwill_granted').implement({
  description: 'A manager granted better terms than the warranty’s.',
  interfaces: [EventRef],
  fields: (t) => ({
    labour: t.field({
      type: TermsRef,
      description: 'For the hours of work.',
      resolve: ({ data }) => data.labour,
    }),
    parts: t.field({ type: TermsRef, description: 'For spare parts.', resolve: ({ data }) => data.parts }),
    travel: t.field({ type: TermsRef, description: 'For the way.', resolve: ({ data }) => data.travel }),
    reason: t.string({ description: 'Why.', resolve: ({ data }) => data.reason }),
  }),
});
