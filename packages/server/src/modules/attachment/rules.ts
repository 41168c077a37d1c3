/** What may hang somewhere, and how much of it. docs/attachments.md says the same. */
export const maxFileBytes = 10 * 1024 * 1024;
export const maxOnTicket = 20;
export const maxOnDevice = 100;
/** How many files may hang on nothing yet: of a key of the staff, or of the customer of a ticket. */
export const maxUnused = 1_000;
/** The same of a page, whose key its visitors share: of the address of one, and of all. */
export const maxUnusedOfVisitor = 100;
export const maxUnusedOfPage = 10_000;
/** So long a file may hang on nothing. */
export const unusedHours = 24;
/** More pixels than that no camera has that makes files of this size: 64 megapixels. */
export const maxPixels = 64 * 1024 * 1024;
/** The largest edge of what is kept of a picture, and of its small form. */
export const largestEdge = 2_560;
export const thumbnailEdge = 480;

export const thumbnailType = 'image/webp';

/** What the content of a file may be, with the ends that its name may have. */
const extensions = {
  'image/jpeg': ['jpg', 'jpeg', 'jpe', 'jfif'],
  'image/png': ['png'],
  'image/webp': ['webp'],
  'image/gif': ['gif'],
  'application/pdf': ['pdf'],
} as const;

export type MediaType = keyof typeof extensions;
export type PictureType = Exclude<MediaType, 'application/pdf'>;

export const isAllowed = (mediaType: string | undefined): mediaType is MediaType =>
  mediaType !== undefined && Object.hasOwn(extensions, mediaType);

export const isPicture = (mediaType: string): boolean => mediaType.startsWith('image/');

/** A GIF is kept as the still picture that it begins with. */
export const keptAs = (mediaType: PictureType): Exclude<PictureType, 'image/gif'> =>
  mediaType === 'image/gif' ? 'image/png' : mediaType;

const longestName = 200;
const allExtensions: readonly string[] = Object.values(extensions).flat();

/** The name of a file as it is kept: no folders, nothing invisible, and an end that says what is in it. */
export function fileName(given: string, mediaType: MediaType): string {
  const shown = given
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}]/gu, '');
  const base = shown
    .split(/[\\/]/)
    .at(-1)!
    .replace(/^[.\s]+/, '')
    .trim();
  const [own] = extensions[mediaType];
  const end = /\.([a-z0-9]+)$/i.exec(base)?.[1]?.toLowerCase() ?? '';
  const fits = (extensions[mediaType] as readonly string[]).includes(end);
  const stem = fits || allExtensions.includes(end) ? base.slice(0, -(end.length + 1)) : base;
  const extension = fits ? base.slice(base.length - end.length) : own;
  const kept = [...stem]
    .slice(0, longestName - extension.length - 1)
    .join('')
    .trim();
  return `${kept || 'file'}.${extension}`;
}
