import { createRequire } from 'node:module'
import { defineConfig } from 'vitest/config'

/**
 * Vite would take graphql's ES modules where packages that Node itself loads take its CommonJS: two copies, whose schemas and
 * errors do not know each other. The processes have one, and so do the tests.
 */
const oneGraphql = [{ find: /^graphql$/, replacement: createRequire(import.meta.url).resolve('graphql') }]

/** One project a kind of test, so that `vitest run --project e2e` runs one kind; the folder says which kind a file is. */
const project = (name: string, timeoutMs: number, more: readonly string[] = []) => ({
  resolve: { alias: oneGraphql },
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`, ...more],
    testTimeout: timeoutMs,
    hookTimeout: timeoutMs * 2,
    globalSetup: ['test/support/build-once.ts'],
  },
})

export default defineConfig({
  test: {
    projects: [
      project('unit', 20_000, ['test/architecture.test.ts']),
      project('contract', 60_000),
      project('federation', 60_000),
      project('e2e', 240_000),
      project('browser', 120_000),
    ],
    exclude: ['dist/**', 'node_modules/**'],
    maxWorkers: 2,
  },
})
