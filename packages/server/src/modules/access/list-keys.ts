import type { System } from '../../platform/platform.ts';

/** All keys of the deployment, for its operator, without their secrets. */
export async function listKeysAsOperator(platform: System) {
  const keys = await platform.database.apiKey.findMany({
    orderBy: { id: 'asc' },
    omit: { hash: true, organizationId: true },
    include: { organization: { select: { code: true } } },
  });
  return keys.map(({ organization, ...key }) => ({ ...key, organization: organization.code }));
}
