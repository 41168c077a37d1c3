import { builder } from '../../graphql/builder.ts';
import { TicketRef } from './graphql.ts';
import { TrackedTicketRef } from './graphql-public.ts';
import { serviceRecordUrl } from './service-record.ts';

const description =
  'Path on this server of its printable service record, open for 24 hours to whoever has it: what was found, done, put in, charged and signed. Null before the work is done.';
const localeArg = {
  description: 'The language of the page, a BCP 47 tag like zh-CN; the customer’s by default.',
};

builder.prismaObjectField(TicketRef, 'serviceRecordUrl', (t) =>
  t.string({
    nullable: true,
    description,
    args: { locale: t.arg.string(localeArg) },
    select: { id: true, status: true, trackingEpoch: true, locale: true },
    resolve: (ticket, { locale }, ctx) => serviceRecordUrl(ctx, ticket, locale),
  }),
);

builder.objectField(TrackedTicketRef, 'serviceRecordUrl', (t) =>
  t.string({
    nullable: true,
    description,
    args: { locale: t.arg.string(localeArg) },
    resolve: (ticket, { locale }, ctx) => serviceRecordUrl(ctx, ticket, locale),
  }),
);
