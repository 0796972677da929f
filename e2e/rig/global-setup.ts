import type { TestProject } from 'vitest/node';
import { findChromium } from './chromium.ts';
import { startProduct } from './product.ts';

declare module 'vitest' {
  interface ProvidedContext {
    origin: string;
    dataDir: string;
    chromium: string;
  }
}

/** Starts the product as a person would, on a fresh data folder, for all journeys of the run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const chromium = findChromium();
  const product = await startProduct();
  project.provide('chromium', chromium);
  project.provide('origin', product.origin);
  project.provide('dataDir', product.dataDir);
  return () => product.stop();
}
