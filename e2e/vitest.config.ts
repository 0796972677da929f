import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'e2e',
    root: import.meta.dirname,
    include: ['*.e2e.ts'],
    globalSetup: ['rig/global-setup.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // One browser and one product at a time: journeys measure what a person would feel.
    fileParallelism: false,
  },
});
