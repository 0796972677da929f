import { BulkheadRejectedError, bulkhead } from 'cockatiel';
import sharp, { type SharpOptions } from 'sharp';
import { Refusal } from '../../kernel/refusal.ts';
import { LOGO_LIMITS } from './document.ts';
import type { PaperLogo } from './paper-style.ts';
import { dither } from './raster.ts';

/** What somebody sent as a logo, and what it was said to be. */
export interface SentLogo {
  bytes: Uint8Array;
  type: string;
}

/** What may be sent. */
export const LOGO_TYPES = ['image/png', 'image/jpeg', 'image/webp'] as const;
/** The most that may be sent, in bytes. */
export const LOGO_BYTES = 2 * 1024 * 1024;
const MOST_PIXELS = 20_000_000;
const DECODE_SECONDS = 8;
const READ: SharpOptions = { failOn: 'error', pages: 1, limitInputPixels: MOST_PIXELS };
const oneAtATime = bulkhead(1, 4);

/** How files of these kinds begin, in hex. No other reader of the library is let at a stranger's bytes. */
const BEGINNINGS: Readonly<Record<string, RegExp>> = {
  'image/png': /^89504e470d0a1a0a/,
  'image/jpeg': /^ffd8ff/,
  'image/webp': /^52494646.{8}57454250/,
};

/**
 * Makes the dots of a logo from a picture: on white, in greys as dots, no wider than asked and no higher than a logo may be.
 *
 * @param width dots, at most
 * @throws Refusal `invalid` printing.logo_kind, printing.logo_too_large, printing.logo_broken; `unavailable`
 *   printing.logos_busy
 */
export async function encodeLogo({ bytes, type }: SentLogo, width: number): Promise<PaperLogo> {
  if (bytes.byteLength > LOGO_BYTES) throw new Refusal('invalid', 'printing.logo_too_large');
  const begins = Buffer.from(bytes.subarray(0, 16)).toString('hex');
  if (!BEGINNINGS[type]?.test(begins)) throw new Refusal('invalid', 'printing.logo_kind');
  try {
    return await oneAtATime.execute(() => encode(bytes, width));
  } catch (error) {
    if (error instanceof BulkheadRejectedError) throw new Refusal('unavailable', 'printing.logos_busy');
    // The library's own words are about the inside of a stranger's file.
    throw new Refusal('invalid', 'printing.logo_broken');
  }
}

async function encode(bytes: Uint8Array, width: number): Promise<PaperLogo> {
  const { data, info } = await sharp(bytes, READ)
    .timeout({ seconds: DECODE_SECONDS })
    .autoOrient()
    .flatten({ background: '#ffffff' })
    .greyscale()
    .resize({ width, height: LOGO_LIMITS.height, fit: 'inside', withoutEnlargement: true })
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const greys = Uint8Array.from(
    { length: info.width * info.height },
    (_, at) => data[at * info.channels] ?? 255,
  );
  const made = dither({ width: info.width, height: info.height, greys });
  return { width: made.width, height: made.height, bits: Buffer.from(made.bits).toString('base64') };
}
