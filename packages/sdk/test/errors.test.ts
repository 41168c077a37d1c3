import { expect, test } from 'vitest';
import { createClient, isAftercareError, ValidationError } from '../src/index.ts';
import { type Reply, startPeer } from './peer.ts';

async function failureOf(reply: Reply): Promise<unknown> {
  const peer = await startPeer();
  peer.answer(() => reply);
  const client = createClient({ url: peer.url, key: 'sk_1', maxRetries: 0 });
  return client.tickets.accept({ id: 't1' }).then(
    () => undefined,
    (error: unknown) => error,
  );
}

const refused = (result: object): Reply => ({
  headers: { 'x-request-id': 'r-1' },
  body: { data: { acceptTicket: { message: 'No.', ...result } } },
});

test.each([
  [
    {
      __typename: 'ValidationError',
      code: 'VALIDATION',
      issues: [{ path: ['id'], message: 'No.', code: 'required' }],
    },
    {
      name: 'ValidationError',
      code: 'VALIDATION',
      issues: [{ path: ['id'], message: 'No.', code: 'required' }],
    },
  ],
  [
    {
      __typename: 'IllegalTransitionError',
      code: 'ILLEGAL_TRANSITION',
      from: 'CLOSED',
      to: 'ACCEPTED',
      allowed: ['IN_PROGRESS'],
    },
    { name: 'IllegalTransitionError', from: 'CLOSED', to: 'ACCEPTED', allowed: ['IN_PROGRESS'] },
  ],
  [
    { __typename: 'StaleVersionError', code: 'STALE_VERSION', currentVersion: 4 },
    { name: 'StaleVersionError', code: 'STALE_VERSION', currentVersion: 4 },
  ],
  [
    {
      __typename: 'InsufficientStockError',
      code: 'INSUFFICIENT_STOCK',
      shortages: [{ sku: 'FAN', requested: 2, available: 1, expectedOn: null, elsewhere: [] }],
    },
    {
      name: 'InsufficientStockError',
      code: 'INSUFFICIENT_STOCK',
      shortages: [{ sku: 'FAN', requested: 2, available: 1, expectedOn: null, elsewhere: [] }],
    },
  ],
  [
    { __typename: 'IdempotencyMismatchError', code: 'IDEMPOTENCY_MISMATCH' },
    { name: 'IdempotencyMismatchError', code: 'IDEMPOTENCY_MISMATCH' },
  ],
  [
    { __typename: 'AlreadyExistsError', code: 'ALREADY_EXISTS' },
    { name: 'AlreadyExistsError', code: 'ALREADY_EXISTS' },
  ],
  [
    {
      __typename: 'QuoteEndedError',
      code: 'PRECONDITION',
      state: 'EXPIRED',
    },
    {
      name: 'QuoteEndedError',
      code: 'PRECONDITION',
      state: 'EXPIRED',
    },
  ],
  [
    {
      __typename: 'VisitConflictError',
      code: 'ALREADY_EXISTS',
      startsAt: '2026-11-24T06:00:00Z',
      endsAt: '2026-11-24T08:00:00Z',
    },
    { name: 'VisitConflictError', startsAt: '2026-11-24T06:00:00Z', endsAt: '2026-11-24T08:00:00Z' },
  ],
  [
    { __typename: 'LoanerConflictError', code: 'ALREADY_EXISTS', freeFrom: null },
    { name: 'LoanerConflictError', code: 'ALREADY_EXISTS', freeFrom: null },
  ],
  [
    { __typename: 'PreconditionError', code: 'PRECONDITION' },
    { name: 'PreconditionError', code: 'PRECONDITION' },
  ],
  [
    { __typename: 'BrandNewError', code: 'PRECONDITION' },
    { name: 'InvalidRequestError', code: 'PRECONDITION' },
  ],
])('a refusal becomes an error: %j', async (result, expected) => {
  const error = await failureOf(refused(result));

  expect(error).toMatchObject({ message: 'No.', requestId: 'r-1', retryable: false, ...expected });
  expect(isAftercareError(error)).toBe(true);
});

test.each([
  ['UNAUTHENTICATED', 'AuthenticationError', false],
  ['FORBIDDEN', 'PermissionError', false],
  ['NOT_FOUND', 'NotFoundError', false],
  ['RATE_LIMITED', 'RateLimitError', true],
  ['QUERY_TOO_COMPLEX', 'InvalidRequestError', false],
  ['PERSISTED_QUERY_ONLY', 'InvalidRequestError', false],
  ['BAD_USER_INPUT', 'InvalidRequestError', false],
  ['INTERNAL', 'ServerError', false],
  ['UNAVAILABLE', 'ServerError', true],
  ['RESYNC_REQUIRED', 'ResyncRequiredError', false],
])('%s becomes %s', async (code, name, retryable) => {
  const error = await failureOf({
    body: { errors: [{ message: 'No.', extensions: { code, requestId: 'r-2' } }] },
  });

  expect(error).toMatchObject({ name, code, retryable, message: 'No.', requestId: 'r-2' });
});

test.each([
  [401, 'AuthenticationError'],
  [403, 'PermissionError'],
  [404, 'InvalidRequestError'],
  [413, 'InvalidRequestError'],
  [429, 'RateLimitError'],
  [500, 'ServerError'],
  [502, 'ServerError'],
])('HTTP %i with a page that is not of GraphQL becomes %s', async (status, name) => {
  expect(await failureOf({ status, body: '<html>' })).toMatchObject({
    name,
    message: `The server answered HTTP ${status}.`,
  });
});

test.each(['<html>', '', 'null', '[]', '{"data":null}'])(
  'a wrong address is told as such: %j',
  async (body) => {
    expect(await failureOf({ status: 200, body })).toMatchObject({
      name: 'InvalidRequestError',
      message: expect.stringContaining('does the url point to an Aftercare server?'),
    });
  },
);

test('half an answer is an error', async () => {
  const reply = refused({ ticket: { id: 't1' } });
  const errors = [{ message: 'Broken.', extensions: { code: 'INTERNAL', requestId: 'r-3' } }];

  expect(await failureOf({ body: { ...(reply.body as object), errors } })).toMatchObject({
    name: 'ServerError',
    requestId: 'r-3',
  });
});

test('no value of a variable gets into a message', async () => {
  const message =
    'Variable "$input" got invalid value "Li Na, 138 0000 0000" at "input.rating"; Int cannot represent non-integer value: "Li Na, 138 0000 0000"';

  expect(
    await failureOf({ status: 400, body: { errors: [{ message, extensions: { code: 'BAD_USER_INPUT' } }] } }),
  ).toMatchObject({ message: 'Variable "$input" has an invalid value at "input.rating".' });
});

test('an error is known across two copies of the package', async () => {
  const copyOf = '../src/errors.ts?copy';
  const copy = (await import(/* @vite-ignore */ copyOf)) as typeof import('../src/errors.ts');
  const foreign = new copy.ValidationError({
    __typename: 'ValidationError',
    code: 'VALIDATION',
    message: 'No.',
    issues: [],
  });

  expect(foreign).not.toBeInstanceOf(ValidationError);
  expect(isAftercareError(foreign)).toBe(true);
  expect(isAftercareError(foreign, 'ValidationError')).toBe(true);
  expect(isAftercareError(foreign, 'NotFoundError')).toBe(false);
  expect(isAftercareError(new Error('No.'))).toBe(false);
  expect(isAftercareError({ name: 'ValidationError' })).toBe(false);
});
