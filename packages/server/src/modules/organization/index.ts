export { findOrganization, listMembers, listOrganizations } from './read.ts';
