import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';
import { inject } from 'vitest';
import { BROWSER_ARGS } from './chromium.ts';
import { ownProduct } from './own-product.ts';

/** Opens the browser without anything that would call out of this machine. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: inject('chromium'),
    args: [...BROWSER_ARGS],
  });
}

/** A fresh browser profile at a size, language and scheme. */
export function openProfile(browser: Browser, options: BrowserContextOptions = {}): Promise<BrowserContext> {
  return browser.newContext({
    baseURL: ownProduct().origin,
    viewport: { width: 1280, height: 800 },
    locale: 'es-CO',
    timezoneId: 'America/Bogota',
    reducedMotion: 'reduce',
    ...options,
  });
}

/** Faults of a page that nobody would see: script errors, refused loads, broken policies. */
export function watchFaults(page: Page): string[] {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('console', (message) => {
    // How a page learns at load that nobody is logged in and that it is no device; the browser writes it down all the same.
    const { url } = message.location();
    const expected =
      (/status of 401/.test(message.text()) && url.includes('/v1/auth/refresh')) ||
      (/status of 404/.test(message.text()) && url.endsWith('/v1/auth/device'));
    if (message.type() === 'error' && !expected) faults.push(`console: ${message.text()} (${url})`);
  });
  return faults;
}

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Keeps a picture under e2e/.pictures, and in docs/images when the run was asked to renew those. */
export async function keepPicture(
  page: Page,
  name: string,
  options: { inDocs?: boolean } = {},
): Promise<void> {
  const kept = folder('../.pictures/');
  await mkdir(kept, { recursive: true });
  await page.screenshot({ path: join(kept, `${name}.png`) });
  if (options.inDocs !== true || process.env.FASTOPS_PICTURES !== 'true') return;
  const docs = folder('../../docs/images/');
  await mkdir(docs, { recursive: true });
  await page.screenshot({ path: join(docs, `${name}.png`) });
}
