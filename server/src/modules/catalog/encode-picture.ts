import { BulkheadRejectedError, bulkhead } from 'cockatiel';
import sharp, { type Metadata, type Sharp, type SharpOptions } from 'sharp';
import { Refusal } from '../../kernel/refusal.ts';
import {
  isMovingPng,
  kindOf,
  MOST_BYTES,
  MOST_PIXELS,
  PICTURE_SIZES,
  type Picture,
  type PictureSize,
} from './picture.ts';

/** What was sent, and what it was said to be. */
export interface SentPicture {
  bytes: Uint8Array;
  type: string;
}

/** A picture made anew: nothing of what was sent is in it but its pixels. */
export interface EncodedPicture extends Omit<Picture, 'id'> {
  files: { size: PictureSize; bytes: Uint8Array }[];
}

/** A decoded picture of 20 megapixels takes up to 80 MB: one at a time, and not for ever. */
const oneAtATime = bulkhead(1, 8);
const DECODE_SECONDS = 8;
const PLACEHOLDER_SIDE = 16;
const QUALITY = 80;
const PLACEHOLDER_QUALITY = 40;
/** Of the input: what is broken is refused, harmless oddities of cameras are not. */
const READ: SharpOptions = { failOn: 'error', pages: 1, limitInputPixels: MOST_PIXELS };

// Pictures come seldom and are all different: memory kept for the next one is memory lost.
sharp.cache(false);
sharp.concurrency(1);

/**
 * Makes the files of a picture from what somebody sent: upright, in the colours of screens, in three sizes. Decoding happens
 * beside the event loop.
 *
 * @throws Refusal `invalid` catalog.picture_kind for anything but a still PNG, JPEG or WebP that is what it was said to be,
 *   catalog.picture_too_large, catalog.picture_too_many_pixels, catalog.picture_broken; `unavailable` catalog.pictures_busy
 */
export async function encodePicture({ bytes, type }: SentPicture): Promise<EncodedPicture> {
  if (bytes.byteLength > MOST_BYTES) throw new Refusal('invalid', 'catalog.picture_too_large');
  const kind = kindOf(bytes);
  if (kind === undefined || kind !== type || (kind === 'image/png' && isMovingPng(bytes)))
    throw new Refusal('invalid', 'catalog.picture_kind');
  try {
    return await oneAtATime.execute(() => encode(bytes, kind));
  } catch (error) {
    if (error instanceof BulkheadRejectedError) throw new Refusal('unavailable', 'catalog.pictures_busy');
    throw error;
  }
}

async function encode(bytes: Uint8Array, kind: string): Promise<EncodedPicture> {
  const { format, width, height, pages = 1 } = await readHead(bytes);
  if (`image/${format}` !== kind || pages > 1) throw new Refusal('invalid', 'catalog.picture_kind');
  if (width * height > MOST_PIXELS) throw new Refusal('invalid', 'catalog.picture_too_many_pixels');
  const upright = await decode(bytes);
  const from = { raw: upright.info };
  const files: EncodedPicture['files'] = [];
  for (const size of PICTURE_SIZES) {
    const file = await scaled(sharp(upright.data, from), size).webp({ quality: QUALITY }).toBuffer();
    files.push({ size, bytes: file });
  }
  const tiny = await scaled(sharp(upright.data, from), PLACEHOLDER_SIDE)
    .webp({ quality: PLACEHOLDER_QUALITY, alphaQuality: PLACEHOLDER_QUALITY })
    .toBuffer();
  return {
    width: upright.info.width,
    height: upright.info.height,
    placeholder: `data:image/webp;base64,${tiny.toString('base64')}`,
    files,
  };
}

/** What a picture says of itself, before any pixel is decoded. */
async function readHead(bytes: Uint8Array): Promise<Metadata> {
  try {
    return await sharp(bytes, { ...READ, limitInputPixels: false }).metadata();
  } catch {
    // The library's own words are about the inside of a stranger's file.
    throw new Refusal('invalid', 'catalog.picture_broken');
  }
}

/** The pixels, upright, no larger than the largest file. */
async function decode(bytes: Uint8Array) {
  try {
    return await scaled(sharp(bytes, READ).timeout({ seconds: DECODE_SECONDS }).autoOrient(), 1_200)
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
  } catch {
    throw new Refusal('invalid', 'catalog.picture_broken');
  }
}

const scaled = (image: Sharp, side: number) =>
  image.resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true });
