import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../test/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.stop());

const submit = /* GraphQL */ `
  mutation ($input: SubmitTicketInput!) {
    submitTicket(input: $input) {
      __typename
      ... on SubmitTicketPayload {
        number
        trackingToken
        ticket {
          id
          number
          status
          version
          device {
            serial
          }
          allowedTransitions
        }
      }
      ... on ValidationError {
        issues {
          path
          code
          message
        }
      }
      ... on IdempotencyMismatchError {
        code
      }
    }
  }
`;

const contact = { name: 'Li Wei', phone: '+86 138 0013 8000' };

test('a ticket goes from a page to the desk and back', async () => {
  const dealer = await app.organization();
  const device = await app.device(dealer);
  const page = await dealer.publishableKey();
  const desk = await dealer.secretKey('AGENT');
  const submitted = await app.query<{ submitTicket: { number: string; trackingToken: string } }>(submit, {
    as: page,
    variables: {
      input: { description: 'It drips.', contact, device: { serial: device.serial.toLowerCase() } },
    },
  });
  const { number, trackingToken } = submitted.data.submitTicket;
  const found = await app.query<{ ticket: { id: string } }>(
    `query ($number: String!) { ticket(number: $number) { id number status version serial device { serial model { code } tickets(first: 3) { nodes { number } } } origin { code } handler { code } contact { phone } customer { name tickets { nodes { number } } } allowedTransitions comments { nodes { id } } events { nodes { __typename id summary actor { kind name } } } } }`,
    { as: desk, variables: { number } },
  );
  const { id } = found.data.ticket;
  await app.query(
    `mutation ($id: ID!) { acceptTicket(input: { id: $id, priority: P2, expectedVersion: 1 }) { __typename ... on AcceptTicketPayload { ticket { status version priority } } ... on DomainError { code message } } }`,
    { as: desk, variables: { id } },
  );
  const tracked = await app.query<{ trackedTicket: { status: string } }>(
    `{ trackedTicket { number status timeline { id type status text byCustomer } handledBy canCancel canComment canRate canReopen } }`,
    { as: trackingToken },
  );
  expect(tracked.data.trackedTicket.status).toBe('ACCEPTED');
});
