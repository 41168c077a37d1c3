import type { Database } from '../../platform/database.ts';
import type { Context } from './viewer.ts';

/** Why a verb reads or writes rows outside of its viewer's scope. Each is a decision; none is there for convenience. */
export const doors = {
  upload:
    'A file belongs to its uploader before it hangs on anything, and a customer has no scope of organizations.',
  'tracking.request': 'A page asks for a ticket by its number and contact, and sees none itself.',
  'device.check':
    'A page asks by serial and model whether any device is under warranty, and sees none itself.',
  'ticket.price': 'What a job costs goes by the warranty of its device, whoever keeps that on record.',
  'ticket.handOver': 'A ticket goes up the network too, and its giver is told how it stands then.',
  'ticket.technician':
    'Of who comes to a ticket from elsewhere, their name and whom they work for is told; a policy hides rows, not columns.',
  'loaner.unit':
    'A loaner is known by its serial number and model, also where its pool or its device is somebody else’s.',
  'stock.elsewhere': 'Those who are short of a part learn where in the network there is some.',
  'stock.queue': 'The day of an awaited part follows from all who wait for it.',
  'stock.report': 'A warehouse counts the lines of all tickets that it serves, as sums.',
  'stock.fill': 'What came in goes to whoever waits first.',
  'log.position': 'Places in the event log are of all events, and say nothing of any.',
  'sandbox.advance': 'The time of a sandbox is everybody’s, and brings about what is due for all.',
} as const;

export type Door = keyof typeof doors;

/** The whole database, through a door that is listed. What stands around the call reads in scope. */
export const beyondScope = (ctx: Pick<Context, 'whole'>, _door: Door): Database => ctx.whole;
