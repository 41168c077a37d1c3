import { failures } from './failures.ts';

/** The texts of the photos that go with a report. */
export const photos = {
  failures,
  legend: 'Photos and documents',
  optional: 'optional',
  add: 'Add photos',
  hint: (most: number) =>
    `Up to ${most} pictures or PDFs, 10 MB each. The rating plate or the receipt often helps.`,
  remove: (name: string) => `Remove ${name}`,
  sending: (index: number, count: number) => `Sending photo ${index} of ${count}…`,
  tooMany: (most: number) => `Not all were added: ${most} at most.`,
  unsent: 'Not all photos could be sent, so your report has not gone out. Remove them or try again.',
  troubles: {
    PAYLOAD_TOO_LARGE: 'Larger than 10 MB.',
    UNSUPPORTED_MEDIA_TYPE: 'Neither a picture (JPEG, PNG, WebP, GIF) nor a PDF.',
    IMAGE_NOT_READABLE: 'This picture is damaged.',
    TIMEOUT: 'The connection was too slow for it. Please try again, over Wi-Fi if you can.',
    TOO_MANY_UPLOADS: 'No more photos can be taken here at the moment. Please try again later.',
    STORAGE_NOT_CONFIGURED: 'No photos can be taken here at the moment.',
  } as Record<string, string>,
};
