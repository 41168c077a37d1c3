import { type FormClaims, hashKey, issueFormToken, solveFormToken } from '../src/modules/access/index.ts';
import type { System } from '../src/platform/platform.ts';

const minuteMs = 60_000;

export const claimsOf = async ({ database }: System, page: string): Promise<FormClaims> => {
  const { id, organizationId } = await database.apiKey.findUniqueOrThrow({ where: { hash: hashKey(page) } });
  return { keyId: id, organizationId };
};

/** What a page sends whose form asked for its token so long ago. It takes no work. */
export async function prove(platform: System, page: string, ageMs = minuteMs): Promise<string> {
  const { secret, clock } = platform;
  const issuedAt = new Date(clock.now().getTime() - ageMs);
  const noWork = { rounds: 1, tries: [1, 1] } as const;
  return solveFormToken(await issueFormToken(secret, await claimsOf(platform, page), issuedAt, noWork));
}
