import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../test/app.ts';
import { headquartersKey } from '../../../test/network.ts';
import { edit, freshCode, officeWeek } from '../../../test/rule-edits.ts';
import { outcome, submit } from '../../../test/tickets.ts';
import { parseGlobalId } from '../../platform/global-id.ts';
import { currentCalendar, currentRules, readCalendar } from './stored.ts';

let app: TestApp;
let manager: string;
beforeAll(async () => {
  app = await createTestApp();
  manager = await headquartersKey(app, 'MANAGER');
});
afterAll(() => app.stop());

const target = (calendar: string) => ({ clock: 'RESOLUTION', target: 'PT16H', calendar });

test('the rules of a level are those that hold now, and a version is one object', async () => {
  const { database } = app.platform;
  const [calendar, level] = [freshCode('CAL'), freshCode('level')];
  const week = { code: calendar, timeZone: 'UTC', weekly: officeWeek };
  await edit(app, 'createCalendar', manager, week);
  await edit(app, 'createServiceLevel', manager, { code: level, targets: [target(calendar)] });

  const before = await currentRules(database, level);
  const again = await currentRules(database, level);
  expect(before.level).toMatchObject({ code: level, version: 1, pausesOn: [], escalations: [] });
  expect([...before.calendars.keys()]).toEqual([calendar]);
  expect(again.level).toBe(before.level);
  expect(again.calendars.get(calendar)?.calendar).toBe(before.calendars.get(calendar)?.calendar);

  await edit(app, 'updateCalendar', manager, { ...week, holidays: ['2026-10-01'] });
  const after = await currentRules(database, level);
  expect(after.level).toBe(before.level);
  expect(after.calendars.get(calendar)?.calendar).toMatchObject({ version: 2, holidays: ['2026-10-01'] });
  expect(await readCalendar(database, before.calendars.get(calendar)!.id)).toMatchObject({
    version: 1,
    holidays: [],
  });

  await edit(app, 'updateServiceLevel', manager, { code: level, targets: [target('ALWAYS')] });
  expect([...(await currentRules(database, level)).calendars.keys()]).toEqual(['ALWAYS']);
});

test('a level that is not there is nobody’s', async () => {
  const { database } = app.platform;
  expect(await currentCalendar(database, 'NOBODY')).toBeNull();
  await expect(currentRules(database, 'nobody')).rejects.toThrow('there is no service level nobody');
});

describe('an edit', () => {
  /** A ticket whose answer was given and whose repair is open, and the versions of the calendar by which they run. */
  const promised = async () => {
    const { database } = app.platform;
    const [calendar, level] = [freshCode('CAL'), freshCode('level')];
    const week = { code: calendar, timeZone: 'UTC', weekly: officeWeek };
    await edit(app, 'createCalendar', manager, week);
    const targets = [target(calendar), { ...target(calendar), clock: 'RESPONSE' }];
    await edit(app, 'createServiceLevel', manager, { code: level, targets });
    const { id } = await submit(app, manager, { serviceLevel: level });
    await outcome(app, 'acceptTicket', manager, { id });
    const ticketId = parseGlobalId(id)!.id;
    const versions = async () => {
      const clocks = await database.slaClock.findMany({ where: { ticketId } });
      const rows = clocks.map(async ({ kind, calendarId }) => {
        const { version } = await readCalendar(database, calendarId);
        return [kind, version];
      });
      return Object.fromEntries(await Promise.all(rows)) as Record<string, number>;
    };
    expect(await versions()).toEqual({ RESPONSE: 1, RESOLUTION: 1 });
    return { ticketId, week, versions };
  };

  test('brings open clocks to the timers at once, and leaves those that have ended', async () => {
    const { week, versions } = await promised();
    await edit(app, 'updateCalendar', manager, { ...week, holidays: ['2026-10-01'] });
    await app.listen();
    await expect.poll(versions, { timeout: 10_000 }).toEqual({ RESPONSE: 1, RESOLUTION: 2 });
  });

  test('reaches a clock that somebody was writing by the version before it', async () => {
    const { database } = app.platform;
    const { ticketId, week, versions } = await promised();
    const current = async () => (await currentCalendar(database, week.code))?.version;
    const changing = await database.$transaction(async (tx) => {
      const clock = await tx.slaClock.delete({ where: { ticketId_kind: { ticketId, kind: 'RESOLUTION' } } });
      const editing = edit(app, 'updateCalendar', manager, { ...week, holidays: ['2026-10-01'] });
      await expect.poll(current).toBe(2);
      await tx.slaClock.create({ data: clock });
      return { editing };
    });
    await changing.editing;
    await app.listen();
    await expect.poll(versions, { timeout: 10_000 }).toEqual({ RESPONSE: 1, RESOLUTION: 2 });
  });

  test('is carried through by the next node that starts, when the first one stopped after its commit', async () => {
    const { database } = app.platform;
    const { week, versions } = await promised();
    const { id, ...first } = await database.calendar.findFirstOrThrow({ where: { code: week.code } });
    const now = app.clock.now();
    await database.calendar.update({ where: { id }, data: { supersededAt: now } });
    await database.calendar.create({
      data: { ...first, weekly: week.weekly, extraDays: [], version: 2, createdAt: now },
    });
    const node = await createTestApp({ databaseUrl: app.databaseUrl });
    onTestFinished(() => node.stop());
    await node.listen();
    await expect.poll(versions, { timeout: 10_000 }).toEqual({ RESPONSE: 1, RESOLUTION: 2 });
  });
});
