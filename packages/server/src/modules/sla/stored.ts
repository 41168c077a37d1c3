import type {
  Calendar as CalendarRow,
  ServiceLevel as ServiceLevelRow,
  SlaClock,
} from '../../generated/prisma/client.ts';
import type { Reader as ScopedReader } from '../../platform/database.ts';
import { Versions } from '../../platform/versions.ts';
import type { Calendar, ExtraDay, WeeklyInterval } from './calendar-rules.ts';
import type { Escalation, ServiceLevel, Target } from './level-rules.ts';

type Reader = Pick<ScopedReader, 'calendar' | 'serviceLevel' | '$queryRaw'>;

export type StoredCalendar = Calendar & { id: string };
export type StoredServiceLevel = ServiceLevel & { id: string };

/** The rules by which a ticket's clocks run: its level, and the calendars that its targets name, by code. */
export interface CurrentRules {
  level: StoredServiceLevel;
  calendars: Map<string, { id: string; calendar: Calendar }>;
}

const calendars = new Versions<StoredCalendar>();
const serviceLevels = new Versions<StoredServiceLevel>();

/** A version of a calendar by its id. */
export async function readCalendar(reader: Reader, id: string): Promise<StoredCalendar> {
  return (
    calendars.get(id) ??
    calendars.keep(id, calendarOf(await reader.calendar.findUniqueOrThrow({ where: { id } })))
  );
}

/** A version of a service level by its id. */
export async function readServiceLevel(reader: Reader, id: string): Promise<StoredServiceLevel> {
  return (
    serviceLevels.get(id) ??
    serviceLevels.keep(id, serviceLevelOf(await reader.serviceLevel.findUniqueOrThrow({ where: { id } })))
  );
}

/** The version that holds now, or null when there is no such calendar. */
export async function currentCalendar(reader: Reader, code: string): Promise<StoredCalendar | null> {
  const row = await reader.calendar.findFirst({ where: { code, supersededAt: null }, select: { id: true } });
  return row && readCalendar(reader, row.id);
}

/** The version that holds now, or null when there is no such service level. */
export async function currentServiceLevel(reader: Reader, code: string): Promise<StoredServiceLevel | null> {
  const row = await reader.serviceLevel.findFirst({
    where: { code, supersededAt: null },
    select: { id: true },
  });
  return row && readServiceLevel(reader, row.id);
}

/** The rules of a service level that hold now: one statement, once their versions are known. */
export async function currentRules(reader: Reader, serviceLevel: string): Promise<CurrentRules> {
  const [current] = await reader.$queryRaw<{ id: string; calendarIds: string[] }[]>`
    select level.id, array(
      select calendar.id from calendar
      where superseded_at is null
        and code in (select target->>'calendar' from jsonb_array_elements(level.targets) as target)) as "calendarIds"
    from service_level as level
    where level.code = ${serviceLevel} and level.superseded_at is null`;
  if (!current) throw new Error(`there is no service level ${serviceLevel}`);
  const level = await readServiceLevel(reader, current.id);
  const rules: CurrentRules = { level, calendars: new Map() };
  for (const id of current.calendarIds) {
    const calendar = await readCalendar(reader, id);
    rules.calendars.set(calendar.code, { id, calendar });
  }
  return rules;
}

/** The rules under which a clock was last replayed. */
export async function rulesOf(
  reader: Reader,
  { serviceLevelId, calendarId }: Pick<SlaClock, 'serviceLevelId' | 'calendarId'>,
): Promise<CurrentRules> {
  const calendar = await readCalendar(reader, calendarId);
  const level = await readServiceLevel(reader, serviceLevelId);
  return { level, calendars: new Map([[calendar.code, { id: calendarId, calendar }]]) };
}

/** A day as the database and GraphQL hold it, in the words of the rules. */
export const dayText = (day: Date): string => day.toISOString().slice(0, 10);
export const dayOf = (text: string): Date => new Date(`${text}T00:00:00Z`);

function calendarOf(row: CalendarRow): StoredCalendar {
  return {
    id: row.id,
    code: row.code,
    version: row.version,
    timeZone: row.timeZone,
    ...listsOf(row),
    holidays: row.holidays.map(dayText),
  };
}

/** The columns that hold lists are written from what was checked, and by nobody else. */
export const listsOf = ({ weekly, extraDays }: Pick<CalendarRow, 'weekly' | 'extraDays'>) => ({
  weekly: weekly as unknown as WeeklyInterval[],
  extraDays: extraDays as unknown as ExtraDay[],
});

function serviceLevelOf(row: ServiceLevelRow): StoredServiceLevel {
  return {
    id: row.id,
    code: row.code,
    version: row.version,
    pausesOn: row.pausesOn,
    ...promisesOf(row),
  };
}

export const promisesOf = ({ targets, escalations }: Pick<ServiceLevelRow, 'targets' | 'escalations'>) => ({
  targets: targets as unknown as Target[],
  escalations: escalations as unknown as Escalation[],
});

/** Days in their order, each once. */
export const calendarColumns = ({
  timeZone,
  weekly,
  holidays,
  extraDays,
}: Omit<Calendar, 'code' | 'version'>) => ({
  timeZone,
  weekly: weekly.map((interval) => ({ ...interval })),
  holidays: [...new Set(holidays)].sort().map(dayOf),
  extraDays: extraDays
    .map(({ date, intervals }) => ({ date, intervals: intervals.map((each) => ({ ...each })) }))
    .sort((a, b) => a.date.localeCompare(b.date)),
});

export const serviceLevelColumns = ({
  targets,
  pausesOn,
  escalations,
}: Omit<ServiceLevel, 'code' | 'version'>) => ({
  targets: targets.map((target) => ({ ...target })),
  pausesOn,
  escalations: escalations.map((escalation) => ({ ...escalation })),
});
