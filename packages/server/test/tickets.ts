import { expect } from 'vitest';
import type { TicketStatus, VisitState } from '../src/generated/prisma/enums.ts';
import type { Answer, TestApp } from './app.ts';
import { prove } from './forms.ts';

export const contact = { name: 'Li Wei', phone: '+86 138 0013 8000', email: 'wei@example.com' };

export interface Issue {
  path: string[];
  code: string;
}

/** Every outcome of a mutation, in one shape. */
export interface Outcome {
  __typename: string;
  ticket?: { id: string; status: TicketStatus; version: number } | null;
  number?: string;
  trackingToken?: string;
  comment?: { id: string; body: string };
  visit?: { id: string; state: VisitState; startsAt: string; endsAt: string };
  startsAt?: string;
  endsAt?: string;
  now?: string;
  state?: string;
  endedAt?: string | null;
  validUntil?: string;
  code?: string;
  from?: TicketStatus;
  to?: TicketStatus;
  allowed?: TicketStatus[];
  currentVersion?: number;
  issues?: Issue[];
}

const typeOf = (verb: string) => verb[0]!.toUpperCase() + verb.slice(1);

const errors = {
  IllegalTransitionError: 'code from to allowed',
  StaleVersionError: 'code currentVersion',
  ValidationError: 'code issues { path code }',
  IdempotencyMismatchError: 'code',
  VisitConflictError: 'code startsAt endsAt',
  PreconditionError: 'code',
  QuoteEndedError: 'code state endedAt validUntil',
};

const illegal = ['IllegalTransitionError', 'ValidationError'] as const;
const moved = [...illegal, 'StaleVersionError'] as const;
const once = ['ValidationError', 'IdempotencyMismatchError'] as const;

const plain = 'ticket { id status version }';
const visited = `${plain} visit { id state startsAt endsAt }`;
const tracked = 'ticket { id status }';
const verbs: Record<string, { payload: string; errors: readonly (keyof typeof errors)[] }> = {
  submitTicket: { payload: `number trackingToken ${plain}`, errors: once },
  acceptTicket: { payload: plain, errors: moved },
  startWork: { payload: plain, errors: moved },
  holdTicket: { payload: plain, errors: moved },
  resumeTicket: { payload: plain, errors: moved },
  resolveTicket: { payload: plain, errors: moved },
  closeTicket: { payload: plain, errors: moved },
  reopenTicket: { payload: plain, errors: moved },
  cancelTicket: { payload: plain, errors: moved },
  releaseTicket: { payload: plain, errors: moved },
  discardTicket: { payload: plain, errors: moved },
  classifyTicket: { payload: plain, errors: moved },
  diagnoseTicket: { payload: plain, errors: moved },
  decideCoverage: { payload: plain, errors: moved },
  sendQuote: { payload: plain, errors: [...moved, 'PreconditionError', 'IdempotencyMismatchError'] },
  withdrawQuote: { payload: plain, errors: [...moved, 'QuoteEndedError'] },
  answerQuote: { payload: plain, errors: [...illegal, 'QuoteEndedError'] },
  grantGoodwill: { payload: plain, errors: moved },
  identifyDevice: { payload: plain, errors: moved },
  handOverTicket: { payload: plain, errors: moved },
  assignTicket: { payload: plain, errors: moved },
  unassignTicket: { payload: plain, errors: moved },
  scheduleVisit: { payload: visited, errors: [...moved, 'VisitConflictError'] },
  rescheduleVisit: { payload: visited, errors: ['ValidationError', 'VisitConflictError'] },
  moveVisit: { payload: visited, errors: ['ValidationError'] },
  addComment: { payload: `comment { id body } ${plain}`, errors: once },
  commentTrackedTicket: { payload: tracked, errors: once },
  cancelTrackedTicket: { payload: tracked, errors: illegal },
  closeTrackedTicket: { payload: tracked, errors: illegal },
  reopenTrackedTicket: { payload: tracked, errors: illegal },
  advanceClock: { payload: 'now', errors: ['ValidationError', 'PreconditionError'] },
  answerTrackedQuote: { payload: tracked, errors: [...illegal, 'QuoteEndedError'] },
  requestTracking: { payload: 'trackingToken', errors: ['ValidationError'] },
};

