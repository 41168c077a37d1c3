import type { Channel } from '../../generated/prisma/enums.ts';
import type { Actor } from '../../platform/event-log/index.ts';
import type { PublicViewer, StaffViewer } from './viewer.ts';

type Doer = Pick<StaffViewer | PublicViewer, 'kind' | 'id' | 'label'>;

/** Who the log names for what is done by a member, or with a key. */
export const staffActor = ({ kind, id, label }: Doer, channel: Channel = 'API'): Actor =>
  kind === 'MEMBER'
    ? { kind, id, name: label ?? 'Member', channel }
    : { kind: 'API_KEY', id, name: label ?? 'API key', channel };
