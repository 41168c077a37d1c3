export { hashDocument } from './check.ts';
export { listDocuments } from './list.ts';
export { registerDocuments, type Registration } from './register.ts';
export { removeDocuments } from './remove.ts';
export { TooManyUnknownDocuments, type TrustedDocument, TrustedDocuments } from './trusted-documents.ts';
