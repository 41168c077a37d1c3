import { builder } from '../../graphql/builder.ts';
import { AttachmentRef } from '../attachment/graphql.ts';
import { findAttachment } from '../attachment/index.ts';
import { CommentVisibilityRef } from '../ticket/graphql-enums.ts';
import type { TicketEventData } from '../ticket/index.ts';
import { type EventOf, EventRef, typeName } from './graphql.ts';

for (const [type, description] of [
  ['attachment.added', 'A photo or document was put on a ticket or device.'],
  ['attachment.removed', 'A photo or document was removed from a ticket or device.'],
] as const) {
  builder.objectRef<EventOf<TicketEventData[typeof type]>>(typeName(type)).implement({
    description,
    interfaces: [EventRef],
    fields: (t) => ({
      name: t.string({ description: 'Name of the file.', resolve: ({ data }) => data.name }),
      mediaType: t.string({ description: 'What it is.', resolve: ({ data }) => data.mediaType }),
      visibility: t.field({
        type: CommentVisibilityRef,
        description: 'Who sees it.',
        resolve: ({ data }) => data.visibility,
      }),
      attachment: t.prismaField({
        type: AttachmentRef,
        nullable: true,
        description: 'The file, while it is there.',
        resolve: (query, { data }, _args, ctx) => findAttachment(ctx, data.attachmentId, query),
      }),
    }),
  });
}
