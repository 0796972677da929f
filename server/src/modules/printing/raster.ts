/** Dots in black and white: rows from the top, each in whole bytes from the left, 1 for black. */
export interface Raster {
  width: number;
  height: number;
  bits: Uint8Array;
}

/** Bytes of one row. */
export const rowBytes = (width: number): number => Math.ceil(width / 8);

/** Dots across the paper, of a printer by its columns: a character of the normal font is 12 dots wide. */
export const paperDots = (columns: number): number => columns * 12;

/** The grey of each dot, 0 black to 255 white. */
export interface GreyPicture {
  width: number;
  height: number;
  /** One byte a dot, row by row. */
  greys: Uint8Array;
}

// Floyd and Steinberg 1976: how the error of a dot is handed on, in sixteenths.
const ONWARD = [
  { right: 1, down: 0, share: 7 },
  { right: -1, down: 1, share: 3 },
  { right: 0, down: 1, share: 5 },
  { right: 1, down: 1, share: 1 },
] as const;

/** Greys as dots of black whose density looks like them, by the error diffusion of Floyd and Steinberg. */
export function dither({ width, height, greys }: GreyPicture): Raster {
  const left = Float32Array.from(greys);
  const bits = new Uint8Array(rowBytes(width) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x;
      const grey = left[at] ?? 255;
      const isBlack = grey < 128;
      const byte = y * rowBytes(width) + (x >> 3);
      if (isBlack) bits[byte] = (bits[byte] ?? 0) | (0x80 >> (x & 7));
      const error = grey - (isBlack ? 0 : 255);
      for (const { right, down, share } of ONWARD) {
        if (x + right < 0 || x + right >= width || y + down >= height) continue;
        const next = at + right + down * width;
        left[next] = (left[next] ?? 0) + (error * share) / 16;
      }
    }
  }
  return { width, height, bits };
}

/** Whether a dot is black. */
export function isBlackAt({ width, bits }: Raster, x: number, y: number): boolean {
  return ((bits[y * rowBytes(width) + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0;
}

/** A picture no wider than so many dots, its proportions kept; one that fits stays as it is. */
export function shrinkTo(picture: Raster, most: number): Raster {
  if (picture.width <= most) return picture;
  const width = most;
  const height = Math.max(1, Math.trunc((picture.height * most) / picture.width + 0.5));
  const greys = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) greys[y * width + x] = greyOf(picture, x, y, { width, height });
  }
  return dither({ width, height, greys });
}

/** The grey of the dots that one smaller dot stands for. */
function greyOf(picture: Raster, x: number, y: number, to: { width: number; height: number }): number {
  const spread = (at: number, from: number, into: number) => {
    const begin = Math.floor((at * from) / into);
    return [begin, Math.max(begin + 1, Math.floor(((at + 1) * from) / into))] as const;
  };
  const [left, right] = spread(x, picture.width, to.width);
  const [top, bottom] = spread(y, picture.height, to.height);
  let black = 0;
  for (let row = top; row < bottom; row += 1) {
    for (let column = left; column < right; column += 1) black += Number(isBlackAt(picture, column, row));
  }
  return Math.trunc(255 * (1 - black / ((right - left) * (bottom - top))) + 0.5);
}

/** The dots of a picture as documents carry them; undefined where the bytes are not as many as its size says. */
export function rasterOf(picture: { width: number; height: number; bits: string }): Raster | undefined {
  const { width, height } = picture;
  const bits = Buffer.from(picture.bits, 'base64');
  return bits.length === rowBytes(width) * height ? { width, height, bits } : undefined;
}
