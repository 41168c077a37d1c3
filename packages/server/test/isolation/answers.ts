import type { TestApp } from '../app.ts';
import type { Probe } from './probes.ts';
import type { World } from './world.ts';

/** The whole answer as text, without what the asker said. */
export async function answer(
  app: TestApp,
  as: string | undefined,
  probe: Probe,
  named: string | undefined,
): Promise<string> {
  const answers: unknown[] = [];
  for (const document of probe.documents) {
    const options = { ...(as && { as }), variables: probe.variables(named) };
    const asked = await app.query(document, options);
    const tooMuch = asked.errors?.[0]?.extensions['code'] === 'QUERY_TOO_COMPLEX' && !as?.startsWith('sk_');
    const { status, headers, data, errors } =
      tooMuch && probe.bare ? await app.query(probe.bare, options) : asked;
    const kept = [...headers].filter(([name]) => name !== 'x-request-id' && name !== 'content-length');
    answers.push({ status, data, errors, headers: kept });
  }
  const text = JSON.stringify(answers);
  return [...new Set(probe.said)]
    .sort((one, other) => other.length - one.length)
    .reduce((rest, said) => rest.replaceAll(said, '…'), text);
}

/** What an asker must not hear. */
export const needlesFor = ({ victim, known }: World, attacker: string): string[] =>
  victim.needles.filter((needle) => !known[attacker]?.includes(needle));

/** Everything that belongs to an organization. */
export const owned = async (app: TestApp, organizationId: string) => {
  const { database } = app.platform;
  return {
    tickets: await database.ticket.findMany({
      where: { originId: organizationId },
      include: { comments: true, attachments: true, quotes: { include: { lines: true } } },
    }),
    customers: await database.customer.findMany({ where: { organizationId }, include: { contacts: true } }),
    devices: await database.device.findMany({ where: { organizationId }, include: { attachments: true } }),
    loaners: await database.loaner.findMany({ where: { organizationId }, include: { bookings: true } }),
    members: await database.member.findMany({
      where: { organizationId },
      include: { certifications: true, visits: true },
    }),
    network: await database.organization.findMany({
      where: { OR: [{ id: organizationId }, { parentId: organizationId }] },
    }),
    warehouses: await database.warehouse.findMany({
      where: { organizationId },
      include: {
        levels: true,
        movements: true,
        lines: true,
        units: true,
        sent: { include: { lines: true } },
        awaited: true,
        expected: true,
      },
    }),
    keys: await database.apiKey.findMany({
      where: { organizationId },
      omit: { lastUsedAt: true },
      include: { formerSecrets: true },
    }),
    events: await database.event.count({ where: { audience: { has: organizationId } } }),
  };
};
