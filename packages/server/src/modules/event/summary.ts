import type { LogEvent } from '../../platform/event-log/index.ts';
import type { TicketEventData, TicketEventType } from '../ticket/index.ts';

type Sentences = { [Type in TicketEventType]: (data: TicketEventData[Type]) => string };

const words = (constant: string) => constant.toLowerCase().replaceAll('_', ' ');

const sentences: Sentences & { 'device.registered': (data: { serial: string }) => string } = {
  'ticket.submitted': ({ channel }) => `reported it (${words(channel)})`,
  'ticket.accepted': ({ priority }) => `accepted it with priority ${priority}`,
  'ticket.scheduled': () => 'booked a date',
  'ticket.started': () => 'began the work',
  'ticket.quoted': () => 'sent a quote',
  'ticket.held': ({ reason, note }) => `put it on hold, ${words(reason)}${note ? `: ${note}` : ''}`,
  'ticket.resumed': ({ to }) => `ended the hold; it is ${words(to)} again`,
  'ticket.resolved': ({ faultCode, workDone }) => `resolved it (${faultCode}): ${workDone}`,
  'ticket.closed': ({ signedBy, rating }) =>
    `closed it${signedBy ? `, signed by ${signedBy}` : ''}${rating ? `, rated ${rating} of 5` : ''}`,
  'ticket.reopened': ({ reason }) => `reopened it: ${reason}`,
  'ticket.cancelled': ({ reason }) => `cancelled it: ${reason}`,
  'ticket.commented': ({ visibility, body }) => `wrote (${words(visibility)}): ${body}`,
  'device.registered': ({ serial }) => `registered the device ${serial}`,
};

/** One English sentence for people and logs. */
export function summaryOf(event: Pick<LogEvent, 'type' | 'actorName'> & { data: unknown }): string {
  const tell = sentences[event.type as keyof typeof sentences] as ((data: unknown) => string) | undefined;
  return `${event.actorName} ${tell ? tell(event.data) : event.type}.`.replace(/([.!?。！？])\.$/, '$1');
}
