/** A picture's size in pixels. */
export interface Size {
  width: number;
  height: number;
}

/** What is cut out of a picture, in its pixels. */
export interface Rectangle extends Size {
  x: number;
  y: number;
}

/** Where one looks at a picture: the middle of the cut in its pixels, and how near. */
export interface View {
  x: number;
  y: number;
  /** 1 shows as much as fits the shape. */
  zoom: number;
}

/** Width by height of what may be cut. */
export const SHAPES = { square: 1, wide: 4 / 3 } as const;
export type Shape = keyof typeof SHAPES;

/** A cut with fewer pixels than this would be blurred on a till. */
const LEAST_PIXELS = 160;
const MOST_ZOOM = 5;
/** The most that is worth sending: the server keeps no more. */
const MOST_SENT = 1_200;

/** The whole picture, as far as the shape allows. */
export const wholeView = ({ width, height }: Size): View => ({ x: width / 2, y: height / 2, zoom: 1 });

/** How near one may go. */
export function mostZoom(size: Size, shape: Shape): number {
  const { width } = largest(size, shape);
  return Math.min(MOST_ZOOM, Math.max(1, width / LEAST_PIXELS));
}

/** The largest cut of a shape. */
function largest({ width, height }: Size, shape: Shape): Size {
  const ratio = SHAPES[shape];
  return width / height > ratio ? { width: height * ratio, height } : { width, height: width / ratio };
}

/** What a view cuts out; never beyond the picture. */
export function cutOf(size: Size, shape: Shape, view: View): Rectangle {
  const whole = largest(size, shape);
  const [width, height] = [whole.width / view.zoom, whole.height / view.zoom];
  return {
    x: between(0, view.x - width / 2, size.width - width),
    y: between(0, view.y - height / 2, size.height - height),
    width,
    height,
  };
}

/** The view after a step to the side or nearer, held within the picture. */
export function moved(
  size: Size,
  shape: Shape,
  view: View,
  by: { x?: number; y?: number; zoom?: number },
): View {
  const zoom = between(1, view.zoom * (by.zoom ?? 1), mostZoom(size, shape));
  const wanted = { x: view.x + (by.x ?? 0), y: view.y + (by.y ?? 0), zoom };
  const { x, y, width, height } = cutOf(size, shape, wanted);
  return { x: x + width / 2, y: y + height / 2, zoom };
}

/** How large a cut is sent: as it is, or as large as is kept. */
export function sentSize({ width, height }: Size): Size {
  const scale = Math.min(1, MOST_SENT / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

const between = (least: number, value: number, most: number) => Math.max(least, Math.min(value, most));
