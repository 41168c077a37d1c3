import { SlaClockKind, SlaState } from '../../generated/prisma/enums.ts';
import { builder } from '../../graphql/builder.ts';
import type { Escalation } from './level-rules.ts';

export const SlaClockKindRef = builder.enumType('SlaClockKind', {
  description: 'What is promised within a time.',
  values: {
    [SlaClockKind.RESPONSE]: { description: 'A person answers.' },
    [SlaClockKind.ARRIVAL]: { description: 'Somebody stands before the device.' },
    [SlaClockKind.RESOLUTION]: { description: 'It works again.' },
  },
});

export const SlaStateRef = builder.enumType('SlaState', {
  description: 'How a promise stands.',
  values: {
    [SlaState.RUNNING]: { description: 'It runs, and is not late.' },
    [SlaState.PAUSED]: { description: 'It stands still while the ticket waits.' },
    [SlaState.MET]: { description: 'Kept in time.' },
    [SlaState.BREACHED]: { description: 'Its time passed before it was kept; it may run on.' },
    [SlaState.STOPPED]: { description: 'No longer to be kept: the ticket ended before.' },
  },
});

export const EscalationActionRef = builder.enumType('EscalationAction', {
  description: 'What an escalation does.',
  values: {
    NOTIFY: { description: 'Tells the members with a role of the organization that handles the ticket.' },
    HAND_OVER: { description: 'Hands the ticket to the organization above.' },
    RAISE: { description: 'Raises the priority by one.' },
  } satisfies Record<Escalation['action'], object>,
});
