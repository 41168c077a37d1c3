import { builder } from '../../graphql/builder.ts';
import type { StockEventData } from '../stock/index.ts';
import { type EventOf, EventRef, typeName } from './graphql.ts';

for (const [type, description] of [
  ['part.created', 'A spare part came into the catalogue.'],
  ['part.changed', 'A spare part of the catalogue was changed.'],
] as const) {
  builder.objectRef<EventOf<StockEventData[typeof type]>>(typeName(type)).implement({
    description,
    interfaces: [EventRef],
    fields: (t) => ({
      sku: t.string({ description: 'Its SKU.', resolve: ({ data }) => data.sku }),
    }),
  });
}
