export { createUploads } from '@aftercare/sdk/public';
