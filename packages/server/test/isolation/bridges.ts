import { parseGlobalId } from '../../src/platform/global-id.ts';
import { newId } from '../../src/platform/ids.ts';
import type { TestApp, TestOrganization } from '../app.ts';

const hour = 60 * 60 * 1000;

/**
 * Rows of one organization that refer to rows of another, wherever tables can: what is reached from one's own row is not
 * thereby one's own. Who comes to one's own ticket, and from where, is no secret: the visitor is of a third organization.
 */
export async function buildBridges(
  app: TestApp,
  own: { organization: TestOrganization; ticketId: string },
  visitor: TestOrganization,
  victim: { organizationId: string; deviceId: string; customerId: string; marker: string },
): Promise<void> {
  const { database } = app.platform;
  const { marker } = victim;
  const createdAt = app.clock.now();
  const rowOf = (id: string) => parseGlobalId(id)!.id;
  const { id: modelId } = await app.model();
  const { id: organizationId } = own.organization;
  const ticketId = rowOf(own.ticketId);
  const device = (serial: string, more: object) =>
    database.device.create({ data: { serial, modelId, organizationId, createdAt, ...more } });
  await device('SNBRIDGE1', {
    customerId: rowOf(victim.customerId),
    soldById: victim.organizationId,
    replacesId: rowOf(victim.deviceId),
  });
  const replaced = await device('SNBRIDGE2', {});
  const theirs = { organizationId: victim.organizationId };
  await device(`${marker}BRIDGE3`, { ...theirs, replacesId: replaced.id });
  // A loaner whose device went to another: its number stays in the books. And one that another lent.
  const moved = await device('SNBRIDGE4', { ...theirs, retiredAt: createdAt, retireReason: marker });
  await database.loaner.create({ data: { deviceId: moved.id, organizationId, createdAt } });
  const lent = await device('SNBRIDGE5', theirs);
  const loaner = await database.loaner.create({
    data: { deviceId: lent.id, ...theirs, note: marker, createdAt },
  });
  const startsAt = new Date(createdAt.getTime() + 400 * hour);
  const span = { startsAt, endsAt: new Date(startsAt.getTime() + hour), createdAt };
  await database.loanerBooking.create({ data: { id: newId(), loanerId: loaner.id, ticketId, ...span } });
  const technician = await database.member.create({
    data: {
      organizationId: visitor.id,
      name: 'Somebody from there',
      email: `bridge-${marker}@example.com`,
      roles: ['TECHNICIAN'],
      skills: [marker],
      regions: [marker],
      certifications: { create: { category: 'COOLING', validUntil: new Date('2999-12-31'), createdAt } },
      createdAt,
    },
  });
  await database.visit.create({
    data: { ticketId, technicianId: technician.id, organizationId: visitor.id, ...span },
  });
}
