import { builder } from '../../graphql/builder.ts';
import { DistanceBand } from '../../generated/prisma/enums.ts';
import type { Contact, Site } from '../../generated/prisma/client.ts';
import { scope } from '../access/index.ts';

export const CustomerRef = builder.prismaNode('Customer', {
  nullable: true,
  description: 'A person or company that an organization serves.',
  id: { field: 'id', description: 'Opaque id.' },
  findUnique: (id, ctx) => ({ id, AND: [scope(ctx, 'Customer')] }),
  fields: (t) => ({ name: t.exposeString('name', { description: 'Name.' }) }),
});

export const ContactRef = builder.objectRef<Contact>('Contact').implement({
  description: 'How to reach the customer about one ticket.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Name.' }),
    phone: t.exposeString('phone', { nullable: true, description: 'Phone number, as it was given.' }),
    email: t.exposeString('email', { nullable: true, description: 'Email address.' }),
  }),
});

export const DistanceBandRef = builder.enumType('DistanceBand', {
  description: 'How far the site is from the service center: promises of arrival depend on it.',
  values: {
    [DistanceBand.SAME_CITY]: { description: 'In the same city.' },
    [DistanceBand.NEARBY]: { description: 'A few hours away.' },
    [DistanceBand.REMOTE]: { description: 'Farther.' },
  },
});

export const SiteRef = builder.objectRef<Site>('Site').implement({
  description: 'Where the device stands.',
  fields: (t) => ({
    country: t.exposeString('country', { nullable: true, description: 'Country.' }),
    region: t.exposeString('region', { nullable: true, description: 'Province, state or region.' }),
    city: t.exposeString('city', { nullable: true, description: 'City.' }),
    line: t.exposeString('line', { description: 'Street, building, floor, room.' }),
    band: t.expose('band', { type: DistanceBandRef, nullable: true, description: 'How far it is.' }),
  }),
});

export const ContactInput = builder.inputType('ContactInput', {
  description: 'How to reach the customer. A phone number or an email address is required.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'Name, at most 200 characters.' }),
    phone: t.string({ description: 'Phone number, written as people write it.' }),
    email: t.string({ description: 'Email address.' }),
  }),
});

export const AddressInput = builder.inputType('AddressInput', {
  description: 'Where the device stands.',
  fields: (t) => ({
    country: t.string({ description: 'Country.' }),
    region: t.string({ description: 'Province, state or region.' }),
    city: t.string({ description: 'City.' }),
    line: t.string({ required: true, description: 'Street, building, floor, room; at most 500 characters.' }),
    band: t.field({
      type: DistanceBandRef,
      description: 'How far it is from the service center, when known.',
    }),
  }),
});

export const CustomerInput = builder.inputType('CustomerInput', {
  description: 'A person or company. A phone number or an email address is required.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'Name, at most 200 characters.' }),
    phone: t.string({ description: 'Phone number, written as people write it.' }),
    email: t.string({ description: 'Email address.' }),
  }),
});
