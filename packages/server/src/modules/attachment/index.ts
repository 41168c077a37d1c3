export { fileTooLarge, UploadError, type UploadErrorCode } from './errors.ts';
export {
  attachmentIds,
  type AttachmentTold,
  attachmentTold,
  hangAttachments,
  lockUploads,
  someAttachmentIds,
  takeOff,
} from './hang.ts';
export { type OpenedFile, openFile } from './open-file.ts';
export { findAttachment, thumbnailUrlOf, urlOf } from './read.ts';
export { maxFileBytes } from './rules.ts';
export { sweepUploads } from './sweep.ts';
export { requireUploads, uploadFile } from './upload.ts';
export { uploaderOf } from './uploader.ts';
