import { defineConfig } from 'vitest/config'

/** One project a kind of test, so that `vitest run --project e2e` runs one kind; the folder says which kind a file is. */
const project = (name: string, timeoutMs: number) => ({
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    testTimeout: timeoutMs,
    hookTimeout: timeoutMs * 2,
    globalSetup: ['test/support/build-once.ts'],
  },
})

export default defineConfig({
  test: {
    projects: [
      project('unit', 20_000),
      project('contract', 60_000),
      project('federation', 60_000),
      project('e2e', 120_000),
      project('browser', 60_000),
    ],
    exclude: ['dist/**', 'node_modules/**'],
    maxWorkers: 2,
  },
})
