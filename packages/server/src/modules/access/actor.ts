import type { Channel } from '../../generated/prisma/enums.ts';
import type { Actor } from '../../platform/event-log/index.ts';
import type { StaffViewer } from './viewer.ts';

/** Who the log names for what is done with a key. */
export const staffActor = (viewer: Pick<StaffViewer, 'id' | 'label'>, channel: Channel = 'API'): Actor => ({
  kind: 'API_KEY',
  id: viewer.id,
  name: viewer.label ?? 'API key',
  channel,
});
