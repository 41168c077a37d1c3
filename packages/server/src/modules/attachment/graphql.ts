import { builder } from '../../graphql/builder.ts';
import { scope } from '../access/index.ts';
import { ActorRef } from '../ticket/graphql.ts';
import { CommentVisibilityRef } from '../ticket/graphql-enums.ts';
import { thumbnailUrlOf, urlOf } from './read.ts';

const hour = 'holds for an hour, then ask again';

export const urlDescription = `Where to read it: a path on this server, which opens it to whoever has it and ${hour}.`;
export const thumbnailUrlDescription = `Where to read a picture in small, at most 480 pixels wide and high, as WebP; null for a PDF. It ${hour}.`;

export const AttachmentRef = builder.prismaNode('Attachment', {
  nullable: true,
  description: 'A photo or document on a ticket or a device.',
  id: { field: 'id', description: 'Opaque id.' },
  findUnique: (id, ctx) => ({ id, AND: [scope(ctx, 'Attachment')] }),
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Name of the file.' }),
    mediaType: t.exposeString('mediaType', {
      description: 'What it is, told by its content: image/jpeg, image/png, image/webp or application/pdf.',
    }),
    size: t.exposeInt('size', { description: 'Bytes.' }),
    width: t.exposeInt('width', { nullable: true, description: 'Pixels; null for a PDF.' }),
    height: t.exposeInt('height', { nullable: true, description: 'Pixels; null for a PDF.' }),
    url: t.string({
      description: urlDescription,
      resolve: (row, _args, ctx) => urlOf(ctx, row),
    }),
    thumbnailUrl: t.string({
      nullable: true,
      description: thumbnailUrlDescription,
      resolve: (row, _args, ctx) => thumbnailUrlOf(ctx, row),
    }),
    visibility: t.expose('visibility', { type: CommentVisibilityRef, description: 'Who sees it.' }),
    author: t.field({
      type: ActorRef,
      description: 'Who put it there.',
      resolve: ({ actorKind, actorName }) => ({ kind: actorKind, name: actorName }),
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was uploaded.' }),
  }),
});
