import { chromium, type Page } from 'playwright-core';
import type { Run } from '../drills/rig/run.ts';
import { BROWSER_ARGS, findChromium } from '../e2e/rig/chromium.ts';
import { median, percentile } from './figures.ts';

/** Where the till is opened, and as whom. */
export interface TillPlan {
  origin: string;
  waiter: RegExp;
}

/** How quick the till is under the eyes of who uses it. */
export interface TillFigures {
  /** From a key to the painted hits, the slowest of twenty. */
  search_key_p95_ms: number;
  /** Pictures a second while the grid of products runs under a finger; the middle of five runs. */
  scroll_fps: number;
}

/** As slow as a phone that has seen a few years. */
const SLOWER = 4;
const TYPED = ['lechona', 'hamb', 'jugo de mora', 'con maracuya', 'zzz'];
const RUNS = 5;
const RUN_PIXELS = 6_000;
const RUN_PIXELS_PER_SECOND = 3_000;

/**
 * In the page: how long after each key what it changed was painted, and how many pictures were painted. The message comes
 * after the picture of its frame.
 */
const PROBE = `
  let seen = () => undefined;
  globalThis.probed = {
    keys: [],
    frames: 0,
    after: (known) => probed.keys.length > known || new Promise((resolve) => { seen = resolve; }),
  };
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => {
    probed.keys.push(performance.now() - data);
    seen();
  };
  addEventListener('input', ({ timeStamp }) => requestAnimationFrame(() => port2.postMessage(timeStamp)), { capture: true });
  const count = () => { probed.frames += 1; requestAnimationFrame(count); };
  requestAnimationFrame(count);
`;

/** Opens the till on the running product in a slowed browser and measures search and scroll. */
export async function measureTill(run: Run, { origin, waiter }: TillPlan): Promise<TillFigures> {
  const executablePath = findChromium();
  const browser = await chromium.launch({ executablePath, args: [...BROWSER_ARGS] });
  run.stack.defer(() => browser.close());
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'es-CO' });
  await page.addInitScript(PROBE);
  await page.goto(`${origin}/pos/`);
  await page.getByRole('button', { name: waiter }).click();
  await page.getByRole('button', { name: /Mesa 1\b/ }).click();
  const search = page.getByLabel('Buscar producto', { exact: true });
  await page
    .getByRole('button', { name: /^Agregar / })
    .first()
    .waitFor();
  const line = await page.context().newCDPSession(page);
  await line.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });

  await search.focus();
  for (const words of TYPED) {
    for (const key of words) await press(page, key);
    while ((await search.inputValue()) !== '') await press(page, 'Backspace');
  }
  const keys = await page.evaluate<number[]>('probed.keys');

  const box = await page
    .getByRole('button', { name: /^Agregar / })
    .first()
    .boundingBox();
  if (!box) throw new Error('the till shows no product');
  const speeds: number[] = [];
  for (let at = 0; at < RUNS; at += 1) {
    const before = await painted(page);
    await line.send('Input.synthesizeScrollGesture', {
      x: box.x + box.width / 2,
      y: box.y + box.height / 2,
      yDistance: -RUN_PIXELS,
      speed: RUN_PIXELS_PER_SECOND,
      gestureSourceType: 'touch',
    });
    const after = await painted(page);
    speeds.push(((after.frames - before.frames) * 1_000) / (after.at - before.at));
  }
  return {
    search_key_p95_ms: Number(percentile(keys, 0.95).toFixed(0)),
    scroll_fps: Number(median(speeds).toFixed(0)),
  };
}

/**
 * The next key only when the one before is painted: nobody's fingers are faster, and none hides behind another. The page says
 * so by itself: to be asked again and again would be work between the key and its picture.
 */
async function press(page: Page, key: string): Promise<void> {
  const known = await page.evaluate<number>('probed.keys.length');
  await page.keyboard.press(key);
  await page.evaluate(`probed.after(${known})`);
}

/** How many pictures were painted so far, and when that is. */
const painted = (page: Page) =>
  page.evaluate<{ frames: number; at: number }>('({ frames: probed.frames, at: performance.now() })');
