import { createClient, isAftercareError } from '@aftercare/sdk';
import { createPublicClient } from '@aftercare/sdk/public';

const { AFTERCARE_URL: url = '', AFTERCARE_KEY: key = '' } = process.env;
const client = createClient({ url, key });

const { ticket, number, trackingToken } = await client.tickets.submit({
  description: 'It hums, but it does not cool.',
  contact: { name: 'Li Na', phone: '+86 138 0013 8000' },
});
const tracked = await createPublicClient({ url, key }).tracked.get({ token: trackingToken });
const refusal: unknown = await client.tickets.start({ id: ticket.id }).catch((error: unknown) => error);

console.log(`${number} is ${ticket.status}`);
const asExpected = tracked?.number === number && isAftercareError(refusal, 'IllegalTransitionError');
if (!asExpected) throw new Error('The server did not answer as expected.', { cause: refusal });
