import './scalars.ts';
import './errors.ts';
import '../modules/access/graphql.ts';
import '../modules/organization/graphql.ts';
import '../modules/organization/graphql-changes.ts';
import '../modules/customer/graphql.ts';
import '../modules/device/graphql.ts';
import '../modules/device/graphql-models.ts';
import '../modules/ticket/graphql.ts';
import '../modules/ticket/graphql-moves.ts';
import '../modules/ticket/graphql-public.ts';
import '../modules/event/graphql.ts';
import { builder } from './builder.ts';

export const schema = builder.toSchema({ sortSchema: true });
