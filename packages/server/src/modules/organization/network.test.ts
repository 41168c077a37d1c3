import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp, type TestOrganization } from '../../../test/app.ts';
import { Role } from '../../generated/prisma/enums.ts';
import { globalId } from '../../platform/global-id.ts';
import { newId } from '../../platform/ids.ts';

let app: TestApp;
let hq: string;
let center: TestOrganization;
let manager: string;
beforeAll(async () => {
  app = await createTestApp();
  hq = await keyOfHeadquarters('ADMIN');
  center = await app.organization('HQ', 'SERVICE_CENTER');
  manager = await center.secretKey('MANAGER');
});
afterAll(() => app.stop());

async function keyOfHeadquarters(...roles: Role[]): Promise<string> {
  const { data } = await app.query<{ createApiKey: { secret: string } }>(
    `mutation ($roles: [Role!]) {
      createApiKey(input: { organization: "HQ", kind: SECRET, roles: $roles }) {
        ... on CreateApiKeyPayload { secret }
      }
    }`,
    { as: await operatorKey(), variables: { roles } },
  );
  return data.createApiKey.secret;
}
