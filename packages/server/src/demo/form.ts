import { type Context, issueFormToken, type PublicViewer, solveFormToken } from '../modules/access/index.ts';

const filledInMs = 4 * 60_000;

/** What the form of a visitor sends along, who took some minutes to fill it in. Nobody works for a story. */
export async function proveForm({
  secret,
  clock,
  viewer: { id: keyId, organizationId },
}: Context & { viewer: PublicViewer }): Promise<string> {
  const begun = new Date(clock.now().getTime() - filledInMs);
  const noWork = { rounds: 1, tries: [1, 1] } as const;
  return solveFormToken(await issueFormToken(secret, { keyId, organizationId }, begun, noWork));
}
