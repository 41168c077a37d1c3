import { builder } from '../../graphql/builder.ts';
import { optionalRowId, rowId, rowsOf } from '../../graphql/selection.ts';
import { RequestError } from '../../platform/errors.ts';
import { authorize, scope, visible, visibleOrganization } from '../access/index.ts';
import { CustomerRef } from '../customer/graphql.ts';
import { OrganizationRef } from '../organization/graphql.ts';
import { findDevice, listDevices, listProductModels } from './read.ts';
import { nameIn } from './rules.ts';

const localeArgument =
  'The language, as a BCP 47 tag like zh-CN. Without it, or without a name in it, the model’s own name.';

export const ProductModelRef = builder.prismaNode('ProductModel', {
  nullable: true,
  description: 'A model that the vendor makes.',
  id: { field: 'id', description: 'Opaque id.' },
  findUnique: (id, ctx) => {
    authorize(ctx, 'catalogue.read');
    return { id };
  },
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Model code, unique.' }),
    name: t.string({
      description: 'Name.',
      args: { locale: t.arg.string({ description: localeArgument }) },
      resolve: (model, { locale }) => nameIn(model, locale),
    }),
    category: t.exposeString('category', { description: 'Product category.' }),
  }),
});

const ProductModelConnectionRef = builder.connectionObject({
  type: ProductModelRef,
  name: 'ProductModelConnection',
  description: 'A page of product models.',
});

export const DeviceRef = builder.prismaNode('Device', {
  nullable: true,
  description: 'One unit with a serial number. It keeps its whole history.',
  id: { field: 'id', description: 'Opaque id.' },
  findUnique: (id, ctx) => ({ id, AND: [scope(ctx, 'Device')] }),
  fields: (t) => ({
    serial: t.exposeString('serial', {
      description: 'Serial number, unique, in capitals and without spaces.',
    }),
    model: t.relation('model', { description: 'What it is.' }),
    customer: t.field({
      type: CustomerRef,
      nullable: true,
      description: 'Its owner, if known and if you may see them.',
      select: (_args, _ctx, nested) => ({ customer: nested(true) }),
      resolve: ({ customer }, _args, ctx) => visible(ctx, customer),
    }),
    soldBy: t.field({
      type: OrganizationRef,
      nullable: true,
      description: 'Who sold it, if you may see them.',
      select: (_args, _ctx, nested) => ({ soldBy: nested(true) }),
      resolve: ({ soldBy }, _args, ctx) => visibleOrganization(ctx, soldBy),
    }),
    purchasedOn: t.expose('purchasedOn', {
      type: 'Date',
      nullable: true,
      description: 'When it was bought.',
    }),
    deliveredOn: t.expose('deliveredOn', {
      type: 'Date',
      nullable: true,
      description: 'When it was delivered.',
    }),
    installedOn: t.expose('installedOn', {
      type: 'Date',
      nullable: true,
      description: 'When it was installed.',
    }),
    acceptedOn: t.expose('acceptedOn', {
      type: 'Date',
      nullable: true,
      description: 'When the installation was accepted.',
    }),
    organization: t.field({
      type: OrganizationRef,
      nullable: true,
      description: 'Who keeps it on record, if you may see them.',
      select: (_args, _ctx, nested) => ({ organization: nested(true) }),
      resolve: ({ organization }, _args, ctx) => visibleOrganization(ctx, organization),
    }),
    retiredAt: t.expose('retiredAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it went out of service for good; null while it is in use.',
    }),
    retireReason: t.exposeString('retireReason', {
      nullable: true,
      description: 'Why it went out of service.',
    }),
  }),
});

builder.prismaObjectFields(DeviceRef, (t) => ({
  replaces: t.field({
    type: DeviceRef,
    nullable: true,
    description: 'The unit in whose place it was given, if you may see it.',
    select: (_args, _ctx, nested) => ({ replaces: nested(true) }),
    resolve: ({ replaces }, _args, ctx) => visible(ctx, replaces),
  }),
  replacedBy: t.field({
    type: DeviceRef,
    nullable: true,
    description: 'The unit that was given in its place, if you may see it.',
    select: (_args, _ctx, nested) => ({ replacedBy: nested(true) }),
    resolve: ({ replacedBy }, _args, ctx) => visible(ctx, replacedBy),
  }),
}));

const DeviceConnectionRef = builder.connectionObject({
  type: DeviceRef,
  name: 'DeviceConnection',
  description: 'A page of devices.',
});

builder.prismaObjectField(CustomerRef, 'devices', (t) =>
  t.connection(
    {
      type: DeviceRef,
      description: 'Their devices, newest first.',
      resolve: ({ id }, page, ctx, info) => listDevices(ctx, { customerId: id }, page, rowsOf(ctx, info)),
    },
    DeviceConnectionRef,
  ),
);

const DeviceFilterInput = builder.inputType('DeviceFilter', {
  description: 'Which devices; all conditions together.',
  fields: (t) => ({
    search: t.string({
      description: 'The start of a serial number, a model code or words of the owner’s name.',
    }),
    model: t.string({ description: 'Code of the product model.' }),
    customer: t.id({ description: 'Id of the owner.' }),
    retired: t.boolean({ description: 'Only those out of service (true), or only those in use (false).' }),
  }),
});

builder.queryFields((t) => ({
  productModels: t.connection(
    {
      type: ProductModelRef,
      description: 'What the vendor makes, by code. Open to every key.',
      args: { search: t.arg.string({ description: 'Words of the code, the name or the category.' }) },
      resolve: (_root, { search, ...page }, ctx, info) =>
        listProductModels(ctx, search, page, rowsOf(ctx, info)),
    },
    ProductModelConnectionRef,
  ),
  device: t.prismaField({
    type: DeviceRef,
    nullable: true,
    description: 'A device by its id or its serial number; null when there is none that you may see.',
    args: {
      id: t.arg.id({ description: 'Its id.' }),
      serial: t.arg.string({ description: 'Its serial number.' }),
    },
    resolve: (query, _root, { id, serial }, ctx) => {
      if (id != null) return findDevice(ctx, { id: rowId('Device', String(id)) }, query);
      if (serial != null) return findDevice(ctx, { serial }, query);
      throw new RequestError('BAD_USER_INPUT', 'Give `id` or `serial`.');
    },
  }),
  devices: t.connection(
    {
      type: DeviceRef,
      description: 'The devices that you may see, newest first.',
      args: { filter: t.arg({ type: DeviceFilterInput, description: 'Which ones.' }) },
      resolve: (_root, { filter, ...page }, ctx, info) => {
        const { customer, ...rest } = filter ?? {};
        return listDevices(
          ctx,
          { ...rest, customerId: optionalRowId('Customer', customer) },
          page,
          rowsOf(ctx, info),
        );
      },
    },
    DeviceConnectionRef,
  ),
}));
