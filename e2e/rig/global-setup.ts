import type { TestProject } from 'vitest/node';
import { findChromium } from './chromium.ts';

declare module 'vitest' {
  interface ProvidedContext {
    chromium: string;
  }
}

/** Finds the browser once, so that a machine without one says so before anything is started. */
export default function setup(project: TestProject): void {
  project.provide('chromium', findChromium());
}
