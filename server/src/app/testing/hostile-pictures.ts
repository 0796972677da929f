import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';

/** Something that somebody sends as a picture, and how it has to end. */
export interface HostilePicture {
  kind: string;
  /** What it is said to be. */
  type: string;
  bytes: Uint8Array;
  /** The refusal, or that it is made anew without what does not belong in it. */
  wanted: { status: number; code: string } | 'made anew';
}

/** Stands in every file that is sent with something in it that must not come out again. */
export const CANARY = 'canary-4711';

const SCRIPT = `<script>alert("${CANARY}")</script>`;
const KIND = { status: 422, code: 'catalog.picture_kind' };
const OTHER_TYPE = { status: 415, code: 'catalog.picture_kind' };
const BROKEN = { status: 422, code: 'catalog.picture_broken' };
const PIXELS = { status: 422, code: 'catalog.picture_too_many_pixels' };
const LARGE = { status: 413, code: 'catalog.picture_too_large' };

const PNG_MARK = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

function chunk(name: string, data: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.byteLength);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}

/** A grey PNG of one bit a pixel, with chunks of one's own before its pixels. */
function png(width: number, height: number, pixels: Uint8Array, ...before: Buffer[]): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 1;
  return Buffer.concat([
    PNG_MARK,
    chunk('IHDR', head),
    ...before,
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The pixels of such a PNG, all of one colour: as good as nothing, until it is unpacked. */
const oneColour = (width: number, height: number) =>
  deflateSync(Buffer.alloc(height * (1 + Math.ceil(width / 8))), { level: 9 });

const small = () => png(64, 64, oneColour(64, 64));

/** A photograph's worth of pixels. */
export async function photograph(width: number, height: number) {
  const noise = { type: 'gaussian', mean: 128, sigma: 30 } as const;
  return sharp({ create: { width, height, channels: 3, background: '#884422', noise } });
}

/** A JPEG that lies on its side and says where it was taken, and by what. */
export async function telling(): Promise<Buffer> {
  const GPS = { GPSLatitudeRef: 'N', GPSLatitude: '4/1 36/1 0/1', GPSLongitudeRef: 'W' };
  return (await photograph(400, 300))
    .jpeg()
    .withExif({ IFD0: { Make: CANARY, Copyright: CANARY }, IFD3: GPS })
    .withMetadata({ orientation: 6 })
    .toBuffer();
}

async function movingWebp(): Promise<Buffer> {
  const frames = Buffer.alloc(32 * 64 * 3);
  frames.fill(200, frames.length / 2);
  const raw = { width: 32, height: 64, channels: 3, pageHeight: 32 } as const;
  return sharp(frames, { raw })
    .webp({ loop: 0, delay: [100, 100] })
    .toBuffer();
}

async function movingGif(): Promise<Buffer> {
  const frames = Buffer.alloc(32 * 64 * 3);
  frames.fill(200, frames.length / 2);
  const raw = { width: 32, height: 64, channels: 3, pageHeight: 32 } as const;
  return sharp(frames, { raw })
    .gif({ loop: 0, delay: [100, 100] })
    .toBuffer();
}

/** Everything that is tried as a picture (threat H17; T46), each a few kilobytes but for the one that is too large. */
// size: one list of what is sent, read from top to bottom.
export async function hostilePictures(): Promise<HostilePicture[]> {
  const svg = Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">${SCRIPT}</svg>`);
  const html = Buffer.from(`<!doctype html><html><body>${SCRIPT}</body></html>`);
  const jpeg = await (await photograph(600, 400)).jpeg().toBuffer();
  const gif = await movingGif();
  return [
    { kind: 'SVG with a script', type: 'image/svg+xml', bytes: svg, wanted: OTHER_TYPE },
    { kind: 'SVG as PNG', type: 'image/png', bytes: svg, wanted: KIND },
    { kind: 'HTML as PNG', type: 'image/png', bytes: html, wanted: KIND },
    { kind: 'HTML as itself', type: 'text/html', bytes: html, wanted: OTHER_TYPE },
    {
      kind: 'GIF that is JavaScript',
      type: 'image/png',
      bytes: Buffer.from(`GIF89a=/*\0\0*/0;alert("${CANARY}")`),
      wanted: KIND,
    },
    { kind: 'moving GIF', type: 'image/gif', bytes: gif, wanted: OTHER_TYPE },
    { kind: 'moving GIF as WebP', type: 'image/webp', bytes: gif, wanted: KIND },
    { kind: 'moving WebP', type: 'image/webp', bytes: await movingWebp(), wanted: KIND },
    { kind: 'moving PNG', type: 'image/png', bytes: movingPng(), wanted: KIND },
    { kind: 'text', type: 'image/jpeg', bytes: Buffer.from(CANARY.repeat(50)), wanted: KIND },
    { kind: 'JSON', type: 'application/json', bytes: Buffer.from('{"x":1}'), wanted: OTHER_TYPE },
    {
      kind: 'form with a file called ../x',
      type: 'multipart/form-data; boundary=x',
      bytes: Buffer.from(
        `--x\r\nContent-Disposition: form-data; name="f"; filename="../x"\r\n\r\n${CANARY}\r\n--x--`,
      ),
      wanted: OTHER_TYPE,
    },
    { kind: 'JPEG as PNG', type: 'image/png', bytes: jpeg, wanted: KIND },
    { kind: 'nothing', type: 'image/png', bytes: Buffer.alloc(0), wanted: BROKEN },
    { kind: 'half a JPEG', type: 'image/jpeg', bytes: jpeg.subarray(0, jpeg.length / 2), wanted: BROKEN },
    {
      kind: 'beginning of a JPEG',
      type: 'image/jpeg',
      bytes: Buffer.concat([jpeg.subarray(0, 4), Buffer.from(SCRIPT)]),
      wanted: BROKEN,
    },
    { kind: 'half a PNG', type: 'image/png', bytes: small().subarray(0, 45), wanted: BROKEN },
    { kind: 'WebP of rubbish', type: 'image/webp', bytes: rubbishWebp(), wanted: BROKEN },
    {
      kind: 'PNG that says 50 000 × 50 000',
      type: 'image/png',
      bytes: png(50_000, 50_000, oneColour(64, 64)),
      wanted: PIXELS,
    },
    {
      kind: 'PNG that unpacks to 20 000 × 20 000',
      type: 'image/png',
      bytes: png(20_000, 20_000, oneColour(20_000, 20_000)),
      wanted: PIXELS,
    },
    {
      kind: '6 MB',
      type: 'image/jpeg',
      bytes: Buffer.concat([jpeg, Buffer.alloc(6 * 1024 * 1024)]),
      wanted: LARGE,
    },
    ...(await madeAnew(jpeg)),
  ];
}

async function madeAnew(jpeg: Buffer): Promise<HostilePicture[]> {
  const wanted = 'made anew';
  const script = Buffer.from(SCRIPT);
  const bomb = Buffer.concat([
    Buffer.from('Comment\0\0'),
    deflateSync(Buffer.alloc(100_000_000), { level: 9 }),
  ]);
  return [
    {
      kind: 'PNG with a script behind it',
      type: 'image/png',
      bytes: Buffer.concat([small(), script]),
      wanted,
    },
    {
      kind: 'PNG with a script in it',
      type: 'image/png',
      bytes: png(64, 64, oneColour(64, 64), chunk('tEXt', Buffer.concat([Buffer.from('Comment\0'), script]))),
      wanted,
    },
    {
      kind: 'PNG with a text that unpacks to 100 MB',
      type: 'image/png',
      bytes: png(64, 64, oneColour(64, 64), chunk('zTXt', bomb)),
      wanted,
    },
    {
      kind: 'JPEG with a script behind it',
      type: 'image/jpeg',
      bytes: Buffer.concat([jpeg, script]),
      wanted,
    },
    { kind: 'JPEG that says where it was taken', type: 'image/jpeg', bytes: await telling(), wanted },
  ];
}

function movingPng(): Buffer {
  const control = Buffer.alloc(8);
  control.writeUInt32BE(2, 0);
  return png(64, 64, oneColour(64, 64), chunk('acTL', control));
}

function rubbishWebp(): Buffer {
  const rubbish = Buffer.alloc(200, CANARY);
  const head = Buffer.from('RIFF\xc8\0\0\0WEBPVP8 \xbc\0\0\0', 'latin1');
  return Buffer.concat([head, rubbish.subarray(head.length)]);
}
