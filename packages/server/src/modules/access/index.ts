export { staffActor } from './actor.ts';
export { authenticate, type Credentials } from './authenticate.ts';
export { bearsPublishableKey } from './bearer.ts';
export { beyondScope, doors } from './beyond-scope.ts';
export { contextFor } from './context.ts';
export { createKey, createKeyAsOperator, type CreateKeyInput } from './create-key.ts';
export {
  type FormClaims,
  type FormProof,
  formTokenLifetimeMs,
  issueFormToken,
  readFormProof,
  solveFormToken,
} from './form-token.ts';
export { Gatekeeper } from './gatekeeper.ts';
export { type KeyEventData, keyEvents } from './events.ts';
export { inSight } from './in-sight.ts';
export { hashKey } from './keys.ts';
export { findKey, listKeysAsOperator } from './list-keys.ts';
export { authorize, authorizeStaff, may, rolesFor, type Action } from './permissions.ts';
export { limitNames, type RateLimits, usualLimits, wordsOfLimit } from './rate-limits.ts';
export { Reauthenticator } from './reauthenticate.ts';
export { openRecordToken, type RecordClaims, recordTokenExpiry, signRecordToken } from './record-token.ts';
export { revokeKey, revokeKeyAsOperator } from './revoke-key.ts';
export { rotateKeyAsOperator } from './rotate-key.ts';
export { scope, visible, visibleOrganization, visibleOrganizationIds } from './scope.ts';
export type { AccessEventData } from './tell-limited.ts';
export { signTrackingToken } from './tracking-token.ts';
export {
  isStaff,
  requireViewer,
  type Context,
  type PublicViewer,
  type StaffViewer,
  type TrackingViewer,
  type Viewer,
} from './viewer.ts';
