import type { Channel } from '../../generated/prisma/enums.ts';
import type { Actor } from '../../platform/event-log/index.ts';
import type { StaffViewer } from './viewer.ts';

/** Who the log names for what a member or a secret key does. */
export const staffActor = (viewer: StaffViewer, channel: Channel = 'API'): Actor => ({
  kind: 'API_KEY',
  id: viewer.id,
  name: viewer.label ?? 'API key',
  channel,
});
