import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp, type TestOrganization } from '../../../test/app.ts';
import { call, contact, historyOf, outcome, submit, ticketIn } from '../../../test/tickets.ts';
import { askAttach, attach, bytesOf, read, upload } from '../../../test/uploads.ts';
import { Role } from '../../generated/prisma/enums.ts';
import { globalId } from '../../platform/global-id.ts';
import { newId } from '../../platform/ids.ts';

let app: TestApp;
let dealer: TestOrganization;
let desk: string;
let page: string;
beforeAll(async () => {
  app = await createTestApp();
  dealer = await app.organization();
  [desk, page] = [await dealer.secretKey('AGENT'), await dealer.publishableKey()];
});
afterAll(() => app.stop());

interface Shown {
  id: string;
  name: string;
  url: string;
  thumbnailUrl: string | null;
  visibility?: string;
  author?: { kind: string; name: string };
  byCustomer?: boolean;
}

const filesOf = async (as: string, id: string): Promise<Shown[]> => {
  const { data, errors } = await app.query<{ ticket: { attachments: Shown[] } }>(
    'query ($id: ID!) { ticket(id: $id) { attachments { id name url thumbnailUrl visibility author { kind name } } } }',
    { as, variables: { id } },
  );
  expect(errors).toBeUndefined();
  return data.ticket.attachments;
};

interface Tracked {
  attachments: Shown[];
  timeline: { type: string; text: string | null; byCustomer: boolean }[];
}

const tracked = async (as: string): Promise<Tracked> => {
  const { data, errors } = await app.query<{ trackedTicket: Tracked }>(
    '{ trackedTicket { attachments { id name url thumbnailUrl byCustomer } timeline { type text byCustomer } } }',
    { as },
  );
  expect(errors).toBeUndefined();
  return data.trackedTicket;
};

const unknown = (...indexes: number[]) => ({
  __typename: 'ValidationError',
  issues: indexes.map((index) => ({ path: ['attachments', String(index)], code: 'unknown_attachment' })),
});

describe('with a report', () => {
  test('photos from a page hang on the ticket, by its customer, for all to see', async () => {
    const [one, two] = [await upload(app, page), await upload(app, page, undefined, 'two.jpg')];
    const { trackingToken } = await outcome(app, 'submitTicket', page, {
      description: 'It drips.',
      contact,
      attachments: [two.id, one.id],
    });
    const { attachments, timeline } = await tracked(trackingToken!);
    expect(attachments.map(({ id, byCustomer }) => ({ id, byCustomer }))).toEqual([
      { id: one.id, byCustomer: true },
      { id: two.id, byCustomer: true },
    ]);
    expect((await bytesOf(app, attachments[0]!.url)).length).toBe(one.size);
    expect(timeline).toEqual([
      { type: 'ticket.submitted', text: null, byCustomer: true },
      { type: 'attachment.added', text: 'two.jpg', byCustomer: true },
      { type: 'attachment.added', text: 'photo.jpg', byCustomer: true },
    ]);
    const { data } = await app.query<{ tickets: { nodes: { id: string }[] } }>(
      '{ tickets(first: 1) { nodes { id } } }',
      {
        as: desk,
      },
    );
    expect(await filesOf(desk, data.tickets.nodes[0]!.id)).toMatchObject([
      { visibility: 'PUBLIC', author: { kind: 'CUSTOMER', name: contact.name } },
      { visibility: 'PUBLIC' },
    ]);
  });

  test('a second try with the same key is the same ticket with the same photos; with others it is refused', async () => {
    const [one, two] = [await upload(app, page), await upload(app, page)];
    const input = { description: 'It drips.', contact, idempotencyKey: newId(), attachments: [one.id] };
    const tries = await Promise.all(
      Array.from({ length: 10 }, () => outcome(app, 'submitTicket', page, input)),
    );
    expect(new Set(tries.map(({ number }) => number)).size).toBe(1);
    const other = await outcome(app, 'submitTicket', page, { ...input, attachments: [two.id] });
    expect(other.__typename).toBe('IdempotencyMismatchError');
  });

  test('a photo that is not the page’s own, or is used, makes no ticket', async () => {
    const mine = await upload(app, page);
    const foreign = await upload(app, await (await app.organization()).publishableKey());
    const used = await upload(app, page);
    await submit(app, desk);
    await outcome(app, 'submitTicket', page, { description: 'x', contact, attachments: [used.id] });
    const before = await app.platform.database.ticket.count();
    for (const id of [
      foreign.id,
      used.id,
      globalId('Attachment', newId()),
      globalId('Ticket', newId()),
      'x',
    ]) {
      const refused = await outcome(app, 'submitTicket', page, {
        description: 'x',
        contact,
        attachments: [mine.id, id],
      });
      expect(refused).toEqual({ code: 'VALIDATION', ...unknown(1) });
    }
    expect(await app.platform.database.ticket.count()).toBe(before);
    // All or none: the good one is still to be had.
    const taken = await outcome(app, 'submitTicket', page, {
      description: 'x',
      contact,
      attachments: [mine.id],
    });
    expect(await app.platform.database.ticket.count()).toBe(before + 1);
    expect((await tracked(taken.trackingToken!)).attachments.map(({ id }) => id)).toEqual([mine.id]);
  });
});

