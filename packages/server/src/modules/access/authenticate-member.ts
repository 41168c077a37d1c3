import { Role, type Tier } from '../../generated/prisma/enums.ts';
import { readClaim, textsOf } from '../../platform/claims.ts';
import { RequestError } from '../../platform/errors.ts';
import type { System } from '../../platform/platform.ts';
import type { MappedClaim, TokenIssuer } from '../../platform/token-issuer.ts';
import { linkMember } from './link-member.ts';
import type { MemberViewer } from './viewer.ts';

/** Three parts, the last of which is empty where somebody forgot to sign. */
export const looksLikeJwt = (text: string): boolean => /^[\w-]+\.[\w-]+\.[\w-]*$/.test(text);

/** The member whom a token of the identity provider stands for. */
export async function authenticateMember(
  platform: System,
  issuer: TokenIssuer,
  token: string,
): Promise<MemberViewer> {
  const issued = await issuer.verify(token);
  const account = { issuer: issuer.url, subject: issued.subject };
  const said = (mapped: MappedClaim | null) =>
    mapped && wordsOf(readClaim(issued.claims, mapped.claim), mapped);
  const organizations = said(issuer.claims.organization);
  let member = await findMember(platform, account);
  if (!member) {
    await linkMember(platform, account, { claims: issued.claims, mapping: issuer.claims, organizations });
    member = await findMember(platform, account);
  }
  if (!member || (organizations && !organizations.includes(member.organizationCode))) throw noMember();
  const roles = said(issuer.claims.roles)?.filter(isRole) ?? member.roles;
  const { id, name, organizationId, tier, subtree } = member;
  return {
    kind: 'MEMBER',
    id,
    label: name,
    organizationId,
    tier,
    roles,
    organizationIds: roles.length > 0 ? subtree : [],
  };
}

/** One answer for whoever is not on the staff, so that nobody learns who is. */
const noMember = () =>
  new RequestError(
    'FORBIDDEN',
    'You are signed in, but this account is not one of a member here: it needs the verified email address of a member, and the organization of that member where the token names one. Ask your administrator.',
  );

interface MemberRow {
  id: string;
  name: string;
  roles: Role[];
  organizationId: string;
  organizationCode: string;
  tier: Tier;
  /** The member's organization and all below it. */
  subtree: string[];
}

/** One statement for the member and what they see: every request begins with it. */
async function findMember(
  { database }: System,
  { issuer, subject }: { issuer: string; subject: string },
): Promise<MemberRow | undefined> {
  const rows = await database.$queryRaw<MemberRow[]>`
    select member.id, member.name, member.roles::text[] as roles, own.id as "organizationId", own.code as "organizationCode",
      own.tier::text as tier,
      array(select below.id from organization below where starts_with(below.path, own.path)) as subtree
    from member_identity account
      join member on member.id = account.member_id
      join organization own on own.id = member.organization_id
    where account.issuer = ${issuer} and account.subject = ${subject}`;
  return rows[0];
}

const wordsOf = (claim: unknown, { values }: MappedClaim): string[] =>
  textsOf(claim).flatMap((text) => (values ? (values.get(text) ?? []) : [text.toUpperCase()]));

const isRole = (word: string): word is Role => Object.hasOwn(Role, word);
