import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'server',
          include: ['{server/src,drills,bench}/**/*.test.ts'],
          globalSetup: ['server/src/app/testing/global-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          // Two cores: more files at once only wait for each other.
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'clients',
          include: ['clients/**/*.test.{ts,tsx}', 'contract/**/*.test.ts'],
          testTimeout: 15_000,
        },
      },
      {
        test: {
          name: 'checks',
          include: ['scripts/**/*.test.mjs'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
