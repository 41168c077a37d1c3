import { expect } from 'vitest';
import type { TestApp } from './app.ts';
import type { Issue } from './tickets.ts';

export interface DeviceOutcome {
  __typename: string;
  code?: string;
  message?: string;
  issues?: Issue[];
  device?: TestRecord;
  devices?: TestRecord[];
}

export interface TestRecord {
  id: string;
  serial: string;
  model: { code: string };
  purchasedOn: string | null;
  deliveredOn: string | null;
  installedOn: string | null;
  acceptedOn: string | null;
  organization: { code: string } | null;
  soldBy: { code: string } | null;
  customer: { id: string; name: string } | null;
  retiredAt: string | null;
  retireReason: string | null;
  replaces: { serial: string } | null;
  replacedBy: { serial: string } | null;
  warranty: {
    startsOn: string | null;
    voidReason: string | null;
    policy: { code: string; version: number };
    extensions: { name: string }[];
  } | null;
}

const record = `id serial model { code } purchasedOn deliveredOn installedOn acceptedOn
  organization { code } soldBy { code } customer { id name } retiredAt retireReason
  replaces { serial } replacedBy { serial }
  warranty { startsOn voidReason policy { code version } extensions { name } }`;

const errors = {
  ValidationError: 'code issues { path code }',
  PreconditionError: 'code message',
  IdempotencyMismatchError: 'code',
};

const verbs: Record<string, (keyof typeof errors)[]> = {
  registerDevices: ['ValidationError', 'IdempotencyMismatchError'],
  updateDevice: ['ValidationError'],
  transferDevice: ['ValidationError', 'PreconditionError'],
  retireDevice: ['ValidationError', 'PreconditionError'],
  replaceDevice: ['ValidationError', 'PreconditionError', 'IdempotencyMismatchError'],
};

/** Asks for one verb of the registry, with all its outcomes. */
export function deviceCall(
  app: TestApp,
  verb: string,
  as: string | undefined,
  input: Record<string, unknown>,
) {
  const type = verb[0]!.toUpperCase() + verb.slice(1);
  const payload = verb === 'registerDevices' ? `devices { ${record} }` : `device { ${record} }`;
  const outcomes = verbs[verb]!.map((name) => `... on ${name} { ${errors[name]} }`).join(' ');
  return app.query<Record<string, DeviceOutcome> | null>(
    `mutation ($input: ${type}Input!) {
      ${verb}(input: $input) { __typename ... on ${type}Payload { ${payload} } ${outcomes} }
    }`,
    { ...(as && { as }), variables: { input } },
  );
}

/** The same where an outcome is expected, be it the payload or a typed error. */
export async function deviceOutcome(
  app: TestApp,
  verb: string,
  as: string,
  input: Record<string, unknown>,
): Promise<DeviceOutcome> {
  const answer = await deviceCall(app, verb, as, input);
  expect(answer.errors).toBeUndefined();
  return answer.data![verb]!;
}

export const issuesOf = ({ issues = [] }: DeviceOutcome): string[] =>
  issues.map(({ path, code }) => `${path.join('.')} ${code}`);

export async function deviceOf(app: TestApp, as: string, serial: string): Promise<TestRecord | null> {
  const { data, errors: faults } = await app.query<{ device: TestRecord | null }>(
    `query ($serial: String!) { device(serial: $serial) { ${record} } }`,
    { as, variables: { serial } },
  );
  expect(faults).toBeUndefined();
  return data.device;
}

/** Waits until the log may be read to its end: transactions of other tests on the same cluster hold it up. */
export async function logSettled(app: TestApp): Promise<void> {
  const pending = async () => {
    const [row] = await app.platform.database.$queryRaw<{ pending: boolean }[]>`
      select exists (select from event where xid >= (pg_snapshot_xmin(pg_current_snapshot())::text)::bigint) as pending`;
    return row!.pending;
  };
  await expect.poll(pending, { timeout: 10_000 }).toBe(false);
}

/** Everything that ever happened to a device, oldest first. */
export async function deviceHistory(app: TestApp, as: string, device: string): Promise<string[]> {
  await logSettled(app);
  const { data, errors: faults } = await app.query<{ events: { nodes: { summary: string }[] } }>(
    'query ($device: ID!) { events(filter: { device: $device }) { nodes { summary } } }',
    { as, variables: { device } },
  );
  expect(faults).toBeUndefined();
  return data.events.nodes.map(({ summary }) => summary);
}
