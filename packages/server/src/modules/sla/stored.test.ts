import { afterAll, beforeAll, expect, test } from 'vitest';
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

test('an edit brings open clocks to the timers at once, and leaves those that have ended', async () => {
  const { database } = app.platform;
  const [calendar, level] = [freshCode('CAL'), freshCode('level')];
  const week = { code: calendar, timeZone: 'UTC', weekly: officeWeek };
  await edit(app, 'createCalendar', manager, week);
  const promise = { code: level, targets: [target(calendar), { ...target(calendar), clock: 'RESPONSE' }] };
  await edit(app, 'createServiceLevel', manager, promise);
  const { id } = await submit(app, manager, { serviceLevel: level });
  await outcome(app, 'acceptTicket', manager, { id });
  const ticketId = parseGlobalId(id)!.id;
  const versions = async () => {
    const clocks = await database.slaClock.findMany({ where: { ticketId }, orderBy: { kind: 'asc' } });
    const rules = await Promise.all(
      clocks.map(async ({ kind, calendarId }) => [kind, (await readCalendar(database, calendarId)).version]),
    );
    return Object.fromEntries(rules) as Record<string, number>;
  };
  expect(await versions()).toEqual({ RESPONSE: 1, RESOLUTION: 1 });

  await edit(app, 'updateCalendar', manager, { ...week, holidays: ['2026-10-01'] });
  await app.listen();
  await expect.poll(versions, { timeout: 10_000 }).toEqual({ RESPONSE: 1, RESOLUTION: 2 });
});
