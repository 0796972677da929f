/** Longest sides of the files of a picture, in pixels; a smaller picture is not enlarged. */
export const PICTURE_SIZES = [160, 480, 1_200] as const;
export type PictureSize = (typeof PICTURE_SIZES)[number];

/** What every file of a picture is, whatever was sent. */
export const PICTURE_TYPE = 'image/webp';
/** What may be sent. */
export const SENT_TYPES = ['image/png', 'image/jpeg', 'image/webp'] as const;
export type SentType = (typeof SENT_TYPES)[number];
/** The most that may be sent, in bytes. */
export const MOST_BYTES = 5 * 1024 * 1024;
/** The most that is decoded, in pixels: more than the cameras of most telephones make. */
export const MOST_PIXELS = 20_000_000;

/** A picture of a product. */
export interface Picture {
  id: string;
  /** Of the largest file, in pixels. */
  width: number;
  height: number;
  /** A few pixels as a data address. */
  placeholder: string;
}

const ADDRESS = /^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})-(160|480|1200)\.webp$/;

/** Where the file of a picture is kept. */
export function fileOf(pictureId: string, size: PictureSize): string {
  return `pictures/${pictureId.slice(0, 2)}/${pictureId}-${size}.webp`;
}

/** The file behind the last part of an address; undefined for anything that is not the name of a picture's file. */
export function fileAt(address: string): string | undefined {
  const [, pictureId, size] = ADDRESS.exec(address) ?? [];
  const known = PICTURE_SIZES.find((one) => String(one) === size);
  return pictureId === undefined || known === undefined ? undefined : fileOf(pictureId, known);
}

const startsWith = (bytes: Uint8Array, at: number, mark: string) =>
  Buffer.from(mark, 'latin1').every((byte, index) => bytes[at + index] === byte);

/** What bytes are by how they begin; undefined for all that is not taken. */
export function kindOf(bytes: Uint8Array): SentType | undefined {
  if (startsWith(bytes, 0, '\x89PNG\r\n\x1a\n')) return 'image/png';
  if (startsWith(bytes, 0, '\xff\xd8\xff')) return 'image/jpeg';
  if (startsWith(bytes, 0, 'RIFF') && startsWith(bytes, 8, 'WEBP')) return 'image/webp';
  return undefined;
}

/** Whether a PNG moves: the chunk that says so stands before the pixels (PNG 3, acTL). */
export function isMovingPng(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 8; at + 8 <= bytes.byteLength; at += 12 + view.getUint32(at)) {
    if (startsWith(bytes, at + 4, 'acTL')) return true;
    if (startsWith(bytes, at + 4, 'IDAT')) return false;
  }
  return false;
}
