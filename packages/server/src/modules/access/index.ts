export { staffActor } from './actor.ts';
export { authenticate, type Credentials } from './authenticate.ts';
export { beyondScope, doors } from './beyond-scope.ts';
export { contextFor } from './context.ts';
export { createKey, createKeyAsOperator, type CreateKeyInput } from './create-key.ts';
export { hashKey } from './keys.ts';
export { listKeysAsOperator } from './list-keys.ts';
export { authorize, authorizeStaff, may, rolesFor, type Action } from './permissions.ts';
export { Reauthenticator } from './reauthenticate.ts';
export { openRecordToken, type RecordClaims, recordTokenExpiry, signRecordToken } from './record-token.ts';
export { revokeKey, revokeKeyAsOperator } from './revoke-key.ts';
export { scope, visible, visibleOrganization, visibleOrganizationIds } from './scope.ts';
export { signTrackingToken } from './tracking-token.ts';
export {
  requireViewer,
  type Context,
  type PublicViewer,
  type StaffViewer,
  type TrackingViewer,
  type Viewer,
} from './viewer.ts';
