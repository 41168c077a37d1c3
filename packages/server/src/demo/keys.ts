import { createHmac } from 'node:crypto';
import type { ApiKeyKind, Role } from '../generated/prisma/enums.ts';
import { hashKey } from '../modules/access/index.ts';
import type { Transaction } from '../platform/database.ts';
import type { System } from '../platform/platform.ts';
import { type OrganizationCode, staff, type Staff } from './network.ts';

/** The demo dealer's key. Publishable keys lie open in web pages, so it may be the same everywhere. */
export const demoPublishableKey = 'pk_demo_harbourline';
const publishableKeyOrganization = 'D-HARBOUR' satisfies OrganizationCode;

export interface DemoKey {
  label: string;
  /** The code of the organization. */
  organization: string;
  roles: Role[];
  key: string;
}

const signIns: { who: Staff; role: Role; title: string }[] = [
  { who: 'shen', role: 'MANAGER', title: 'manager 主管' },
  { who: 'tang', role: 'AGENT', title: 'agent 客服' },
  { who: 'lily', role: 'AGENT', title: 'agent 客服' },
  { who: 'zhao', role: 'TECHNICIAN', title: 'technician 维修工程师' },
  { who: 'marcus', role: 'ADMIN', title: 'administrator 管理员' },
];

/** The secret keys of the demo sign-in: the same at each start, others on each installation. */
export function demoKeys(secret: string): DemoKey[] {
  return signIns.map(({ who, role, title }) => {
    const { name, organization } = staff[who];
    return { label: `${name}, ${title}`, organization, roles: [role], key: derive(secret, who) };
  });
}

const derive = (secret: string, who: Staff): string =>
  `sk_demo_${createHmac('sha256', secret).update(`demo key of ${who}`).digest('base64url')}`;

/** The demo data is there or not as a whole, and its publishable key tells which. */
export async function hasDemoKey(tx: Transaction): Promise<boolean> {
  const hash = hashKey(demoPublishableKey);
  return (await tx.apiKey.findUnique({ where: { hash }, select: { id: true } })) !== null;
}

/**
 * Brings the demo keys up to date: the origins of the publishable key, and the secret keys after a change of the
 * server's secret, which ends those derived from the old one.
 */
export async function keepDemoKeys(tx: Transaction, platform: System, origins: string[]): Promise<void> {
  const createdAt = platform.clock.now();
  const organizations = await tx.organization.findMany({ select: { id: true, code: true } });
  const idOf = new Map(organizations.map(({ id, code }) => [code, id]));
  const keep = async (kind: ApiKeyKind, organization: string, label: string, key: string, roles: Role[]) => {
    const organizationId = idOf.get(organization);
    if (!organizationId) throw new Error(`the demo data lack the organization ${organization}`);
    const hash = hashKey(key);
    const ofKind = kind === 'PUBLISHABLE' ? { origins } : {};
    await tx.apiKey.upsert({
      where: { hash },
      create: { kind, organizationId, label, hash, hint: key.slice(-4), roles, createdAt, ...ofKind },
      update: ofKind,
    });
    return hash;
  };

  await keep('PUBLISHABLE', publishableKeyOrganization, 'Harbourline web page', demoPublishableKey, []);
  for (const { label, organization, roles, key } of demoKeys(platform.secret)) {
    const hash = await keep('SECRET', organization, label, key, roles);
    await tx.apiKey.updateMany({
      where: {
        kind: 'SECRET',
        organizationId: idOf.get(organization)!,
        label,
        hash: { not: hash },
        revokedAt: null,
      },
      data: { revokedAt: createdAt },
    });
  }
}
