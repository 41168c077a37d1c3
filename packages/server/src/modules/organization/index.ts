export { certifyMember } from './certify-member.ts';
export { createMember } from './create-member.ts';
export { createOrganization } from './create-organization.ts';
export {
  findMember,
  findOrganization,
  findTechnician,
  findTechnicianName,
  listMembers,
  listOrganizations,
  type MemberFilter,
} from './read.ts';
export { dayIn, isTimeZone, normalizeCategory } from './rules.ts';
export { unlinkMember } from './unlink-member.ts';
export { updateMember } from './update-member.ts';
export { updateOrganization } from './update-organization.ts';