/** Asks for one verb, with all its outcomes. A page submits with the proof of a form, unless it says another or none. */
export async function call(
  app: TestApp,
  verb: string,
  as: string | undefined,
  input: Record<string, unknown>,
): Promise<Answer<Record<string, Outcome> | null>> {
  const { payload, errors: expected } = verbs[verb]!;
  const outcomes = expected.map((name) => `... on ${name} { ${errors[name]} }`).join(' ');
  return app.query(
    `mutation ($input: ${typeOf(verb)}Input!) {
      ${verb}(input: $input) { __typename ... on ${typeOf(verb)}Payload { ${payload} } ${outcomes} }
    }`,
    {
      ...(as && { as }),
      variables: { input: verb === 'submitTicket' ? await proven(app, as, input) : input },
    },
  );
}

const proven = async (app: TestApp, as: string | undefined, input: Record<string, unknown>) =>
  as?.startsWith('pk_') && !('formProof' in input)
    ? { ...input, formProof: await prove(app.platform, as) }
    : input;

/** The same where an outcome is expected, be it the payload or a typed error. */
export async function outcome(
  app: TestApp,
  verb: string,
  as: string,
  input: Record<string, unknown>,
): Promise<Outcome> {
  const answer = await call(app, verb, as, input);
  expect(answer.errors).toBeUndefined();
  return answer.data![verb]!;
}

export interface TestTicket {
  id: string;
  number: string;
  trackingToken: string;
}

/** A new ticket of the key's organization. */
export async function submit(
  app: TestApp,
  as: string,
  input: Record<string, unknown> = {},
): Promise<TestTicket> {
  const { ticket, number, trackingToken } = await outcome(app, 'submitTicket', as, {
    description: 'It drips.',
    contact,
    ...input,
  });
  return { id: ticket!.id, number: number!, trackingToken: trackingToken! };
}

export const resolution = {
  faultCode: 'E1',
  cause: 'WEAR',
  diagnosis: 'The valve is worn.',
  workDone: 'New valve.',
};

const { workDone: _none, ...found } = resolution;
export const finding = found;

/** A quote of one line that says everything itself, so that it needs no catalogue. */
export const plainOffer = {
  currency: 'CNY',
  lines: [
    {
      kind: 'LABOUR',
      text: 'Repair',
      unitCost: { amountMinor: 5_000, currency: 'CNY' },
      unitPrice: { amountMinor: 10_000, currency: 'CNY' },
    },
  ],
};

type Step = [verb: string, input: Record<string, unknown>];
const accept: Step[] = [['acceptTicket', {}]];
const start: Step[] = [...accept, ['startWork', {}]];
const resolve: Step[] = [...start, ['resolveTicket', resolution]];

const ways: Partial<Record<TicketStatus, Step[]>> = {
  SUBMITTED: [],
  ACCEPTED: accept,
  IN_PROGRESS: start,
  AWAITING_APPROVAL: [...start, ['diagnoseTicket', finding], ['sendQuote', plainOffer]],
  ON_HOLD: [...accept, ['holdTicket', { reason: 'WAITING_CUSTOMER' }]],
  RESOLVED: resolve,
  CLOSED: [...resolve, ['closeTicket', { signedBy: 'Li Wei', rating: 4 }]],
  CANCELLED: [['cancelTicket', { reason: 'Sold.' }]],
};

/** A new ticket, brought to a state by the desk. */
export async function ticketIn(app: TestApp, desk: string, status: TicketStatus): Promise<TestTicket> {
  const ticket = await submit(app, desk);
  for (const [verb, input] of ways[status]!) {
    await outcome(app, verb, desk, { id: ticket.id, ...input });
  }
  return ticket;
}

export interface History {
  status: TicketStatus;
  version: number;
  updatedAt: string;
  events: { nodes: HistoryEvent[] };
  comments: { nodes: { body: string; visibility: string }[] };
}

interface HistoryEvent {
  type: string;
  fromStatus?: TicketStatus | null;
  toStatus?: TicketStatus;
  actor: { kind: string; name: string };
}

/** A ticket as it is now, with all that happened to it. */
export async function historyOf(app: TestApp, as: string, id: string): Promise<History> {
  const { data } = await app.query<{ ticket: History }>(
    `query ($id: ID!) {
      ticket(id: $id) {
        status
        version
        updatedAt
        comments(first: 100) { nodes { body visibility } }
        events(first: 100) {
          nodes { type actor { kind name } ... on TicketMovedEvent { fromStatus toStatus } }
        }
      }
    }`,
    { as, variables: { id } },
  );
  return data.ticket;
}
