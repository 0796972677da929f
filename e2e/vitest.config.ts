import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'e2e',
    root: import.meta.dirname,
    include: ['*.e2e.ts'],
    globalSetup: ['rig/global-setup.ts'],
    setupFiles: ['rig/own-product.ts'],
    // Walks through many screens, each looked at with axe, on whatever machine there is: a bound against standing still only.
    testTimeout: 300_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 30_000 } },
    // One product at a time: journeys measure what a person would feel.
    fileParallelism: false,
    // Only walks that measure nothing are told to run beside each other.
    maxConcurrency: 2,
  },
});
