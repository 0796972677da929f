import { ApiProblem } from '@fastops/device';
import { type Rectangle, type Size, sentSize } from './crop.ts';

/** A picture that this browser has decoded, upright. */
export interface OpenedPicture extends Size {
  /** Draws it whole into a canvas, no larger than a screen needs. */
  paint(canvas: HTMLCanvasElement): void;
  /** A part of it as a file to be sent. */
  cut(part: Rectangle): Promise<Blob>;
  close(): void;
}

/** What the server takes; what a browser knows besides is not offered. */
export const TYPES = ['image/png', 'image/jpeg', 'image/webp'];
/** A telephone's picture is far below; anything above would only keep the browser busy. */
const MOST_BYTES = 40 * 1024 * 1024;
const SHOWN_SIDE = 1_000;
const QUALITY = 0.9;

const refuse = (code: string): never => {
  throw new ApiProblem({ kind: 'refused', status: 422, code });
};

/**
 * Decodes a file, so that what is sent is small and what is broken is known at once.
 *
 * @throws ApiProblem in the server's own words
 */
export async function openPicture(file: Blob): Promise<OpenedPicture> {
  if (!TYPES.includes(file.type)) refuse('catalog.picture_kind');
  if (file.size > MOST_BYTES) refuse('catalog.picture_too_large');
  const bitmap = await createImageBitmap(file).catch(() => refuse('catalog.picture_broken'));
  const { width, height } = bitmap;
  return {
    width,
    height,
    paint(canvas) {
      const scale = Math.min(1, SHOWN_SIDE / Math.max(width, height));
      canvas.width = Math.max(1, Math.round(width * scale));
      canvas.height = Math.max(1, Math.round(height * scale));
      brush(canvas).drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    },
    cut: (part) => cut(bitmap, part),
    close: () => bitmap.close(),
  };
}

async function cut(bitmap: ImageBitmap, { x, y, ...part }: Rectangle): Promise<Blob> {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, sentSize(part));
  const draw = (): void =>
    brush(canvas).drawImage(bitmap, x, y, part.width, part.height, 0, 0, canvas.width, canvas.height);
  draw();
  const webp = await blobOf(canvas, 'image/webp');
  if (webp.type === 'image/webp') return webp;
  // A browser that cannot write WebP: JPEG knows nothing to see through, so it stands on white.
  const context = brush(canvas);
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  draw();
  return blobOf(canvas, 'image/jpeg');
}

function brush(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d') ?? refuse('catalog.picture_broken');
  context.imageSmoothingQuality = 'high';
  return context;
}

function blobOf(canvas: HTMLCanvasElement, type: string): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => {
        if (blob) resolve(blob);
        else reject(new ApiProblem({ kind: 'refused', status: 422, code: 'catalog.picture_broken' }));
      },
      type,
      QUALITY,
    );
  });
}
