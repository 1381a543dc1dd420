import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    reporters: process.env['CI'] ? ['default', ['json', { outputFile: 'coverage/vitest.json' }]] : ['default'],
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // by default one core is left to vitest's own process, which has little to do: on two cores that is half of them
    maxWorkers: '100%',
    globalSetup: ['test/global-setup.ts'],
  },
});
