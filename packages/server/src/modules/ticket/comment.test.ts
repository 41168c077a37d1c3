import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../test/app.ts';
import { call, historyOf, outcome, submit, ticketIn } from '../../../test/tickets.ts';
import { Role } from '../../generated/prisma/enums.ts';
import { globalId } from '../../platform/global-id.ts';
import { newId } from '../../platform/ids.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.stop());

test('a comment is kept among staff unless it is said to be public, and does not raise the version', async () => {
  const dealer = await app.organization();
  const desk = await dealer.secretKey('AGENT');
  const { id } = await submit(app, desk);
  await outcome(app, 'addComment', desk, { id, body: ' Third time this year. ' });
  const { comment } = await outcome(app, 'addComment', desk, {
    id,
    body: 'We come on Monday.',
    visibility: 'PUBLIC',
  });
  expect(comment).toEqual({ id: expect.any(String), body: 'We come on Monday.' });
  const actor = { kind: 'API_KEY', name: `desk of ${dealer.code}` };
  expect(await historyOf(app, desk, id)).toMatchObject({
    version: 1,
    comments: {
      nodes: [
        { body: 'Third time this year.', visibility: 'INTERNAL' },
        { body: 'We come on Monday.', visibility: 'PUBLIC' },
      ],
    },
    events: {
      nodes: [
        { type: 'ticket.submitted' },
        { type: 'ticket.commented', actor },
        { type: 'ticket.commented', actor },
      ],
    },
  });
});

test('staff may comment on a ticket that has ended', async () => {
  const desk = await (await app.organization()).secretKey('AGENT');
  const { id } = await ticketIn(app, desk, 'CLOSED');
  const done = await outcome(app, 'addComment', desk, { id, body: 'The invoice is paid.' });
  expect(done.__typename).toBe('AddCommentPayload');
});

test('every role may comment; without one, nobody', async () => {
  const dealer = await app.organization();
  const { id } = await submit(app, await dealer.secretKey('AGENT'));
  for (const role of Object.values(Role)) {
    const done = await outcome(app, 'addComment', await dealer.secretKey(role), { id, body: role });
    expect(done.comment?.body).toBe(role);
  }
  for (const key of [await dealer.secretKey(), await dealer.publishableKey()]) {
    const { errors } = await call(app, 'addComment', key, { id, body: 'x' });
    expect(errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
  }
});

test('a foreign ticket is taken for one that never was', async () => {
  const { id } = await submit(app, await (await app.organization()).secretKey('AGENT'));
  const stranger = await (await app.organization()).secretKey('ADMIN');
  const foreign = await call(app, 'addComment', stranger, { id, body: 'x' });
  const absent = await call(app, 'addComment', stranger, { id: globalId('Ticket', newId()), body: 'x' });
  expect(foreign.errors?.[0]?.extensions['code']).toBe('NOT_FOUND');
  expect({ ...foreign, headers: null }).toEqual({ ...absent, headers: null });
});

test('everything that is wrong with the input is listed at once', async () => {
  const desk = await (await app.organization()).secretKey('AGENT');
  const { id } = await submit(app, desk);
  const refused = await outcome(app, 'addComment', desk, {
    id,
    body: 'x'.repeat(5_001),
    idempotencyKey: 'x'.repeat(256),
  });
  expect(refused.issues).toEqual([
    { path: ['body'], code: 'too_long' },
    { path: ['idempotencyKey'], code: 'too_long' },
  ]);
});

test('the same key comments once, and refuses another text, ticket or reader', async () => {
  const desk = await (await app.organization()).secretKey('AGENT');
  const [{ id }, other] = [await submit(app, desk), await submit(app, desk)];
  const send = (input: Record<string, unknown>) =>
    outcome(app, 'addComment', desk, { id, body: 'Hello.', idempotencyKey: 'one', ...input });
  const first = await send({});
  expect(await send({})).toEqual(first);
  for (const input of [{ body: 'Goodbye.' }, { id: other.id }, { visibility: 'PUBLIC' }]) {
    expect((await send(input)).__typename).toBe('IdempotencyMismatchError');
  }
  expect((await historyOf(app, desk, id)).comments.nodes).toHaveLength(1);
});
