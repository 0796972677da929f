import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'e2e',
    root: import.meta.dirname,
    include: ['*.e2e.ts'],
    globalSetup: ['rig/global-setup.ts'],
    setupFiles: ['rig/own-product.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // One product at a time: journeys measure what a person would feel.
    fileParallelism: false,
    // Only walks that measure nothing are told to run beside each other.
    maxConcurrency: 2,
  },
});
