/** Why a file was not taken, beside what holds for every request. */
export type UploadErrorCode =
  | 'PAYLOAD_TOO_LARGE'
  | 'UNSUPPORTED_MEDIA_TYPE'
  | 'IMAGE_NOT_READABLE'
  | 'TOO_MANY_UPLOADS'
  | 'UPLOAD_TOO_SLOW'
  | 'STORAGE_NOT_CONFIGURED';

export class UploadError extends Error {
  override readonly name = 'UploadError';
  readonly code: UploadErrorCode;
  /** In seconds, where that is known. */
  readonly retryAfter: number | undefined;

  constructor(code: UploadErrorCode, message: string, options?: ErrorOptions & { retryAfter?: number }) {
    super(message, options);
    this.code = code;
    this.retryAfter = options?.retryAfter;
  }
}

export const fileTooLarge = (): UploadError =>
  new UploadError('PAYLOAD_TOO_LARGE', 'A file may have at most 10 MB. Send a smaller one.');
