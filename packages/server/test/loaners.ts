import { expect } from 'vitest';
import type { LoanerBookingState, LoanerCondition } from '../src/generated/prisma/enums.ts';
import type { Answer, TestApp, TestDevice, TestOrganization } from './app.ts';
import type { Issue } from './tickets.ts';

export interface TestBooking {
  id: string;
  serial: string;
  startsAt: string;
  endsAt: string;
  state: LoanerBookingState;
  overdue: boolean;
  lentAt: string | null;
  returnedAt: string | null;
  cancelledAt: string | null;
  condition: LoanerCondition | null;
  inspectionNote: string | null;
  charge: { amountMinor: number; currency: string } | null;
}

export interface LoanerOutcome {
  __typename: string;
  loaner?: { id: string; serial: string; state: string; condition: string; note: string | null };
  booking?: TestBooking;
  code?: string;
  issues?: Issue[];
  startsAt?: string;
  endsAt?: string;
  freeFrom?: string | null;
}

export const bookingFields =
  'id serial startsAt endsAt state overdue lentAt returnedAt cancelledAt condition inspectionNote charge { amountMinor currency }';

const errors = {
  ValidationError: 'code issues { path code }',
  LoanerConflictError: 'code startsAt endsAt freeFrom',
  PreconditionError: 'code',
  AlreadyExistsError: 'code',
  IdempotencyMismatchError: 'code',
};

const loaner = 'loaner { id serial state condition note }';
const booking = `booking { ${bookingFields} }`;
const taken = ['ValidationError', 'LoanerConflictError', 'IdempotencyMismatchError'] as const;
const plain = ['ValidationError', 'IdempotencyMismatchError'] as const;
const verbs: Record<string, { payload: string; errors: readonly (keyof typeof errors)[] }> = {
  addLoaner: { payload: loaner, errors: [...plain, 'AlreadyExistsError'] },
  removeLoaner: { payload: loaner, errors: [...plain, 'PreconditionError'] },
  bookLoaner: { payload: booking, errors: taken },
  lendLoaner: { payload: booking, errors: taken },
  extendLoaner: { payload: booking, errors: taken },
  returnLoaner: { payload: booking, errors: plain },
  cancelLoanerBooking: { payload: booking, errors: plain },
};

/** Asks for one verb of the loaners, with all its outcomes. */
export function loanerCall(
  app: TestApp,
  verb: string,
  as: string | undefined,
  input: Record<string, unknown>,
): Promise<Answer<Record<string, LoanerOutcome> | null>> {
  const { payload, errors: expected } = verbs[verb]!;
  const type = verb[0]!.toUpperCase() + verb.slice(1);
  const outcomes = expected.map((name) => `... on ${name} { ${errors[name]} }`).join(' ');
  return app.query(
    `mutation ($input: ${type}Input!) {
      ${verb}(input: $input) { __typename ... on ${type}Payload { ${payload} } ${outcomes} }
    }`,
    { ...(as && { as }), variables: { input } },
  );
}

/** The same where an outcome is expected, be it the payload or a typed error. */
export async function loanerOutcome(
  app: TestApp,
  verb: string,
  as: string,
  input: Record<string, unknown>,
): Promise<LoanerOutcome> {
  const answer = await loanerCall(app, verb, as, input);
  expect(answer.errors).toBeUndefined();
  return answer.data![verb]!;
}

/** The same where the payload's booking is expected. */
export async function booked(
  app: TestApp,
  verb: string,
  as: string,
  input: Record<string, unknown>,
): Promise<TestBooking> {
  const { __typename, booking: made, ...rest } = await loanerOutcome(app, verb, as, input);
  expect({ __typename, ...rest }).toEqual({ __typename: expect.stringMatching(/Payload$/) });
  return made!;
}

/** A fresh device in the pool of an organization. */
export async function pooled(
  app: TestApp,
  organization: TestOrganization,
  as: string,
  model?: { id: string; code: string },
): Promise<TestDevice> {
  const device = await app.device(organization, model);
  const { __typename } = await loanerOutcome(app, 'addLoaner', as, { serial: device.serial });
  expect(__typename).toBe('AddLoanerPayload');
  return device;
}

/** So many hours from the app's now. */
export const inHours = (app: TestApp, hours: number): string =>
  new Date(app.platform.clock.now().getTime() + hours * 60 * 60 * 1000).toISOString();

export async function loanersOf(app: TestApp, as: string, ticket: string): Promise<TestBooking[]> {
  const { data } = await app.query<{ ticket: { loaners: TestBooking[] } }>(
    `query ($ticket: ID!) { ticket(id: $ticket) { loaners { ${bookingFields} } } }`,
    { as, variables: { ticket } },
  );
  return data.ticket.loaners;
}
