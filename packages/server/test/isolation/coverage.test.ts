import { afterAll, beforeAll, expect, test } from 'vitest';
import { schema } from '../../src/graphql/schema.ts';
import { SandboxClock } from '../../src/platform/clock.ts';
import { createTestApp, type TestApp } from '../app.ts';
import { roomyLimits } from '../roomy-limits.ts';
import { oidcOf, TestIssuer } from '../issuer.ts';
import { headquartersKey } from '../network.ts';
import { answer } from './answers.ts';
import { Coverage, everyArgument, everyField, isShown, selectedFields } from './coverage.ts';
import { makeProbes, type Probe } from './probes.ts';
import { readEverything } from './read-everything.ts';
import { recorded, type Take } from './recorded.ts';
import { mostGuesses, tellStory } from './story.ts';
import { makeWorld } from './world.ts';

/** Fields that the probes cannot show a value of, and why nothing is lost. */
const unshown: Record<string, string> = {
  'Subscription.events': 'Listened to in matrix.test.ts, where its owner hears everything.',
  'Subscription.trackedEvents': 'Listened to in matrix.test.ts.',
  'AttachmentRemovedEvent.attachment': 'Gone by then.',
  'TicketSubmittedEvent.fromStatus': 'A new ticket comes from no state.',
  'TicketReleasedEvent.fromStatus': 'It was SUBMITTED all along.',
  'VisitBookedEvent.note': 'Nothing is noted when a visit is booked.',
  'VisitRescheduledEvent.note': 'Nor when it is moved.',
};
/** Arguments that are proved elsewhere. */
const unsaid: Record<string, string> = {
  'trackedEvents.after': 'Listened to in matrix.test.ts.',
};

let issuer: TestIssuer;
let app: TestApp;
let takes: Take[];
let probes: Probe[];
const coverage = new Coverage(schema);

beforeAll(async () => {
  issuer = await TestIssuer.start();
  const guesses = { count: mostGuesses, seconds: 60 * 60 };
  const plain = await createTestApp({
    sandbox: new SandboxClock(null),
    oidc: oidcOf(issuer),
    rateLimits: { ...roomyLimits, 'requestTracking.number': guesses },
  });
  ({ app, takes } = recorded(plain));
  const world = await makeWorld(app);
  const vendor = await headquartersKey(app, 'ADMIN');
  const { organization, modelCode, trackingToken } = world.victim;
  const told = await tellStory({
    app,
    vendor,
    owner: world.owner,
    organization: organization.code,
    modelCode,
    signIn: (account) => issuer.token(account),
  });
  probes = makeProbes(world);
  await readEverything(app, probes, [vendor], [trackingToken, ...told]);
  for (const probe of probes.filter(({ whole }) => whole)) {
    const as = /Tracked/.test(probe.name) ? trackingToken : vendor;
    await answer(app, as, probe, undefined);
  }
  const outside = new Set(Object.values(world.attackers));
  for (const { as, document, variables, data } of takes)
    if (!outside.has(as)) coverage.take(document, variables, data);
}, 900_000);
afterAll(async () => {
  await app.stop();
  await issuer.stop();
});

test('every field of the schema is asked for, and has a value for those who may see it', () => {
  const asked = new Set(
    probes.flatMap(({ documents }) => documents.flatMap((one) => selectedFields(schema, one))),
  );
  const fields = everyField(schema);
  const shown = fields.filter((field) => isShown(coverage, schema, field));
  process.stdout.write(
    `isolation: ${shown.length} of ${fields.length} fields shown, ${Object.keys(unshown).length} elsewhere\n`,
  );
  expect(fields.filter((field) => !asked.has(field) && !unshown[field])).toEqual([]);
  expect(fields.filter((field) => !isShown(coverage, schema, field) && !unshown[field])).toEqual([]);
  expect(Object.keys(unshown).filter((field) => coverage.fields.has(field))).toEqual([]);
});

test('every argument of the schema is given, and answered', () => {
  const given = everyArgument(schema);
  const answered = given.filter((argument) => coverage.arguments.has(argument));
  process.stdout.write(
    `isolation: ${answered.length} of ${given.length} arguments answered, ${Object.keys(unsaid).length} elsewhere\n`,
  );
  expect(given.filter((argument) => !coverage.arguments.has(argument) && !unsaid[argument])).toEqual([]);
});
