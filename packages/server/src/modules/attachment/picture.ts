import { availableParallelism } from 'node:os';
import sharp from 'sharp';
import { Limiter } from '../../platform/limiter.ts';
import { UploadError } from './errors.ts';
import { keptAs, largestEdge, maxPixels, type PictureType, thumbnailEdge } from './rules.ts';

export interface Picture {
  bytes: Uint8Array;
  mediaType: PictureType;
  width: number;
  height: number;
  thumbnail: Uint8Array;
}

sharp.cache(false);
// Whatever else the library could read, such as SVG, stays shut.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp', 'VipsForeignLoadNsgif'],
});

sharp.concurrency(1);
/**
 * One processor is left for everything else, and of Node's four threads, in which names of hosts are looked up and
 * passwords checked too, at least two.
 */
const limiter = new Limiter(Math.max(1, Math.min(2, availableParallelism() - 1)));

/**
 * The picture drawn anew: upright, no larger than `largestEdge`, and without what the camera wrote beside it, such as where
 * it was taken.
 */
export const redraw = (bytes: Uint8Array, mediaType: PictureType): Promise<Picture> =>
  limiter.run(async () => {
    try {
      return await draw(bytes, mediaType);
    } catch (error) {
      if (error instanceof UploadError) throw error;
      throw new UploadError(
        'IMAGE_NOT_READABLE',
        'The picture is damaged or not whole. Open it, save it again and send that.',
        { cause: error },
      );
    }
  });

async function draw(bytes: Uint8Array, mediaType: PictureType): Promise<Picture> {
  // The size is read from the head of the file, before anything is unpacked.
  const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
  if (width * height > maxPixels) throw tooManyPixels(width, height);
  const kept = keptAs(mediaType);
  const { data, info } = await sharp(bytes, {
    limitInputPixels: maxPixels,
    failOn: 'error',
    autoOrient: true,
  })
    .resize({ width: largestEdge, height: largestEdge, fit: 'inside', withoutEnlargement: true })
    .toFormat(formats[kept], { quality: 85 })
    .toBuffer({ resolveWithObject: true });
  const thumbnail = await sharp(data)
    .resize({ width: thumbnailEdge, height: thumbnailEdge, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 75 })
    .toBuffer();
  return { bytes: data, mediaType: kept, width: info.width, height: info.height, thumbnail };
}

const formats = { 'image/jpeg': 'jpeg', 'image/png': 'png', 'image/webp': 'webp' } as const;

const tooManyPixels = (width: number, height: number) =>
  new UploadError(
    'PAYLOAD_TOO_LARGE',
    `The picture has ${width} × ${height} pixels: 64 megapixels are the most. Make it smaller.`,
  );