describe('by the staff', () => {
  test('an internal file stays with the staff, a public one is for the customer too', async () => {
    const { id, trackingToken } = await submit(app, desk);
    const [inside, outside] = [
      await upload(app, desk, undefined, 'inside.jpg'),
      await upload(app, desk, undefined, 'outside.jpg'),
    ];
    expect(await attach(app, 'attachToTicket', desk, { id, attachments: [inside.id] })).toEqual({
      __typename: 'AttachToTicketPayload',
      ticket: { version: 1, attachments: [{ id: inside.id, name: 'inside.jpg' }] },
    });
    await attach(app, 'attachToTicket', desk, { id, attachments: [outside.id], visibility: 'PUBLIC' });
    const author = { kind: 'API_KEY', name: `desk of ${dealer.code}` };
    expect(await filesOf(desk, id)).toMatchObject([
      { name: 'inside.jpg', visibility: 'INTERNAL', author },
      { name: 'outside.jpg', visibility: 'PUBLIC', author },
    ]);
    const { attachments, timeline } = await tracked(trackingToken);
    expect(attachments.map(({ name }) => name)).toEqual(['outside.jpg']);
    expect(timeline.map(({ text }) => text)).toEqual([null, 'outside.jpg']);
    expect((await historyOf(app, desk, id)).events.nodes.map(({ type }) => type)).toEqual([
      'ticket.submitted',
      'attachment.added',
      'attachment.added',
    ]);
  });

  test('every role may; without one, a page or a customer nobody', async () => {
    const { id, trackingToken } = await submit(app, desk);
    for (const role of Object.values(Role)) {
      const key = await dealer.secretKey(role);
      const done = await attach(app, 'attachToTicket', key, {
        id,
        attachments: [(await upload(app, key)).id],
      });
      expect(done.__typename).toBe('AttachToTicketPayload');
    }
    for (const key of [await dealer.secretKey(), page, trackingToken]) {
      const { errors } = await askAttach(app, 'attachToTicket', key, { id, attachments: ['x'] });
      expect(errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
    }
  });

  test('a foreign ticket is taken for one that never was; so is a foreign upload', async () => {
    const { id } = await submit(app, desk);
    const stranger = await (await app.organization()).secretKey('ADMIN');
    const theirs = await upload(app, stranger);
    const foreign = await askAttach(app, 'attachToTicket', stranger, { id, attachments: [theirs.id] });
    const absent = await askAttach(app, 'attachToTicket', stranger, {
      id: globalId('Ticket', newId()),
      attachments: [theirs.id],
    });
    expect(foreign.errors?.[0]?.extensions['code']).toBe('NOT_FOUND');
    expect({ ...foreign, headers: null }).toEqual({ ...absent, headers: null });
    // A key of the same organization is another uploader.
    const colleague = await upload(app, await dealer.secretKey('AGENT'));
    for (const other of [theirs.id, colleague.id, globalId('Attachment', newId())]) {
      expect(await attach(app, 'attachToTicket', desk, { id, attachments: [other] })).toMatchObject(
        unknown(0),
      );
    }
  });

  test('one idempotency key is one effect; with another input it is refused', async () => {
    const { id } = await submit(app, desk);
    const [one, two] = [await upload(app, desk), await upload(app, desk)];
    const input = { id, attachments: [one.id], idempotencyKey: newId() };
    const tries = await Promise.all(
      Array.from({ length: 10 }, () => attach(app, 'attachToTicket', desk, input)),
    );
    expect(tries.map(({ ticket }) => ticket!.attachments.length)).toEqual(Array(10).fill(1));
    expect((await historyOf(app, desk, id)).events.nodes.length).toBe(2);
    const other = await attach(app, 'attachToTicket', desk, { ...input, attachments: [two.id] });
    expect(other).toEqual({ __typename: 'IdempotencyMismatchError', code: 'IDEMPOTENCY_MISMATCH' });
  });

  test('a ticket holds 20 files, whoever comes at once', async () => {
    const { id } = await submit(app, desk);
    const files = await Promise.all(Array.from({ length: 24 }, () => upload(app, desk)));
    const done = await Promise.all(
      files.map((file) => attach(app, 'attachToTicket', desk, { id, attachments: [file.id] })),
    );
    const refused = done.filter(({ __typename }) => __typename === 'ValidationError');
    expect(refused.length).toBe(4);
    expect(refused[0]!.issues).toEqual([{ path: ['attachments'], code: 'too_many' }]);
    expect((await filesOf(desk, id)).length).toBe(20);
  });

  test('one upload hangs on one ticket, whoever comes at once', async () => {
    const tickets = await Promise.all(Array.from({ length: 5 }, () => submit(app, desk)));
    const file = await upload(app, desk);
    const done = await Promise.all(
      tickets.map(({ id }) => attach(app, 'attachToTicket', desk, { id, attachments: [file.id] })),
    );
    expect(done.filter(({ __typename }) => __typename === 'AttachToTicketPayload').length).toBe(1);
  });

  test('nothing, and more than 20 at once, are refused', async () => {
    const { id } = await submit(app, desk);
    for (const [attachments, code] of [
      [[], 'required'],
      [Array(21).fill('x'), 'too_long'],
    ]) {
      expect((await attach(app, 'attachToTicket', desk, { id, attachments })).issues).toEqual([
        { path: ['attachments'], code },
      ]);
    }
  });
});

describe('by the customer', () => {
  test('a photo ends the hold that waits for them, and tells the desk', async () => {
    const { id, trackingToken } = await ticketIn(app, desk, 'ON_HOLD');
    const photo = await upload(app, trackingToken);
    const done = await attach(app, 'attachToTrackedTicket', trackingToken, { attachments: [photo.id] });
    expect(done.ticket!.attachments).toEqual([{ id: photo.id, name: 'photo.jpg' }]);
    const history = await historyOf(app, desk, id);
    expect(history.status).toBe('ACCEPTED');
    expect(history.events.nodes.slice(-2).map(({ type, actor }) => [type, actor.kind])).toEqual([
      ['attachment.added', 'CUSTOMER'],
      ['ticket.resumed', 'SYSTEM'],
    ]);
    expect(await filesOf(desk, id)).toMatchObject([{ visibility: 'PUBLIC', author: { name: contact.name } }]);
  });

  test('an upload of the customer of another ticket, or of the desk, is taken for none', async () => {
    const [mine, other] = [await submit(app, desk), await submit(app, desk)];
    for (const as of [other.trackingToken, desk, page]) {
      const { id } = await upload(app, as);
      const refused = await attach(app, 'attachToTrackedTicket', mine.trackingToken, { attachments: [id] });
      expect(refused).toMatchObject(unknown(0));
    }
  });

  test('one idempotency key is one effect; keys are not for this', async () => {
    const { trackingToken } = await submit(app, desk);
    const [one, two] = [await upload(app, trackingToken), await upload(app, trackingToken)];
    const input = { attachments: [one.id], idempotencyKey: 'one' };
    for (let count = 0; count < 2; count++) {
      const done = await attach(app, 'attachToTrackedTicket', trackingToken, input);
      expect(done.ticket!.attachments.length).toBe(1);
    }
    const other = await attach(app, 'attachToTrackedTicket', trackingToken, {
      ...input,
      attachments: [two.id],
    });
    expect(other.__typename).toBe('IdempotencyMismatchError');
    for (const as of [desk, page]) {
      const { errors } = await askAttach(app, 'attachToTrackedTicket', as, input);
      expect(errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
    }
  });

  test.each(['CLOSED', 'CANCELLED'] as const)('not on a ticket that is %s', async (status) => {
    const { trackingToken } = await ticketIn(app, desk, status);
    const { id } = await upload(app, trackingToken);
    const refused = await attach(app, 'attachToTrackedTicket', trackingToken, { attachments: [id] });
    expect(refused.issues).toEqual([{ path: ['attachments'], code: 'not_allowed' }]);
  });
});

describe('on a device', () => {
  test('files hang for the staff, and are in its history', async () => {
    const { serial } = await app.device(dealer);
    const [one, two] = [await upload(app, desk), await upload(app, desk)];
    const input = { serial: ` ${serial.toLowerCase()} `, attachments: [one.id], idempotencyKey: newId() };
    for (let count = 0; count < 2; count++) {
      expect(await attach(app, 'attachToDevice', desk, input)).toEqual({
        __typename: 'AttachToDevicePayload',
        device: { attachments: [{ id: one.id, name: 'photo.jpg' }] },
      });
    }
    const other = await attach(app, 'attachToDevice', desk, { ...input, attachments: [two.id] });
    expect(other.__typename).toBe('IdempotencyMismatchError');
    const { data } = await app.query<{ events: { nodes: object[] } }>(
      `query ($device: ID!) { events(filter: { device: $device }) { nodes {
        type summary device { serial } ... on AttachmentAddedEvent { name mediaType visibility attachment { id } }
      } } }`,
      { as: desk, variables: { device: await deviceIdOf(serial) } },
    );
    expect(data.events.nodes).toEqual([
      {
        type: 'attachment.added',
        summary: `desk of ${dealer.code} added a file (internal): photo.jpg.`,
        device: { serial },
        name: 'photo.jpg',
        mediaType: 'image/jpeg',
        visibility: 'INTERNAL',
        attachment: { id: one.id },
      },
    ]);
  });

  const deviceIdOf = async (serial: string) => {
    const { id } = await app.platform.database.device.findUniqueOrThrow({ where: { serial } });
    return globalId('Device', id);
  };

  test('a foreign device is taken for one that never was; a page may not', async () => {
    const { serial } = await app.device(await app.organization());
    const { id } = await upload(app, desk);
    const ask = (name: string) => askAttach(app, 'attachToDevice', desk, { serial: name, attachments: [id] });
    const [foreign, absent] = [await ask(serial), await ask('SNNOBODY')];
    expect(foreign.errors?.[0]?.extensions['code']).toBe('NOT_FOUND');
    expect({ ...foreign, headers: null }).toEqual({ ...absent, headers: null });
    const { errors } = await askAttach(app, 'attachToDevice', page, { serial, attachments: ['x'] });
    expect(errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
  });
});

describe('removing', () => {
  test('takes a file off its ticket, for good and at once', async () => {
    const { id, trackingToken } = await submit(app, desk);
    const file = await upload(app, trackingToken);
    await attach(app, 'attachToTrackedTicket', trackingToken, { attachments: [file.id] });
    const [{ url, thumbnailUrl }] = (await filesOf(desk, id)) as [Shown];
    expect(await attach(app, 'removeAttachment', desk, { id: file.id })).toEqual({
      __typename: 'RemoveAttachmentPayload',
      ticket: { attachments: [] },
      device: null,
    });
    for (const link of [url, thumbnailUrl!, file.url]) expect((await read(app, link)).status).toBe(404);
    expect((await tracked(trackingToken)).timeline.slice(-2)).toMatchObject([
      { type: 'attachment.added', text: 'photo.jpg' },
      { type: 'attachment.removed', text: 'photo.jpg' },
    ]);
    // Nor can its uploader use it again.
    const again = await attach(app, 'attachToTrackedTicket', trackingToken, { attachments: [file.id] });
    expect(again).toMatchObject(unknown(0));
  });

  test('takes a file off its device', async () => {
    const { serial } = await app.device(dealer);
    const { id } = await upload(app, desk);
    await attach(app, 'attachToDevice', desk, { serial, attachments: [id] });
    const done = await attach(app, 'removeAttachment', desk, { id });
    expect(done).toMatchObject({ ticket: null, device: { attachments: [] } });
  });

  test('happens once, whoever comes at once', async () => {
    const { id: ticketId } = await submit(app, desk);
    const { id } = await upload(app, desk);
    await attach(app, 'attachToTicket', desk, { id: ticketId, attachments: [id] });
    const tries = await Promise.all(
      Array.from({ length: 5 }, () => askAttach(app, 'removeAttachment', desk, { id })),
    );
    expect(tries.filter(({ errors }) => !errors).length).toBe(1);
    const types = (await historyOf(app, desk, ticketId)).events.nodes.map(({ type }) => type);
    expect(types.filter((type) => type === 'attachment.removed').length).toBe(1);
  });

  test('a foreign file is taken for one that never was, and so is one that hangs on nothing', async () => {
    const { id: ticketId } = await submit(app, desk);
    const { id } = await upload(app, desk);
    await attach(app, 'attachToTicket', desk, { id: ticketId, attachments: [id] });
    const stranger = await (await app.organization()).secretKey('ADMIN');
    const [foreign, absent, loose] = [
      await askAttach(app, 'removeAttachment', stranger, { id }),
      await askAttach(app, 'removeAttachment', stranger, { id: globalId('Attachment', newId()) }),
      await askAttach(app, 'removeAttachment', stranger, { id: (await upload(app, stranger)).id }),
    ];
    expect(foreign.errors?.[0]?.extensions['code']).toBe('NOT_FOUND');
    for (const other of [absent, loose]) {
      expect({ ...foreign, headers: null }).toEqual({ ...other, headers: null });
    }
    expect((await filesOf(desk, ticketId)).length).toBe(1);
  });

  test('is for the desk and technicians', async () => {
    for (const key of [await dealer.secretKey('STOREKEEPER'), await dealer.secretKey(), page]) {
      const { errors } = await askAttach(app, 'removeAttachment', key, { id: 'x' });
      expect(errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
    }
  });
});

test('a ticket that was handed on shows its files to whoever handles it now', async () => {
  const center = await app.organization('HQ', 'SERVICE_CENTER');
  const below = await app.organization(center.code);
  const dealerDesk = await below.secretKey('AGENT');
  const { id } = await submit(app, dealerDesk);
  const file = await upload(app, dealerDesk);
  await attach(app, 'attachToTicket', dealerDesk, { id, attachments: [file.id] });
  await call(app, 'acceptTicket', dealerDesk, { id });
  await call(app, 'handOverTicket', dealerDesk, { id, organization: center.code, note: 'beyond us' });
  expect((await filesOf(await center.secretKey('AGENT'), id)).map((row) => row.id)).toEqual([file.id]);
});
