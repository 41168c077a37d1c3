import type { LitElement } from 'lit';
import { adopt } from '../internal/adopt.ts';
import styles from './photos.css?inline';

/** Gives an element the looks of files that are shown in small. */
export const adoptPhotoStyles = (host: LitElement): void => adopt(host, styles);

/** The end of a file's name, for files that have no picture. */
export const typeOf = (name: string): string => name.split('.').at(-1)!.slice(0, 4).toUpperCase();

/** The middle of a picture, as a square. It is drawn, because a page's policy may forbid pictures from elsewhere. */
export async function drawSmall(file: Blob): Promise<HTMLCanvasElement> {
  const picture = await createImageBitmap(file);
  const { width, height } = picture;
  const edge = Math.min(width, height);
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 112;
  canvas
    .getContext('2d')
    ?.drawImage(picture, (width - edge) / 2, (height - edge) / 2, edge, edge, 0, 0, 112, 112);
  picture.close();
  return canvas;
}
