import { expect } from 'vitest';
import type { Answer, TestApp } from './app.ts';
import type { Issue } from './tickets.ts';

export interface WrittenCalendar {
  id: string;
  code: string;
  version: number;
  timeZone: string;
  weekly: { weekday: number; from: string; to: string }[];
  holidays: string[];
  extraDays: { date: string; intervals: { from: string; to: string }[] }[];
}

export interface WrittenServiceLevel {
  id: string;
  code: string;
  version: number;
  targets: {
    clock: string;
    priority: string | null;
    band: string | null;
    target: string;
    calendar: string;
  }[];
  pausesOn: string[];
  escalations: { clock: string; percent: number; action: string; role: string | null }[];
}

/** Every outcome of an edit of calendars and service levels, in one shape. */
export interface Edit {
  __typename: string;
  calendar?: WrittenCalendar;
  serviceLevel?: WrittenServiceLevel;
  holidays?: string[];
  extraDays?: string[];
  code?: string;
  currentVersion?: number;
  issues?: (Issue & { message: string })[];
}

export const calendarFields =
  'id code version timeZone weekly { weekday from to } holidays extraDays { date intervals { from to } }';
export const serviceLevelFields =
  'id code version targets { clock priority band target calendar } pausesOn escalations { clock percent action role }';

const creation = '... on AlreadyExistsError { code } ... on IdempotencyMismatchError { code }';
const update = '... on StaleVersionError { code currentVersion }';

const verbs: Record<string, { payload: string; errors: string }> = {
  createCalendar: { payload: `calendar { ${calendarFields} }`, errors: creation },
  updateCalendar: { payload: `calendar { ${calendarFields} }`, errors: update },
  importHolidays: { payload: `calendar { ${calendarFields} } holidays extraDays`, errors: update },
  createServiceLevel: { payload: `serviceLevel { ${serviceLevelFields} }`, errors: creation },
  updateServiceLevel: { payload: `serviceLevel { ${serviceLevelFields} }`, errors: update },
};

/** Asks for one edit, with all its outcomes. */
export function askEdit(
  app: TestApp,
  verb: string,
  as: string | undefined,
  input: Record<string, unknown>,
): Promise<Answer<Record<string, Edit> | null>> {
  const { payload, errors } = verbs[verb]!;
  const type = verb[0]!.toUpperCase() + verb.slice(1);
  return app.query(
    `mutation ($input: ${type}Input!) {
      ${verb}(input: $input) {
        __typename
        ... on ${type}Payload { ${payload} }
        ... on ValidationError { code issues { path code message } }
        ${errors}
      }
    }`,
    { ...(as && { as }), variables: { input } },
  );
}

export async function edit(
  app: TestApp,
  verb: string,
  as: string,
  input: Record<string, unknown>,
): Promise<Edit> {
  const answer = await askEdit(app, verb, as, input);
  expect(answer.errors).toBeUndefined();
  return answer.data![verb]!;
}

/** Monday to Friday, with a lunch break. */
export const officeWeek = [1, 2, 3, 4, 5].flatMap((weekday) => [
  { weekday, from: '09:00', to: '12:00' },
  { weekday, from: '13:00', to: '18:00' },
]);

let named = 0;
export const freshCode = (prefix: string) => `${prefix}-${process.pid}-${named++}`;
