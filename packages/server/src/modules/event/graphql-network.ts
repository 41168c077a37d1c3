import { builder } from '../../graphql/builder.ts';
import type { AccessEventData } from '../access/index.ts';
import { type EventOf, EventRef, typeName } from './graphql.ts';

for (const [type, description] of [
  ['organization.created', 'An organization came into the network.'],
  ['organization.changed', 'An organization was changed.'],
  ['product_model.created', 'A model came into the catalogue.'],
  ['product_model.changed', 'A model of the catalogue was changed.'],
  ['service_rate.created', 'What an hour of work or a journey costs was added.'],
  ['tax_rate.created', 'A tax for quotes was added.'],
  ['calendar.changed', 'A calendar was made, or has a new version.'],
  ['service_level.changed', 'A service level was made, or has a new version.'],
  ['warranty_policy.changed', 'A warranty policy was made, or has a new version.'],
] as const) {
  builder.objectRef<EventOf<{ code: string }>>(typeName(type)).implement({
    description,
    interfaces: [EventRef],
    fields: (t) => ({
      code: t.string({ description: 'Its code.', resolve: ({ data }) => data.code }),
    }),
  });
}

for (const [type, description] of [
  ['member.created', 'A person came on the staff.'],
  ['member.changed', 'What is known of a member was changed.'],
  ['member.certified', 'A member was certified for a product category, or no longer is.'],
  ['member.linked', 'A member signed in for the first time with an account of the identity provider.'],
  ['member.unlinked', 'The account that a member signed in with was forgotten.'],
] as const) {
  builder.objectRef<EventOf<{ name: string }>>(typeName(type)).implement({
    description,
    interfaces: [EventRef],
    fields: (t) => ({
      name: t.string({ description: 'Their name.', resolve: ({ data }) => data.name }),
    }),
  });
}

builder.objectRef<EventOf<AccessEventData['access.limited']>>(typeName('access.limited')).implement({
  description:
    'Requests were refused, because there were too many: told once an hour of each limit and whoever reached it.',
  interfaces: [EventRef],
  fields: (t) => ({
    limit: t.string({
      description: 'Name of the limit, like requestTracking.address: docs/rate-limits.md has them all.',
      resolve: ({ data }) => data.limit,
    }),
    address: t.string({
      nullable: true,
      description:
        'Where they came from, an address of IPv4 or a network of IPv6; null when that is not known.',
      resolve: ({ data }) => data.address,
    }),
    key: t.string({
      nullable: true,
      description: 'Label of the key that they were made with; null without one.',
      resolve: ({ data }) => data.key,
    }),
  }),
});
