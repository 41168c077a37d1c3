// One repair, from the customer's report to the repaired device: a promise that is kept, and the events that everybody
// else saw of it.
//
//   AFTERCARE_URL=http://localhost:4000 AFTERCARE_KEY=sk_… node repair.ts
import { deepStrictEqual, strictEqual } from 'node:assert';
import { type AftercareEvent, createClient, isAftercareError } from '@aftercare/sdk';
import { createPublicClient } from '@aftercare/sdk/public';

const { AFTERCARE_URL: url = 'http://localhost:4000', AFTERCARE_KEY: key } = process.env;
if (!key) {
  console.error('Set AFTERCARE_KEY to a secret key with the roles AGENT and TECHNICIAN.');
  process.exit(1);
}
const client = createClient({ url, key, locale: 'en' });

const { ticket, trackingToken } = await client.tickets.submit({
  description: 'The compressor hums, but the air stays warm.',
  contact: { name: 'Chen Wei', phone: '+86 139 1602 4417' },
  site: { city: 'Shanghai', line: '188 Huaihai Middle Road' },
});
console.log(`Submitted ${ticket.number}`);

const [submitted] = ticket.events.nodes;
const watching = watch(ticket.id, submitted?.id);

const { id } = ticket;
const accepted = await client.tickets.accept({ id, expectedVersion: ticket.version, priority: 'P2' });

// The first answer was promised for a certain time, and is given now.
const response = accepted.sla.clocks.find(({ kind }) => kind === 'RESPONSE');
strictEqual(response?.state, 'MET');
console.log(`  ${response.explanation}`);

// Somebody who still has the ticket's first version in front of them cannot overwrite that.
const late = await client.tickets
  .cancel({ id, expectedVersion: ticket.version, reason: 'Submitted twice' })
  .catch((error: unknown) => error);
strictEqual(isAftercareError(late, 'StaleVersionError') && late.currentVersion, accepted.version);

await client.tickets.comment({ id, visibility: 'PUBLIC', body: 'A technician will come tomorrow morning.' });
await client.tickets.start({ id });
const resolved = await client.tickets.resolve({
  id,
  faultCode: 'E5',
  cause: 'WEAR',
  diagnosis: 'The start capacitor has lost its capacity.',
  workDone: 'Replaced the start capacitor and checked the refrigerant.',
});
strictEqual(resolved.status, 'RESOLVED');

deepStrictEqual(await watching, [
  'TicketAcceptedEvent',
  'TicketCommentedEvent',
  'TicketStartedEvent',
  'TicketResolvedEvent',
]);

const page = createPublicClient({ url, key, locale: 'en' });
const tracked = await page.tracked.get({ token: trackingToken });
strictEqual(tracked?.status, 'RESOLVED');
console.log(`${tracked.number} is repaired: ${tracked.timeline.at(-1)?.text}`);

/** Follows a ticket until it is resolved. What happened before the stream was open comes first, by its cursor. */
async function watch(ticketId: string, after?: string): Promise<AftercareEvent['__typename'][]> {
  const seen: AftercareEvent['__typename'][] = [];
  const signal = AbortSignal.timeout(30_000);
  const filter = { ticket: ticketId, types: ['ticket.'] };
  for await (const event of client.events.stream({ filter, after, signal })) {
    console.log(`  ${event.at}  ${event.type}`);
    seen.push(event.__typename);
    if (event.__typename === 'TicketResolvedEvent') break;
  }
  return seen;
}
